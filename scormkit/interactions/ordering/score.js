/** Answers that are an order: the keys of all items. */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/** @typedef {{ order: number[], compare: "places" | "run" }} OrderData The keys in the right order; what is right in part. */

/** @param {QuestionData} question */
export const dataOf = (question) => /** @type {OrderData} */ (question.data);

/**
 * The items that count as right: those in their place, or those of the longest run in which each follows the one that it
 * should (the first such run; one item alone is no run).
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {Answer} Their keys.
 */
export function rightItems(question, answer) {
  const { order, compare } = dataOf(question);
  if (compare === "places") return answer.filter((key, place) => key === order[place]);
  /** @type {Answer} */
  let longest = [];
  /** @type {Answer} */
  let run = [];
  for (const key of answer) {
    const before = order[order.findIndex((each) => each === key) - 1];
    run = run.length > 0 && run[run.length - 1] === before ? [...run, key] : [key];
    if (run.length > Math.max(1, longest.length)) longest = run;
  }
  return longest;
}

/**
 * All or nothing: the whole order. Partial: the share of the items that count as right. Penalty: each other item takes away
 * what a right one gives.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {number} 0 to 1
 */
export function score(question, answer) {
  const count = dataOf(question).order.length;
  const hits = rightItems(question, answer).length;
  if (question.credit === "penalty") return Math.max(0, (2 * hits - count) / count);
  const share = hits / count;
  return question.credit === "partial" || share === 1 ? share : 0;
}

/**
 * Every item of this question, once.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const { order } = dataOf(question);
  return answer.length === order.length && order.every((key) => answer.includes(key));
}
