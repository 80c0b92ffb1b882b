/**
 * What the other items of a package wait for. plan/rules.py says what each condition means; the targets say by which
 * objective it is told.
 */

import { holds } from "./rules.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, Snapshot } from "../types.js" */

/**
 * What was done stays done, so that it is told only when it holds; an answer can be changed, and is told once there is one.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {Snapshot["signals"]}
 */
export const signalStates = (index, attempt) =>
  (index.course.among?.signals ?? []).map(({ id, rule }) => {
    const held = holds(index, attempt, rule);
    const told = held || ("question" in rule && attempt.questions.has(rule.question));
    return { id, holds: told ? held : null };
  });
