/** SCORM 1.2 as data: the elements we write, in the order of a burst, and their limits (RTE 1.2 sections 3.3 and 3.4). */

import { timespan } from "../core/time.js";

/** @import { QuestionData, ScormElement } from "../types.js" */

/** Names of the API's methods. */
export const METHODS = {
  initialize: "LMSInitialize",
  finish: "LMSFinish",
  get: "LMSGetValue",
  set: "LMSSetValue",
  commit: "LMSCommit",
  lastError: "LMSGetLastError",
};

/** Last-error codes. */
export const NO_ERROR = "0";
export const GENERAL = "101"; // also: initialized already
export const NOT_INITIALIZED = "301"; // also: finished, or forgotten by the LMS

/**
 * A number as a CMIDecimal: no exponent, two decimals at most.
 *
 * @param {number} value
 */
export const decimal = (value) => String(Math.round(value * 100) / 100);

/**
 * What an answer earned as a result of the vocabulary; a part of it as a number (RTE 1.2 section 3.4.4, CMIResult).
 *
 * @param {QuestionData} question
 * @param {number} credit 0 to 1.
 */
export function resultOf(question, credit) {
  if (!question.graded) return "neutral";
  return credit === 1 ? "correct" : credit === 0 ? "wrong" : decimal(credit);
}

/** Score before status (D2L and others compute when the status comes), exit last. @type {ScormElement[]} */
export const BURST = [
  {
    name: "cmi.core.score.raw",
    required: true,
    limit: 255,
    value: ({ score }) => score && decimal(score.raw),
  },
  {
    name: "cmi.core.score.min",
    required: false,
    limit: 255,
    value: ({ score }) => score && decimal(score.min),
  },
  {
    name: "cmi.core.score.max",
    required: false,
    limit: 255,
    value: ({ score }) => score && decimal(score.max),
  },
  {
    // "not attempted" is the LMS's word: content may not set it (RTE 1.2 section 3.4.4).
    name: "cmi.core.lesson_status",
    required: true,
    limit: 255,
    value: ({ status }) => (status === "not attempted" ? null : status),
  },
  {
    name: "cmi.core.lesson_location",
    required: false,
    limit: 255,
    value: ({ location }) => location || null,
  },
  { name: "cmi.suspend_data", required: true, limit: 4096, value: ({ suspendData }) => suspendData },
  {
    name: "cmi.core.session_time",
    required: false,
    quiet: true,
    limit: 13,
    value: ({ sessionSeconds }) => timespan(sessionSeconds),
  },
  { name: "cmi.core.exit", required: false, limit: 8, value: ({ done }) => (done ? "" : "suspend") },
];

export const EXIT = "cmi.core.exit";
export const OBJECTIVES = "cmi.objectives";
