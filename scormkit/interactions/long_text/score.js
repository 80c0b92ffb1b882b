/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/**
 * @typedef {object} LongTextData
 * @property {number} least The fewest characters of an answer.
 * @property {number} most The most.
 */

/** @param {QuestionData} question */
export const dataOf = (question) => /** @type {LongTextData} */ (question.data);

/** Any answer is all that can be asked. */
export const score = () => 1;

/**
 * One text, long enough and not too long; white space around it does not make it longer.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const { least, most } = dataOf(question);
  const [text] = answer;
  return answer.length === 1 && typeof text === "string" && text.trim().length >= least && text.length <= most;
}
