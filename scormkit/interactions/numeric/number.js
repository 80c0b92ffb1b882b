/** Numbers as people write them, in the language of the course. */

import { plain } from "../fill_in/text.js";

/** Where the digits of other scripts begin: Arabic, Persian, Devanagari, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g;

/** @param {string} digit */
const latin = (digit) => {
  const code = digit.charCodeAt(0);
  return String(code - /** @type {number} */ (ZEROS.find((zero) => code >= zero && code < zero + 10)));
};

/**
 * The sign between whole and part in a language: a comma or a point.
 *
 * @param {string} language BCP 47.
 * @returns {"," | "."}
 */
export function decimalMark(language) {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.some(({ type, value }) => type === "decimal" && value === ",") ? "," : ".";
}

/**
 * A number and what stands beside it: "about 1.250,5 km" in German has the number 1250.5. Thousands may be set apart by blanks,
 * apostrophes or the mark of the language. A point is a decimal point in every language, unless it can only set thousands apart.
 *
 * @param {string} text
 * @param {string} language
 * @returns {{ number: string, unit: string } | null} The number in plain digits with a point; null when there is none, or when
 *   it cannot be told what it is, such as "1,25" in English.
 */
export function readNumber(text, language) {
  const mark = decimalMark(language);
  const other = mark === "," ? "." : ",";
  const folded = plain(text).replace(DIGITS, latin).replace(/٫/g, mark).replace(/٬/g, other);
  const parts = /^([^\d.,+-]*)([+-]?)([^\d.,+-]*)([\d.,](?:[\d.,' ]*[\d.,])?)(.*)$/u.exec(folded);
  if (!parts) return null;
  const [, before = "", sign = "", between = "", digits = "", after = ""] = parts;
  const found = [before, between, after].map((part) => part.trim()).filter((part) => part !== "");
  const number = plainDigits(digits, mark, other);
  if (number === null || found.length > 1) return null;
  const minus = sign === "-" && /[1-9]/.test(number) ? "-" : "";
  return { number: minus + number, unit: found[0] ?? "" };
}

/**
 * @param {string} written Digits, points, commas, apostrophes and blanks.
 * @param {string} mark
 * @param {string} other
 * @returns {string | null}
 */
function plainDigits(written, mark, other) {
  const grouped = new RegExp(`^[1-9]\\d{0,2}([ '${other}])(?:\\d{2,3}\\1)*\\d{3}(?:[${mark}]\\d*)?$`);
  if (grouped.test(written)) return tidied(written.replace(new RegExp(`[ '${other}]`, "g"), "").replace(mark, "."));
  for (const sign of [mark, "."]) {
    if (new RegExp(`^(?:\\d+[${sign}]?\\d*|[${sign}]\\d+)$`).test(written)) return tidied(written.replace(sign, "."));
  }
  return null;
}

/** @param {string} digits */
function tidied(digits) {
  const [whole = "", part = ""] = digits.split(".");
  return (whole.replace(/^0+(?=\d)/, "") || "0") + (part ? `.${part}` : "");
}
