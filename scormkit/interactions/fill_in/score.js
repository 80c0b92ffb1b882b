import { isOneOf, plain, tidy } from "./text.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/**
 * @typedef {object} FillInData
 * @property {string[]} accept
 * @property {string | null} pattern A regular expression with both anchors, for the flag `u`; its cost was bounded by pattern.py.
 * @property {boolean} caseSensitive
 * @property {boolean} numberWords
 * @property {number} maxLength In UTF-16 units.
 * @property {string[]} responses The wrong answers that have feedback of their own.
 */

/** @param {QuestionData} question */
export const dataOf = (question) => /** @type {FillInData} */ (question.data);

/**
 * Right when the text is one of those accepted, or fits the pattern as a whole.
 *
 * @param {QuestionData} question
 * @param {Answer} answer The text.
 * @returns {number} 0 or 1
 */
export function score(question, [typed]) {
  const data = dataOf(question);
  const text = String(typed ?? "");
  if (isOneOf(text, data.accept, data)) return 1;
  if (data.pattern === null) return 0;
  return new RegExp(data.pattern, data.caseSensitive ? "u" : "iu").test(plain(text)) ? 1 : 0;
}

/**
 * One text that says something and fits the field.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const [text] = answer;
  return answer.length === 1 && isText(text, dataOf(question).maxLength);
}

/**
 * @param {number | string | undefined} text
 * @param {number} most
 * @returns {text is string}
 */
export const isText = (text, most) => typeof text === "string" && text.length <= most && tidy(text) !== "";

/**
 * Which of the feedbacks for particular wrong answers the answer earns.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {number} Its place; -1 when there is none, or the answer is right.
 */
export function responseTo(question, answer) {
  const data = dataOf(question);
  if (score(question, answer) === 1) return -1;
  return data.responses.findIndex((match) => isOneOf(String(answer[0] ?? ""), [match], data));
}
