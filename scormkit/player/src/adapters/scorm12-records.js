/** The two lists of SCORM 1.2 that grow by index: objectives and interactions. LMSs may lack either (FIELD 28). */

import { higher, RANKS } from "../core/status.js";
import { timeOfDay, timespan } from "../core/time.js";
import { countOf, interactionWriter } from "./scorm-interactions.js";
import { decimal, NO_ERROR, OBJECTIVES, resultOf } from "./scorm12-model.js";

/** @import { Encoding, InteractionRecord, LessonStatus, Lms, ScormLists, ScormWriter, Snapshot } from "../types.js" */

/**
 * @typedef {object} Entry
 * @property {number} n
 * @property {LessonStatus} status What the LMS holds.
 * @property {number | null} raw What the LMS holds.
 */

/**
 * Objectives: each keeps the index it has in the LMS; new ones are appended in course order. What the LMS holds is
 * never lowered.
 *
 * @param {Lms} lms
 * @param {ScormWriter} writer
 */
export function objectiveWriter(lms, writer) {
  /** By id; null until the LMS was asked. @type {Map<string, Entry> | null} */
  let entries = null;
  let supported = true;

  /** @param {Snapshot["objectives"]} objectives */
  const read = (objectives) => {
    supported = lms.get(`${OBJECTIVES}._children`) !== "";
    /** @type {Map<string, Entry>} */
    const found = new Map();
    if (!supported) return found;
    const count = countOf(lms, OBJECTIVES) ?? 0;
    for (let n = 0; n < count; n++) {
      /** @param {string} leaf */
      const held = (leaf) => {
        const value = lms.get(`${OBJECTIVES}.${n}.${leaf}`).trim();
        writer.holds(`${OBJECTIVES}.${n}.${leaf}`, value);
        return value;
      };
      const status = /** @type {LessonStatus} */ (held("status"));
      const raw = Number.parseFloat(held("score.raw"));
      found.set(held("id"), {
        n,
        status: RANKS.includes(status) ? status : "not attempted",
        raw: Number.isNaN(raw) ? null : raw,
      });
    }
    let next = count;
    for (const { id } of objectives) {
      if (!found.has(id)) found.set(id, { n: next++, status: "not attempted", raw: null });
    }
    return found;
  };

  return {
    /** @param {Snapshot["objectives"]} objectives */
    write(objectives) {
      if (!supported || !objectives.some(({ status }) => status !== "not attempted")) return;
      entries ??= read(objectives);
      for (const { id, status, score } of objectives) {
        const entry = entries.get(id);
        // Indices must not leave a gap (RTE 1.2 section 3.4.2): without this one, none after it.
        if (!entry || !writer.offer(`${OBJECTIVES}.${entry.n}.id`, id)) return;
        const path = `${OBJECTIVES}.${entry.n}`;
        if (score) {
          entry.raw = Math.max(entry.raw ?? 0, score.raw);
          writer.offer(`${path}.score.raw`, decimal(entry.raw));
          writer.offer(`${path}.score.min`, decimal(score.min));
          writer.offer(`${path}.score.max`, decimal(score.max));
        }
        entry.status = higher(entry.status, status);
        if (entry.status !== "not attempted") writer.offer(`${path}.status`, entry.status);
      }
    },
    restart() {
      entries = null;
    },
  };
}

/**
 * What follows an answer's id. Interactions are write-only in SCORM 1.2.
 *
 * @param {ScormWriter} writer
 * @param {Record<string, Encoding>} encodings By question type.
 * @returns {(record: InteractionRecord, path: string) => void}
 */
const answerWriter = (writer, encodings) => ({ question, answer, credit, latency, at }, path) => {
  const { type, patterns, response } = /** @type {Encoding} */ (encodings[question.type]);
  question.objectives.forEach((id, m) => writer.offer(`${path}.objectives.${m}.id`, id));
  writer.offer(`${path}.time`, timeOfDay(at));
  writer.offer(`${path}.type`, type(question));
  patterns(question).forEach((text, m) => writer.offer(`${path}.correct_responses.${m}.pattern`, text));
  writer.offer(`${path}.weighting`, decimal(question.points));
  writer.offer(`${path}.student_response`, response(question, answer));
  writer.offer(`${path}.result`, resultOf(question, credit));
  writer.offer(`${path}.latency`, timespan(latency));
};

/**
 * Both lists, as the adapter works them.
 *
 * @param {Lms} lms
 * @param {ScormWriter} writer
 * @param {Record<string, Encoding>} encodings
 * @returns {ScormLists}
 */
export function scorm12Lists(lms, writer, encodings) {
  const objectives = objectiveWriter(lms, writer);
  const interactions = interactionWriter(lms, writer, NO_ERROR, answerWriter(writer, encodings));
  return {
    add: interactions.add,
    write(snapshot) {
      objectives.write(snapshot.objectives);
      interactions.write();
    },
    stored: interactions.stored,
    restart() {
      objectives.restart();
      interactions.restart();
    },
  };
}
