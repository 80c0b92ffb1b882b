/** Numeric in SCORM 2004 and xAPI (RTE 4th section 4.2.9): a real number; the pattern is a range, `min[:]max`. */

import { between } from "../encoding.js";
import { dataOf } from "./score.js";

/** @import { QuestionData } from "../../player/src/types.js" */

export { response, type } from "./scorm12.js";

/**
 * The range of numbers that are right; an exact number stands on both sides.
 *
 * @param {QuestionData} question
 * @returns {string[]}
 */
export function patterns(question) {
  const { low, high } = dataOf(question);
  return [between(low, high)];
}
