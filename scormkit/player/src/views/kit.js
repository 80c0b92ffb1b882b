/** What the views of question types share: they import nothing of the player, so that each is bundled by itself. */

import { announce, button, element, focusOn, icon, part } from "./dom.js";

/** @import { Kit, QuestionData, Session, Words } from "../types.js" */

/**
 * @param {Session} session
 * @param {Words} words
 * @param {QuestionData} question
 * @returns {Kit}
 */
export const kitFor = (session, words, question) => ({
  words,
  order: (group = "") => session.order(question).filter((option) => option.group === group),
  icon,
  element,
  part,
  button,
  focusOn,
  announce,
});
