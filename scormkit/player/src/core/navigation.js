/** Where a learner may go, and why not. */

import { FEATURES } from "./registry.js";
import { isOptional, isOut, needed, ruleLock } from "./rules.js";
import { isDone, RANKS } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, PageData, Phrase } from "../types.js" */

/**
 * The next page in course order, or null beyond either end. What is left out is passed over; so is, on the way forward,
 * what is optional and locked: nobody has to open it. Among electives features/choices.js leads.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 * @param {1 | -1} step
 * @returns {PageData | null}
 */
export function neighbour(index, attempt, page, step) {
  for (let at = index.pages.indexOf(page) + step; ; at += step) {
    const next = index.pages[at];
    const way = FEATURES.choices?.way(index, attempt, page, next, step);
    if (way || !next) return way ?? null;
    if (way === null || isOut(index, attempt, next)) continue;
    if (step < 0 || !isOptional(index, next) || !ruleLock(index, attempt, next)) return next;
  }
}

/**
 * What has to be done first.
 *
 * @param {PageData} page
 * @returns {Phrase}
 */
export const first = (page) => ({
  key: page.kind === "assessment" ? "locked.submit" : page.holds ? "locked.play" : "locked.visit",
  slots: { title: page.title },
});

/**
 * Why a page cannot be opened now; null when it can. The author's rules come first, then the course's way to move:
 *
 * free: everything is open. linear: only the page before and, once the present one is done, the page after.
 * linear-first: what was visited, and the first page that is not, once all before it are done; everything when the
 * LMS knows the course as completed or passed, since a finished learner must be able to look things up again.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} current The page on the screen.
 * @param {PageData} page The page wanted.
 * @returns {Phrase | null}
 */
export function lockedReason(index, attempt, current, page) {
  const { navigation } = index.course;
  if (page === current) return null;
  if (isOut(index, attempt, page)) return { key: "locked.out", slots: {} };
  const lock = ruleLock(index, attempt, page);
  if (lock || navigation === "free") return lock;
  const chosen = FEATURES.choices?.lock(index, attempt, current, page);
  if (chosen !== undefined) return chosen;
  if (navigation === "linear") {
    if (page === neighbour(index, attempt, current, -1)) return null;
    if (page !== neighbour(index, attempt, current, 1)) return { key: "locked.linear", slots: {} };
    return isDone(attempt, current) || isOptional(index, current) ? null : first(current);
  }
  if (attempt.visited.has(page.key) || RANKS.indexOf(attempt.status) >= RANKS.indexOf("completed")) return null;
  const before = needed(index, attempt).filter((each) => index.pages.indexOf(each) < index.pages.indexOf(page));
  const missing = before.find((each) => !isDone(attempt, each));
  return missing ? first(missing) : null;
}

/**
 * The page that Start or Continue leads to: the bookmark, or else the first open page still to do, or else the first page.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {PageData}
 */
export function entryPage(index, attempt) {
  const bookmark = attempt.page === null ? undefined : index.page.get(attempt.page);
  if (bookmark && !isOut(index, attempt, bookmark)) return bookmark;
  const shown = index.pages.filter((page) => !isOut(index, attempt, page));
  const open = shown.filter((page) => !ruleLock(index, attempt, page));
  return /** @type {PageData} */ (open.find((page) => !isDone(attempt, page)) ?? open[0] ?? shown[0] ?? index.pages[0]);
}
