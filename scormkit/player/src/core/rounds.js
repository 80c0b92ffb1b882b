/** The rounds of an assessment: begun, submitted, taken again. As in attempt.js, a deed that is not possible changes nothing. */

import { viewQuestion } from "./attempt.js";
import { asked, sectionsOf } from "./draw.js";
import { FEATURES } from "./registry.js";
import { passedBest, roundHundredths } from "./scoring.js";
import { MOST } from "./state.js";
import { roundsLeft } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { AssessmentState, Attempt, PageData } from "../types.js" */

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
  return withAssessment(attempt, page, { rounds: 0, finished: false, best: -1, seen: new Set(), ended: 0 });
}

/**
 * Submits the round under way, once every question was checked. A passed pretest makes the pages of its unit done.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {PageData} page
 * @param {number} now In milliseconds.
 * @returns {Attempt}
 */
export function finishRound(attempt, index, page, now) {
  const state = attempt.assessments.get(page.key);
  const ready = asked(attempt, page).every((question) => viewQuestion(attempt, question).checked);
  if (!state || state.finished || !ready) return attempt;
  const done = withAssessment(attempt, page, {
    ...state,
    rounds: Math.min(state.rounds + 1, MOST.rounds),
    finished: true,
    best: Math.max(state.best, roundHundredths(attempt, page)),
    ended: (page.cooling && FEATURES.waits?.end(now)) || 0,
  });
  if (!page.pretest || !passedBest(done, page)) return done;
  const pages = index.unit.get(page.key)?.pages.filter(({ kind }) => kind === "page") ?? [];
  return { ...done, visited: new Set([...done.visited, ...pages.map(({ key }) => key)]) };
}

/**
 * Another round is possible: the last one is submitted, none was passed, and the author allows more. There may be a wait.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
export function canRestart(attempt, page) {
  const finished = attempt.assessments.get(page.key)?.finished ?? false;
  return finished && !passedBest(attempt, page) && roundsLeft(attempt, page) !== 0;
}

/**
 * Minutes until another round may begin; 0: now.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @param {number} now In milliseconds.
 */
export const waitLeft = (attempt, page, now) => FEATURES.waits?.left(attempt, page, now) ?? 0;

/**
 * A new round with all answers cleared and, where questions are drawn, others asked.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @param {number} now In milliseconds.
 * @returns {Attempt}
 */
export function restartRound(attempt, page, now) {
  const state = attempt.assessments.get(page.key);
  if (!state || !canRestart(attempt, page) || waitLeft(attempt, page, now) > 0) return attempt;
  const questions = new Map(attempt.questions);
  for (const question of page.questions) questions.delete(question.key);
  const seen = sectionsOf(page)?.seenAfter(attempt, page) ?? state.seen;
  return withAssessment({ ...attempt, questions }, page, { ...state, finished: false, seen });
}

/**
 * Whether the learner may look at the answers of the round just submitted, and at what is right.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {{ review: boolean, reveal: boolean }}
 */
export function reviewOf(attempt, page) {
  const passed = passedBest(attempt, page);
  const { review = "after-submit" } = page;
  const open = review === "after-submit" || (review === "after-pass" && passed);
  // As long as the questions may come again, what is right stays for the learner to find.
  return { review: open, reveal: open && !canRestart(attempt, page) };
}
