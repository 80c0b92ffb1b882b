/** When two typed texts are the same. text.py does the same where a course is checked; cases.json holds both to it. */

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const BLANKS = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const SINGLE_QUOTES = /[‘’‚‛′`´]/g;
const DOUBLE_QUOTES = /[“”„‟″«»]/g;
const DASHES = /[‐‑‒–—―−]/g;

/**
 * A text without what nobody sees: trimmed, inner white space one blank, characters composed (NFC).
 *
 * @param {string} text
 * @returns {string}
 */
export const tidy = (text) =>
  text.normalize("NFC").replace(INVISIBLE, "").replace(BLANKS, " ").replace(/^ | $/g, "");

/** Tidy, with plain quotation marks and dashes. @param {string} text */
export const plain = (text) =>
  tidy(text).replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(DASHES, "-");

/**
 * A text as it is compared. Upper case before lower case, so that `ß` is `ss` and both forms of the Greek sigma are one.
 *
 * @param {string} text
 * @param {boolean} caseSensitive
 * @returns {string}
 */
export const fold = (text, caseSensitive) =>
  caseSensitive ? plain(text) : plain(text).toUpperCase().toLowerCase();

const SMALL = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const WORD = [...SMALL, ...TENS, "hundred", "thousand"].sort((one, other) => other.length - one.length).join("|");
/** Number words in a row, with blanks, hyphens and "and" between them. */
const RUN = new RegExp(`\\b(?:${WORD})\\b(?:(?: and |[ -])(?:${WORD})\\b)*`, "gi");

/**
 * English numbers in words as digits, from zero to 999,999: "twenty-one days" is "21 days".
 *
 * @param {string} text
 * @returns {string}
 */
export const withDigits = (text) => text.replace(RUN, (run) => numbersOf(run.toLowerCase()).join(" "));

/** @param {string} run @returns {number[]} The numbers, one after the other, that the words say. */
function numbersOf(run) {
  const words = run.split(/[ -]/).filter((word) => word !== "and");
  /** @type {number[]} */
  const numbers = [];
  let thousands = 0;
  let rest = -1;
  const end = () => {
    if (rest >= 0 || thousands > 0) numbers.push(thousands + Math.max(rest, 0));
    [thousands, rest] = [0, -1];
  };
  for (const word of words) {
    const value = SMALL.includes(word) ? SMALL.indexOf(word) : (TENS.indexOf(word) + 2) * 10;
    if (word === "hundred" && rest > 0 && rest < 100) rest *= 100;
    else if (word === "thousand" && rest > 0 && thousands === 0) [thousands, rest] = [rest * 1000, -1];
    else if (word === "hundred" || word === "thousand") {
      end();
      if (word === "hundred") rest = 100;
      else thousands = 1000;
    } else {
      const room = rest < 0 || (rest % 100 === 0 && rest > 0) || (rest % 100 >= 20 && rest % 10 === 0 && value < 10);
      if (!room || (value === 0 && (rest >= 0 || thousands > 0))) end();
      rest = Math.max(rest, 0) + value;
    }
  }
  end();
  return numbers;
}

/**
 * Whether what was typed is one of the texts.
 *
 * @param {string} typed
 * @param {string[]} texts
 * @param {{ caseSensitive: boolean, numberWords: boolean }} rules
 * @returns {boolean}
 */
export function isOneOf(typed, texts, { caseSensitive, numberWords }) {
  /** @param {string} text */
  const compared = (text) => fold(numberWords ? withDigits(plain(text)) : text, caseSensitive);
  return texts.some((text) => compared(text) === compared(typed));
}
