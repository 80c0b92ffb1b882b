/** Pairs in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): source.target, single characters, commas between the pairs. */

import { pairsOf, rightPairs } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "matching";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
/** Sources are told as digits while there are any, as in the standard's own example, so that a report reads `1.c`. */
const SOURCES = "123456789abcdefghijklmnopqrstuvwxyz0";

/**
 * @param {QuestionData} question
 * @param {Map<number, number>} pairs
 */
function told(question, pairs) {
  const letters = new Map(question.options.map((option) => [option.key, option.letter]));
  const letter = (/** @type {number} */ key) => letters.get(key) ?? "";
  return [...pairs].map(([source, target]) => `${SOURCES[LETTERS.indexOf(letter(source))]}.${letter(target)}`).join(",");
}

/**
 * The correct response. Braces say that all of the pairs are wanted.
 *
 * @param {QuestionData} question
 * @returns {string[]} `{1.c,2.a}`
 */
export const patterns = (question) => [`{${told(question, rightPairs(question))}}`];

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string} `1.c,2.b`
 */
export const response = (question, answer) => told(question, pairsOf(answer));
