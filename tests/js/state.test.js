import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { decode, encode } from "../../scormkit/player/src/core/state.js";
import { RANKS } from "../../scormkit/player/src/core/status.js";
import { assessment, course, page, question, sampleCourse, TYPES, unit } from "./fixtures.js";

/** A course with sparse keys, as a lock that lived through many edits gives them. */
/** What an assessment without draws and without a wait leaves empty. */
const PLAIN = { seen: new Set(), ended: 0 };
const PAGES = [0, 1, 5, 6, 40, 131];
const CHECKS = [2, 77, 1030];
const GOALS = [2, 70];
/** A checklist with sparse keys, and a reflection. */
const KEPT = [{ home: 5, key: 3, entries: [0, 7, 1] }, { home: 131, key: 40, limit: 12 }];
const QUESTIONS = [0, 3, 31, 32, 33, 2000];
/** Keys of the questions whose answers are lists (two option keys in any order, then a text); the others' are sets. */
const LISTS = [31, 33];
const asked = (key) =>
  LISTS.includes(key)
    ? question(`q${key}`, { key, of: 2, type: "told", credit: "partial" })
    : question(`q${key}`, { key, of: 36, correct: "a9" });
const index = indexCourse(
  course([
    {
      ...unit("u", [
      ...PAGES.map((key) => ({ ...page(`p${key}`, key), kept: KEPT.filter((each) => each.home === key) })),
      ...CHECKS.map((key, at) =>
        assessment(`c${key}`, key, QUESTIONS.slice(2 * at, 2 * at + 2).map(asked)),
      ),
      ]),
      requires: { least: 1, of: GOALS.map((key) => ({ objective: `O${key}`, key })) },
    },
  ]),
  TYPES,
);

const plain = { noNullPrototype: true };
const sets = fc.uniqueArray(fc.integer({ min: 0, max: 35 })).map((keys) => keys.sort((one, other) => one - other));
const texts = fc.string({ unit: fc.oneof(fc.constantFrom("a", "é", "ﷺ", "🜂", "\ufeff", "\0"), fc.string()) });
const lists = fc.oneof(
  fc.constant([]),
  fc.tuple(fc.constantFrom([0, 1], [1, 0]), texts).map(([keys, text]) => [...keys, text]),
);
const states = (key) =>
  fc
    .record({ used: fc.integer({ min: 1, max: 15 }), answer: LISTS.includes(key) ? lists : sets, right: fc.boolean() }, plain)
    .map(({ used, answer, right }) => {
      const judged = asked(key);
      const { accepts, score } = TYPES[judged.type];
      return { used, answer, credit: right ? 1 : accepts(judged, answer) ? score(judged, answer) : 0 };
    });
const attempts = fc.record({
  page: fc.option(fc.constantFrom(...PAGES, ...CHECKS)),
  seconds: fc.integer({ min: 0, max: 2 ** 25 - 1 }),
  sent: fc.integer({ min: 0, max: 32767 }),
  seed: fc.integer({ min: 0, max: 32767 }),
  status: fc.constantFrom(...RANKS),
  visited: fc.subarray([...PAGES, ...CHECKS]).map((keys) => new Set(keys)),
  reached: fc.subarray(GOALS).map((keys) => new Set(keys)),
  assessments: fc
    .subarray(CHECKS)
    .chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc
            .record({
              rounds: fc.integer({ min: 0, max: 1023 }),
              finished: fc.boolean(),
              best: fc.integer({ min: -1, max: 10000 }),
              seen: fc.constant(new Set()),
              ended: fc.constant(0),
            }, plain)
            .map((state) => [key, state]),
        ),
      ),
    )
    .map((entries) => new Map(entries)),
  kept: fc
    .record({
      3: fc.subarray([0, 1, 7], { minLength: 1 }),
      40: texts.filter((text) => text !== "" && text.length <= 12).map((text) => [text]),
    }, { requiredKeys: [], ...plain })
    .map((kept) => new Map(Object.entries(kept).map(([key, answer]) => [Number(key), answer]))),
  questions: fc
    .subarray(QUESTIONS)
    .chain((keys) =>
      fc.tuple(
        ...keys.map((key) => states(key).map((state) => [key, state])),
      ),
    )
    .map((entries) => new Map(entries)),
}, plain);

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

