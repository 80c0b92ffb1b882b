/**
 * Saved state: an attempt as a short string of A-Z a-z 0-9 - _ and back.
 *
 *   "1" tag(4) body check(2)
 *
 * Characters stand for sextets (0 to 63). A varint is groups of five bits, the lowest first, 32 added when more follow.
 * The body: page key + 1 (0: none), seconds, sent and seed as varints; the status as a sextet; the visited pages as a
 * bitmap, and the objectives that rules ask for and that were reached as another; the assessments and then the answered
 * questions in ascending key, each key as the distance from the one before.
 * An assessment: rounds as a varint, flags as a sextet; then, as the flags say, the best as a varint, the marks of the
 * questions met (the least as a varint, and a bitmap of all from there), and when the last round ended, in minutes.
 * Last, and only where there is something: what checklists and reflections keep, by key, each written as an answer.
 * An answer: 2n and n sextets of a bitmap, or 2n + 1 and n items; an item: 2v for a number v, or 2n + 1 and n sextets
 * of base64url for a text in UTF-8; or, behind a byte 255, in UTF-16 (big-endian) where that is shorter.
 * plan/state.py proves at build how long this can get; the two change together.
 */

import { sectionsOf } from "./draw.js";
import { creditOf, typeOf } from "./question-types.js";
import { FEATURES } from "./registry.js";
import { RANKS } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { Answer, Attempt, AssessmentState, QuestionState } from "../types.js" */

const VERSION = "1";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
export const MOST = { seconds: 2 ** 25 - 1, sent: 32767, seed: 32767, rounds: 1023, used: 15, ended: 2 ** 25 - 1 };
/** What no UTF-8 begins with. */
const WIDE = 255;
const FINISHED = 1;
const HAS_BEST = 2;
const HAS_SEEN = 4;
const HAS_ENDED = 8;
const RIGHT = 16;
const HAS_ANSWER = 32;

/** @param {string} text */
function checkOf(text) {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) % 4093;
  return sextet(hash >> 6) + sextet(hash & 63);
}

/** @param {number} value */
const sextet = (value) => ALPHABET.charAt(value);

/** @param {number} value */
function varint(value) {
  let text = "";
  for (; value > 31; value = Math.floor(value / 32)) text += sextet((value % 32) + 32);
  return text + sextet(value);
}

/**
 * Sextets whose bit k of sextet i is number 6i+k; the last is never 0.
 *
 * @param {Iterable<number>} numbers
 */
function bits(numbers) {
  /** @type {number[]} */
  const sextets = [];
  for (const number of numbers) {
    const at = Math.floor(number / 6);
    while (sextets.length <= at) sextets.push(0);
    sextets[at] = /** @type {number} */ (sextets[at]) | (1 << number % 6);
  }
  return sextets.map(sextet).join("");
}

/** @param {string} text @returns {string} UTF-8 or, where that is shorter, WIDE and UTF-16, in base64url without padding */
function sextetsOf(text) {
  const short = [...new TextEncoder().encode(text)];
  const wide = [WIDE, ...[...Array(text.length).keys()].flatMap((at) => [text.charCodeAt(at) >> 8, text.charCodeAt(at) & 255])];
  const bytes = String.fromCharCode(...(wide.length < short.length ? wide : short));
  return btoa(bytes).replace(/=/g, "").replace(/[+/]/g, (each) => (each === "+" ? "-" : "_"));
}

/** @param {string} sextets @returns {string} */
function textOf(sextets) {
  if (sextets.length % 4 === 1) throw new Malformed();
  const bytes = Uint8Array.from(atob(sextets.replace(/-/g, "+").replace(/_/g, "/")), (byte) => byte.charCodeAt(0));
  const isWide = bytes[0] === WIDE;
  return new TextDecoder(isWide ? "utf-16be" : "utf-8", { ignoreBOM: true }).decode(isWide ? bytes.subarray(1) : bytes);
}

/** @param {number | string} item */
function writeItem(item) {
  if (typeof item === "number") return varint(2 * item);
  const sextets = sextetsOf(item);
  return varint(2 * sextets.length + 1) + sextets;
}

