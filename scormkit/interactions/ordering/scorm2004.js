/** An order in SCORM 2004 and xAPI (RTE 4th section 4.2.9): the ids in order, `[,]` between them. */

import { joined } from "../encoding.js";
import { dataOf } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "sequencing";

/**
 * @param {QuestionData} question
 * @param {Answer} keys
 */
const ids = (question, keys) =>
  joined(keys.map((key) => question.options.find((option) => option.key === key)?.id ?? ""));

/**
 * The correct response.
 *
 * @param {QuestionData} question
 * @returns {string[]} `a[,]b[,]c`
 */
export const patterns = (question) => [ids(question, dataOf(question).order)];

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string} `b[,]a[,]c`
 */
export const response = (question, answer) => ids(question, answer);