test("the format is what plan/state.py counts, character by character", () => {
  const attempt = {
    page: 40,
    seconds: 100,
    sent: 3,
    seed: 32767,
    status: "incomplete",
    visited: new Set([0, 1, 6, 40]),
    reached: new Set([2]),
    assessments: new Map([[77, { rounds: 2, finished: true, best: 6667, ...PLAIN }]]),
    kept: new Map([[3, [0, 7]], [40, ["é"]]]),
    questions: new Map([
      [3, { used: 1, answer: [0, 7], credit: 0 }],
      [31, { used: 2, answer: [1, 0, "é"], credit: 0 }],
      [32, { used: 15, answer: [], credit: 1 }],
    ]),
  };
  const body = [
    "pB", // page 40 + 1: 41 = 9 + 1 * 32
    "kD", // 100 seconds: 4 + 3 * 32
    "D", // sent
    "__f", // seed 32767: 31, 31, 31
    "C", // incomplete
    "H" + "DB" + "AAAA" + "Q", // visited: 7 sextets, bits 0 and 1, bit 6, bit 40
    "B" + "E", // reached: 1 sextet, bit 2
    "B" + "tC" + "C" + "D" + "rwG", // 1 assessment: distance 77, 2 rounds, finished and best, 6667
    "D", // 3 questions
    "D" + "h" + "E" + "BC", // distance 3; used 1 and has an answer; a set of 2 sextets, bits 0 and 7
    "b" + "i" + "H" + "C" + "A" + "Hw6k", // distance 27; used 2; a list of 3: 1, 0, a text of 3 sextets
    "A" + "f", // distance 0; used 15 and all right
    "C", // 2 blocks keep something
    "D" + "E" + "BC", // distance 3; a set of 2 sextets, bits 0 and 7
    "kB" + "D" + "H" + "w6k", // distance 36; a list of 1: a text of 3 sextets
  ].join("");
  const text = encode(attempt, index);
  assert.equal(text.slice(0, 5), "1TaG1");
  assert.equal(text.slice(5, -2), body);
  assert.deepEqual(decode(text, index), attempt);
});

test("every attempt comes back as it was", () => {
  fc.assert(
    fc.property(attempts, (attempt) => {
      const text = encode(attempt, index);
      assert.match(text, /^[A-Za-z0-9_-]+$/);
      assert.deepEqual(decode(text, index), attempt);
    }),
    { numRuns: 500 },
  );
});

test("what is beyond the caps is held at the caps", () => {
  const empty = decode(encode({ ...BLANK, seconds: 2 ** 40, sent: 10 ** 6 }, index), index);
  assert.equal(empty.seconds, 2 ** 25 - 1);
  assert.equal(empty.sent, 32767);
  const many = { ...BLANK, assessments: new Map([[2, { rounds: 5000, finished: false, best: -1, ...PLAIN }]]) };
  assert.equal(decode(encode(many, index), index).assessments.get(2).rounds, 1023);
});

const BLANK = {
  page: null,
  seconds: 0,
  sent: 0,
  seed: 0,
  status: "not attempted",
  visited: new Set(),
  reached: new Set(),
  assessments: new Map(),
  kept: new Map(),
  questions: new Map(),
};

test("of what is kept only what the course still has comes back, and a text no longer than allowed", () => {
  const kept = new Map([[3, [0, 5, 7]], [40, ["thirteen char"]], [9, ["gone"]]]);
  const back = decode(encode({ ...BLANK, kept }, index), index);
  assert.deepEqual(back.kept, new Map([[3, [0, 7]], [40, ["thirteen cha"]]]));
});

test("any one character changed is noticed", () => {
  fc.assert(
    fc.property(attempts, fc.nat(), fc.constantFrom(...ALPHABET, " ", "é", "\0"), (attempt, where, character) => {
      const text = encode(attempt, index);
      const at = where % text.length;
      fc.pre(text[at] !== character);
      assert.equal(decode(text.slice(0, at) + character + text.slice(at + 1), index), null);
    }),
    { numRuns: 1000 },
  );
});

test("no text at all makes it throw, and what it accepts is an attempt of this course", () => {
  const likely = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 60 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), likely), fc.boolean(), (text, sealed) => {
      const read = decode(sealed ? seal(text) : text, index);
      if (read === null) return;
      assert.ok(read.page === null || index.page.has(read.page));
      assert.ok([...read.visited].every((key) => index.page.has(key)));
      assert.ok([...read.questions.keys()].every((key) => index.question.has(key)));
      assert.ok(RANKS.includes(read.status));
    }),
    { numRuns: 2000 },
  );
});

