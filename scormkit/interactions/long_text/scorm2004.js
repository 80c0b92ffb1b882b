/** Long text in SCORM 2004 and xAPI (RTE 4th section 4.2.9): a long-fill-in of at most 4000 characters, no correct response. */

import { LONG_TEXT, inLanguage, plainText } from "../encoding.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "long-fill-in";

/** @returns {string[]} */
export const patterns = () => [];

/**
 * What was written.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string}
 */
export const response = (question, [text]) =>
  inLanguage(question.language ?? "en", plainText(String(text ?? ""), LONG_TEXT));
