/** True or false in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): `t` or `f`. */

/** @import { OptionData, QuestionData } from "../../player/src/types.js" */

export const type = "true-false";

/** @param {OptionData | undefined} option */
const letter = (option) => option?.letter ?? "";

/**
 * The correct response.
 *
 * @param {QuestionData} question
 * @returns {string} `t` or `f`
 */
export const pattern = (question) => letter(question.options.find((option) => option.correct));

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {number[]} answer Key of the option chosen.
 * @returns {string} `t` or `f`
 */
export const response = (question, answer) => letter(question.options.find((option) => option.key === answer[0]));
