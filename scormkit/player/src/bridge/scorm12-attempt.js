/** What content of SCORM 1.2 has set, as an attempt, and what an LMS of SCORM 1.2 is told of one. */

import { newer, newerResult } from "./answers.js";
import { entries } from "./calling.js";
import { secondsOf12 } from "./lengths.js";

/** @import { Attempt, Completion, Given, Interaction, Scored, Success } from "./types.js" */

/**
 * Both statuses of a lesson_status. Who passed or failed has been through it all.
 *
 * @param {string} status
 * @returns {{ completion: Completion, success: Success }}
 */
export function statusesOf(status) {
  if (status === "passed" || status === "failed") return { completion: "completed", success: status };
  if (status === "completed" || status === "incomplete" || status === "not attempted") return { completion: status, success: "unknown" };
  // Browsed: looked at without credit.
  return { completion: status === "browsed" ? "incomplete" : "unknown", success: "unknown" };
}

/** @param {string | undefined} text */
const number = (text) => (text === undefined || text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text));

/**
 * A score with its scaled form: of its own range where it says one, else of 0 to 100.
 *
 * @param {(leaf: string) => string | undefined} read
 * @returns {Scored | null}
 */
export function scoredOf(read) {
  const [raw, min, max, own] = ["raw", "min", "max", "scaled"].map((leaf) => number(read(leaf)));
  if (raw == null && own == null) return null;
  const low = min ?? 0;
  const high = max ?? 100;
  const share = raw == null ? null : high > low ? (raw - low) / (high - low) : raw / 100;
  const scaled = own ?? (share === null ? null : Math.min(1, Math.max(-1, share)));
  return { scaled: scaled === null ? null : Math.round(scaled * 1e7) / 1e7, raw: raw ?? null, min: min ?? null, max: max ?? null };
}

/**
 * The status as an LMS keeps it at the end: who never set one has completed, or passed or failed by the mastery score (RTE
 * 1.2 section 3.4.4).
 *
 * @param {Map<string, string>} values
 * @param {Given} given
 * @param {boolean} ended
 */
function finalStatus(values, given, ended) {
  const status = values.get("cmi.core.lesson_status") ?? "not attempted";
  if (status !== "not attempted" || !ended || given.mode !== "normal") return status;
  const raw = number(values.get("cmi.core.score.raw"));
  const mastery = number(given.passing);
  return raw !== null && mastery !== null ? (raw >= mastery ? "passed" : "failed") : "completed";
}

/**
 * @param {Map<string, string>} values
 * @param {Given} given
 * @param {boolean} ended
 * @returns {Attempt}
 */
export function attemptOf12(values, given, ended) {
  /** @param {string} element */
  const get = (element) => values.get(element) ?? "";
  const objectives = [];
  for (let n = 0; n < entries("cmi.objectives", values, {}); n++) {
    const path = `cmi.objectives.${n}`;
    objectives.push({
      id: get(`${path}.id`),
      ...statusesOf(get(`${path}.status`) || "not attempted"),
      score: scoredOf((leaf) => values.get(`${path}.score.${leaf}`)),
      progress: "",
      description: "",
    });
  }
  /** @type {(Interaction | undefined)[]} */
  const interactions = [];
  for (let n = 0; n < entries("cmi.interactions", values, {}); n++) {
    const path = `cmi.interactions.${n}`;
    if (!values.has(`${path}.id`)) {
      interactions.push(undefined);
      continue;
    }
    /** @param {string} array @param {string} leaf */
    const list = (array, leaf) =>
      Array.from({ length: entries(`${path}.${array}`, values, {}) }, (_, m) => get(`${path}.${array}.${m}.${leaf}`));
    const response = values.get(`${path}.student_response`) ?? null;
    interactions.push({
      id: get(`${path}.id`),
      ...newer({ type: get(`${path}.type`), patterns: list("correct_responses", "pattern"), response }),
      objectives: list("objectives", "id").filter((id) => id !== ""),
      time: get(`${path}.time`),
      weighting: get(`${path}.weighting`),
      result: newerResult(get(`${path}.result`)),
      latency: secondsOf12(get(`${path}.latency`)),
      description: "",
    });
  }
  const audio = Number(get("cmi.student_preference.audio"));
  const comments = get("cmi.comments");
  return {
    ...statusesOf(finalStatus(values, given, ended)),
    score: scoredOf((leaf) => values.get(`cmi.core.score.${leaf}`)),
    progress: "",
    location: get("cmi.core.lesson_location"),
    suspend: get("cmi.suspend_data"),
    exit: values.get("cmi.core.exit") ?? "",
    seconds: secondsOf12(get("cmi.core.session_time")),
    objectives,
    interactions,
    comments: comments === "" ? [] : [{ text: comments, location: "", time: "" }],
    preferences: {
      // 0: no change; -1: off; 1 to 100: per cent of the loudest (RTE 1.2 section 3.4.4).
      audio: audio === 0 ? "" : audio < 0 ? "0" : String(audio / 100),
      language: get("cmi.student_preference.language"),
      speed: Number(get("cmi.student_preference.speed")) === 0 ? "" : String(Math.max(0, 1 + Number(get("cmi.student_preference.speed")) / 100)),
      captions: get("cmi.student_preference.text"),
    },
  };
}

/** @param {Completion} completion @param {Success} success */
export function statusOf(completion, success) {
  if (success !== "unknown" && completion !== "incomplete") return success;
  return completion === "unknown" ? "not attempted" : completion;
}
