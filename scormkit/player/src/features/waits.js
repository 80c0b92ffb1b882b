/** The wait between two rounds of an assessment. */

import { canRestart } from "../core/rounds.js";

/** @import { AssessmentState, Attempt, PageData, WaitsFeature } from "../types.js" */

/** Minutes are counted from 2026, so that they are short to write down. */
const EPOCH = Date.UTC(2026, 0, 1);

/** Whole minutes that are over at a moment. @param {number} milliseconds */
const minutesAt = (milliseconds) => Math.floor((milliseconds - EPOCH) / 60000);

/**
 * The end of the minute that has begun, so that a wait is never shorter than the author wants it; 0, which is no wait, for
 * a clock that stands before the count begins and so is wrong.
 *
 * @param {number} milliseconds
 */
const endOfMinute = (milliseconds) => Math.max(0, minutesAt(milliseconds) + 1);

/**
 * Minutes until another round may begin; 0: now.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @param {number} now In milliseconds.
 */
function left(attempt, page, now) {
  const { cooling = 0 } = page;
  const ended = attempt.assessments.get(page.key)?.ended ?? 0;
  return ended > 0 && canRestart(attempt, page) ? Math.min(cooling, Math.max(0, ended + cooling - minutesAt(now))) : 0;
}

/**
 * No round ended later than now: else a clock that was set back would keep a learner waiting for longer than the wait.
 *
 * @param {Attempt} attempt
 * @param {number} now In milliseconds.
 * @returns {Attempt}
 */
function notInFuture(attempt, now) {
  const latest = endOfMinute(now);
  if (![...attempt.assessments.values()].some(({ ended }) => ended > latest)) return attempt;
  /** @type {[number, AssessmentState][]} */
  const held = [...attempt.assessments].map(([key, state]) => [key, { ...state, ended: Math.min(state.ended, latest) }]);
  return { ...attempt, assessments: new Map(held) };
}

/** @type {WaitsFeature} */
export default { end: endOfMinute, left, notInFuture };
