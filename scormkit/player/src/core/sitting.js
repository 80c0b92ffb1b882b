/** One attempt in one launch: restored from the LMS, kept up to date with the clock and with what it earned, saved. */

import { activeTime, runningTime } from "./active.js";
import * as deeds from "./attempt.js";
import { courseScore, isComplete, secondsMissing } from "./completion.js";
import { UNTRACKED } from "./launch.js";
import { FEATURES } from "./registry.js";
import { needed } from "./rules.js";
import { decode, encode } from "./state.js";
import { asksForPass, earnedStatus, higher, isDone, isFinal } from "./status.js";

/** @import { Adapter, Attempt, Clock, InteractionRecord, Leaving, Sitting, Snapshot } from "../types.js" */
/** @import { Index } from "./course.js" */

/** Minutes without a save until the LMS is touched. LMSs end sessions after 10 or more (FIELD: session timeout). */
const KEEP_ALIVE = 5;
/** Minutes without a sign of life after which an LMS may end the session of a learner who is gone. */
const GONE = 60;

/**
 * @param {object} parts
 * @param {Index} parts.index
 * @param {Adapter} parts.adapter
 * @param {Clock} parts.clock
 * @param {() => number} parts.random From 0 up to but not including 1.
 * @param {() => void} parts.onTime Called after saving, when the time that the course asks for has passed.
 * @returns {Sitting}
 */
export function createSitting({ index, adapter, clock, random, onTime }) {
  let launch = UNTRACKED;
  let attempt = deeds.newAttempt(random);
  /** @type {ReturnType<typeof runningTime> | null} */
  let running = null;
  let active = activeTime(clock);
  /** Seconds of being active in earlier sessions. */
  let secondsBefore = 0;
  /** Waits for the time that the course asks for. @type {unknown} */
  let timer = null;
  let lost = false;
  let closed = false;
  /** Waits to touch the LMS. @type {unknown} */
  let alive = null;
  let lastSign = clock.now();
  /** @type {boolean | null} */
  let stored = null;
  /** What was saved last. @type {Snapshot | null} */
  let last = null;
  /** @type {Leaving | null} */
  let leaving = null;
  /** The best said of each objective in this sitting, also when it was never written: a burst sends the last word only. */
  let objectives = FEATURES.objectives?.states(index, attempt) ?? [];

  /** @returns {Snapshot} */
  const snapshot = () => {
    const sessionSeconds = running?.seconds() ?? 0;
    const score = courseScore(index, attempt);
    objectives = FEATURES.objectives?.raise(objectives, FEATURES.objectives.states(index, attempt)) ?? [];
    return {
      status: attempt.status,
      // The LMS may know a better result from an attempt whose state is lost.
      score: score === null ? null : { raw: Math.max(score, launch.score ?? 0), min: 0, max: 100 },
      location: attempt.page === null ? "" : (index.page.get(attempt.page)?.id ?? ""),
      suspendData: encode(attempt, index),
      objectives,
      sessionSeconds,
      done: isFinal(index, attempt),
      complete: isComplete(index, attempt),
      progress: progress(),
      signals: FEATURES.rules?.signals(index, attempt, leaving) ?? [],
      leaving,
    };
  };

  const progress = () => {
    const pages = needed(index, attempt);
    return pages.length === 0 ? 1 : pages.filter((page) => isDone(attempt, page)).length / pages.length;
  };

  /** Brings the attempt up to date with the clock and with what it earned. */
  const judge = () => {
    attempt = { ...attempt, seconds: secondsBefore + active.seconds() };
    attempt = FEATURES.rules?.keepReached(index, attempt) ?? attempt;
    attempt = { ...attempt, status: higher(attempt.status, earnedStatus(index, attempt)) };
    const missing = secondsMissing(index, attempt);
    if (missing > 0 && timer === null && !closed) timer = clock.setTimeout(timeIsUp, 1000 * missing);
  };

  /** @returns {Snapshot} */
  const judged = () => {
    judge();
    return snapshot();
  };

  const stayAlive = () => {
    clock.clearTimeout(alive);
    if (closed || !adapter.keepAlive) return;
    alive = clock.setTimeout(() => {
      judge();
      if (clock.now() - lastSign < 60000 * GONE) adapter.keepAlive?.(snapshot());
      stayAlive();
    }, 60000 * (index.course.keepAliveMinutes ?? KEEP_ALIVE));
  };

  /** @param {InteractionRecord[]} interactions */
  const save = (interactions) => {
    last = judged();
    adapter.save(last, interactions);
    stayAlive();
  };

  /** The time that the course asks for may have passed; a learner who was away starts the wait anew by coming back. */
  const timeIsUp = () => {
    timer = null;
    const missing = secondsMissing(index, { ...attempt, seconds: secondsBefore + active.seconds() });
    if (closed || missing > 0) return;
    save([]);
    onTime();
  };

  /** @returns {Attempt} */
  const restore = () => {
    const { suspendData, location } = launch;
    if (suspendData === "") return deeds.bookmarked(attempt, index, location);
    const saved = decode(suspendData, index);
    lost = !saved;
    return saved ?? attempt;
  };

  const setClockRight = () => {
    attempt = FEATURES.waits?.notInFuture(attempt, clock.now()) ?? attempt;
  };

  const stop = () => {
    closed = true;
    clock.clearTimeout(alive);
    running?.stop();
  };

  const close = () => {
    if (closed) return;
    judge();
    stop();
    if (adapter.finish(snapshot())) stored = true;
  };

  return {
    get launch() {
      return launch;
    },
    get attempt() {
      return attempt;
    },
    get lost() {
      return lost;
    },
    get closed() {
      return closed;
    },
    get stored() {
      return stored;
    },

    start() {
      launch = adapter.start();
      index.heard = launch.heard ? new Set(launch.heard) : null;
      running = runningTime(clock);
      active = activeTime(clock);
      attempt = restore();
      attempt = FEATURES.laps?.counted(index, attempt, launch) ?? attempt;
      setClockRight();
      secondsBefore = attempt.seconds;
      attempt = {
        ...attempt,
        // A new attempt of the LMS's has no answers of its own yet.
        sent: launch.anew ? 0 : attempt.sent,
        status: higher(attempt.status, launch.status || "not attempted"),
      };
      return launch;
    },

    save: () => save([]),

    // An LMS may hold a 0 that nobody told it, or a score of a course that has none.
    score: () => last?.score?.raw ?? ((asksForPass(index) && launch.score) || null),

    take(next, records = () => []) {
      if (next === attempt) return false;
      attempt = next;
      leaving = null;
      const answers = records(attempt);
      attempt = { ...attempt, sent: attempt.sent + answers.length };
      active.touch();
      save(answers);
      return true;
    },

    setClockRight,

    now: () => active.now(),

    touch(visible) {
      if (visible) lastSign = clock.now();
      active.touch(visible);
      if (timer === null && secondsMissing(index, attempt) > 0) judge();
    },

    packed: () => snapshot().suspendData,

    flush() {
      if (closed) return;
      // That time went by is no reason to bother the LMS, unless the course asks for time.
      if (!last || secondsMissing(index, attempt) > 0) last = judged();
      adapter.flush(last);
    },

    exit(how = "exit") {
      if (closed) return;
      leaving = how;
      stored = adapter.flush(judged()) || null;
      if (stored) close();
    },

    close,

    closeStored() {
      stored = true;
      close();
    },

    leave() {
      if (closed) return;
      stop();
      adapter.leave();
    },
  };
}
