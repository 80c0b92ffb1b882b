/** The learner's progress as a document of the State resource: read once, then written over what was read and nothing else. */

/** @import { RecordDoc, Stored } from "../types.js" */
/** @import { Lrs } from "./xapi-lrs.js" */

/** @param {string} text @returns {RecordDoc | null} */
export function readDoc(text) {
  try {
    const doc = JSON.parse(text);
    return doc && typeof doc.data === "string" ? { told: {}, ...doc } : null;
  } catch {
    return null;
  }
}

/**
 * @param {object} parts
 * @param {Lrs} parts.lrs
 * @param {Record<string, string>} parts.query activityId, agent, registration, stateId.
 * @param {(theirs: RecordDoc) => void} parts.meet Somebody else wrote meanwhile: what is written next must hold theirs as well.
 */
export function createState({ lrs, query, meet }) {
  /** null: not known; "": there was none. @type {string | null} */
  let etag = null;
  /** What is there was read. */
  let known = false;
  /** How often in a row what was written could not be read back. */
  let unseen = 0;

  const read = async () => {
    const answer = await lrs("GET", "activities/state", query);
    if (answer.status === 404) etag = "";
    else if (answer.status === 200) etag = answer.etag || null;
    known ||= answer.status === 404 || answer.status === 200;
    return answer;
  };

  /** Reads what somebody else wrote. @returns {Promise<Stored>} */
  const look = async () => {
    const { status, text } = await read();
    const doc = status === 200 ? readDoc(text) : null;
    if (doc) meet(doc);
    return status === 401 || status === 403 ? "ended" : status === 404 || status === 200;
  };

  return {
    /** @returns {Promise<{ status: number, doc: RecordDoc | null }>} */
    async read() {
      const { status, text } = await read();
      return { status, doc: status === 200 ? readDoc(text) : null };
    },
    /**
     * @param {() => RecordDoc} make Called anew for each try.
     * @returns {Promise<Stored>}
     */
    async write(make) {
      if (!known) {
        const there = await look();
        if (there !== true) return there;
      }
      for (let tries = 0; tries < 4; tries++) {
        /** @type {Record<string, string>} */
        const match = etag ? { "If-Match": etag } : etag === "" ? { "If-None-Match": "*" } : {};
        const doc = make();
        const answer = await lrs("PUT", "activities/state", query, doc, match);
        if (answer.status >= 200 && answer.status < 300) {
          // ADL's store refuses the next write without the tag of this one; not every store tells it here.
          if (answer.etag) etag = answer.etag;
          // Not everything that says so has stored it. One that is late is asked again before anybody is told.
          const { text } = await read();
          unseen = readDoc(text)?.data === doc.data ? 0 : unseen + 1;
          return unseen === 0 || (unseen > 1 ? false : null);
        }
        if (answer.status === 401 || answer.status === 403) return "ended";
        if (answer.status !== 409 && answer.status !== 412) return false;
        const there = await look();
        if (there !== true) return there;
      }
      return false;
    },
  };
}
