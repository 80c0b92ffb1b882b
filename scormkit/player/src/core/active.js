/** How long a learner was active: time before a hidden window, and long stretches without a sign of life, do not count. */

/** @import { Clock } from "../types.js" */

/** The longest stretch without a sign of life that still counts, in milliseconds: a long page takes its time. */
export const LONGEST_STRETCH = 10 * 60 * 1000;

/**
 * @param {Clock} clock
 */
export function activeTime(clock) {
  let counted = 0;
  let last = clock.now();
  let visible = true;
  const now = () => counted + (visible ? Math.min(Math.max(0, clock.now() - last), LONGEST_STRETCH) : 0);
  return {
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
