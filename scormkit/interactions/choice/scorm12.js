/** Choice in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): single characters 0-9 a-z, commas between several. */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "choice";

/** @param {{ letter: string }[]} options */
const letters = (options) => options.map((option) => option.letter).sort().join(",");

/**
 * The correct response. Braces say that all of the list must be chosen.
 *
 * @param {QuestionData} question
 * @returns {string[]} `a` for a single choice, `{a,c}` for a multiple one
 */
export function patterns(question) {
  const list = letters(question.options.filter((option) => option.correct));
  return [question.multiple ? `{${list}}` : list];
}

/**
 * The learner's response.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Keys of the options chosen.
 * @returns {string} `a` or `a,c`
 */
export function response(question, answer) {
  return letters(question.options.filter((option) => answer.includes(option.key)));
}
