/** When the course is complete, and what is still open until then. */

import { assessments } from "./course.js";
import { needed } from "./rules.js";
import { coursePercent, passedBest, submitted } from "./scoring.js";
import { isDone } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, CompletionData, OpenItem, PageData } from "../types.js" */

/** Everything seen, every check handed in. @type {CompletionData} */
const USUAL = { pages: 100, minutes: null, checks: "submitted", score: null, any: false };

/** @param {Index} index @returns {CompletionData} */
const rulesOf = (index) => index.course.completion ?? USUAL;

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
  const { score } = rulesOf(index);
  const checks = counted(index, attempt);
  if (score === null || checks.length === 0) return checks.every((page) => passedBest(attempt, page));
  return (courseScore(index, attempt) ?? -1) >= score;
}

/**
 * How many more pages must be seen.
 *
 * @param {PageData[]} open
 * @param {number} of
 * @param {number} percent
 */
const pagesMissing = (open, of, percent) => Math.max(0, Math.ceil((of * percent) / 100 - 1e-9) - (of - open.length));

/**
 * What is still to do until the course is complete: one list for each of its criteria, empty where one is met.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {OpenItem[][]}
 */
function criteria(index, attempt) {
  const { pages, minutes, checks, score, any } = rulesOf(index);
  const read = needed(index, attempt).filter(({ kind }) => kind === "page");
  const tests = counted(index, attempt);
  /** @type {OpenItem[][]} */
  const found = [];
  if (pages !== null) {
    const open = read.filter((page) => !isDone(attempt, page));
    const missing = pagesMissing(open, read.length, pages);
    const each = open.map((page) => ({ key: page.holds ? "open.play" : "open.visit", slots: { title: page.title }, page }));
    found.push(missing === open.length ? each : missing === 0 ? [] : [{ key: "open.pages", slots: { n: missing }, page: open[0] ?? null }]);
  }
  if (checks !== null && (tests.length > 0 || !any)) {
    found.push(
      tests.flatMap((page) => {
        const { title, passingScore = 0 } = page;
        if (!isDone(attempt, page)) return [{ key: "open.submit", slots: { title }, page }];
        if (checks === "submitted" || passedBest(attempt, page)) return [];
        return [{ key: "open.pass", slots: { title, percent: passingScore }, page }];
      }),
    );
  }
  if (score !== null && (tests.length > 0 || !any)) {
    const reached = tests.length === 0 || (courseScore(index, attempt) ?? -1) >= score;
    const page = tests.find((each) => !passedBest(attempt, each)) ?? tests[0] ?? null;
    found.push(reached ? [] : [{ key: "open.score", slots: { percent: score }, page }]);
  }
  if (minutes !== null) {
    const n = Math.ceil(Math.max(0, 60 * minutes - attempt.seconds) / 60);
    found.push(n === 0 ? [] : [{ key: "open.minutes", slots: { n }, page: null }]);
  }
  return found;
}

/**
 * @param {Index} index
 * @param {Attempt} attempt
 */
export function isComplete(index, attempt) {
  const open = criteria(index, attempt).map((list) => list.length === 0);
  return open.length === 0 || (rulesOf(index).any ? open.some(Boolean) : open.every(Boolean));
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
  if (index.course.reporting !== "completed" && !isGoodEnough(index, attempt)) list.push(...belowMark(index, attempt));
  const place = (/** @type {OpenItem} */ { page }) => (page ? index.pages.indexOf(page) : index.pages.length);
  return list
    .filter(({ key, page }, at) => list.findIndex((each) => (page ? each.page === page : each.key === key)) === at)
    .sort((one, other) => place(one) - place(other));
}

/** @param {Index} index @param {Attempt} attempt @returns {OpenItem[]} */
function belowMark(index, attempt) {
  return counted(index, attempt).flatMap((page) => {
    const slots = { title: page.title, percent: page.passingScore ?? 0 };
    if (!isDone(attempt, page)) return [{ key: "open.submit", slots, page }];
    return passedBest(attempt, page) ? [] : [{ key: "open.pass", slots, page }];
  });
}

/**
 * Seconds of being active that are still missing; 0 when time is no matter, or no longer.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export const secondsMissing = (index, attempt) => Math.max(0, 60 * (rulesOf(index).minutes ?? 0) - attempt.seconds);
