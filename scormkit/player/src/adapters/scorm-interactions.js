/** Interactions, the list of answers that both SCORMs share: each answer becomes a new entry behind the last. */

/** @import { InteractionRecord, Lms, ScormWriter } from "../types.js" */

const INTERACTIONS = "cmi.interactions";

/**
 * How many entries a list has, or null where the LMS does not tell.
 *
 * @param {Lms} lms
 * @param {string} list
 */
export function countOf(lms, list) {
  const text = lms.get(`${list}._count`).trim();
  return /^\d+$/.test(text) ? Number(text) : null;
}

/**
 * @param {Lms} lms
 * @param {ScormWriter} writer
 * @param {string} none The error code that says that all is well.
 * @param {(record: InteractionRecord, path: string) => void} writeRest Writes what follows the id, in the version's own words.
 */
export function interactionWriter(lms, writer, none, writeRest) {
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
    supported = lms.get(`${INTERACTIONS}._children`) !== "" || lms.lastError() === none || lms.lastError() === "";
    const count = countOf(lms, INTERACTIONS) ?? 0;
    // An LMS that starts every session at 0 would lose the earlier answers; one that checks for gaps wants its count.
    return [...new Set([Math.max(count, record.index), count])];
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
