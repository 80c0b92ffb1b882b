/** Choice in SCORM 2004 and xAPI (RTE 4th section 4.2.9): the ids of the options, `[,]` between them. */

import { joined } from "../encoding.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "choice";

/** @param {{ id: string }[]} options */
const ids = (options) => joined(options.map((option) => option.id).sort());

/**
 * The correct response.
 *
 * @param {QuestionData} question
 * @returns {string[]} `a` or `a[,]c`
 */
export const patterns = (question) => [ids(question.options.filter((option) => option.correct))];

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Keys of the options chosen.
 * @returns {string} `a` or `a[,]c`
 */
export const response = (question, answer) => ids(question.options.filter((option) => answer.includes(option.key)));
