import { fold, tidy } from "../fill_in/text.js";
import { readNumber } from "./number.js";

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/**
 * @typedef {object} NumericData
 * @property {number | null} answer The right number, where it is one and not a range.
 * @property {number | null} low The least that is right; null: no limit.
 * @property {number | null} high
 * @property {{ name: string, accept: string[], required: boolean } | null} unit
 * @property {number} maxLength In UTF-16 units.
 * @property {[number | null, number | null][]} responses Ranges of wrong numbers that have feedback of their own.
 */

/** @param {QuestionData} question */
export const dataOf = (question) => /** @type {NumericData} */ (question.data);

/** The language in which numbers are written. @param {QuestionData} question */
export const languageOf = (question) => question.language;

/** @param {QuestionData} question @param {Answer} answer */
export const numberOf = (question, [text]) => readNumber(String(text ?? ""), languageOf(question));

/** A unit as it is compared: `m²` is `m2`, `hrs.` is `hrs`. @param {string} name */
const folded = (name) => fold(name.normalize("NFKC"), false).replace(/ |\.$/g, "");

/** @param {string} number @param {number | null} low @param {number | null} high */
const lies = (number, low, high) => (low === null || Number(number) >= low) && (high === null || Number(number) <= high);

/**
 * How number and unit came out. `unit` is "fine" also where it may be left out, and was.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {{ number: boolean, unit: "fine" | "missing" | "wrong" }}
 */
export function judge(question, answer) {
  const { low, high, unit } = dataOf(question);
  const found = numberOf(question, answer);
  if (!found) return { number: false, unit: "fine" };
  const number = lies(found.number, low, high);
  if (!found.unit) return { number, unit: unit?.required ? "missing" : "fine" };
  const known = unit !== null && [unit.name, ...unit.accept].some((name) => folded(name) === folded(found.unit));
  return { number, unit: known ? "fine" : "wrong" };
}

/**
 * Right when the number lies in the range and the unit is right, or left out where it may be.
 *
 * @param {QuestionData} question
 * @param {Answer} answer The text.
 * @returns {number} 0 or 1
 */
export function score(question, answer) {
  const { number, unit } = judge(question, answer);
  return number && unit === "fine" ? 1 : 0;
}

/**
 * A text that can be read as a number; beside it at most a unit, where the question has one.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const [text] = answer;
  const { unit, maxLength } = dataOf(question);
  if (answer.length !== 1 || typeof text !== "string" || text.length > maxLength || !tidy(text)) return false;
  const found = numberOf(question, answer);
  return found !== null && (found.unit === "" || unit !== null);
}

/**
 * Which of the feedbacks for particular wrong numbers the answer earns.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {number} Its place; -1 when there is none, or the number is right.
 */
export function responseTo(question, answer) {
  const found = numberOf(question, answer);
  if (!found || judge(question, answer).number) return -1;
  return dataOf(question).responses.findIndex(([low, high]) => lies(found.number, low, high));
}
