/** One sitting as those who show it see it: where the learner is, where they may go, and what they do there. */

import { stillOpen } from "./completion.js";
import { indexCourse } from "./course.js";
import { visit } from "./attempt.js";
import { entryPage, lockedReason, neighbour } from "./navigation.js";
import { createOnScreen } from "./on-screen.js";
import { FEATURES } from "./registry.js";
import { waitLeft } from "./rounds.js";
import { isOut, needed } from "./rules.js";
import { checkDeeds } from "./session-checks.js";
import { questionDeeds } from "./session-questions.js";
import { createSitting } from "./sitting.js";
import { isDone, suffices } from "./status.js";

/** @import { Adapter, Change, Clock, CourseData, PageData, SaveState, Screen, Session, SessionParts, Types } from "../types.js" */

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
  const onTime = () => tell(screen === "summary" ? "screen" : "save");
  const sitting = createSitting({ index, adapter, clock, random, onTime });
  const onScreen = createOnScreen(sitting, clock);
  /** @type {PageData | null} */
  let left = null;
  let resumed = false;
  /** @type {Screen} */
  let screen = "start";
  let current = entryPage(index, sitting.attempt);
  /** @type {SaveState} */
  let saveState = "none";
  /** The timer of `watchWait`. @type {unknown} */
  let waiting;
  /** @type {Set<(change: Change) => void>} */
  const listeners = new Set();

  /** @param {Change} change */
  const tell = (change) => listeners.forEach((listener) => listener(change));

  /** What stands in fields of the page and was not kept yet. @type {Set<() => void>} */
  const drafts = new Set();
  const takeDrafts = () => drafts.forEach((take) => take());

  /** @type {SessionParts["become"]} */
  const become = (next, change, answered = []) => {
    const news = course.recordInteractions ? answered.filter((question) => question.record) : [];
    if (!sitting.take(next, (attempt) => news.map((question) => onScreen.record(attempt, question)))) return false;
    const out = screen === "page" && isOut(index, sitting.attempt, current);
    const place = (out && FEATURES.rules?.refuge(index, sitting.attempt, current)) || current;
    if (place === current || isOut(index, sitting.attempt, place)) tell(change);
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
    onScreen.reopened.clear();
    onScreen.show(page);
    if (!become(visit(sitting.attempt, page), "screen")) tell("screen");
    watchWait(page);
  };

  /** @type {SessionParts["watchWait"]} */
  const watchWait = (page) => {
    clock.clearTimeout(waiting);
    sitting.setClockRight();
    if (page !== current || waitLeft(sitting.attempt, page, clock.now()) === 0) return;
    waiting = clock.setTimeout(() => {
      watchWait(page);
      tell("clock");
    }, 60000 - (clock.now() % 60000));
  };

  /** @type {SessionParts["takeAgain"]} */
  const takeAgain = () => {
    // A platform that can do so opens the unit anew, and the state is handed over to that.
    if (course.among?.again && adapter.carry?.(sitting.packed())) session.exit("again");
    else enter(entryPage(index, sitting.attempt));
  };

  /** @type {SessionParts} */
  const parts = { index, clock, sitting, onScreen, become, takeAgain, tell, watchWait };

  /** @type {Session} */
  const session = {
    course,
    types,
    pages: index.pages,
    get launch() {
      return sitting.launch;
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
      return sitting.lost;
    },
    get saveState() {
      return saveState;
    },
    get stored() {
      if (screen !== "ended") return null;
      return sitting.stored ?? (["unsaved", "offline", "ended", "elsewhere"].includes(saveState) ? false : null);
    },
    get status() {
      return sitting.attempt.status;
    },
    get finished() {
      return suffices(index, sitting.attempt.status);
    },
    get left() {
      return left;
    },

    start() {
      adapter.onState((state) => {
        const before = session.stored;
        saveState = state;
        tell("save");
        if (screen !== "ended") return;
        // What could not be saved on Exit is saved at last.
        if (state === "saved" && !sitting.closed) {
          takeDrafts();
          sitting.closeStored();
        }
        if (session.stored !== before || (!session.stored && ["ended", "elsewhere"].includes(state))) tell("screen");
      });
      const launch = sitting.start();
      resumed = sitting.attempt.visited.size > 0;
      current = entryPage(index, sitting.attempt);
      // At once: an LMS completes by itself whoever leaves without a status, and an edit of the course may have
      // completed an attempt while it was saved.
      sitting.save();
      return launch;
    },

    begin: () => enter(current),

    goTo(pageKey) {
      const page = index.page.get(pageKey);
      if (!page || lockedReason(index, sitting.attempt, current, page)) return false;
      enter(page);
      return true;
    },

    show(next) {
      screen = next;
      tell("screen");
    },

    exit(how = "exit") {
      takeDrafts();
      screen = "ended";
      sitting.exit(how);
      tell("screen");
      return session.stored === true;
    },

    hasNext: () => !!course.among && !course.among.last && !sitting.closed && (adapter.hasNext?.() ?? false),

    close() {
      if (sitting.closed) return;
      takeDrafts();
      sitting.close();
    },

    flush() {
      takeDrafts();
      sitting.flush();
    },

    leave() {
      if (sitting.closed) return;
      takeDrafts();
      sitting.leave();
    },

    draft(take) {
      drafts.add(take);
    },

    touch: sitting.touch,
    support: () => ({ lms: adapter.support?.() ?? {}, state: sitting.packed() }),

    next: () => neighbour(index, sitting.attempt, current, 1),
    previous: () => neighbour(index, sitting.attempt, current, -1),
    isOut: (page) => isOut(index, sitting.attempt, page),
    isLocked: (page) => lockedReason(index, sitting.attempt, current, page),
    isVisited: (page) => sitting.attempt.visited.has(page.key),
    isDone: (page) => isDone(sitting.attempt, page) && !FEATURES.laps?.isOpen(sitting.attempt, page),

    progress() {
      const pages = needed(index, sitting.attempt);
      const done = pages.filter(session.isDone).length;
      return { done, total: pages.length, percent: pages.length ? Math.floor((100 * done) / pages.length) : 100 };
    },

    open: () => stillOpen(index, sitting.attempt),
    score: sitting.score,

    ...questionDeeds(parts),
    ...checkDeeds(parts),

    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return session;
}
