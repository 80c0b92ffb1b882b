/** What an answer is worth, as its question's type judges it. No type is known here by name. */

/** @import { Index } from "./course.js" */
/** @import { Answer, QuestionData, TypeModule } from "../types.js" */

/**
 * @param {Index} index
 * @param {QuestionData} question
 * @returns {TypeModule}
 */
export const typeOf = (index, question) => /** @type {TypeModule} */ (index.types[question.type]);

/**
 * What an accepted answer earns, 0 to 1. Where nothing is right or wrong, any answer is all that can be asked.
 *
 * @param {Index} index
 * @param {QuestionData} question
 * @param {Answer} answer
 */
export function creditOf(index, question, answer) {
  if (!question.graded) return 1;
  return Math.min(1, Math.max(0, typeOf(index, question).score(question, answer)));
}
