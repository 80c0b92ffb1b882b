/** The two lists of SCORM 2004 that grow by index: objectives and interactions (RTE 4th sections 4.2.17 and 4.2.9). */

import { higher } from "../core/status.js";
import { interval } from "../core/time.js";
import { countOf, interactionWriter } from "./scorm-interactions.js";
import { NO_ERROR, OBJECTIVES, real, resultOf } from "./scorm2004-model.js";

/** @import { Encoding, InteractionRecord, LessonStatus, Lms, ScormLists, ScormWriter, Signal, Snapshot } from "../types.js" */

/** Objectives that an interaction may name (RTE 4th section 4.2.9: smallest permitted maximum). */
const MOST_OBJECTIVES = 10;

/**
 * @typedef {object} Entry
 * @property {number} n
 * @property {LessonStatus} status What the LMS holds.
 * @property {number | null} raw What the LMS holds.
 */

/** @type {Omit<Entry, "n">} */
const NOTHING = { status: "not attempted", raw: null };

/**
 * Objectives: those that the LMS made of the manifest are found by their id, and left as they are where they are not ours;
 * new ones are appended in course order. What the LMS holds is never lowered.
 *
 * @param {Lms} lms
 * @param {ScormWriter} writer
 * @param {(snapshot: Snapshot) => Signal[]} keeping What is told beside the signals of the course.
 */
export function objectiveWriter(lms, writer, keeping) {
  /** By id; null until the LMS was asked. @type {Map<string, Entry> | null} */
  let entries = null;
  let supported = true;

  /** @param {number} n @returns {Omit<Entry, "n">} */
  const heldAt = (n) => {
    /** @param {string} leaf */
    const held = (leaf) => {
      const value = lms.get(`${OBJECTIVES}.${n}.${leaf}`).trim();
      if (value !== "") writer.holds(`${OBJECTIVES}.${n}.${leaf}`, value);
      return value;
    };
    const success = held("success_status");
    const completion = held("completion_status");
    const raw = Number.parseFloat(held("score.raw"));
    const known = /** @type {LessonStatus | undefined} */ (
      [success, completion].find((word) => ["passed", "failed", "completed", "incomplete"].includes(word))
    );
    return { status: known ?? "not attempted", raw: Number.isNaN(raw) ? null : raw };
  };

  /**
   * @param {string[]} own Ids of ours, in course order.
   * @param {Set<string>} again Ids of those that are told in every attempt: one that says nothing of a shared objective
   *   makes some LMSs forget it (scorm-again). What an earlier attempt told is told once more.
   */
  const read = (own, again) => {
    supported = lms.get(`${OBJECTIVES}._children`) !== "";
    /** @type {Map<string, Entry>} */
    const found = new Map();
    if (!supported) return found;
    const count = countOf(lms, OBJECTIVES) ?? 0;
    for (let n = 0; n < count; n++) {
      const id = lms.get(`${OBJECTIVES}.${n}.id`).trim();
      if (!own.includes(id)) continue;
      writer.holds(`${OBJECTIVES}.${n}.id`, id);
      const held = again.has(id) ? lms.get(`${OBJECTIVES}.${n}.success_status`).trim() : "";
      const status = held === "passed" || held === "failed" ? held : "not attempted";
      found.set(id, again.has(id) ? { n, ...NOTHING, status } : { n, ...heldAt(n) });
    }
    let next = count;
    for (const id of own) {
      if (!found.has(id)) found.set(id, { n: next++, ...NOTHING });
    }
    return found;
  };

  return {
    /** @param {Snapshot} snapshot */
    write(snapshot) {
      const { objectives } = snapshot;
      const signals = [...snapshot.signals, ...keeping(snapshot)];
      const told = signals.filter(({ holds }) => holds !== null);
      const begun = objectives.some(({ status }) => status !== "not attempted") || told.length > 0;
      if (!supported || !begun) return;
      const ids = signals.map(({ id }) => id);
      entries ??= read([...objectives.map(({ id }) => id), ...ids], new Set(ids));
      for (const { id, status, score } of objectives) {
        const entry = entries.get(id);
        // Indices must not leave a gap (RTE 4th section 3.1.3.3): without this one, none after it.
        if (!entry || !writer.offer(`${OBJECTIVES}.${entry.n}.id`, id)) return;
        const path = `${OBJECTIVES}.${entry.n}`;
        if (score) {
          entry.raw = Math.max(entry.raw ?? 0, score.raw);
          writer.offer(`${path}.score.scaled`, real(entry.raw / 100));
          writer.offer(`${path}.score.raw`, real(entry.raw));
          writer.offer(`${path}.score.min`, real(score.min));
          writer.offer(`${path}.score.max`, real(score.max));
        }
        entry.status = higher(entry.status, status);
        if (entry.status === "passed" || entry.status === "failed") {
          writer.offer(`${path}.success_status`, entry.status);
          writer.offer(`${path}.completion_status`, "completed");
        } else if (entry.status !== "not attempted") {
          writer.offer(`${path}.completion_status`, entry.status);
        }
      }
      // All ids first: a signal that cannot be told yet must not leave a gap for the next.
      for (const { id, holds, scaled } of signals) {
        const entry = entries.get(id);
        if (!entry || !writer.offer(`${OBJECTIVES}.${entry.n}.id`, id)) return;
        if (holds !== null) entry.status = holds ? "passed" : "failed";
        if (entry.status !== "not attempted") writer.offer(`${OBJECTIVES}.${entry.n}.success_status`, entry.status);
        if (scaled != null) writer.offer(`${OBJECTIVES}.${entry.n}.score.scaled`, real(scaled));
      }
    },
    restart() {
      entries = null;
    },
  };
}

