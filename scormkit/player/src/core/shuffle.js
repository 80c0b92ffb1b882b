/** Shuffling that comes out the same for the same seed, so that a resumed question looks as it was left. */

/**
 * A generator of 32-bit numbers from small integers (Marsaglia's xorshift, after mixing them by odd multipliers).
 *
 * @param {number[]} values Such as the seed, a key and the round.
 * @returns {() => number}
 */
export function generator(...values) {
  let state = 1;
  for (const value of values) state = Math.imul(state ^ (value + 1), 0x9e3779b1) ^ (state >>> 15);
  state = state | 0 || 1; // xorshift stays at 0 for ever
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * The items in an order fixed by (seed, question key, round).
 *
 * @template T
 * @param {readonly T[]} items
 * @param {number} seed
 * @param {number} key
 * @param {number} round
 * @returns {T[]}
 */
export function shuffled(items, seed, key, round) {
  const next = generator(seed, key, round);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = next() % (last + 1);
    [result[last], result[other]] = [/** @type {T} */ (result[other]), /** @type {T} */ (result[last])];
  }
  return result;
}
