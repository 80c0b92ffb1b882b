/**
 * Long text in SCORM 1.2: a fill-in (RTE 1.2 section 3.4.4, CMIFeedback), no correct response. A text that is sent has 255
 * characters at most, since scormkit refuses a course that would allow more (QST061); nothing is cut here.
 */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "fill-in";

/** @returns {string[]} */
export const patterns = () => [];

/**
 * What was written. A blank stands for the end of a line: run times that hold values against `^.*$` (scorm-again 3, and LMSs
 * built on it) refuse a text of several lines with error 405, and the whole answer is lost.
 *
 * @param {QuestionData} _
 * @param {Answer} answer
 * @returns {string}
 */
export const response = (_, [text]) => String(text ?? "").replace(/[\r\n\u2028\u2029]/g, " ");
