/** Text made shorter, in characters that every LMS keeps: LZW, six bits a character. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** The widest code; the dictionary then stays as it is. */
const WIDEST = 15;

/** @param {string} text */
export function packed(text) {
  const bytes = new TextEncoder().encode(text);
  /** @type {Map<string, number>} */
  const known = new Map(Array.from({ length: 256 }, (_, code) => [String.fromCharCode(code), code]));
  let [width, hold, bits, out, phrase] = [9, 0, 0, "", ""];
  /** @param {number} code */
  const put = (code) => {
    hold = (hold << width) | code;
    bits += width;
    while (bits >= 6) {
      bits -= 6;
      out += ALPHABET[(hold >> bits) & 63];
    }
    hold &= (1 << bits) - 1;
    // The reader is one entry behind: the width grows for both at the same code.
    if (known.size >= 1 << width && width < WIDEST) width += 1;
  };
  for (const byte of bytes) {
    const longer = phrase + String.fromCharCode(byte);
    if (known.has(longer)) {
      phrase = longer;
      continue;
    }
    put(/** @type {number} */ (known.get(phrase)));
    if (known.size < 1 << WIDEST) known.set(longer, known.size);
    phrase = String.fromCharCode(byte);
  }
  if (phrase !== "") put(/** @type {number} */ (known.get(phrase)));
  if (bits > 0) out += ALPHABET[(hold << (6 - bits)) & 63];
  return out;
}

/** @param {string} text @returns {string | null} null: it is not what `packed` wrote. */
export function unpacked(text) {
  const phrases = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
  let [width, hold, bits, out, before] = [9, 0, 0, "", ""];
  for (const character of text) {
    const six = ALPHABET.indexOf(character);
    if (six < 0) return null;
    hold = (hold << 6) | six;
    bits += 6;
    if (bits < width) continue;
    bits -= width;
    const code = hold >> bits;
    hold &= (1 << bits) - 1;
    const phrase = phrases[code] ?? (code === phrases.length && before !== "" ? before + before.charAt(0) : null);
    if (phrase === null) return null;
    out += phrase;
    if (before !== "" && phrases.length < 1 << WIDEST) phrases.push(before + phrase.charAt(0));
    before = phrase;
    if (phrases.length >= 1 << width && width < WIDEST) width += 1;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(out, (each) => each.charCodeAt(0)));
  } catch {
    return null;
  }
}
