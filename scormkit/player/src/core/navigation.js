/** Where a learner may go, and why not. */

import { isDone, RANKS } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, PageData, Phrase } from "../types.js" */

/**
 * The page so many steps away in course order, or null beyond either end.
 *
 * @param {Index} index
 * @param {PageData} page
 * @param {number} step
 * @returns {PageData | null}
 */
export function neighbour(index, page, step) {
  return index.pages[index.pages.indexOf(page) + step] ?? null;
}

/**
 * What has to be done first.
 *
 * @param {PageData} page
 * @returns {Phrase}
 */
const first = (page) => ({
  key: page.kind === "assessment" ? "locked.submit" : "locked.visit",
  slots: { title: page.title },
});

/**
 * Why a page cannot be opened now; null when it can.
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
  if (navigation === "free" || page === current) return null;
  if (navigation === "linear") {
    if (page === neighbour(index, current, -1)) return null;
    if (page !== neighbour(index, current, 1)) return { key: "locked.linear", slots: {} };
    return isDone(attempt, current) ? null : first(current);
  }
  if (attempt.visited.has(page.key) || RANKS.indexOf(attempt.status) >= RANKS.indexOf("completed")) return null;
  const missing = index.pages.slice(0, index.pages.indexOf(page)).find((each) => !isDone(attempt, each));
  return missing ? first(missing) : null;
}

/**
 * The page that Start or Continue leads to: the bookmark, or else the first page still to do, or else the first page.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {PageData}
 */
export function entryPage(index, attempt) {
  const bookmark = attempt.page === null ? undefined : index.page.get(attempt.page);
  const open = index.pages.find((page) => !isDone(attempt, page));
  return /** @type {PageData} */ (bookmark ?? open ?? index.pages[0]);
}
