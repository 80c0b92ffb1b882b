/** True or false in SCORM 2004 and xAPI (RTE 4th section 4.2.9): the words `true` and `false`, the ids of the options. */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "true-false";

/**
 * The correct response.
 *
 * @param {QuestionData} question
 * @returns {string[]} `true` or `false`
 */
export const patterns = (question) => question.options.filter((option) => option.correct).map((option) => option.id);

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Key of the option chosen.
 * @returns {string} `true` or `false`
 */
export const response = (question, answer) => question.options.find((option) => option.key === answer[0])?.id ?? "";
