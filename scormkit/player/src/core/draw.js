/**
 * Which questions a round of an assessment asks. That of an assessment with sections are drawn by a feature
 * (features/sections.js); of others a round asks all.
 */

import { FEATURES } from "./registry.js";

/** @import { Attempt, DrawnPart, PageData, QuestionData } from "../types.js" */

/** The feature, for an assessment that has sections. @param {PageData} page */
export const sectionsOf = (page) => (page.sections ? FEATURES.sections : undefined);

/**
 * Which round is on the screen: the one under way, or the one just submitted.
 *
 * @param {Attempt} attempt
 * @param {PageData | undefined} page
 */
export function roundShown(attempt, page) {
  const state = page && attempt.assessments.get(page.key);
  return state ? state.rounds - (state.finished ? 1 : 0) : 0;
}

/**
 * The questions of the round on the screen, part by part; without sections it is one part, as it stands.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {DrawnPart[]}
 */
export const drawn = (attempt, page) => sectionsOf(page)?.drawn(attempt, page) ?? [{ title: "", asked: page.questions }];

/**
 * The questions of a page; of an assessment those of the round on the screen, in order.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {QuestionData[]}
 */
export const asked = (attempt, page) => drawn(attempt, page).flatMap((part) => part.asked);