/** @param {Answer} answer @param {boolean} list */
function writeAnswer(answer, list) {
  if (list) return varint(2 * answer.length + 1) + answer.map(writeItem).join("");
  const sextets = bits(/** @type {number[]} */ (answer));
  return varint(2 * sextets.length) + sextets;
}

/**
 * How many entries, and the entries in ascending key, each led by its distance from the one before.
 *
 * @template T
 * @param {Iterable<[number, T]>} entries
 * @param {(value: T) => string} write
 */
function keyed(entries, write) {
  const sorted = [...entries].sort(([one], [other]) => one - other);
  let previous = -1;
  let text = varint(sorted.length);
  for (const [key, value] of sorted) {
    text += varint(key - previous - 1) + write(value);
    previous = key;
  }
  return text;
}

/** @param {AssessmentState} state */
function writeAssessment({ rounds, finished, best, seen, ended }) {
  const flags =
    (finished ? FINISHED : 0) | (best >= 0 ? HAS_BEST : 0) | (seen.size ? HAS_SEEN : 0) | (ended ? HAS_ENDED : 0);
  return (
    varint(Math.min(rounds, MOST.rounds)) +
    sextet(flags) +
    (best >= 0 ? varint(best) : "") +
    (seen.size ? writeSeen(seen) : "") +
    (ended ? varint(Math.min(ended, MOST.ended)) : "")
  );
}

/** @param {Set<number>} seen */
function writeSeen(seen) {
  const least = Math.min(...seen);
  const sextets = bits([...seen].map((mark) => mark - least));
  return varint(least) + varint(sextets.length) + sextets;
}

/** @param {QuestionState} state @param {boolean} list */
function writeQuestion({ used, answer, credit }, list) {
  const answered = answer.length > 0;
  const flags = Math.min(used, MOST.used) | (credit === 1 ? RIGHT : 0) | (answered ? HAS_ANSWER : 0);
  return sextet(flags) + (answered ? writeAnswer(answer, list) : "");
}

/**
 * @param {Attempt} attempt Of the course of `index`.
 * @param {Index} index
 * @returns {string}
 */
export function encode(attempt, index) {
  const visited = bits(attempt.visited);
  const reached = bits(attempt.reached);
  /** @type {[number, string][]} */
  const questions = [];
  for (const [key, state] of attempt.questions) {
    const question = index.question.get(key);
    if (question && state.used > 0) questions.push([key, writeQuestion(state, typeOf(index, question).list)]);
  }
  const text =
    VERSION +
    index.course.tag +
    varint(attempt.page === null ? 0 : attempt.page + 1) +
    varint(Math.min(attempt.seconds, MOST.seconds)) +
    varint(Math.min(attempt.sent, MOST.sent)) +
    varint(attempt.seed) +
    sextet(RANKS.indexOf(attempt.status)) +
    varint(visited.length) +
    visited +
    varint(reached.length) +
    reached +
    keyed(attempt.assessments, writeAssessment) +
    keyed(questions, (text) => text) +
    (attempt.kept.size > 0 ? keyed(attempt.kept, (answer) => writeAnswer(answer, typeof answer[0] === "string")) : "");
  return text + checkOf(text);
}

/** The text ended too early, or says what no attempt says. */
class Malformed extends Error {}

/** @param {string} text */
function reader(text) {
  let at = 0;
  const next = () => {
    const value = at < text.length ? ALPHABET.indexOf(text.charAt(at++)) : -1;
    if (value < 0) throw new Malformed();
    return value;
  };
  const number = () => {
    let value = 0;
    for (let place = 1; ; place *= 32) {
      const group = next();
      value += (group % 32) * place;
      if (group < 32) return value;
      if (place > 2 ** 30) throw new Malformed();
    }
  };
  /** @param {number} length */
  const numbers = (length) => {
    /** @type {number[]} */
    const found = [];
    for (let i = 0; i < length; i++) {
      const set = next();
      for (let k = 0; k < 6; k++) if (set & (1 << k)) found.push(6 * i + k);
    }
    return found;
  };
  const item = () => {
    const head = number();
    if (head % 2 === 0) return head / 2;
    let sextets = "";
    for (let left = (head - 1) / 2; left > 0; left--) sextets += sextet(next());
    return textOf(sextets);
  };
  /** @returns {Answer} */
  const answer = () => {
    const head = number();
    const length = Math.floor(head / 2);
    if (head % 2 === 0) return numbers(length);
    /** @type {Answer} */
    const items = [];
    while (items.length < length) items.push(item());
    return items;
  };
  /**
   * @template T
   * @param {() => T} read
   */
  const entries = (read) => {
    /** @type {Map<number, T>} */
    const found = new Map();
    const count = number();
    let key = -1;
    for (let i = 0; i < count; i++) {
      key += number() + 1;
      found.set(key, read());
    }
    return found;
  };
  return { next, number, numbers, answer, entries, atEnd: () => at === text.length };
}