/** Any body with the right head and check, so that what reads the body is tried too. */
function seal(body) {
  let hash = 0;
  for (const character of `1TaG1${body}`) hash = (hash * 31 + character.charCodeAt(0)) % 4093;
  return `1TaG1${body}${ALPHABET[hash >> 6]}${ALPHABET[hash & 63]}`;
}

test("a body that ends too early, goes on too long or counts without end is no state", () => {
  const body = encode(BLANK, index).slice(5, -2);
  assert.deepEqual(decode(seal(body), index), BLANK);
  for (let length = 0; length < body.length; length++) assert.equal(decode(seal(body.slice(0, length)), index), null);
  assert.equal(decode(seal(`${body}A`), index), null);
  assert.equal(decode(seal("_".repeat(30)), index), null);
  assert.equal(decode(seal(body.slice(0, 4) + "G" + body.slice(5)), index), null, "a status beyond the six");
});

test("a state of another version or another course is no state", () => {
  const text = encode(BLANK, index);
  assert.equal(decode(`2${text.slice(1)}`, index), null);
  const other = { ...index, course: { ...index.course, tag: "OtHr" } };
  assert.equal(decode(encode(BLANK, other), index), null);
  assert.equal(decode("", index), null);
  assert.equal(decode("1TaG1", index), null);
});

test("what the course no longer has is skipped and the rest is kept", () => {
  const asking = (key, course = sampleCourse()) => {
    course.units[0].requires = { objective: "A", key };
    return course;
  };
  const before = indexCourse(asking(70), TYPES);
  const attempt = {
    ...BLANK,
    page: 1,
    visited: new Set([0, 1, 2, 3]),
    reached: new Set([70]),
    assessments: new Map([[2, { rounds: 1, finished: true, best: 2500, ...PLAIN }], [4, { rounds: 1, finished: true, best: 0, ...PLAIN }]]),
    kept: new Map(),
    questions: new Map([
      [0, { used: 2, answer: [0, 1], credit: 1 }],
      [1, { used: 1, answer: [0], credit: 1 }],
      [2, { used: 1, answer: [0, 4], credit: 0 }],
      [3, { used: 1, answer: [1], credit: 0 }],
    ]),
  };
  const after = asking(2);
  const [first] = after.units;
  first.pages[0].questions[0].options.splice(1, 1);
  first.pages = first.pages.filter(({ id }) => id !== "p1");
  first.pages.find(({ id }) => id === "c2").questions[1].options.splice(4, 1);
  after.units[1].pages = [after.units[1].pages[0]];
  assert.deepEqual(decode(encode(attempt, before), before), attempt);
  assert.deepEqual(decode(encode(attempt, before), indexCourse(after, TYPES)), {
    ...attempt,
    page: null,
    visited: new Set([0, 2, 3]),
    reached: new Set(),
    assessments: new Map([[2, { rounds: 1, finished: true, best: 2500, ...PLAIN }]]),
    kept: new Map(),
    questions: new Map([
      [0, { used: 2, answer: [], credit: 1 }],
      [1, { used: 1, answer: [0], credit: 1 }],
      [2, { used: 1, answer: [], credit: 0 }],
    ]),
  });
});

test("credit for a part comes back from the answer, by the policy the course has now", () => {
  const course = sampleCourse();
  const asked = course.units[0].pages[2].questions[1];
  const read = (credit, graded = true) => {
    Object.assign(asked, { credit, graded });
    const index = indexCourse(course, TYPES);
    const attempt = { ...BLANK, questions: new Map([[2, { used: 1, answer: [0, 1, 2], credit: 0.5 }]]) };
    return decode(encode(attempt, index), index).questions.get(2).credit;
  };
  assert.equal(read("all-or-nothing"), 0);
  assert.equal(read("penalty"), 0.5);
  assert.equal(read("partial"), 2 / 3);
  assert.equal(read("partial", false), 1);
});

test("an answer kept as a list is read by a type that keeps sets, and the other way round", () => {
  const course = sampleCourse();
  const asked = course.units[0].pages[2].questions[1];
  const index = indexCourse(course, TYPES);
  const swapped = indexCourse(course, { ...TYPES, choice: { ...TYPES.choice, list: true } });
  const attempt = { ...BLANK, questions: new Map([[asked.key, { used: 1, answer: [0, 4], credit: 0 }]]) };
  assert.notEqual(encode(attempt, swapped), encode(attempt, index));
  for (const one of [index, swapped]) for (const other of [index, swapped]) assert.deepEqual(decode(encode(attempt, one), other), attempt);
});
