/**
 * Matrix in SCORM 1.2: pairs of a matching interaction (RTE 1.2 section 3.4.4, CMIFeedback: source.target), no correct response.
 *
 * A likert interaction takes one character, so a matrix would have to be as many interactions as it has rows, under ids that
 * no author wrote, and an answer that is changed would be sent as often again. A matching interaction holds all rows at once,
 * under the question's own id; 36 rows are 143 characters of the 255.
 */

import { pairsOf } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "matching";

/** @returns {string[]} */
export const patterns = () => [];

/**
 * The letters of rows and columns.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Row, column, row, column ...
 * @returns {string} `a.c,b.a`
 */
export const response = (question, answer) =>
  pairsOf(question, answer)
    .map(({ row, column }) => `${row.letter}.${column.letter}`)
    .join(",");
