/** One sitting: the attempt, the LMS behind its adapter, and those who show it. */

import { activeTime } from "./active.js";
import * as deeds from "./attempt.js";
import { courseScore, secondsMissing, stillOpen } from "./completion.js";
import { indexCourse } from "./course.js";
import { asked, drawn, roundShown } from "./draw.js";
import { UNTRACKED } from "./launch.js";
import { entryPage, lockedReason, neighbour, refuge } from "./navigation.js";
import * as rounds from "./rounds.js";
import { isOut, keepReached, needed } from "./rules.js";
import { objectivePercents, passedBest, percentOf, points, roundHundredths } from "./scoring.js";
import { shuffled } from "./shuffle.js";
import { decode, encode } from "./state.js";
import { earnedStatus, higher, isDone, isFinal, objectiveStates, raiseObjectives, roundsLeft } from "./status.js";
import { secondsBetween } from "./time.js";

/** @import { Adapter, Attempt, Change, Clock, CourseData, InteractionRecord, PageData } from "../types.js" */
/** @import { QuestionData, SaveState, Screen, Session, Snapshot, Types } from "../types.js" */

/**
 * @param {object} parts
 * @param {CourseData} parts.course With at least one page.
 * @param {Adapter} parts.adapter
 * @param {Clock} parts.clock
 * @param {() => number} parts.random From 0 up to but not including 1.
 * @param {Types} parts.types Every question type of the course.
 * @returns {Session}
 */
