/** How an answer of each question type is judged. One line a type. */

import { score as choice } from "../../../interactions/choice/score.js";
import { score as trueFalse } from "../../../interactions/true_false/score.js";

/** @import { QuestionData } from "../types.js" */

/** @type {Record<QuestionData["type"], (question: QuestionData, answer: number[]) => boolean>} */
const SCORES = { choice, "true-false": trueFalse };

/**
 * Whether the options chosen (keys) answer the question.
 *
 * @param {QuestionData} question
 * @param {number[]} answer
 * @returns {boolean}
 */
export const isCorrect = (question, answer) => SCORES[question.type](question, answer);
