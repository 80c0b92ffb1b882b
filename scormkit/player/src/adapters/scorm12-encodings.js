/** How SCORM 1.2 writes the answers of each question type. One line a type. */

import * as choice from "../../../interactions/choice/scorm12.js";
import * as trueFalse from "../../../interactions/true_false/scorm12.js";

/** @import { QuestionData } from "../types.js" */

/**
 * @typedef {object} Encoding
 * @property {string} type A type of the SCORM 1.2 vocabulary.
 * @property {(question: QuestionData) => string} pattern
 * @property {(question: QuestionData, answer: number[]) => string} response
 */

/** @type {Record<QuestionData["type"], Encoding>} */
export const ENCODINGS = { choice, "true-false": trueFalse };
