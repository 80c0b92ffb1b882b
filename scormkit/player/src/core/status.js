/** What is reported: complete, passed, failed; one SCORM 1.2 status in three ways; never a step back. */

import { counted, isComplete, isGoodEnough } from "./completion.js";
import { assessments } from "./course.js";
import { FEATURES } from "./registry.js";
import { isOut } from "./rules.js";
import { objectivePercents, passedBest, submitted } from "./scoring.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, LessonStatus, PageData, Snapshot } from "../types.js" */

/** From lowest to highest; the position is the sextet in saved state. @type {LessonStatus[]} */
export const RANKS = ["not attempted", "browsed", "incomplete", "failed", "completed", "passed"];

/**
 * The higher of two statuses.
 *
 * @param {LessonStatus} one
 * @param {LessonStatus} other
 * @returns {LessonStatus}
 */
export const higher = (one, other) => (RANKS.indexOf(one) >= RANKS.indexOf(other) ? one : other);

/**
 * A page is done when visited, an assessment when submitted once.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
export function isDone(attempt, page) {
  return page.kind === "assessment" ? submitted(attempt, page) : attempt.visited.has(page.key);
}

/**
 * Rounds of an assessment that can still be submitted; null: unlimited.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {number | null}
 */
export function roundsLeft(attempt, page) {
  const limit = page.attempts ?? null;
  return limit === null ? null : Math.max(0, limit - (attempt.assessments.get(page.key)?.rounds ?? 0));
}

/**
 * A check was handed in and not passed, and no round is left; where rounds are unlimited, until one is passed.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
export const isLost = (attempt, page) =>
  page.kind === "assessment" && submitted(attempt, page) && !passedBest(attempt, page) && !roundsLeft(attempt, page);

/**
 * Every assessment that counts is submitted, the pass mark is not reached for good, or for now where rounds are unlimited:
 * a learner who may try for ever has failed until a try succeeds, one with counted tries only after the last. Nobody has who
 * can still choose another unit instead.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export function isFailed(index, attempt) {
  const checks = counted(index, attempt);
  const open = checks.filter((page) => !passedBest(attempt, page));
  const spent = open.map((page) => isLost(attempt, page) && !FEATURES.choices?.isReplaceable(index, attempt, page));
  const lost = index.course.completion?.score == null ? spent.some(Boolean) : spent.every(Boolean);
  return checks.every((page) => submitted(attempt, page)) && !isGoodEnough(index, attempt) && lost;
}

/** There is something to pass, and it is reported. @param {Index} index */
export const asksForPass = (index) => index.course.reporting !== "completed" && assessments(index).length > 0;

/** What the course asks for is reached. @param {Index} index @param {LessonStatus} status */
export const suffices = (index, status) => status === "passed" || (status === "completed" && !asksForPass(index));

/**
 * The status that the attempt deserves by itself, before what was reported earlier is looked at.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {LessonStatus}
 */
export function earnedStatus(index, attempt) {
  if (!asksForPass(index)) {
    return isComplete(index, attempt) ? "completed" : "incomplete";
  }
  if (isComplete(index, attempt) && isGoodEnough(index, attempt)) return "passed";
  return index.course.reporting === "passed-failed" && isFailed(index, attempt) ? "failed" : "incomplete";
}

/**
 * Nothing is left to do: the session may end without asking the LMS to resume.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export const isFinal = (index, attempt) => suffices(index, earnedStatus(index, attempt));

/**
 * Every objective of the launchable. One that assessments test is passed or failed by the rounds submitted last; one
 * that none tests is as complete as its unit's pages.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {Snapshot["objectives"]}
 */
export function objectiveStates(index, attempt) {
  const tested = objectivePercents(attempt, assessments(index).filter((page) => !isOut(index, attempt, page)));
  return index.course.units.flatMap((unit) => {
    const pages = unit.pages.filter((page) => !isOut(index, attempt, page) && !page.optional);
    const seen = pages.filter((page) => attempt.visited.has(page.key)).length;
    /** @type {LessonStatus} */
    const begun = seen === 0 ? "not attempted" : "incomplete";
    return unit.objectives.map(({ id }) => {
      const test = tested.get(id);
      if (!test) return { id, status: seen > 0 && seen === pages.length ? "completed" : begun, score: null };
      if (test.percent === null) return { id, status: begun, score: null };
      /** @type {LessonStatus} */
      const status = test.passed ? "passed" : "failed";
      return { id, status, score: { raw: test.percent, min: 0, max: 100 } };
    });
  });
}

/**
 * The better of two reports of the same objectives: a later round that goes worse takes nothing back.
 *
 * @param {Snapshot["objectives"]} before Empty at first.
 * @param {Snapshot["objectives"]} now
 * @returns {Snapshot["objectives"]}
 */
export function raiseObjectives(before, now) {
  return now.map(({ id, status, score }, at) => {
    const held = before[at];
    if (!held) return { id, status, score };
    const better = score && held.score ? { ...score, raw: Math.max(score.raw, held.score.raw) } : (score ?? held.score);
    return { id, status: higher(held.status, status), score: better };
  });
}
