/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/**
 * Right when the option chosen is the correct one.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Key of the option chosen.
 * @returns {number} 0 or 1
 */
export function score(question, answer) {
  return question.options.some((option) => option.correct && option.key === answer[0]) ? 1 : 0;
}

/**
 * One of the two options.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  return answer.length === 1 && question.options.some((option) => option.key === answer[0]);
}
