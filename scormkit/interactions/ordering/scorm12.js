/** An order in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): single characters in order, commas between them. */

import { dataOf } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "sequencing";

/**
 * @param {QuestionData} question
 * @param {Answer} keys
 */
const letters = (question, keys) =>
  keys.map((key) => question.options.find((option) => option.key === key)?.letter ?? "").join(",");

/**
 * The correct response.
 *
 * @param {QuestionData} question
 * @returns {string[]} `a,b,c`
 */
export const patterns = (question) => [letters(question, dataOf(question).order)];

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string} `b,a,c`
 */
export const response = (question, answer) => letters(question, answer);
