/** Answers that are pairs: [source key, target key, ...], every source once. Matching and categorise are both such. */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/** @typedef {{ pairs: [number, number][] }} PairsData The right answer: [source key, target key] each. */

/**
 * The right target of each source, by key, the sources in ascending order.
 *
 * @param {QuestionData} question
 * @returns {Map<number, number>}
 */
export function rightPairs(question) {
  const { pairs } = /** @type {PairsData} */ (question.data);
  return new Map([...pairs].sort(([one], [other]) => one - other));
}

/**
 * What the learner chose for each source.
 *
 * @param {Answer} answer
 * @returns {Map<number, number>}
 */
export function pairsOf(answer) {
  const keys = /** @type {number[]} */ (answer);
  return new Map(
    keys.flatMap((key, place) => (place % 2 === 0 ? [/** @type {[number, number]} */ ([key, keys[place + 1]])] : [])),
  );
}

/**
 * All or nothing: every pair right. Partial: the share of the pairs that are right. Penalty: each wrong pair takes away what a
 * right one gives.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {number} 0 to 1
 */
export function score(question, answer) {
  const chosen = pairsOf(answer);
  const right = [...rightPairs(question)];
  const hits = right.filter(([source, target]) => chosen.get(source) === target).length;
  if (question.credit === "penalty") return Math.max(0, (2 * hits - right.length) / right.length);
  const share = hits / right.length;
  return question.credit === "partial" || share === 1 ? share : 0;
}

/**
 * Every source once, in ascending order, each with a target of this question.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const sources = [...rightPairs(question).keys()];
  const targets = question.options.map((option) => option.key).filter((key) => !sources.includes(key));
  return (
    answer.length === 2 * sources.length &&
    sources.every((source, place) => answer[2 * place] === source) &&
    sources.every((_, place) => targets.some((target) => answer[2 * place + 1] === target))
  );
}
