/** SCORM 1.2 behind the adapter's interface. Nothing an LMS does makes a method throw; the worst is "not saved". */

import { UNTRACKED } from "../core/launch.js";
import { RANKS } from "../core/status.js";
import { createQueue, createWriter } from "./queue.js";
import { BURST, EXIT, GENERAL, NO_ERROR } from "./scorm12-model.js";
import { interactionWriter, objectiveWriter } from "./scorm12-records.js";

/** @import { Adapter, Clock, LessonStatus, SaveState, Snapshot, Types } from "../types.js" */

/**
 * The API object with its loose ends tied: absent and throwing methods, booleans for strings, nothing for something.
 *
 * @param {any} api
 */
function tolerant(api) {
  /**
   * The answer as text; "" for nothing, null for a throw.
   *
   * @param {string} method
   * @param {string[]} parameters
   */
  const call = (method, ...parameters) => {
    try {
      return String(api[method](...parameters) ?? "");
    } catch {
      return null;
    }
  };
  const lastError = () => call("LMSGetLastError") ?? "";
  return {
    lastError,
    /**
     * Whether a call succeeded. Where the answer is neither true nor false (some wrappers return nothing), the
     * error code decides.
     *
     * @param {string} method
     * @param {string[]} parameters
     */
    succeeds(method, ...parameters) {
      const answer = call(method, ...parameters)?.toLowerCase();
      return answer === "true" || answer === "1" || (answer === "" && lastError() === NO_ERROR);
    },
    /**
     * A value as text; "" where there is none. "null" and "undefined" come from LMSs that print what they lack.
     *
     * @param {string} element
     */
    get(element) {
      const value = call("LMSGetValue", element) ?? "";
      return value === "null" || value === "undefined" ? "" : value;
    },
  };
}

/**
 * Begins the session. An LMS page that initialized before us answers "false" and 101: then what counts is whether
 * values can be read.
 *
 * @param {ReturnType<typeof tolerant>} lms
 */
function initialize(lms) {
  if (lms.succeeds("LMSInitialize", "")) return true;
  if (![NO_ERROR, GENERAL].includes(lms.lastError())) return false;
  lms.get("cmi.core.lesson_status");
  return lms.lastError() === NO_ERROR;
}

/**
 * @param {string} text
 * @returns {number | null} The score the LMS holds, or null.
 */
function readScore(text) {
  const value = text.trim() === "" ? NaN : Number(text);
  return value >= 0 && value <= 100 ? value : null;
}

/**
 * @param {any} api The LMS's object, as discover.js found it.
 * @param {Clock} clock
 * @param {Types} types
 * @returns {Adapter}
 */
export function scorm12Adapter(api, clock, types) {
  const lms = tolerant(api);
  const writer = createWriter({
    set: (element, value) => lms.succeeds("LMSSetValue", element, value),
    commit: () => lms.succeeds("LMSCommit", ""),
  });
  const objectives = objectiveWriter(lms, writer);
  const interactions = interactionWriter(lms, writer, types);
  /** @type {(state: SaveState) => void} */
  let tell = () => {};
  /** @type {Snapshot | null} */
  let latest = null;
  /** waiting: not started; recording: normal mode; watching: review or browse; over: ended, or never begun. */
  let phase = "waiting";

  const write = () => {
    if (latest) {
      objectives.write(latest.objectives);
      interactions.write();
      for (const { name, required, limit, value } of BURST) {
        const text = value(latest);
        if (text === null) continue;
        // Cut data is worse than none: what is too long is not sent, and the learner sees that it is not saved.
        if (text.length > limit) {
          if (required) writer.miss();
        } else if (required) writer.require(name, text);
        else writer.offer(name, text);
      }
    } else {
      // Whatever happens from here on, the LMS is to keep what it has (FIELD: offline wipes progress without it).
      writer.offer(EXIT, "suspend");
    }
    return writer.commit();
  };
  const queue = createQueue({ clock, write, tell: (state) => tell(state) });

  return {
    start() {
      if (!initialize(lms)) {
        phase = "over";
        tell("untracked");
        return UNTRACKED;
      }
      const mode = lms.get("cmi.core.lesson_mode").trim().toLowerCase();
      const status = /** @type {LessonStatus} */ (lms.get("cmi.core.lesson_status").trim().toLowerCase());
      const location = lms.get("cmi.core.lesson_location");
      const suspendData = lms.get("cmi.suspend_data");
      writer.holds("cmi.core.lesson_location", location);
      writer.holds("cmi.suspend_data", suspendData);
      phase = mode === "review" || mode === "browse" ? "watching" : "recording";
      if (phase === "recording") queue.flush();
      else tell("review");
      return {
        tracking: true,
        mode: mode === "review" || mode === "browse" ? mode : "normal",
        learnerName: lms.get("cmi.core.student_name"),
        location,
        suspendData,
        status: RANKS.includes(status) ? status : "",
        score: readScore(lms.get("cmi.core.score.raw")),
      };
    },

    save(snapshot, records) {
      if (phase !== "recording") return;
      latest = snapshot;
      interactions.add(records);
      queue.schedule();
    },

    flush(snapshot) {
      latest = snapshot;
      return phase === "watching" || (phase === "recording" && queue.flush());
    },

    finish(snapshot) {
      if (phase === "over" || phase === "waiting") return false;
      latest = snapshot;
      const stored = phase === "watching" || queue.close();
      phase = "over";
      // What it answers says nothing about the data, which are committed; wagtail-lms 0.11 does not even have it.
      lms.succeeds("LMSFinish", "");
      tell("ended");
      return stored;
    },

    onState(listener) {
      tell = listener;
    },
  };
}
