/**
 * A scenario in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): a performance, an alphanumeric text. It is the letters of the
 * choices taken, in order; letters count in their step, and the steps follow from the choices before.
 */

import { storyOf } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "performance";

/**
 * The shortest ways to the best end.
 *
 * @param {QuestionData} question
 * @returns {string[]} `ba`
 */
export const patterns = (question) => storyOf(question).ways.map((way) => response(question, way));

/**
 * The way that the learner took, wrong turns included.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Keys of the choices taken; at most 125.
 * @returns {string} `cba`
 */
export const response = (question, answer) =>
  answer.map((key) => question.options.find((option) => option.key === key)?.letter ?? "").join("");
