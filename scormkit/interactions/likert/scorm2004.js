/** Likert in SCORM 2004 and xAPI (RTE 4th section 4.2.9): the id of one point, no correct response. */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "likert";

/** @returns {string[]} */
export const patterns = () => [];

/**
 * The id of the point chosen.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Key of the point.
 * @returns {string}
 */
export const response = (question, answer) => question.options.find((option) => option.key === answer[0])?.id ?? "";
