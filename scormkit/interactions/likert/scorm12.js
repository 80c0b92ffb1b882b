/** Likert in SCORM 1.2 (RTE 1.2 section 3.4.4, CMIFeedback): one character, no correct response. */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "likert";

/** @returns {string[]} */
export const patterns = () => [];

/**
 * The letter of the point chosen.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Key of the point.
 * @returns {string}
 */
export const response = (question, answer) => question.options.find((option) => option.key === answer[0])?.letter ?? "";
