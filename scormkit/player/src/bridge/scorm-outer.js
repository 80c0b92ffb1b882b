/** What both SCORMs share as the launch that the bridge stands in. */

import { apiOnceFound } from "../adapters/discover.js";
import { tolerant } from "../adapters/tolerant.js";

/** @import { Clock, Lms, ScormModel } from "../types.js" */

/**
 * The LMS, with its session begun; null: there is none, or it does not let the page in.
 *
 * @param {Window} window
 * @param {Clock} clock
 * @param {string} name
 * @param {Pick<ScormModel, "methods" | "errors">} model
 * @param {string} begun The code of an LMS page that initialized before us.
 * @returns {Promise<Lms | null>}
 */
export async function lmsOf(window, clock, name, model, begun) {
  const find = await apiOnceFound(window, clock, name, model.methods.initialize);
  if (!find) return null;
  const lms = tolerant(find, model);
  lms.connect();
  return lms.initialize() || lms.lastError() === begun ? lms : null;
}

/**
 * Writes what the LMS does not hold yet. What it refuses is not offered again with the same value.
 *
 * @param {Lms} lms
 */
export function createTelling(lms) {
  /** @type {Map<string, string>} */
  const held = new Map();
  /** @type {Map<string, string>} */
  const refused = new Map();
  return {
    /** @param {string} element @param {string} value */
    holds: (element, value) => held.set(element, value),
    /** @param {string} element @param {string} value @returns {boolean} The LMS holds it. */
    tell(element, value) {
      if (held.get(element) === value) return true;
      if (refused.get(element) === value) return false;
      if (lms.set(element, value)) {
        held.set(element, value);
        return true;
      }
      // Not reached is not refused.
      if (!lms.thrown && !lms.over) refused.set(element, value);
      return false;
    },
    /** What was told is perhaps lost: all of it is told again. */
    forget() {
      held.clear();
      refused.clear();
    },
  };
}

/** How many entries the LMS has; 0 where it has none, or no such list. @param {Lms} lms @param {string} array */
export function countOf(lms, array) {
  const count = Number(lms.get(`${array}._count`));
  return Number.isInteger(count) && count > 0 ? count : 0;
}

/** @param {string} mode @returns {"normal" | "browse" | "review"} */
export const modeOf = (mode) => (mode === "browse" || mode === "review" ? mode : "normal");
