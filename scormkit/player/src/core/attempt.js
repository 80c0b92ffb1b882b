/**
 * What a learner did, and how each deed changes it. Every function takes an attempt and returns the next one; an attempt
 * itself is never changed, and a deed that is not possible returns the attempt it was given.
 */

import { asked } from "./draw.js";
import { creditOf, typeOf } from "./question-types.js";
import { MOST } from "./state.js";

/** @import { Index } from "./course.js" */
/** @import { Answer, Attempt, PageData, QuestionData, QuestionState, QuestionView } from "../types.js" */

/**
 * An attempt at which nothing was done.
 *
 * @param {() => number} random From 0 up to but not including 1.
 * @returns {Attempt}
 */
export function newAttempt(random) {
  return {
    page: null,
    visited: new Set(),
    reached: new Set(),
    questions: new Map(),
    assessments: new Map(),
    kept: new Map(),
    seconds: 0,
    sent: 0,
    seed: Math.floor(random() * (MOST.seed + 1)),
    status: "not attempted",
  };
}

/**
 * An attempt of which only the bookmark is left, as LMSs keep it that drop suspend data. Where the order is fixed,
 * the learner cannot have come to a page but through the ones before it.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {string} location A page's id.
 * @returns {Attempt}
 */
export function bookmarked(attempt, index, location) {
  const at = index.pages.findIndex((page) => page.id === location);
  if (at < 0) return attempt;
  const seen = index.pages.slice(index.course.navigation === "free" ? at : 0, at + 1).map((page) => page.key);
  return { ...attempt, page: /** @type {number} */ (seen[seen.length - 1]), visited: new Set(seen) };
}

/**
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Attempt}
 */
export function visit(attempt, page) {
  if (attempt.page === page.key && (page.holds || attempt.visited.has(page.key))) return attempt;
  return page.holds ? { ...attempt, page: page.key } : played({ ...attempt, page: page.key }, page);
}

/**
 * A page counts as visited: at once, or when the recordings that hold it were played.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Attempt}
 */
export function played(attempt, page) {
  return { ...attempt, visited: new Set(attempt.visited).add(page.key) };
}

/** @type {QuestionState} */
const UNTOUCHED = { used: 0, answer: [], credit: 0 };

/**
 * A question as a screen shows it. An answer whose options the course no longer has is still an answer.
 *
 * @param {Attempt} attempt
 * @param {QuestionData} question
 * @returns {QuestionView}
 */
export function viewQuestion(attempt, question) {
  const { used, answer, credit } = attempt.questions.get(question.key) ?? UNTOUCHED;
  const correct = credit === 1;
  const left = question.attempts === null ? null : Math.max(0, question.attempts - used);
  const checked = answer.length > 0 || correct || left === 0;
  const retriable = checked && left !== 0 && !(correct && question.graded);
  return { used, left, answer, credit, correct, checked, retriable };
}

/**
 * @param {Attempt} attempt
 * @param {QuestionData} question
 * @param {QuestionState} state
 * @returns {Attempt}
 */
const withQuestion = (attempt, question, state) => ({
  ...attempt,
  questions: new Map(attempt.questions).set(question.key, state),
});

/**
 * A question of an assessment that is not under way, or that its round does not ask.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {QuestionData} question
 */
function isClosed(attempt, index, question) {
  const home = index.home.get(question.key);
  if (home?.kind !== "assessment") return false;
  return attempt.assessments.get(home.key)?.finished !== false || !asked(attempt, home).includes(question);
}

/**
 * Checks an answer. Not possible: one that the question's type does not accept, one on top of a checked one, one in an
 * assessment that is not under way.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {Attempt}
 */
export function answerQuestion(attempt, index, question, answer) {
  const type = typeOf(index, question);
  const view = viewQuestion(attempt, question);
  if (isClosed(attempt, index, question) || view.checked || !type.accepts(question, answer)) return attempt;
  return withQuestion(attempt, question, {
    used: Math.min(view.used + 1, MOST.used),
    answer: type.list ? answer : [...answer].sort((one, other) => Number(one) - Number(other)),
    credit: creditOf(index, question, answer),
  });
}

/**
 * Clears an answer for another try.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {QuestionData} question
 * @returns {Attempt}
 */
export function retryQuestion(attempt, index, question) {
  const view = viewQuestion(attempt, question);
  if (isClosed(attempt, index, question) || !view.retriable) return attempt;
  return withQuestion(attempt, question, { used: view.used, answer: [], credit: 0 });
}
