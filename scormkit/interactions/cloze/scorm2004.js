/**
 * Cloze in SCORM 2004 and xAPI (RTE 4th section 4.2.9): a fill-in of several texts. An LMS need not keep more than ten of them,
 * so eleven gaps and more are the steps of a performance, of which it keeps 125.
 */

import { caseMark, inLanguage, joined, pair, plainText } from "../encoding.js";
import { tidy } from "../fill_in/text.js";
import { dataOf, textsOf, variants } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

const MOST_TEXTS = 10;
const MOST_PATTERNS = 5;

/** @param {QuestionData} question */
export const type = (question) => (dataOf(question).gaps.length > MOST_TEXTS ? "performance" : "fill-in");

/** @param {QuestionData} question @param {string[]} texts */
function together(question, texts) {
  const safe = texts.map((text) => plainText(tidy(text)));
  if (type(question) === "performance") return joined(safe.map((text, place) => pair(`gap${place + 1}`, text)));
  return joined(safe.map((text) => inLanguage(question.language, text)));
}

/**
 * Every gap's first answer, and where gaps have several, further patterns with the others.
 *
 * @param {QuestionData} question
 * @returns {string[]} `112[,]ambulance`
 */
export function patterns(question) {
  const start = type(question) === "fill-in" ? caseMark(dataOf(question).caseSensitive) : "";
  return variants(question, MOST_PATTERNS).map((texts) => start + together(question, texts));
}

/**
 * What stands in the gaps.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string}
 */
export const response = (question, answer) => together(question, textsOf(question, answer));