export function createSession({ course, adapter, clock, random, types }) {
  const index = indexCourse(course, types);
  let launch = UNTRACKED;
  let attempt = deeds.newAttempt(random);
  let startedAt = clock.now();
  let active = activeTime(clock);
  /** Seconds of being active in earlier sessions. */
  let secondsBefore = 0;
  /** Waits for the time that the course asks for. @type {unknown} */
  let timer = null;
  /** @type {PageData | null} */
  let left = null;
  let resumed = false;
  let lost = false;
  /** @type {Screen} */
  let screen = "start";
  let current = entryPage(index, attempt);
  /** @type {SaveState} */
  let saveState = "none";
  let closed = false;
  /** The timer of `watchWait`. @type {unknown} */
  let waiting;
  /** @type {boolean | null} */
  let stored = null;
  /** The best said of each objective in this sitting, also when it was never written: a burst sends the last word only. */
  let objectives = objectiveStates(index, attempt);
  /** When each question came on the screen, in milliseconds, by key. @type {Map<number, number>} */
  const shownAt = new Map();
  /** The question on the screen of each assessment, by page key. @type {Map<number, number>} */
  const questionAt = new Map();
  /** Questions, by key, whose answer is kept but may be changed: leaving the screen loses nothing. @type {Set<number>} */
  const reopened = new Set();
  /** @type {Set<(change: Change) => void>} */
  const listeners = new Set();

  /** @param {Change} change */
  const tell = (change) => listeners.forEach((listener) => listener(change));

  /** @param {number} pageKey */
  const assessmentOf = (pageKey) => {
    const page = index.page.get(pageKey);
    return page?.kind === "assessment" ? page : null;
  };

  /** @param {PageData} page */
  const questionIndex = (page) => {
    const questions = asked(attempt, page);
    const open = questions.findIndex((question) => !deeds.viewQuestion(attempt, question).checked);
    return questionAt.get(page.key) ?? (open < 0 ? Math.max(0, questions.length - 1) : open);
  };

  /** Starts the clocks of the questions that a page now shows: all of a page's, one of an assessment's. @param {PageData} page */
  const startClocks = (page) => {
    const at = questionIndex(page);
    questionAt.set(page.key, at);
    for (const question of page.kind === "page" ? page.questions : asked(attempt, page).slice(at, at + 1)) {
      shownAt.set(question.key, clock.now());
    }
  };

  /** @returns {Snapshot} */
  const snapshot = () => {
    const sessionSeconds = secondsBetween(startedAt, clock.now());
    const score = courseScore(index, attempt);
    objectives = raiseObjectives(objectives, objectiveStates(index, attempt));
    return {
      status: attempt.status,
      // The LMS may know a better result from an attempt whose state is lost.
      score: score === null ? null : { raw: Math.max(score, launch.score ?? 0), min: 0, max: 100 },
      location: attempt.page === null ? "" : (index.page.get(attempt.page)?.id ?? ""),
      suspendData: encode(attempt, index),
      objectives,
      sessionSeconds,
      done: isFinal(index, attempt),
    };
  };

  /** Brings the attempt up to date with the clock and with what it earned. */
  const judge = () => {
    attempt = keepReached(index, { ...attempt, seconds: secondsBefore + active.seconds() });
    attempt = { ...attempt, status: higher(attempt.status, earnedStatus(index, attempt)) };
    const missing = secondsMissing(index, attempt);
    if (missing > 0 && timer === null && !closed) timer = clock.setTimeout(timeIsUp, 1000 * missing);
  };

  /** @param {InteractionRecord[]} interactions */
  const save = (interactions) => {
    judge();
    adapter.save(snapshot(), interactions);
  };

  /** The time that the course asks for may have passed; a learner who was away starts the wait anew by coming back. */
  const timeIsUp = () => {
    timer = null;
    const missing = secondsMissing(index, { ...attempt, seconds: secondsBefore + active.seconds() });
    if (closed || missing > 0) return;
    save([]);
    tell(screen === "summary" ? "screen" : "save");
  };

  /** @param {QuestionData} question @returns {InteractionRecord} */
  const record = (question) => {
    const { answer, credit } = deeds.viewQuestion(attempt, question);
    const now = clock.now();
    const latency = secondsBetween(shownAt.get(question.key) ?? now, now);
    return { index: attempt.sent, question, answer, credit, latency, at: new Date(now) };
  };

  /** What stands in fields of the page and was not kept yet. @type {Set<() => void>} */
  const drafts = new Set();
  const takeDrafts = () => drafts.forEach((take) => take());

  /**
   * Takes over a changed attempt, saves it and tells. Nothing happens when the deed was not possible.
   *
   * @param {Attempt} next
   * @param {Change} change
   * @param {QuestionData[]} answered Questions whose answers are news to the LMS.
   */
  const become = (next, change, answered = []) => {
    if (next === attempt) return false;
    attempt = next;
    const records = course.recordInteractions ? answered.filter((question) => question.record).map(record) : [];
    attempt = { ...attempt, sent: attempt.sent + records.length };
    active.touch();
    save(records);
    const place = screen === "page" && isOut(index, attempt, current) ? refuge(index, attempt, current) : current;
    if (place === current || isOut(index, attempt, place)) tell(change);
    else enter(place, current);
    return true;
  };

  /** @param {PageData} page @param {PageData | null} [instead] */
  const enter = (page, instead = null) => {
    takeDrafts();
    drafts.clear();
    current = page;
    left = instead;
    screen = "page";
    reopened.clear();
    startClocks(page);
    become(deeds.visit(attempt, page), "screen");
    watchWait(page);
  };

  /** As long as a wait is on the screen it is told again each minute; one timer at most. @param {PageData} page */
  const watchWait = (page) => {
    clock.clearTimeout(waiting);
    attempt = rounds.notInFuture(attempt, clock.now());
    if (page !== current || rounds.waitLeft(attempt, page, clock.now()) === 0) return;
    waiting = clock.setTimeout(() => {
      watchWait(page);
      tell("clock");
    }, 60000 - (clock.now() % 60000));
  };

  /** @returns {Attempt} */
  const restore = () => {
    const saved = launch.suspendData === "" ? null : decode(launch.suspendData, index);
    lost = launch.suspendData !== "" && saved === null;
    if (saved) return saved;
    return lost ? attempt : deeds.bookmarked(attempt, index, launch.location);
  };

  /** @type {Session} */
  const session = {
    course,
    types,
    pages: index.pages,
    get launch() {
      return launch;
    },
    get screen() {
      return screen;
    },
    get page() {
      return current;
    },
    get resumed() {
      return resumed;
    },
    get lost() {
      return lost;
    },
    get saveState() {
      return saveState;
    },
    get stored() {
      return stored;
    },
    get status() {
      return attempt.status;
    },
    get left() {
      return left;
    },

    start() {
      adapter.onState((state) => {
        saveState = state;
        tell("save");
        if (state !== "saved" || screen !== "ended") return;
        // What could not be saved on Exit is saved at last.
        stored = true;
        session.close();
        tell("screen");
      });
      launch = adapter.start();
      startedAt = clock.now();
      active = activeTime(clock);
      attempt = rounds.notInFuture(restore(), clock.now());
      secondsBefore = attempt.seconds;
      resumed = attempt.visited.size > 0;
      attempt = { ...attempt, status: higher(attempt.status, launch.status || "not attempted") };
      current = entryPage(index, attempt);
      // At once: an LMS completes by itself whoever leaves without a status, and an edit of the course may have
      // completed an attempt while it was saved.
      save([]);
      return launch;
    },

    begin: () => enter(current),

    goTo(pageKey) {
      const page = index.page.get(pageKey);
      if (!page || lockedReason(index, attempt, current, page)) return false;
      enter(page);
      return true;
    },

    show(next) {
      screen = next;
      tell("screen");
    },

    exit() {
      takeDrafts();
      if (!closed) {
        judge();
        stored = adapter.flush(snapshot());
        if (stored) session.close();
      }
      screen = "ended";
      tell("screen");
      return stored === true;
    },

    close() {
      if (closed) return;
      takeDrafts();
      judge();
      closed = true;
      stored = adapter.finish(snapshot());
    },

    flush() {
      takeDrafts();
      if (closed) return;
      judge();
      adapter.flush(snapshot());
    },

    touch(visible) {
      active.touch(visible);
      if (timer === null && secondsMissing(index, attempt) > 0) judge();
    },

    next: () => neighbour(index, attempt, current, 1),
    previous: () => neighbour(index, attempt, current, -1),
    isOut: (page) => isOut(index, attempt, page),
    isLocked: (page) => lockedReason(index, attempt, current, page),
    isVisited: (page) => attempt.visited.has(page.key),
    isDone: (page) => isDone(attempt, page),

    progress() {
      const pages = needed(index, attempt);
      const done = pages.filter((page) => isDone(attempt, page)).length;
      return { done, total: pages.length, percent: pages.length ? Math.floor((100 * done) / pages.length) : 100 };
    },

    open: () => stillOpen(index, attempt),
    score: () => courseScore(index, attempt),

    question(questionKey) {
      const question = /** @type {QuestionData} */ (index.question.get(questionKey));
      const view = deeds.viewQuestion(attempt, question);
      return reopened.has(questionKey) ? { ...view, checked: false, retriable: false } : view;
    },

    order(question) {
      if (!question.shuffle) return question.options;
      const round = roundShown(attempt, index.home.get(question.key));
      return shuffled(question.options, attempt.seed, question.key, round);
    },

    answer(questionKey, answer) {
      const question = /** @type {QuestionData} */ (index.question.get(questionKey));
      const open = reopened.has(questionKey) ? deeds.retryQuestion(attempt, index, question) : attempt;
      const next = deeds.answerQuestion(open, index, question, answer);
      if (next !== open) {
        reopened.delete(questionKey);
        become(next, "question", [question]);
      }
      const { credit, correct, used, left } = deeds.viewQuestion(attempt, question);
      return { credit, correct, used, left };
    },

    retry(questionKey) {
      const question = index.question.get(questionKey);
      const cleared = question ? deeds.retryQuestion(attempt, index, question) : attempt;
      if (cleared === attempt) return;
      shownAt.set(questionKey, clock.now());
      if (question?.graded) {
        become(cleared, "question");
      } else {
        reopened.add(questionKey);
        tell("question");
      }
    },

    draft(take) {
      drafts.add(take);
    },

    played(pageKey) {
      const page = index.page.get(pageKey);
      if (page && !attempt.visited.has(pageKey)) become(deeds.played(attempt, page), "question");
    },

    kept: (key) => attempt.kept.get(key) ?? [],
    keep(key, answer) {
      become(deeds.keep(attempt, index, key, answer), "question");
    },

    assessment(pageKey) {
      const page = /** @type {PageData} */ (assessmentOf(pageKey));
      const state = attempt.assessments.get(pageKey);
      const at = questionIndex(page);
      const parts = drawn(attempt, page);
      const questions = parts.flatMap((part) => part.asked);
      const question = /** @type {QuestionData} */ (questions[at]);
      return {
        stage: !state ? "intro" : state.finished ? "result" : "question",
        questions,
        section: parts.find((part) => part.asked.includes(question))?.section.title ?? "",
        index: at,
        count: questions.length,
        last: at === questions.length - 1,
        rounds: state?.rounds ?? 0,
        left: roundsLeft(attempt, page),
        passingScore: page.passingScore ?? 0,
        best: state && state.best >= 0 ? state.best / 100 : null,
        passed: passedBest(attempt, page),
        retriable: rounds.canRestart(attempt, page),
        wait: rounds.waitLeft(attempt, page, clock.now()),
      };
    },

    beginAssessment(pageKey) {
      const page = assessmentOf(pageKey);
      if (page && become(rounds.beginRound(attempt, page), "assessment")) startClocks(page);
    },

    nextQuestion(pageKey) {
      const page = assessmentOf(pageKey);
      const at = page ? questionIndex(page) : 0;
      const questions = page ? asked(attempt, page) : [];
      const question = questions[at];
      if (!page || !question || at + 1 >= questions.length) return;
      if (!deeds.viewQuestion(attempt, question).checked) return;
      questionAt.set(pageKey, at + 1);
      startClocks(page);
      tell("assessment");
    },

    finishAssessment(pageKey) {
      const page = assessmentOf(pageKey);
      const next = page ? rounds.finishRound(attempt, index, page, clock.now()) : attempt;
      if (become(next, "assessment")) questionAt.delete(pageKey);
      if (page) watchWait(page);
    },

    restartAssessment(pageKey) {
      const page = assessmentOf(pageKey);
      const next = page ? rounds.restartRound(attempt, page, clock.now()) : attempt;
      if (!page || next === attempt) return;
      questionAt.delete(pageKey);
      become(next, "assessment");
      startClocks(page);
    },

    result(pageKey) {
      const page = assessmentOf(pageKey);
      const state = attempt.assessments.get(pageKey);
      if (!page || !state?.finished) return null;
      const tested = objectivePercents(attempt, [page]);
      const listed = course.units.flatMap((unit) => unit.objectives);
      return {
        ...points(attempt, asked(attempt, page)),
        ...rounds.reviewOf(attempt, page),
        revisit: rounds.revisit(attempt, index, page),
        sections: drawn(attempt, page).flatMap(({ section, asked }) =>
          section.title ? [{ title: section.title, percent: percentOf(points(attempt, asked)) }] : [],
        ),
        percent: roundHundredths(attempt, page) / 100,
        best: state.best / 100,
        passed: passedBest(attempt, page),
        objectives: listed.flatMap(({ id, text }) => {
          const test = tested.get(id);
          return test ? [{ id, text, percent: test.percent ?? 0, passed: test.passed }] : [];
        }),
      };
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return session;
}
