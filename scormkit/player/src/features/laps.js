/** A unit that is taken again when the tries at its check are used up, for as many tries anew. */

import { beginRound, canRestart, restartRound } from "../core/rounds.js";
import { isOut } from "../core/rules.js";
import { passedBest } from "../core/scoring.js";

/** @import { Index } from "../core/course.js" */
/** @import { AssessmentState, Attempt, LapsFeature, PageData, UnitData } from "../types.js" */

/**
 * The unit was gone through once or more, with all tries of each time.
 *
 * @param {Attempt} attempt
 * @param {PageData} page The check.
 */
function isRound(attempt, page) {
  const rounds = attempt.assessments.get(page.key)?.rounds;
  return Boolean(rounds && page.lap && rounds % page.lap === 0);
}

/** @type {LapsFeature["isDue"]} */
const isDue = (attempt, page) => isRound(attempt, page) && canRestart(attempt, page);

/** @type {LapsFeature["isOpen"]} */
const isOpen = (attempt, page) => isRound(attempt, page) && !attempt.assessments.get(page.key)?.finished;

/**
 * The unit from its beginning, for another try at its check: its pages unread, their questions open. What the learner wrote
 * and ticked for themselves stays.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {PageData} page The check.
 * @param {number} now In milliseconds.
 * @returns {Attempt | null} null: it is not due.
 */
function takeAgain(attempt, index, page, now) {
  if (!isDue(attempt, page)) return null;
  const next = restartRound(attempt, page, now);
  const unit = index.unit.get(page.key);
  if (next === attempt || !unit) return attempt;
  const visited = new Set(next.visited);
  const questions = new Map(next.questions);
  for (const each of unit.pages.filter((each) => each === page || each.kind === "page")) {
    visited.delete(each.key);
    for (const question of each.questions) questions.delete(question.key);
  }
  return { ...next, visited, questions, page: unitStart(index, attempt, unit, page).key };
}

/**
 * Where a unit that is taken again begins: its first page that is there for the learner.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {UnitData} unit
 * @param {PageData} page The check.
 */
const unitStart = (index, attempt, unit, page) =>
  unit.pages.find((each) => each.kind === "page" && !isOut(index, attempt, each)) ?? page;

/**
 * The first page that is still to be read again before the check of a unit that is taken again; null where there is none.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 */
function unreadAgain(index, attempt, page) {
  if (!page.lap || attempt.visited.has(page.key) || !attempt.assessments.get(page.key)?.rounds) return null;
  const read = (index.unit.get(page.key)?.pages ?? []).filter(({ kind, optional }) => kind === "page" && !optional);
  return read.find((each) => !attempt.visited.has(each.key) && !isOut(index, attempt, each)) ?? null;
}

/**
 * The unit as it stands when a platform that counts has begun it so many times: each is one more time that it is taken. What
 * was begun before and never handed in has used up its tries, with nothing earned.
 *
 * @type {LapsFeature["counted"]}
 */
function counted(index, attempt, launch) {
  let next = attempt;
  const before = (launch.counted?.n ?? 1) - 1;
  for (const page of index.pages) {
    const { assessments } = beginRound(next, page);
    const state = /** @type {AssessmentState} */ (assessments.get(page.key));
    const rounds = before * (page.lap ?? 0);
    if (rounds === 0 || state.rounds > rounds || passedBest(attempt, page)) continue;
    const finished = state.finished || state.rounds < rounds;
    const spent = { ...state, rounds, finished, best: Math.max(state.best, 0), ended: 0 };
    next = { ...next, assessments: new Map(assessments).set(page.key, spent) };
    next = takeAgain(next, index, page, 0) ?? next;
  }
  return next;
}

/** @type {LapsFeature["lock"]} */
const lock = (index, attempt, page) => {
  const unread = unreadAgain(index, attempt, page);
  return unread && { key: unread.holds ? "locked.play" : "locked.visit", slots: { title: unread.title } };
};

/** @type {LapsFeature} */
export default { isDue, isOpen, takeAgain, counted, lock };
