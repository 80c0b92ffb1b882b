/** Two sessions of one learner that did not know of each other: what one of them reached is not lost to the other. */

import { decode, encode } from "../core/state.js";
import { higher } from "../core/status.js";

/** @import { Attempt, AssessmentState, QuestionState } from "../types.js" */
/** @import { Index } from "../core/course.js" */

/** How much was done. @param {Attempt} attempt */
const done = ({ visited, questions, assessments }) =>
  visited.size + questions.size + [...assessments.values()].reduce((sum, each) => sum + 10 * each.rounds, 0);

/** @template T @param {Set<T>} one @param {Set<T>} other */
const union = (one, other) => new Set([...one, ...other]);

/**
 * @param {AssessmentState} mine
 * @param {AssessmentState | undefined} theirs
 * @returns {AssessmentState}
 */
const better = (mine, theirs) =>
  theirs ? { ...mine, best: Math.max(mine.best, theirs.best), seen: union(mine.seen, theirs.seen), ended: Math.max(mine.ended, theirs.ended) } : mine;

/**
 * @param {Attempt} mine
 * @param {Attempt} theirs
 * @param {Index} index
 * @returns {Attempt}
 */
export function mergeAttempts(mine, theirs, index) {
  // Draws and shuffles hang on the seed: answers of two seeds do not go together.
  const [first, second] = mine.seed === theirs.seed || done(mine) >= done(theirs) ? [mine, theirs] : [theirs, mine];
  const questions = new Map(first.questions);
  const assessments = new Map([...first.assessments].map(([key, each]) => [key, better(each, second.assessments.get(key))]));
  if (mine.seed === theirs.seed) {
    for (const [key, state] of second.assessments) {
      const held = first.assessments.get(key);
      if (held && held.rounds >= state.rounds) continue;
      assessments.set(key, better(state, held));
      for (const { key: question } of index.page.get(key)?.questions ?? []) {
        const answered = second.questions.get(question);
        if (answered) questions.set(question, answered);
        else questions.delete(question);
      }
    }
    for (const [key, state] of second.questions) {
      const held = /** @type {QuestionState | undefined} */ (questions.get(key));
      if (index.home.get(key)?.kind === "page" && (held?.used ?? 0) < state.used) questions.set(key, state);
    }
  }
  return {
    ...first,
    page: mine.page,
    visited: union(mine.visited, theirs.visited),
    reached: union(mine.reached, theirs.reached),
    questions,
    assessments,
    kept: new Map([...theirs.kept, ...mine.kept]),
    seconds: Math.max(mine.seconds, theirs.seconds),
    sent: Math.max(mine.sent, theirs.sent),
    status: higher(mine.status, theirs.status),
  };
}

/**
 * The same of saved states; what cannot be read counts for nothing.
 *
 * @param {string} mine
 * @param {string} theirs
 * @param {Index} index
 */
export function mergeStates(mine, theirs, index) {
  const [one, other] = [mine, theirs].map((each) => (each ? decode(each, index) : null));
  return one && other ? encode(mergeAttempts(one, other, index), index) : one ? mine : theirs || mine;
}
