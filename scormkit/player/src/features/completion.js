/** When the course is complete, where the author says so: other criteria than that all is seen and handed in. */

import { counted, courseScore, unpassed, unread, unsubmitted } from "../core/completion.js";
import { needed } from "../core/rules.js";
import { passedBest } from "../core/scoring.js";

/** @import { Index } from "../core/course.js" */
/** @import { Attempt, CompletionFeature, OpenItem } from "../types.js" */

/**
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {OpenItem[][] | undefined}
 */
function criteria(index, attempt) {
  const { completion } = index.course;
  if (!completion) return undefined;
  const { pages, minutes, checks, score, any } = completion;
  const tests = counted(index, attempt);
  /** @type {OpenItem[][]} */
  const found = [];
  if (pages !== null) {
    const open = unread(index, attempt);
    const all = needed(index, attempt).filter(({ kind }) => kind === "page").length;
    const missing = Math.max(0, Math.ceil((all * pages) / 100 - 1e-9) - (all - open.length));
    const some = missing === 0 ? [] : [{ key: "open.pages", slots: { n: missing }, page: open[0]?.page ?? null }];
    found.push(missing === open.length ? open : some);
  }
  if (tests.length > 0 || !any) {
    if (checks !== null) found.push((checks === "submitted" ? unsubmitted : unpassed)(index, attempt));
    if (score !== null) {
      const reached = tests.length === 0 || (courseScore(index, attempt) ?? -1) >= score;
      const page = tests.find((each) => !passedBest(attempt, each)) ?? tests[0] ?? null;
      found.push(reached ? [] : [{ key: "open.score", slots: { percent: score }, page }]);
    }
  }
  if (minutes !== null) {
    const n = Math.ceil(Math.max(0, 60 * minutes - attempt.seconds) / 60);
    found.push(n === 0 ? [] : [{ key: "open.minutes", slots: { n }, page: null }]);
  }
  return found;
}

/** @type {CompletionFeature} */
export default { criteria };
