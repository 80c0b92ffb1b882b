/** What content of SCORM 2004 has set, as an attempt. */

import { entries } from "./calling.js";
import { secondsOf2004 } from "./lengths.js";
import { scoredOf } from "./scorm12-attempt.js";
import { derived } from "./scorm2004-runtime.js";

/** @import { Attempt, Completion, Interaction, Success } from "./types.js" */

/**
 * @param {Map<string, string>} values
 * @returns {Attempt}
 */
export function attemptOf2004(values) {
  /** @param {string} element */
  const get = (element) => values.get(element) ?? "";
  /** @param {string} path */
  const score = (path) => scoredOf((leaf) => values.get(`${path}.score.${leaf}`));
  const objectives = Array.from({ length: entries("cmi.objectives", values, {}) }, (_, n) => {
    const path = `cmi.objectives.${n}`;
    return {
      id: get(`${path}.id`),
      completion: /** @type {Completion} */ (get(`${path}.completion_status`) || "unknown"),
      success: /** @type {Success} */ (get(`${path}.success_status`) || "unknown"),
      score: score(path),
      progress: get(`${path}.progress_measure`),
      description: get(`${path}.description`),
    };
  });
  /** @type {(Interaction | undefined)[]} */
  const interactions = Array.from({ length: entries("cmi.interactions", values, {}) }, (_, n) => {
    const path = `cmi.interactions.${n}`;
    if (!values.has(`${path}.id`)) return undefined;
    /** @param {string} array @param {string} leaf */
    const list = (array, leaf) =>
      Array.from({ length: entries(`${path}.${array}`, values, {}) }, (_, m) => get(`${path}.${array}.${m}.${leaf}`));
    return {
      id: get(`${path}.id`),
      type: get(`${path}.type`) || "other",
      patterns: list("correct_responses", "pattern"),
      response: values.get(`${path}.learner_response`) ?? null,
      objectives: list("objectives", "id"),
      time: get(`${path}.timestamp`),
      weighting: get(`${path}.weighting`),
      result: get(`${path}.result`),
      latency: secondsOf2004(get(`${path}.latency`)),
      description: get(`${path}.description`),
    };
  });
  return {
    completion: /** @type {Completion} */ (derived(values, "cmi.completion_status") ?? get("cmi.completion_status")),
    success: /** @type {Success} */ (derived(values, "cmi.success_status") ?? get("cmi.success_status")),
    score: score("cmi"),
    progress: get("cmi.progress_measure"),
    location: get("cmi.location"),
    suspend: get("cmi.suspend_data"),
    exit: get("adl.nav.request") === "suspendAll" ? "suspend" : get("cmi.exit"),
    seconds: secondsOf2004(get("cmi.session_time")),
    objectives,
    interactions,
    comments: Array.from({ length: entries("cmi.comments_from_learner", values, {}) }, (_, n) => ({
      text: get(`cmi.comments_from_learner.${n}.comment`),
      location: get(`cmi.comments_from_learner.${n}.location`),
      time: get(`cmi.comments_from_learner.${n}.timestamp`),
    })),
    preferences: {
      audio: get("cmi.learner_preference.audio_level"),
      language: get("cmi.learner_preference.language"),
      speed: get("cmi.learner_preference.delivery_speed"),
      captions: get("cmi.learner_preference.audio_captioning"),
    },
  };
}
