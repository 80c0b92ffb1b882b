/**
 * What the other items of a package wait for. plan/rules.py says what each condition means; the targets say by which
 * objective it is told.
 */

import { holds } from "./rules.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, Leaving, Snapshot } from "../types.js" */

/**
 * What was done stays done, so that it is told only when it holds; an answer can be changed, and is told once there is one.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {Leaving | null} leaving
 * @returns {Snapshot["signals"]}
 */
export const signalStates = (index, attempt, leaving) => {
  const { signals = [], again } = index.course.among ?? {};
  const told = signals.map(({ id, rule }) => {
    const held = holds(index, attempt, rule);
    return { id, holds: held || ("question" in rule && attempt.questions.has(rule.question)) ? held : null };
  });
  return again ? [...told, { id: again.objective, holds: leaving === "again" || null }] : told;
};
