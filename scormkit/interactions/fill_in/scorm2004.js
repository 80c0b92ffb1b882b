/** Fill-in in SCORM 2004 and xAPI (RTE 4th section 4.2.9): a text of at most 250 characters, parameters before it. */

import { caseMark, languageMark, plainText } from "../encoding.js";
import { dataOf } from "./score.js";
import { tidy } from "./text.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/** What every LMS takes. */
const MOST_PATTERNS = 5;

export const type = () => "fill-in";

/**
 * The first accepted answers, each a pattern of its own.
 *
 * @param {QuestionData} question
 * @returns {string[]}
 */
export function patterns(question) {
  const { accept, caseSensitive } = dataOf(question);
  const start = caseMark(caseSensitive) + languageMark(question.language);
  return accept.slice(0, MOST_PATTERNS).map((text) => start + plainText(tidy(text)));
}

/**
 * What was typed.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string}
 */
export const response = (question, [text]) => languageMark(question.language) + plainText(tidy(String(text ?? "")));
