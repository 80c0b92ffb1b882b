/** How a numeric question looks: a field, and what is said at it after checking. */

import { read, showField } from "../fill_in/view.js";
import { dataOf, judge, languageOf, numberOf, responseTo } from "./score.js";

/** @import { Answer, Kit, QuestionData, ShownView, Words } from "../../player/src/types.js" */

export { read };

/** @param {QuestionData} question @param {Answer} answer */
export function missing(question, answer) {
  if (String(answer[0] ?? "").trim() === "") return "none_number";
  return numberOf(question, answer) ? "number_alone" : "number_unread";
}

/**
 * Shows the answer in its field, and after checking a word beside it and the feedback for just this number.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  showField(form, view, kit, {
    response: responseTo(question, view.answer),
    solution: view.reveal ? solution(question, kit.words) : "",
  });
  const { number, unit } = judge(question, view.answer);
  const line = kit.part(form, "[data-unit]");
  line.hidden = !view.checked || !number || unit === "fine";
  line.textContent = line.hidden ? "" : kit.words.say(unit === "missing" ? "unit_missing" : "unit_wrong");
}

/**
 * The right number or range as people write it, with its unit.
 *
 * @param {QuestionData} question
 * @param {Words} words
 * @returns {string}
 */
export function solution(question, words) {
  const { answer, low, high, unit } = dataOf(question);
  const format = new Intl.NumberFormat(languageOf(question), { maximumFractionDigits: 17 });
  const [from, to] = [low, high].map((side) => (side === null ? "" : format.format(side)));
  const number =
    answer !== null
      ? format.format(answer)
      : words.say(from && to ? "number_between" : from ? "number_from" : "number_to", { low: from ?? "", high: to ?? "" });
  return unit ? `${number} ${unit.name}` : number;
}
