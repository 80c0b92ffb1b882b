/** @import { QuestionData } from "../../player/src/types.js" */

/**
 * Right when the options chosen are exactly the correct ones: no more, no fewer.
 *
 * @param {QuestionData} question
 * @param {number[]} answer Keys of the options chosen.
 * @returns {boolean}
 */
export function score(question, answer) {
  return question.options.every((option) => answer.includes(option.key) === option.correct);
}
