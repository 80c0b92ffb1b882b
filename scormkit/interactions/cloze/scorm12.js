/** Cloze in SCORM 1.2, which knows no gaps: a fill-in (RTE 1.2 section 3.4.4, CMIFeedback) of at most 255 characters. */

import { cut } from "../encoding.js";
import { tidy } from "../fill_in/text.js";
import { textsOf, variants } from "./score.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

const MOST = 255;
const MOST_PATTERNS = 5;
const BETWEEN = "; ";

export const type = () => "fill-in";

/**
 * The texts of the gaps in one. Where they do not fit, each is cut to its share, so that every gap is heard of.
 *
 * @param {string[]} texts
 * @returns {string}
 */
function together(texts) {
  const tidied = texts.map(tidy);
  const whole = tidied.join(BETWEEN);
  if (whole.length <= MOST) return whole;
  const share = Math.floor((MOST - BETWEEN.length * (texts.length - 1)) / texts.length);
  return tidied.map((text) => cut(text, share)).join(BETWEEN);
}

/**
 * Every gap's first answer, and where gaps have several, further patterns with the others.
 *
 * @param {QuestionData} question
 * @returns {string[]} `112; ambulance`
 */
export const patterns = (question) => [...new Set(variants(question, MOST_PATTERNS).map(together))];

/**
 * What stands in the gaps.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {string}
 */
export const response = (question, answer) => together(textsOf(question, answer));
