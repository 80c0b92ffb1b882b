/** The two lists of SCORM 1.2 that grow by index: objectives and interactions. LMSs may lack either (FIELD 28). */

import { higher, RANKS } from "../core/status.js";
import { timeOfDay, timespan } from "../core/time.js";
import { decimal, INTERACTIONS, NO_ERROR, OBJECTIVES, resultOf } from "./scorm12-model.js";

/** @import { Encoding, InteractionRecord, LessonStatus, Lms, ScormLists, ScormWriter, Snapshot } from "../types.js" */

/**
 * How many entries a list has, or null where the LMS does not tell.
 *
 * @param {Lms} lms
 * @param {string} list
 */
function countOf(lms, list) {
  const text = lms.get(`${list}._count`).trim();
  return /^\d+$/.test(text) ? Number(text) : null;
}

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
 * Interactions: write-only in SCORM 1.2, so each answer becomes a new entry behind the last.
 *
 * @param {Lms} lms
 * @param {ScormWriter} writer
 * @param {Record<string, Encoding>} encodings By question type.
 */
export function interactionWriter(lms, writer, encodings) {
  /** @type {InteractionRecord[]} */
  let waiting = [];
  /** Written, but not known to be stored yet. @type {InteractionRecord[]} */
  let written = [];
  let supported = true;
  /** Indices to try for the next answer. null until the LMS was asked. @type {number[] | null} */
  let places = null;

  /** @param {InteractionRecord} record */
  const findPlaces = (record) => {
    // Many LMSs answer "" and store interactions all the same; only an error says that they do not.
    supported = lms.get(`${INTERACTIONS}._children`) !== "" || lms.lastError() === NO_ERROR || lms.lastError() === "";
    const count = countOf(lms, INTERACTIONS) ?? 0;
    // An LMS that starts every session at 0 would lose the earlier answers; one that checks for gaps wants its count.
    return [...new Set([Math.max(count, record.index), count])];
  };

  /** @param {InteractionRecord} record @param {string} path */
  const writeRest = ({ question, answer, credit, latency, at }, path) => {
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

  return {
    /** @param {InteractionRecord[]} records */
    add(records) {
      waiting.push(...records);
    },
    write() {
      for (let record = waiting[0]; record && supported; record = waiting[0]) {
        places ??= findPlaces(record);
        const { id } = record.question;
        const last = /** @type {number} */ (places[places.length - 1]);
        // What is refused as a gap now is the next place later: only the last place's refusal means "no interactions".
        const takes = (/** @type {number} */ place) =>
          writer[place === last ? "offer" : "probe"](`${INTERACTIONS}.${place}.id`, id);
        const n = supported ? places.find(takes) : undefined;
        if (n === undefined) {
          supported &&= !writer.refuses(`${INTERACTIONS}.${last}.id`);
          break;
        }
        writeRest(record, `${INTERACTIONS}.${n}`);
        places = [n + 1];
        written.push(record);
        waiting.shift();
      }
      if (!supported) waiting = [];
    },
    stored() {
      written = [];
    },
    restart() {
      waiting = [...written, ...waiting];
      written = [];
      places = null;
    },
  };
}

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
  const interactions = interactionWriter(lms, writer, encodings);
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
