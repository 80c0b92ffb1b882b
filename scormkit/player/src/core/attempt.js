/**
 * What a learner did, and how each deed changes it. Every function takes an attempt and returns the next one; an attempt
 * itself is never changed, and a deed that is not possible returns the attempt it was given.
 */

import { creditOf, typeOf } from "./question-types.js";
import { passedBest, roundHundredths } from "./scoring.js";
import { MOST } from "./state.js";
import { roundsLeft } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { Answer, AssessmentState, Attempt, PageData, QuestionData, QuestionState, QuestionView } from "../types.js" */

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
    questions: new Map(),
    assessments: new Map(),
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
  return { ...attempt, page: page.key, visited: new Set(attempt.visited).add(page.key) };
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
  const home = index.home.get(question.key);
  const closed = home?.kind === "assessment" && attempt.assessments.get(home.key)?.finished !== false;
  const view = viewQuestion(attempt, question);
  if (closed || view.checked || !type.accepts(question, answer)) return attempt;
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
  const home = index.home.get(question.key);
  const closed = home?.kind === "assessment" && attempt.assessments.get(home.key)?.finished !== false;
  const view = viewQuestion(attempt, question);
  if (closed || !view.retriable) return attempt;
  return withQuestion(attempt, question, { used: view.used, answer: [], credit: 0 });
}

/**
 * @param {Attempt} attempt
 * @param {PageData} page
 * @param {AssessmentState} state
 * @returns {Attempt}
 */
const withAssessment = (attempt, page, state) => ({
  ...attempt,
  assessments: new Map(attempt.assessments).set(page.key, state),
});

/**
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Attempt}
 */
export function beginRound(attempt, page) {
  if (attempt.assessments.has(page.key)) return attempt;
  return withAssessment(attempt, page, { rounds: 0, finished: false, best: -1 });
}

/**
 * Submits the round under way, once every question was checked.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Attempt}
 */
export function finishRound(attempt, page) {
  const state = attempt.assessments.get(page.key);
  const ready = page.questions.every((question) => viewQuestion(attempt, question).checked);
  if (!state || state.finished || !ready) return attempt;
  return withAssessment(attempt, page, {
    rounds: Math.min(state.rounds + 1, MOST.rounds),
    finished: true,
    best: Math.max(state.best, roundHundredths(attempt, page)),
  });
}

/**
 * Another round is possible: the last one is submitted, none was passed, and the author allows more.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
export function canRestart(attempt, page) {
  const finished = attempt.assessments.get(page.key)?.finished ?? false;
  return finished && !passedBest(attempt, page) && roundsLeft(attempt, page) !== 0;
}

/**
 * A new round with all answers cleared.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Attempt}
 */
export function restartRound(attempt, page) {
  const state = attempt.assessments.get(page.key);
  if (!state || !canRestart(attempt, page)) return attempt;
  const questions = new Map(attempt.questions);
  for (const question of page.questions) questions.delete(question.key);
  return withAssessment({ ...attempt, questions }, page, { ...state, finished: false });
}

/**
 * Which round's order of options is on the screen: the one under way, or the one just submitted.
 *
 * @param {Attempt} attempt
 * @param {PageData | undefined} page
 */
export function roundShown(attempt, page) {
  const state = page && attempt.assessments.get(page.key);
  return state ? state.rounds - (state.finished ? 1 : 0) : 0;
}
