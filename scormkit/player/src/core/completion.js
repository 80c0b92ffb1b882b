/** When the course is complete, and what is still open until then. */

import { assessments } from "./course.js";
import { FEATURES } from "./registry.js";
import { needed } from "./rules.js";
import { coursePercent, passedBest, submitted } from "./scoring.js";
import { isDone } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, OpenItem } from "../types.js" */

/**
 * The checks that count for this learner: not optional, not left out.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export function counted(index, attempt) {
  const own = needed(index, attempt);
  return assessments(index).filter((page) => own.includes(page));
}

/**
 * The course score, or null as long as a check was never submitted: a part must not pass for a result.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {number | null} percent
 */
export function courseScore(index, attempt) {
  const checks = counted(index, attempt);
  if (checks.length === 0 || !checks.every((page) => submitted(attempt, page))) return null;
  return coursePercent(attempt, checks);
}

/**
 * The pass mark is reached: the course's own, where it has one for the score as a whole, else that of every check.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export function isGoodEnough(index, attempt) {
  const score = index.course.completion?.score ?? null;
  const checks = counted(index, attempt);
  if (score === null || checks.length === 0) return checks.every((page) => passedBest(attempt, page));
  return (courseScore(index, attempt) ?? -1) >= score;
}

/**
 * Pages that are not read yet.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {OpenItem[]}
 */
export const unread = (index, attempt) =>
  needed(index, attempt)
    .filter((page) => page.kind === "page" && !isDone(attempt, page))
    .map((page) => ({ key: page.holds ? "open.play" : "open.visit", slots: { title: page.title }, page }));

/**
 * Checks that are not handed in yet, or not passed.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {OpenItem[]}
 */
export const unpassed = (index, attempt) =>
  counted(index, attempt).flatMap((page) => {
    const slots = { title: page.title, percent: page.passingScore ?? 0 };
    if (!isDone(attempt, page)) return [{ key: "open.submit", slots, page }];
    return passedBest(attempt, page) ? [] : [{ key: "open.pass", slots, page }];
  });

/**
 * Checks that are not handed in yet.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export const unsubmitted = (index, attempt) => unpassed(index, attempt).filter(({ page }) => page && !isDone(attempt, page));

/**
 * What is still to do until the course is complete: one list for each of its criteria, empty where one is met. Everything
 * seen and every check handed in, unless the author says otherwise.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {OpenItem[][]}
 */
const criteria = (index, attempt) =>
  FEATURES.completion?.criteria(index, attempt) ?? [unread(index, attempt), unsubmitted(index, attempt)];

/**
 * @param {Index} index
 * @param {Attempt} attempt
 */
export function isComplete(index, attempt) {
  const open = criteria(index, attempt).map((list) => list.length === 0);
  return open.length === 0 || (index.course.completion?.any ? open.some(Boolean) : open.every(Boolean));
}

/**
 * What is still open until the course is done, in its order.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {OpenItem[]}
 */
export function stillOpen(index, attempt) {
  const list = isComplete(index, attempt) ? [] : criteria(index, attempt).flat();
  if (index.course.reporting !== "completed" && !isGoodEnough(index, attempt)) list.push(...unpassed(index, attempt));
  const place = (/** @type {OpenItem} */ { page }) => (page ? index.pages.indexOf(page) : index.pages.length);
  return (FEATURES.choices?.gather(index, attempt, list) ?? list)
    .filter(({ key, page }, at, said) => said.findIndex((each) => (page ? each.page === page : each.key === key)) === at)
    .sort((one, other) => place(one) - place(other));
}

/**
 * Seconds of being active that are still missing; 0 when time is no matter, or no longer.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export const secondsMissing = (index, attempt) => Math.max(0, 60 * (index.course.completion?.minutes ?? 0) - attempt.seconds);
