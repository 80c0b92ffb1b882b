/** Saving without haste and without loss, the same for every run time. */

/** @import { Clock, SaveState, Stored } from "../types.js" */

/** Milliseconds of quiet after which a burst of changes is written. */
export const QUIET = 250;
/** Milliseconds until a failed save is tried again, the last for ever. */
export const BACKOFF = [2000, 5000, 15000, 30000, 60000];

/**
 * When to write: once a burst, at once on demand, and again after a failure. `write` writes what is new; `wholly`: also what
 * alone is worth no commit, as the time is. Where it takes its time it returns a promise, and whatever changes meanwhile is
 * written once that has come.
 *
 * @param {object} parts
 * @param {Clock} parts.clock
 * @param {(wholly: boolean) => Stored | Promise<Stored>} parts.write A promise that is rejected says the same as one of false.
 * @param {(state: SaveState) => void} parts.tell
 */
export function createQueue({ clock, write, tell }) {
  let failures = 0;
  let stopped = false;
  /** A write is under way. */
  let busy = false;
  /** Something changed meanwhile. */
  let again = false;
  /** @type {unknown} */
  let timer;

  /** @param {number} milliseconds */
  const wake = (milliseconds) => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(() => run(), milliseconds);
  };

  /** @param {Stored} stored */
  const settle = (stored) => {
    busy = false;
    if (stored === "ended") {
      stopped = true;
      tell("ended");
      return false;
    }
    const next = again;
    again = false;
    if (stored === true) {
      failures = 0;
      if (next) return run();
      tell("saved");
      return true;
    }
    if (!stopped) wake(/** @type {number} */ (BACKOFF[Math.min(failures, BACKOFF.length - 1)]));
    failures += 1;
    tell(stored === null ? "saving" : clock.isOnline?.() === false ? "offline" : "unsaved");
    return false;
  };

  /** @param {boolean} [wholly] @returns {boolean} Everything is stored, and known to be. */
  function run(wholly = false) {
    clock.clearTimeout(timer);
    if (busy) {
      again = true;
      return false;
    }
    const result = write(wholly);
    if (!(result instanceof Promise)) return settle(result);
    busy = true;
    if (failures === 0) tell("saving");
    result.then(settle, () => settle(false));
    return false;
  }

  return {
    /** Something changed. */
    schedule() {
      if (stopped) return;
      if (failures === 0) tell("saving");
      wake(QUIET);
    },
    /** Writes now; true when all is stored, and known to be. @param {boolean} [wholly] */
    flush: (wholly) => !stopped && run(wholly),
    /** Writes for the last time; true as with `flush`. What is under way by then is still told when it has come. */
    close() {
      if (stopped) return false;
      stopped = true;
      return run(true);
    },
  };
}

/**
 * What to write: only what the run time does not hold yet. An optional element that it refuses is left alone from then
 * on, unless nothing at all came through in that burst: then it refused nothing, it could not be reached.
 *
 * @param {object} parts
 * @param {(element: string, value: string) => boolean} parts.set
 * @param {() => boolean} parts.commit
 */
export function createWriter({ set, commit }) {
  /** @type {Map<string, string>} */
  const held = new Map();
  /** @type {Set<string>} */
  const refused = new Set();
  /** @type {string[]} */
  let declined = [];
  let uncommitted = false;
  let missed = false;
  let reached = false;

  /** @param {string} element @param {string} value */
  const write = (element, value) => {
    if (held.get(element) === value) return true;
    if (!set(element, value)) return false;
    held.set(element, value);
    uncommitted = true;
    reached = true;
    return true;
  };

  return {
    /** The run time was read: it holds this. @param {string} element @param {string} value */
    holds(element, value) {
      held.set(element, value);
    },
    /** What the run time was told is lost: it is written again. */
    forget() {
      held.clear();
      missed = false;
    },
    /** An element that a learner's progress hangs on. @param {string} element @param {string} value */
    require(element, value) {
      missed = !write(element, value) || missed;
    },
    /** Something that a learner's progress hangs on cannot be written: the burst is not stored. */
    miss() {
      missed = true;
    },
    /** An element that is good to have. Returns whether the run time holds it. @param {string} element @param {string} value */
    offer(element, value) {
      if (refused.has(element)) return false;
      const written = write(element, value);
      if (!written) declined.push(element);
      return written;
    },
    /** Like `offer`, but a refusal says nothing for later. @param {string} element @param {string} value */
    probe: (element, value) => !refused.has(element) && write(element, value),
    /** An optional element was refused, and is not tried again. @param {string} element */
    refuses: (element) => refused.has(element),
    /** There is something to commit. */
    get pending() {
      return uncommitted;
    },
    /** Ends a burst with its one commit, if there is anything to commit. Returns whether all is stored. */
    commit() {
      if (uncommitted) uncommitted = !commit();
      if (reached) for (const element of declined) refused.add(element);
      const stored = !uncommitted && !missed;
      declined = [];
      missed = false;
      reached = false;
      return stored;
    },
  };
}
