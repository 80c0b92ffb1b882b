/** SCORM 2004 behind the adapter's interface. */

import { scormAdapter } from "./scorm.js";
import { countOf } from "./scorm-interactions.js";
import { burst, EXIT, INITIALIZED, METHODS, NO_ERROR, OBJECTIVES, OVER, STORES, STORE_LIMIT, SUSPEND_DATA } from "./scorm2004-model.js";
import { scorm2004Lists } from "./scorm2004-records.js";

/** @import { AmongData, LessonStatus, Lms, ScormModel } from "../types.js" */
/** @import { Held } from "./scorm2004-model.js" */

/**
 * A number of the LMS within bounds, or null where there is none.
 *
 * @param {string} text
 * @param {number} low
 * @param {number} high
 */
function numberIn(text, low, high) {
  const value = text.trim() === "" ? NaN : Number(text);
  return value >= low && value <= high ? value : null;
}

/**
 * The two statuses as one, the higher word of both.
 *
 * @param {string} completion
 * @param {string} success
 * @returns {LessonStatus | ""}
 */
export function statusOf(completion, success) {
  if (success === "passed") return "passed";
  if (completion === "completed") return success === "failed" ? "failed" : "completed";
  if (success === "failed") return "failed";
  return completion === "incomplete" ? "incomplete" : "";
}

/**
 * Which of these objectives the LMS holds as passed; undefined where it has no objectives.
 *
 * @param {Lms} lms
 * @param {string[]} ids
 */
function heardOf(lms, ids) {
  const count = countOf(lms, OBJECTIVES);
  if (count === null) return undefined;
  const places = [...Array(count).keys()].filter((n) => ids.includes(lms.get(`${OBJECTIVES}.${n}.id`).trim()));
  const passed = places.filter((n) => lms.get(`${OBJECTIVES}.${n}.success_status`).trim() === "passed");
  return passed.map((n) => lms.get(`${OBJECTIVES}.${n}.id`).trim());
}

/**
 * The shared store of that name (adl.data, RTE 4th section 4.3); "" where the LMS has none.
 *
 * @param {Lms} lms
 * @param {string} name
 */
function storeOf(lms, name) {
  const places = [...Array(countOf(lms, STORES) ?? 0).keys()];
  const n = places.find((n) => lms.get(`${STORES}.${n}.id`).trim() === name);
  return n === undefined ? "" : `${STORES}.${n}.store`;
}

/** @param {AmongData | undefined} among @returns {ScormModel} */
function model(among) {
  /** @type {Held} */
  const held = { completed: false, threshold: null, store: "" };
  return {
    methods: METHODS,
    errors: { none: NO_ERROR, over: OVER },
    exit: EXIT,
    suspendData: SUSPEND_DATA,
    language: "cmi.learner_preference.language",
    burst: burst(held),
    lists: scorm2004Lists,

    // An LMS page that initialized before us answers "false" and 103: the session is there.
    begin: (lms) => lms.initialize() || lms.lastError() === INITIALIZED,

    launch(lms, writer) {
      /** @param {string} element */
      const word = (element) => lms.get(element).trim().toLowerCase();
      const mode = word("cmi.mode");
      const completion = word("cmi.completion_status");
      const success = word("cmi.success_status");
      const location = lms.get("cmi.location");
      const saved = lms.get(SUSPEND_DATA);
      writer.holds("cmi.location", location);
      writer.holds(SUSPEND_DATA, saved);
      if (among?.store) held.store = storeOf(lms, among.store);
      // A new attempt at the unit has nothing of its own yet: what was done in those before stands in the store.
      const anew = saved === "" && held.store !== "";
      held.completed = completion === "completed";
      held.threshold = numberIn(lms.get("cmi.completion_threshold"), 0, 1);
      const scaled = numberIn(lms.get("cmi.score.scaled"), -1, 1);
      return {
        tracking: true,
        mode: mode === "review" || mode === "browse" ? mode : "normal",
        learnerName: lms.get("cmi.learner_name"),
        location,
        suspendData: anew ? lms.get(held.store) : saved,
        anew,
        ...(among?.heard ? { heard: heardOf(lms, among.heard) } : {}),
        status: statusOf(completion, success),
        score: scaled === null ? numberIn(lms.get("cmi.score.raw"), 0, 100) : Math.max(0, scaled * 100),
      };
    },

    carry: (lms, state) => held.store !== "" && state.length <= STORE_LIMIT && lms.set(held.store, state),

    hasNext: (lms) => lms.get("adl.nav.request_valid.continue").trim().toLowerCase() === "true",
  };
}

/** @param {Parameters<typeof scormAdapter>[1] & { among?: AmongData | undefined }} parts */
export const scorm2004Adapter = ({ among, ...parts }) => scormAdapter(model(among), parts);
