/** UUIDs: by chance, and the same one for the same words. */

/** @param {Uint8Array} bytes 16 of them. @param {number} version */
function format(bytes, version) {
  const own = Uint8Array.from(bytes);
  own[6] = ((own[6] ?? 0) & 15) | (version << 4);
  own[8] = ((own[8] ?? 0) & 63) | 128;
  const digits = Array.from(own, (each) => each.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** By chance. `crypto.randomUUID` is missing where a page did not come by https. */
export const uuid = () => format(crypto.getRandomValues(new Uint8Array(16)), 4);

/**
 * Four runs of FNV-1a over the words: not a secret, only the same for the same words.
 *
 * @param {string} words
 */
export function hash(words) {
  const numbers = [0, 1, 2, 3].map((run) => {
    let value = 0x811c9dc5 ^ (run * 0x9e3779b1);
    for (const character of `${run}${words}`) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
    return value >>> 0;
  });
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}

/** @param {string} words */
export const uuidOf = (words) => format(hash(words), 5);
