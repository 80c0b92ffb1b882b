/** SCORM 1.2 behind the adapter's interface. */

import { RANKS } from "../core/status.js";
import { scormAdapter } from "./scorm.js";
import { BURST, EXIT, GENERAL, METHODS, NO_ERROR, NOT_INITIALIZED } from "./scorm12-model.js";
import { scorm12Lists } from "./scorm12-records.js";

/** @import { LessonStatus, ScormModel } from "../types.js" */

/**
 * @param {string} text
 * @returns {number | null} The score the LMS holds, or null.
 */
function readScore(text) {
  const value = text.trim() === "" ? NaN : Number(text);
  return value >= 0 && value <= 100 ? value : null;
}

/** @type {ScormModel} */
const MODEL = {
  methods: METHODS,
  errors: { none: NO_ERROR, over: [NOT_INITIALIZED] },
  exit: EXIT,
  suspendData: "cmi.suspend_data",
  language: "cmi.student_preference.language",
  burst: BURST,
  lists: scorm12Lists,

  // An LMS page that initialized before us answers "false" and 101: then what counts is whether values can be read.
  begin(lms) {
    if (lms.initialize()) return true;
    if (![NO_ERROR, GENERAL].includes(lms.lastError())) return false;
    lms.get("cmi.core.lesson_status");
    return lms.lastError() === NO_ERROR;
  },

  launch(lms, writer) {
    const mode = lms.get("cmi.core.lesson_mode").trim().toLowerCase();
    const status = /** @type {LessonStatus} */ (lms.get("cmi.core.lesson_status").trim().toLowerCase());
    const location = lms.get("cmi.core.lesson_location");
    const suspendData = lms.get(MODEL.suspendData);
    writer.holds("cmi.core.lesson_location", location);
    writer.holds(MODEL.suspendData, suspendData);
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
};

/** @param {Parameters<typeof scormAdapter>[1]} parts */
export const scorm12Adapter = (parts) => scormAdapter(MODEL, parts);