/**
 * A moment as time(second,10,0), in UTC: a zone may only stand behind decimals.
 *
 * @param {Date} date
 */
export const moment = (date) => `${date.toISOString().slice(0, 22)}Z`;

/**
 * What follows an answer's id: the type first, as all else depends on it (408).
 *
 * @param {ScormWriter} writer
 * @param {Record<string, Encoding>} encodings By question type.
 * @returns {(record: InteractionRecord, path: string) => void}
 */
const answerWriter = (writer, encodings) => ({ question, answer, credit, latency, at }, path) => {
  const { type, patterns, response } = /** @type {Encoding} */ (encodings[question.type]);
  writer.offer(`${path}.type`, type(question));
  question.objectives
    .slice(0, MOST_OBJECTIVES)
    .forEach((id, m) => writer.offer(`${path}.objectives.${m}.id`, id));
  writer.offer(`${path}.timestamp`, moment(at));
  patterns(question).forEach((text, m) => writer.offer(`${path}.correct_responses.${m}.pattern`, text));
  writer.offer(`${path}.weighting`, real(question.points));
  const told = response(question, answer);
  // scorm-again takes no line break in a text (406): platforms built on it would hold no answer at all.
  if (!writer.probe(`${path}.learner_response`, told)) {
    writer.offer(`${path}.learner_response`, told.replace(/\s*\n\s*/g, " "));
  }
  writer.offer(`${path}.result`, resultOf(question, credit));
  writer.offer(`${path}.latency`, interval(latency));
};

/**
 * Both lists, as the adapter works them.
 *
 * @param {Lms} lms
 * @param {ScormWriter} writer
 * @param {Record<string, Encoding>} encodings
 * @param {(snapshot: Snapshot) => Signal[]} [keeping]
 * @returns {ScormLists}
 */
export function scorm2004Lists(lms, writer, encodings, keeping = () => []) {
  const objectives = objectiveWriter(lms, writer, keeping);
  const interactions = interactionWriter(lms, writer, NO_ERROR, answerWriter(writer, encodings));
  return {
    add: interactions.add,
    write(snapshot) {
      objectives.write(snapshot);
      interactions.write();
    },
    stored: interactions.stored,
    restart() {
      objectives.restart();
      interactions.restart();
    },
  };
}
