/** How long a learner was active, and how long the course ran. */

/** @import { Clock } from "../types.js" */

/** The longest stretch without a sign of life that still counts, in milliseconds: a long page takes its time. */
export const LONGEST_STRETCH = 10 * 60 * 1000;

/** Browsers let the timers of a hidden page run once a minute; where they stop for longer, the device sleeps. In milliseconds. */
const LONGEST_SILENCE = 3 * 60 * 1000;

/**
 * Time before a hidden window, and long stretches without a sign of life, do not count.
 *
 * @param {Clock} clock
 */
export function activeTime(clock) {
  let counted = 0;
  let last = clock.now();
  let visible = true;
  const now = () => counted + (visible ? Math.min(Math.max(0, clock.now() - last), LONGEST_STRETCH) : 0);
  return {
    /** Milliseconds so far. */
    now,
    /** Whole seconds so far. */
    seconds: () => Math.floor(now() / 1000),
    /** A sign of life, or the window is hidden or comes back. @param {boolean} [isVisible] */
    touch(isVisible = visible) {
      counted = now();
      last = clock.now();
      visible = isVisible;
    },
  };
}

/**
 * The time of a session: a night that a laptop slept through is not in it.
 *
 * @param {Clock} clock
 */
export function runningTime(clock) {
  let counted = 0;
  let last = clock.now();
  /** @type {unknown} */
  let timer;
  const count = () => {
    const now = clock.now();
    counted += Math.min(Math.max(0, now - last), LONGEST_SILENCE);
    last = now;
  };
  const tick = () => {
    count();
    timer = clock.setTimeout(tick, 60000);
  };
  tick();
  return {
    /** Whole seconds so far. */
    seconds() {
      count();
      return Math.floor(counted / 1000);
    },
    stop: () => clock.clearTimeout(timer),
  };
}
