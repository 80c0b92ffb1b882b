/** What a SCORM run time holds already, and what it refuses. */

/**
 * What to write: only what the run time does not hold yet. An optional element that it refuses is left alone from then
 * on, unless nothing at all came through in that burst: then it refused nothing, it could not be reached.
 *
 * @param {object} parts
 * @param {(element: string, value: string) => boolean} parts.set
 * @param {() => boolean} parts.commit
 */
export function createWriter({ set, commit }) {
  /** @type {Map<string, string>} */
  const held = new Map();
  /** @type {Set<string>} */
  const refused = new Set();
  /** @type {string[]} */
  let declined = [];
  let uncommitted = false;
  let missed = false;
  let reached = false;

  /** @param {string} element @param {string} value */
  const write = (element, value) => {
    if (held.get(element) === value) return true;
    if (!set(element, value)) return false;
    held.set(element, value);
    uncommitted = true;
    reached = true;
    return true;
  };

  return {
    /** The run time was read: it holds this. @param {string} element @param {string} value */
    holds(element, value) {
      held.set(element, value);
    },
    /** What the run time was told is lost: it is written again. */
    forget() {
      held.clear();
      missed = false;
    },
    /** An element that a learner's progress hangs on. @param {string} element @param {string} value */
    require(element, value) {
      missed = !write(element, value) || missed;
    },
    /** Something that a learner's progress hangs on cannot be written: the burst is not stored. */
    miss() {
      missed = true;
    },
    /** An element that is good to have. Returns whether the run time holds it. @param {string} element @param {string} value */
    offer(element, value) {
      if (refused.has(element)) return false;
      const written = write(element, value);
      if (!written) declined.push(element);
      return written;
    },
    /** Like `offer`, but a refusal says nothing for later. @param {string} element @param {string} value */
    probe: (element, value) => !refused.has(element) && write(element, value),
    /** An optional element was refused, and is not tried again. @param {string} element */
    refuses: (element) => refused.has(element),
    /** There is something to commit. */
    get pending() {
      return uncommitted;
    },
    /** Ends a burst with its one commit, if there is anything to commit. Returns whether all is stored. */
    commit() {
      if (uncommitted) uncommitted = !commit();
      if (reached) for (const element of declined) refused.add(element);
      const stored = !uncommitted && !missed;
      declined = [];
      missed = false;
      reached = false;
      return stored;
    },
  };
}
