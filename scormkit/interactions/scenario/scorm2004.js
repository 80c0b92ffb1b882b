/**
 * A scenario in SCORM 2004 and xAPI (RTE 4th section 4.2.9): a performance, each part a step and the choice taken in it.
 */

import { joined, pair } from "../encoding.js";
import { stepOf, storyOf } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

export const type = () => "performance";

/**
 * The shortest ways to the best end.
 *
 * @param {QuestionData} question
 * @returns {string[]} `arrive[.]b[,]talk[.]a`
 */
export const patterns = (question) => storyOf(question).ways.map((way) => response(question, way));

/**
 * The way that the learner took, wrong turns included.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Keys of the choices taken; at most 125.
 * @returns {string} `arrive[.]c[,]arrive[.]b[,]talk[.]a`
 */
export const response = (question, answer) =>
  joined(
    answer.flatMap((key) => {
      const option = question.options.find((each) => each.key === key);
      return option ? [pair(stepOf(option.group), option.id)] : [];
    }),
  );
