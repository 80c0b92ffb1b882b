/**
 * What of the course is for this learner, and what the author's rules keep locked. The rules themselves are a feature
 * (features/rules.js): most courses have none.
 */

import { FEATURES } from "./registry.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, PageData, Phrase, UnitData } from "../types.js" */

/** @param {Index} index @param {PageData} page */
export const unitOf = (index, page) => /** @type {UnitData} */ (index.unit.get(page.key));

/**
 * Skipped, or not shown, by itself or with its unit: the learner does not see it, and it counts as done.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {boolean}
 */
export const isOut = (index, attempt, page) => FEATURES.rules?.isOut(index, attempt, page) ?? false;

/**
 * Why the rules keep a page locked; null when they do not. What was opened once stays open, and so does everything once
 * the LMS knows the course as completed or passed.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Phrase | null}
 */
export const ruleLock = (index, attempt, page) =>
  FEATURES.laps?.lock(index, attempt, page) ?? FEATURES.rules?.lock(index, attempt, page) ?? null;

/** The course is complete without it. @param {Index} index @param {PageData} page */
export const isOptional = (index, page) => (page.optional || unitOf(index, page).optional) ?? false;

/**
 * The pages and checks that this learner has to do.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export const needed = (index, attempt) =>
  index.pages.filter(
    (page) => !isOptional(index, page) && !isOut(index, attempt, page) && !FEATURES.choices?.isSpare(index, attempt, page),
  );
