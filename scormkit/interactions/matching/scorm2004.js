/** Pairs in SCORM 2004 and xAPI (RTE 4th section 4.2.9): source id `[.]` target id, `[,]` between the pairs. */

import { joined, pair } from "../encoding.js";
import { pairsOf, rightPairs } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "matching";

/**
 * @param {QuestionData} question
 * @param {Map<number, number>} pairs
 */
function told(question, pairs) {
  const ids = new Map(question.options.map((option) => [option.key, option.id]));
  return joined([...pairs].map(([source, target]) => pair(ids.get(source) ?? "", ids.get(target) ?? "")));
}

/**
 * The correct response.
 *
 * @param {QuestionData} question
 * @returns {string[]} `a[.]c[,]b[.]a`
 */
export const patterns = (question) => [told(question, rightPairs(question))];

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string} `a[.]c[,]b[.]b`
 */
export const response = (question, answer) => told(question, pairsOf(answer));
