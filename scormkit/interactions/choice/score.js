/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/**
 * What the options chosen earn. All or nothing: exactly the right ones, no more, no fewer. Partial: the share of the right
 * ones that were chosen; once more are chosen than are right, the share of the chosen ones that are right, so that ticking
 * every box is no way to full credit. Penalty: each wrong one takes away what a right one gives.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Keys of the options chosen.
 * @returns {number} 0 to 1
 */
export function score(question, answer) {
  const right = question.options.filter((option) => option.correct);
  const hits = right.filter((option) => answer.includes(option.key)).length;
  const wrong = answer.length - hits;
  if (question.credit === "penalty") return Math.max(0, (hits - wrong) / right.length);
  const share = hits / Math.max(right.length, answer.length);
  return question.credit === "partial" || share === 1 ? share : 0;
}

/**
 * Options of this question, none twice; one of them where one is asked for.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const own = answer.every((key) => question.options.some((option) => option.key === key));
  return own && answer.length > 0 && new Set(answer).size === answer.length && (question.multiple || answer.length === 1);
}
