/** Fill-in in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): a text of at most 255 characters. */

import { cut } from "../encoding.js";
import { dataOf } from "./score.js";
import { tidy } from "./text.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

const MOST = 255;

export const type = () => "fill-in";

/**
 * Every accepted answer is a pattern of its own.
 *
 * @param {QuestionData} question
 * @returns {string[]}
 */
export const patterns = (question) => dataOf(question).accept.map((text) => cut(tidy(text), MOST));

/**
 * What was typed.
 *
 * @param {QuestionData} _
 * @param {Answer} answer
 * @returns {string}
 */
export const response = (_, [text]) => cut(tidy(String(text ?? "")), MOST);
