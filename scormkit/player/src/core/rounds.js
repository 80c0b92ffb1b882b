/** The rounds of an assessment: begun, submitted, taken again. As in attempt.js, a deed that is not possible changes nothing. */

import { viewQuestion } from "./attempt.js";
import { asked, seenAfter } from "./draw.js";
import { objectivePercents, passedBest, roundHundredths } from "./scoring.js";
import { isOut } from "./rules.js";
import { MOST } from "./state.js";
import { roundsLeft } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { AssessmentState, Attempt, PageData, UnitData } from "../types.js" */

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
    ended: page.cooling ? endOfMinute(now) : 0,
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
export function waitLeft(attempt, page, now) {
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
export function notInFuture(attempt, now) {
  const latest = endOfMinute(now);
  if (![...attempt.assessments.values()].some(({ ended }) => ended > latest)) return attempt;
  /** @type {[number, AssessmentState][]} */
  const held = [...attempt.assessments].map(([key, state]) => [key, { ...state, ended: Math.min(state.ended, latest) }]);
  return { ...attempt, assessments: new Map(held) };
}

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
  return withAssessment({ ...attempt, questions }, page, { ...state, finished: false, seen: seenAfter(attempt, page) });
}

/**
 * The next round comes only after the unit was gone through again: the tries of this time are used up.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
export function needsUnitAgain(attempt, page) {
  const rounds = attempt.assessments.get(page.key)?.rounds ?? 0;
  return page.lap !== undefined && canRestart(attempt, page) && rounds % page.lap === 0;
}

/**
 * The unit from its beginning, for another try at its check: its pages unread, their questions open. What the learner wrote
 * and ticked for themselves stays.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {PageData} page The check.
 * @param {number} now In milliseconds.
 * @returns {Attempt}
 */
export function takeUnitAgain(attempt, index, page, now) {
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

/**
 * The pages to read again after the round just submitted: those that teach an objective that was missed; all of the unit
 * where none says so. None when the author does not want it or the check is passed.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {PageData} page
 * @returns {PageData[]}
 */
export function revisit(attempt, index, page) {
  const tested = objectivePercents(attempt, [page]);
  const missed = [...tested].filter(([, { passed }]) => !passed).map(([id]) => id);
  if (!page.remediation || (passedBest(attempt, page) && missed.length === 0)) return [];
  const teaching = index.pages.filter(({ objectives }) => objectives?.some((id) => missed.includes(id)));
  if (teaching.length > 0) return teaching;
  return index.unit.get(page.key)?.pages.filter(({ kind }) => kind === "page") ?? [];
}
