/**
 * What the encodings of all question types share for SCORM 2004 and xAPI (RTE 4th section 4.2.9; xAPI-Data 1.0.3,
 * Interaction Activities). encoding.py says the same for Python.
 */

/** Between the parts of an answer: choices, pairs, steps, texts of several gaps. */
export const BETWEEN_PARTS = "[,]";
/** Between the two sides of a pair: source and target, step and answer. */
export const WITHIN_PAIR = "[.]";
/** Between the least and the most of a range of numbers. */
export const BETWEEN_BOUNDS = "[:]";

/** Characters of a short identifier and of one text of a fill-in. */
export const SHORT_TEXT = 250;
/** Characters of a long-fill-in and of `other`. */
export const LONG_TEXT = 4000;

/** @param {string[]} parts */
export const joined = (parts) => parts.join(BETWEEN_PARTS);

/** @param {string} left @param {string} right */
export const pair = (left, right) => left + WITHIN_PAIR + right;

/**
 * A range of numbers, both ends included; null leaves a side open.
 *
 * @param {number | null} low
 * @param {number | null} high
 */
export const between = (low, high) =>
  [low, high].map((side) => (side === null ? "" : decimal(side))).join(BETWEEN_BOUNDS);

/**
 * A number in plain digits, never with an exponent.
 *
 * @param {number} value
 * @returns {string}
 */
export function decimal(value) {
  const [, sign = "", digits = "0", power = "0"] = /^(-?)([\d.]+)(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const [whole = "", part = ""] = digits.split(".");
  const shift = Number(power);
  const all = shift < 0 ? "0".repeat(-shift) + whole + part : whole + part.padEnd(shift, "0");
  const point = shift < 0 ? whole.length : whole.length + shift;
  const before = all.slice(0, point).replace(/^0+(?=\d)/, "");
  const after = all.slice(point).replace(/0+$/, "");
  const plain = before + (after ? `.${after}` : "");
  return plain === "0" ? plain : sign + plain;
}

/**
 * A text that stands in an answer: no delimiter and no parameter can be read out of it, and it fits. The standards know no
 * way to escape either, so a delimiter gets a space, and a text that begins like a parameter gets one that changes nothing.
 *
 * @param {string} value
 * @param {number} [limit]
 * @returns {string}
 */
export function plainText(value, limit = SHORT_TEXT) {
  const text = value.replace(/\[(?=[,.:]\])/g, "[ ");
  return cut((/^\{(?:lang|case_matters|order_matters)=/.test(text) ? "{lang=en}" : "") + text, limit);
}

/**
 * At most `limit` UTF-16 units; no character is cut in two.
 *
 * @param {string} text
 * @param {number} limit
 * @returns {string}
 */
export function cut(text, limit) {
  const inside = /[\uD800-\uDBFF]$/.test(text.slice(0, limit)) && text.length > limit;
  return text.slice(0, inside ? limit - 1 : limit);
}

/**
 * A text of an answer that says its language; one that says none is English. What keeps an English text from being read as a
 * parameter gives way to the language itself, which does the same.
 *
 * @param {string} language BCP 47.
 * @param {string} text From `plainText`.
 */
export const inLanguage = (language, text) =>
  /^en(-|$)/i.test(language) ? text : `{lang=${language}}${text.replace(/^\{lang=en\}/, "")}`;

/** What stands before a pattern; nothing where the standards' own defaults hold. @param {boolean} caseMatters */
export const caseMark = (caseMatters) => (caseMatters ? "{case_matters=true}" : "");
