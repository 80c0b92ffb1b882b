/** Answers to questions in the notations of both SCORMs. xAPI shares that of SCORM 2004. */

/** @typedef {{ type: string, patterns: string[], response: string | null }} Answered */

/** Types of SCORM 1.2, which are all types of SCORM 2004 as well. */
const OLD_TYPES = ["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"];
/** What SCORM 1.2 keeps of an answer (CMIFeedback). */
const LONGEST = 255;

/** What identifiers of SCORM 2004 may not have. @param {string} text */
const identifier = (text) => text.trim().replace(/[^!-~]+/g, "_");

/** The parts of a set of SCORM 1.2, with or without its braces. @param {string} text */
const parts = (text) =>
  text
    .trim()
    .replace(/^\{(.*)\}$/, "$1")
    .split(",")
    .map(identifier)
    .filter((part) => part !== "");

/** @param {string[]} ids */
const unique = (ids) => [...new Set(ids)];

/** How each type of SCORM 1.2 is written in SCORM 2004; null: it cannot be. @type {Record<string, (text: string, pattern: boolean) => string | null>} */
const NEWER = {
  "true-false": (text) => (/^[t1]/i.test(text) ? "true" : /^[f0]/i.test(text) ? "false" : null),
  choice: (text) => unique(parts(text)).join("[,]"),
  "fill-in": (text) => text,
  matching: (text) => {
    const pairs = parts(text).map((pair) => /^([^.]+)\.([^.]+)$/.exec(pair));
    return pairs.every((pair) => pair) ? pairs.map((pair) => `${pair?.[1]}[.]${pair?.[2]}`).join("[,]") : null;
  },
  performance: (text) => (text.includes("[.]") ? text : `[.]${text}`),
  sequencing: (text) => parts(text).join("[,]") || null,
  likert: (text) => identifier(text) || null,
  numeric: (text, pattern) => {
    const number = text.trim();
    if (!/^[+-]?\d+(\.\d+)?$/.test(number)) return null;
    return pattern ? `${number}[:]${number}` : number;
  },
};

/**
 * What content of SCORM 1.2 has set, in the notation of SCORM 2004; where it does not fit its type it is "other", as it is.
 *
 * @param {Answered} old
 * @returns {Answered}
 */
export function newer({ type, patterns, response }) {
  const write = NEWER[type];
  const one = ["true-false", "likert", "numeric"].includes(type) ? 1 : patterns.length;
  if (write) {
    const said = patterns.slice(0, one).map((each) => write(each, true));
    const given = response === null ? null : write(response, false);
    if (!said.includes(null) && (response === null || given !== null)) {
      return { type, patterns: unique(/** @type {string[]} */ (said)), response: given };
    }
  }
  return { type: "other", patterns: patterns.slice(0, 1), response };
}

/** Texts without what SCORM 2004 puts before them. @param {string} text */
const bare = (text) => text.replace(/^(\{(case_matters|order_matters|lang)=[^{}]*\})+/, "");

/** As people read it. @param {string} text */
const plain = (text) =>
  text
    .split("[,]")
    .map((part) => bare(part).replaceAll("[.]", ".").replace("[:]", " to "))
    .join(", ")
    .slice(0, LONGEST);

/** Marks of SCORM 1.2 are single characters. @param {string} text */
const marks = (text) => {
  const found = text === "" ? [] : text.split("[,]").map((part) => part.toLowerCase());
  return found.every((part) => /^[0-9a-z]$/.test(part)) ? found : null;
};

/** How each type of SCORM 2004 is written in SCORM 1.2; null: it cannot be. @type {Record<string, (text: string, pattern: boolean) => string | null>} */
const OLDER = {
  "true-false": (text) => (text === "true" ? "t" : "f"),
  choice: (text) => marks(text)?.join(",") || null,
  sequencing: (text) => marks(text)?.join(",") || null,
  likert: (text) => marks(text)?.[0] ?? null,
  matching: (text) => {
    const pairs = text.split("[,]").map((pair) => pair.toLowerCase().split("[.]"));
    const fits = pairs.every((pair) => pair.length === 2 && pair.every((side) => /^[0-9a-z]$/.test(side)));
    return fits ? pairs.map((pair) => pair.join(".")).join(",") : null;
  },
  numeric: (text, pattern) => {
    const [low = "", high = low] = text.split("[:]");
    return /^[+-]?\d+(\.\d+)?$/.test(low) && (!pattern || low === high) ? low : null;
  },
};

/**
 * An answer in the notation of SCORM 1.2. What its marks of one character cannot say is told as a text of a fill-in.
 *
 * @param {Answered} answer
 * @returns {Answered}
 */
export function older({ type, patterns, response }) {
  const write = OLDER[type];
  if (write && OLD_TYPES.includes(type)) {
    const given = response === null || response === "" ? response : write(response, false);
    const said = patterns.map((each) => write(each, true));
    // A range of numbers has no word; the answer itself still has.
    if (type === "numeric" && given !== null) return { type, patterns: /** @type {string[]} */ (said.filter((each) => each !== null)), response: given };
    if (!said.includes(null) && (response === null || given !== null)) return { type, patterns: /** @type {string[]} */ (said), response: given };
  }
  return { type: "fill-in", patterns: patterns.map(plain), response: response === null ? null : plain(response) };
}

/** A result: `wrong` is a word of SCORM 1.2, `incorrect` of SCORM 2004. @param {string} word */
export const newerResult = (word) => (word === "wrong" ? "incorrect" : word);
/** @param {string} word */
export const olderResult = (word) => (word === "incorrect" ? "wrong" : word);
