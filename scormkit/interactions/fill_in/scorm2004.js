/** Fill-in in SCORM 2004 and xAPI (RTE 4th section 4.2.9): a text of at most 250 characters, parameters before it. */

import { caseMark, inLanguage, plainText } from "../encoding.js";
import { dataOf } from "./score.js";
import { tidy } from "./text.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/** What every LMS takes. */
const MOST_PATTERNS = 5;

export const type = () => "fill-in";

/** @param {QuestionData} question @param {string} text */
const told = (question, text) => inLanguage(question.language, plainText(tidy(text)));

/**
 * The first accepted answers, each a pattern of its own.
 *
 * @param {QuestionData} question
 * @returns {string[]}
 */
export function patterns(question) {
  const { accept, caseSensitive } = dataOf(question);
  return accept.slice(0, MOST_PATTERNS).map((text) => caseMark(caseSensitive) + told(question, text));
}

/**
 * What was typed.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string}
 */
export const response = (question, [text]) => told(question, String(text ?? ""));
