/** What blocks of a page keep for the learner: checklists and reflections. */

/** @import { Index } from "../core/course.js" */
/** @import { Answer, Attempt, KeptData, KeptFeature } from "../types.js" */

/**
 * What of an answer a checklist or a reflection can keep: keys that it has, or one text within its limit.
 *
 * @param {KeptData | undefined} block None: the course has it no longer.
 * @param {Answer} answer
 * @returns {Answer}
 */
function keepable(block, answer) {
  if (block?.entries) return block.entries.filter((key) => answer.includes(key)).sort((one, other) => one - other);
  const [text] = answer;
  return block?.limit && typeof text === "string" && text !== "" ? [text.slice(0, block.limit)] : [];
}

/**
 * What the course still has a place for.
 *
 * @param {Attempt["kept"]} kept
 * @param {Index} index
 * @returns {Attempt["kept"]}
 */
function known(kept, index) {
  const found = new Map();
  for (const [key, answer] of kept) {
    const still = keepable(index.kept.get(key), answer);
    if (still.length > 0) found.set(key, still);
  }
  return found;
}

/**
 * Keeps what was ticked or written in a block of a page; an empty answer leaves nothing behind.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {number} key Of the block.
 * @param {Answer} answer
 * @returns {Attempt}
 */
function keep(attempt, index, key, answer) {
  const next = keepable(index.kept.get(key), answer);
  if (JSON.stringify(next) === JSON.stringify(attempt.kept.get(key) ?? [])) return attempt;
  const kept = new Map(attempt.kept);
  if (next.length > 0) kept.set(key, next);
  else kept.delete(key);
  return { ...attempt, kept };
}

/** @type {KeptFeature} */
export default { keep, known };
