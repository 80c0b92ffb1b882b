/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/** Any answer is all that can be asked. */
export const score = () => 1;

/**
 * One point of the scale.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export const accepts = (question, answer) =>
  answer.length === 1 && question.options.some((option) => option.key === answer[0]);
