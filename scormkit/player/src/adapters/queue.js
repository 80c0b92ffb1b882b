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
      if (busy) again = true;
      else wake(QUIET);
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
