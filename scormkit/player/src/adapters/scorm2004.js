/** SCORM 2004 behind the adapter's interface. */

import { scormAdapter } from "./scorm.js";
import { countOf } from "./scorm-interactions.js";
import { burst, EXIT, INITIALIZED, keeping, METHODS, NO_ERROR, OBJECTIVES, OVER, STORES, STORE_LIMIT, SUSPEND_DATA } from "./scorm2004-model.js";
import { scorm2004Lists } from "./scorm2004-records.js";

/** @import { AmongData, Launch, LessonStatus, Lms, ScormModel } from "../types.js" */
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
 * An element of what has that id in a list of the LMS's; "" where it is not there.
 *
 * @param {Lms} lms
 * @param {string} list
 * @param {string | undefined} id
 * @param {string} leaf
 */
function elementOf(lms, list, id, leaf) {
  const places = [...Array((id && countOf(lms, list)) || 0).keys()];
  const n = places.find((n) => lms.get(`${list}.${n}.id`).trim() === id);
  return n === undefined ? "" : `${list}.${n}.${leaf}`;
}

/**
 * Which attempt at the unit this is, where the LMS counts: kept in a store, as no element says it. What was resumed is no new
 * one. undefined: the LMS does not count.
 *
 * @param {Lms} lms
 * @param {AmongData["begun"]} counted
 * @param {boolean} resumed
 * @returns {Launch["counted"]}
 */
function countedBy(lms, counted, resumed) {
  const store = elementOf(lms, STORES, counted?.store, "store");
  if (!counted || store === "") return undefined;
  const before = numberIn(lms.get(store), 0, 1000) ?? 0;
  const n = resumed && before > 0 ? before : before + 1;
  // Stored at once: the LMS has counted, too, whatever becomes of the session.
  if (n > before && lms.set(store, String(n))) lms.commit();
  // One that begins the unit more often than it may does not count, or began to count anew: then only what was handed in does.
  return n > counted.total ? undefined : { n, total: counted.total };
}

/** @param {AmongData | undefined} among @returns {ScormModel} */
function model(among) {
  /** @type {Held} */
  const held = { completed: false, threshold: null, store: "", score: null };
  return {
    methods: METHODS,
    errors: { none: NO_ERROR, over: OVER },
    exit: EXIT,
    suspendData: SUSPEND_DATA,
    language: "cmi.learner_preference.language",
    burst: burst(held),
    lists: (lms, writer, encodings) =>
      scorm2004Lists(lms, writer, encodings, (snapshot) => (among?.kept ? keeping(held, among.kept, snapshot) : [])),

    // An LMS page that initialized before us answers "false" and 103: the session is there.
    begin: (lms) => lms.initialize() || lms.lastError() === INITIALIZED,

    launch(lms, writer) {
      /** @param {string} element */
      const word = (element) => lms.get(element).trim().toLowerCase();
      const mode = /** @type {const} */ (["review", "browse"]).find((mode) => mode === word("cmi.mode")) ?? "normal";
      const location = lms.get("cmi.location");
      const saved = lms.get(SUSPEND_DATA);
      writer.holds("cmi.location", location);
      writer.holds(SUSPEND_DATA, saved);
      held.store = elementOf(lms, STORES, among?.store, "store");
      // A new attempt at the unit has nothing of its own yet: what was done in those before stands in the store, or what became
      // of it in objectives.
      const anew = saved === "" && held.store !== "";
      const [done, passed] = (saved === "" && among?.kept) || [];
      /** @param {string | undefined} id @param {string} leaf */
      const keptAs = (id, leaf) => {
        const element = elementOf(lms, OBJECTIVES, id, leaf);
        return element && word(element);
      };
      const begun = mode === "normal" ? among?.begun : undefined;
      const counted = countedBy(lms, begun, saved !== "" || word("cmi.entry") === "resume");
      const result = keptAs(passed, "success_status");
      const completion = keptAs(done, "success_status") === "passed" ? "completed" : word("cmi.completion_status");
      const success = result === "passed" || result === "failed" ? result : word("cmi.success_status");
      held.score = numberIn(keptAs(passed, "score.scaled"), 0, 1);
      held.completed = completion === "completed";
      held.threshold = numberIn(lms.get("cmi.completion_threshold"), 0, 1);
      const scaled = held.score ?? numberIn(lms.get("cmi.score.scaled"), -1, 1);
      return {
        tracking: true,
        mode,
        learnerName: lms.get("cmi.learner_name"),
        location,
        suspendData: anew ? lms.get(held.store) : saved,
        anew,
        counted,
        notice: counted && "counted",
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