/** @param {string} body @returns {Attempt} */
function readBody(body) {
  const read = reader(body);
  const page = read.number();
  const seconds = read.number();
  const sent = read.number();
  const seed = read.number();
  const status = RANKS[read.next()];
  const visited = new Set(read.numbers(read.number()));
  const reached = new Set(read.numbers(read.number()));
  const assessments = read.entries(() => {
    const rounds = read.number();
    const flags = read.next();
    const best = flags & HAS_BEST ? read.number() : -1;
    const least = flags & HAS_SEEN ? read.number() : 0;
    const seen = new Set(flags & HAS_SEEN ? read.numbers(read.number()).map((mark) => mark + least) : []);
    return { rounds, finished: (flags & FINISHED) > 0, best, seen, ended: flags & HAS_ENDED ? read.number() : 0 };
  });
  const questions = read.entries(() => {
    const flags = read.next();
    const answer = flags & HAS_ANSWER ? read.answer() : [];
    return { used: flags & MOST.used, answer, credit: flags & RIGHT ? 1 : 0 };
  });
  /** @type {Attempt["kept"] | null} */
  const kept = read.atEnd() ? null : read.entries(() => read.answer());
  if (status === undefined || kept?.size === 0 || !read.atEnd()) throw new Malformed();
  return { page: page === 0 ? null : page - 1, seconds, sent, seed, status, visited, reached, assessments, questions, kept: kept ?? new Map() };
}

/**
 * Leaves out what the course no longer has, so that a learner's attempt survives an edit of the course, and tells anew
 * what an answer that was not all right is worth. An answer that no longer fits its question goes; what was right stays so.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @returns {Attempt}
 */
function known(attempt, index) {
  /** @type {Attempt["questions"]} */
  const questions = new Map();
  for (const [key, state] of attempt.questions) {
    const question = index.question.get(key);
    if (!question) continue;
    const fits = typeOf(index, question).accepts(question, state.answer);
    const credit = fits && state.credit < 1 ? creditOf(index, question, state.answer) : state.credit;
    questions.set(key, { ...state, answer: fits ? state.answer : [], credit });
  }
  return {
    ...attempt,
    page: attempt.page !== null && index.page.has(attempt.page) ? attempt.page : null,
    visited: new Set([...attempt.visited].filter((key) => index.page.has(key))),
    reached: new Set([...attempt.reached].filter((key) => index.goals.some((goal) => goal.key === key))),
    assessments: new Map([...attempt.assessments].flatMap(([key, state]) => {
      const page = index.page.get(key);
      if (page?.kind !== "assessment") return [];
      const marks = new Set(sectionsOf(page)?.marks(page));
      const seen = new Set([...state.seen].filter((mark) => marks.has(mark)));
      return [[key, { ...state, seen, ended: page.cooling ? state.ended : 0 }]];
    })),
    questions,
    kept: FEATURES.kept?.known(attempt.kept, index) ?? new Map(),
  };
}

/**
 * @param {string} text
 * @param {Index} index
 * @returns {Attempt | null} null when the text is no state of this course (wrong version, tag, check or shape).
 */
export function decode(text, index) {
  const head = VERSION + index.course.tag;
  const body = text.slice(head.length, -2);
  if (!text.startsWith(head) || text.length < head.length + 2) return null;
  if (checkOf(head + body) !== text.slice(-2)) return null;
  try {
    return known(readBody(body), index);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
