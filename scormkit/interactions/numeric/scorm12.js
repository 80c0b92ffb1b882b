/** Numeric in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): one number; a tolerance or a unit has no place in it. */

import { decimal } from "../encoding.js";
import { dataOf, numberOf } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "numeric";

/**
 * The right number. Of a range both ends, each a pattern of its own, since each is right.
 *
 * @param {QuestionData} question
 * @returns {string[]}
 */
export function patterns(question) {
  const { answer, low, high } = dataOf(question);
  const numbers = answer === null ? [low, high] : [answer];
  return [...new Set(numbers.flatMap((number) => (number === null ? [] : [decimal(number)])))];
}

/**
 * The number typed, in plain digits with a point.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string}
 */
export const response = (question, answer) => numberOf(question, answer)?.number ?? "";
