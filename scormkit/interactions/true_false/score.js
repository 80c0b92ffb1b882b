/** @import { QuestionData } from "../../player/src/types.js" */

/**
 * Right when the one option chosen is the correct one.
 *
 * @param {QuestionData} question
 * @param {number[]} answer Key of the option chosen.
 * @returns {boolean}
 */
export function score(question, answer) {
  return answer.length === 1 && question.options.some((option) => option.correct && option.key === answer[0]);
}
