/** SCORM 2004 as data: the elements we write, in the order of a burst, and their limits (RTE 4th sections 3 and 4). */

import { interval } from "../core/time.js";

/** @import { QuestionData, ScormElement, Signal, Snapshot } from "../types.js" */

/** Names of the API's methods. */
export const METHODS = {
  initialize: "Initialize",
  finish: "Terminate",
  get: "GetValue",
  set: "SetValue",
  commit: "Commit",
  lastError: "GetLastError",
};

/** Last-error codes (RTE 4th section 3.1.7). */
export const NO_ERROR = "0";
export const INITIALIZED = "103"; // already
/** Before Initialize, or after Terminate: the LMS knows no session of ours. */
export const OVER = ["104", "112", "113", "122", "123", "132", "133", "142", "143"];

export const EXIT = "cmi.exit";
export const NAVIGATION = "adl.nav.request";
export const OBJECTIVES = "cmi.objectives";
export const SUSPEND_DATA = "cmi.suspend_data";
/** What items share, in the 4th Edition; characters of one (RTE 4th section 4.3, smallest permitted maximum). */
export const STORES = "adl.data";
export const STORE_LIMIT = 64000;

/** A real(10,7) in plain digits, without a tail of noise. @param {number} value */
export const real = (value) => {
  const text = value.toFixed(7).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
};

/**
 * What an answer earned as a result of the vocabulary; a part of it as a number (RTE 4th section 4.2.9.1).
 *
 * @param {QuestionData} question
 * @param {number} credit 0 to 1.
 */
export function resultOf(question, credit) {
  if (!question.graded) return "neutral";
  return credit === 1 ? "correct" : credit === 0 ? "incorrect" : real(credit);
}

/**
 * SCORM 1.2's one status as the two of SCORM 2004. A course that is not passed yet is incomplete as long as it may be passed
 * (`reporting`); one that is failed is complete when nothing but the pass is missing. null: nothing to write.
 *
 * @param {Pick<Snapshot, "status" | "complete">} snapshot
 * @returns {{ completion: "completed" | "incomplete" | null, success: "passed" | "failed" | null }}
 */
export function statuses({ status, complete }) {
  switch (status) {
    case "passed":
      return { completion: "completed", success: "passed" };
    case "completed":
      return { completion: "completed", success: null };
    case "failed":
      return { completion: complete ? "completed" : "incomplete", success: "failed" };
    default:
      return { completion: status === "incomplete" ? "incomplete" : null, success: null };
  }
}

/**
 * A progress measure that says the same as the completion status: an LMS with a threshold (`cmi.completion_threshold`, from
 * the manifest) goes by the measure and not by the status (RTE 4th section 4.2.4.1).
 *
 * @param {number} progress 0 to 1.
 * @param {boolean} completed
 * @param {number | null} threshold
 */
export function measureOf(progress, completed, threshold) {
  if (completed) return 1;
  const most = threshold === null ? 0.99 : Math.max(0, Math.min(0.99, threshold - 0.0001));
  return Math.min(progress, most);
}

/**
 * What the LMS held at the start; `store` is the element of the shared store that keeps the state, "" where there is none;
 * `score` (0 to 1) is that of an earlier attempt.
 *
 * @typedef {{ completed: boolean, threshold: number | null, store: string, score: number | null }} Held
 */

/** A completion is never taken back. @param {Held} held @param {Snapshot} snapshot */
const completionOf = (held, snapshot) => (held.completed ? "completed" : statuses(snapshot).completion);

/** 0 to 1, or null. @param {Held} held @param {Snapshot} snapshot */
const scaledOf = (held, { score }) => (score ? score.raw / 100 : held.score);

/**
 * What is told so that it outlives the attempt, by objectives that the package shares.
 *
 * @param {Held} held
 * @param {string[]} kept `AmongData.kept`.
 * @param {Snapshot} snapshot
 * @returns {Signal[]}
 */
export function keeping(held, [completed = "", passed = ""], snapshot) {
  const { success } = statuses(snapshot);
  return [
    { id: completed, holds: completionOf(held, snapshot) === "completed" || null },
    { id: passed, holds: success && success === "passed", scaled: scaledOf(held, snapshot) },
  ];
}

/**
 * Score before status, exit and navigation last. A completion is never taken back, and the attempt always suspended: an LMS
 * begins a new one after any other exit, and what was done would be gone at the next visit. The one exception is a unit that
 * the learner takes again.
 *
 * @param {Held} held
 * @returns {ScormElement[]}
 */
export function burst(held) {
  /** @param {Snapshot} snapshot */
  const completed = (snapshot) => completionOf(held, snapshot);
  /** @param {(scaled: number) => number} figure @returns {ScormElement["value"]} */
  const scored = (figure) => (snapshot) => {
    const scaled = scaledOf(held, snapshot);
    return scaled === null ? null : real(figure(scaled));
  };
  return [
    { name: "cmi.score.scaled", required: true, limit: 12, value: scored((scaled) => scaled) },
    { name: "cmi.score.raw", required: false, limit: 12, value: scored((scaled) => 100 * scaled) },
    { name: "cmi.score.min", required: false, limit: 12, value: scored(() => 0) },
    { name: "cmi.score.max", required: false, limit: 12, value: scored(() => 100) },
    {
      name: "cmi.progress_measure",
      required: false,
      limit: 12,
      value: (snapshot) => real(measureOf(snapshot.progress, completed(snapshot) === "completed", held.threshold)),
    },
    { name: "cmi.completion_status", required: true, limit: 250, value: completed },
    { name: "cmi.success_status", required: true, limit: 250, value: (snapshot) => statuses(snapshot).success },
    { name: "cmi.location", required: false, limit: 1000, value: ({ location }) => location || null },
    { name: SUSPEND_DATA, required: true, limit: 64000, value: ({ suspendData }) => suspendData },
    // Once more, where it outlives the attempt: an LMS ends that, too, when the learner opens another unit first (SN DB.2.1).
    {
      get name() {
        return held.store;
      },
      required: false,
      limit: STORE_LIMIT,
      value: ({ suspendData }) => (held.store ? suspendData : null),
    },
    {
      name: "cmi.session_time",
      required: false,
      quiet: true,
      limit: 250,
      value: ({ sessionSeconds }) => interval(sessionSeconds),
    },
    // Only what ends for good is tried anew: then the LMS takes the unit from its beginning (SN 4th TB.2.2).
    { name: EXIT, required: false, limit: 250, value: ({ leaving }) => (leaving === "again" ? "normal" : "suspend") },
    {
      name: NAVIGATION,
      required: false,
      limit: 250,
      value: ({ leaving }) => leaving && (leaving === "exit" ? "suspendAll" : "continue"),
    },
  ];
}
