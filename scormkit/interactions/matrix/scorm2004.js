/** Matrix in SCORM 2004 and xAPI (RTE 4th section 4.2.9): every row matched with a column, no correct response. */

import { joined, pair } from "../encoding.js";
import { pairsOf } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "matching";

/** @returns {string[]} */
export const patterns = () => [];

/**
 * The ids of rows and columns.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Row, column, row, column ...
 * @returns {string} `a[.]c[,]b[.]a`
 */
export const response = (question, answer) =>
  joined(pairsOf(question, answer).map(({ row, column }) => pair(row.id, column.id)));
