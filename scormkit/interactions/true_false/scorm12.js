/** True or false in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): `t` or `f`. */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "true-false";

/**
 * The correct response.
 *
 * @param {QuestionData} question
 * @returns {string[]} `t` or `f`
 */
export const patterns = (question) =>
  question.options.filter((option) => option.correct).map((option) => option.letter);

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Key of the option chosen.
 * @returns {string} `t` or `f`
 */
export const response = (question, answer) =>
  question.options.find((option) => option.key === answer[0])?.letter ?? "";
