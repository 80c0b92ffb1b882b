import { isText } from "../fill_in/score.js";
import { isOneOf } from "../fill_in/text.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/**
 * @typedef {object} Gap
 * @property {string[]} accept
 * @property {[number, string][] | null} list Option keys and their texts; null: the gap is typed.
 */

/**
 * @typedef {object} ClozeData
 * @property {Gap[]} gaps
 * @property {boolean} caseSensitive
 * @property {boolean} numberWords
 * @property {number} maxLength In UTF-16 units.
 */

/** @param {QuestionData} question */
export const dataOf = (question) => /** @type {ClozeData} */ (question.data);

/**
 * What stands in each gap, as a text.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string[]}
 */
export const textsOf = (question, answer) =>
  dataOf(question).gaps.map(({ list }, place) => {
    const value = answer[place];
    return String((list ? list.find(([key]) => key === value)?.[1] : value) ?? "");
  });

/**
 * Which gaps are right.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean[]}
 */
export function judge(question, answer) {
  const data = dataOf(question);
  const texts = textsOf(question, answer);
  return data.gaps.map(({ accept, list }, place) =>
    list
      ? question.options.some(({ key, correct }) => correct && key === answer[place] && list.some(([each]) => each === key))
      : isOneOf(texts[place] ?? "", accept, data),
  );
}

/**
 * All or nothing: every gap. Partial: the share of gaps that are right. Penalty: each wrong one takes away what a right one
 * gives.
 *
 * @param {QuestionData} question
 * @param {Answer} answer One entry a gap: the text typed, or the key chosen.
 * @returns {number} 0 to 1
 */
export function score(question, answer) {
  const gaps = judge(question, answer);
  const right = gaps.filter(Boolean).length;
  if (question.credit === "partial") return right / gaps.length;
  if (question.credit === "penalty") return Math.max(0, (2 * right - gaps.length) / gaps.length);
  return right === gaps.length ? 1 : 0;
}

/**
 * Every gap is filled: with a text that fits, or an option of its own list.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const { gaps, maxLength } = dataOf(question);
  /** @param {Gap} gap @param {number} place */
  const filled = ({ list }, place) =>
    list ? list.some(([key]) => key === answer[place]) : isText(answer[place], maxLength);
  return answer.length === gaps.length && gaps.every(filled);
}

/**
 * Every gap's first answer; then the other answers of each gap, one at a time.
 *
 * @param {QuestionData} question
 * @param {number} most
 * @returns {string[][]}
 */
export function variants(question, most) {
  const lists = dataOf(question).gaps.map(({ accept }) => accept);
  const first = lists.map((accept) => accept[0] ?? "");
  const others = lists.flatMap((accept, place) =>
    accept.slice(1).map((other) => first.map((text, at) => (at === place ? other : text))),
  );
  return [first, ...others].slice(0, most);
}
