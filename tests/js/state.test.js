import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { decode, encode } from "../../scormkit/player/src/core/state.js";
import { RANKS } from "../../scormkit/player/src/core/status.js";
import { assessment, course, page, question, sampleCourse, unit } from "./fixtures.js";

/** A course with sparse keys, as a lock that lived through many edits gives them. */
const PAGES = [0, 1, 5, 6, 40, 131];
const CHECKS = [2, 77, 1030];
const QUESTIONS = [0, 3, 31, 32, 33, 2000];
const index = indexCourse(
  course([
    unit("u", [
      ...PAGES.map((key) => page(`p${key}`, key)),
      ...CHECKS.map((key, at) =>
        assessment(
          `c${key}`,
          key,
          QUESTIONS.slice(2 * at, 2 * at + 2).map((id) => question(`q${id}`, { key: id, of: 36, correct: "a9" })),
        ),
      ),
    ]),
  ]),
);

const answers = fc.uniqueArray(fc.integer({ min: 0, max: 35 })).map((keys) => keys.sort((one, other) => one - other));
const plain = { noNullPrototype: true };
const attempts = fc.record({
  page: fc.option(fc.constantFrom(...PAGES, ...CHECKS)),
  seconds: fc.integer({ min: 0, max: 2 ** 25 - 1 }),
  sent: fc.integer({ min: 0, max: 32767 }),
  seed: fc.integer({ min: 0, max: 32767 }),
  status: fc.constantFrom(...RANKS),
  visited: fc.subarray([...PAGES, ...CHECKS]).map((keys) => new Set(keys)),
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
            }, plain)
            .map((state) => [key, state]),
        ),
      ),
    )
    .map((entries) => new Map(entries)),
  questions: fc
    .subarray(QUESTIONS)
    .chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc
            .record({ used: fc.integer({ min: 1, max: 15 }), answer: answers, correct: fc.boolean() }, plain)
            .map((state) => [key, state]),
        ),
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
    assessments: new Map([[77, { rounds: 2, finished: true, best: 6667 }]]),
    questions: new Map([
      [3, { used: 1, answer: [0, 7], correct: false }],
      [32, { used: 15, answer: [], correct: true }],
    ]),
  };
  const body = [
    "pB", // page 40 + 1: 41 = 9 + 1 * 32
    "kD", // 100 seconds: 4 + 3 * 32
    "D", // sent
    "__f", // seed 32767: 31, 31, 31
    "C", // incomplete
    "H" + "DB" + "AAAA" + "Q", // visited: 7 sextets, bits 0 and 1, bit 6, bit 40
    "B" + "tC" + "C" + "D" + "rwG", // 1 assessment: distance 77, 2 rounds, finished and best, 6667
    "C", // 2 questions
    "D" + "h" + "C" + "BC", // distance 3; used 1 and has an answer; 2 sextets, bits 0 and 7
    "c" + "f", // distance 28; used 15 and correct
  ].join("");
  const text = encode(attempt, "TaG1");
  assert.equal(text.slice(0, 5), "1TaG1");
  assert.equal(text.slice(5, -2), body);
  assert.deepEqual(decode(text, index), attempt);
});

test("every attempt comes back as it was", () => {
  fc.assert(
    fc.property(attempts, (attempt) => {
      const text = encode(attempt, "TaG1");
      assert.match(text, /^[A-Za-z0-9_-]+$/);
      assert.deepEqual(decode(text, index), attempt);
    }),
    { numRuns: 500 },
  );
});

test("what is beyond the caps is held at the caps", () => {
  const empty = decode(encode({ ...BLANK, seconds: 2 ** 40, sent: 10 ** 6 }, "TaG1"), index);
  assert.equal(empty.seconds, 2 ** 25 - 1);
  assert.equal(empty.sent, 32767);
  const many = { ...BLANK, assessments: new Map([[2, { rounds: 5000, finished: false, best: -1 }]]) };
  assert.equal(decode(encode(many, "TaG1"), index).assessments.get(2).rounds, 1023);
});

const BLANK = {
  page: null,
  seconds: 0,
  sent: 0,
  seed: 0,
  status: "not attempted",
  visited: new Set(),
  assessments: new Map(),
  questions: new Map(),
};

test("any one character changed is noticed", () => {
  fc.assert(
    fc.property(attempts, fc.nat(), fc.constantFrom(...ALPHABET, " ", "é", "\0"), (attempt, where, character) => {
      const text = encode(attempt, "TaG1");
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
  const body = encode(BLANK, "TaG1").slice(5, -2);
  assert.deepEqual(decode(seal(body), index), BLANK);
  for (let length = 0; length < body.length; length++) assert.equal(decode(seal(body.slice(0, length)), index), null);
  assert.equal(decode(seal(`${body}A`), index), null);
  assert.equal(decode(seal("_".repeat(30)), index), null);
  assert.equal(decode(seal(body.slice(0, 4) + "G" + body.slice(5)), index), null, "a status beyond the six");
});

test("a state of another version or another course is no state", () => {
  const text = encode(BLANK, "TaG1");
  assert.equal(decode(`2${text.slice(1)}`, index), null);
  assert.equal(decode(encode(BLANK, "OtHr"), index), null);
  assert.equal(decode("", index), null);
  assert.equal(decode("1TaG1", index), null);
});

test("what the course no longer has is skipped and the rest is kept", () => {
  const before = indexCourse(sampleCourse());
  const attempt = {
    ...BLANK,
    page: 1,
    visited: new Set([0, 1, 2, 3]),
    assessments: new Map([[2, { rounds: 1, finished: true, best: 2500 }], [4, { rounds: 1, finished: true, best: 0 }]]),
    questions: new Map([
      [1, { used: 1, answer: [0], correct: true }],
      [2, { used: 1, answer: [0, 4], correct: false }],
      [3, { used: 1, answer: [1], correct: false }],
    ]),
  };
  const after = sampleCourse();
  const [first] = after.units;
  first.pages = first.pages.filter(({ id }) => id !== "p1");
  first.pages.find(({ id }) => id === "c2").questions[1].options.splice(4, 1);
  after.units[1].pages = [after.units[1].pages[0]];
  assert.deepEqual(decode(encode(attempt, "TaG1"), before), attempt);
  assert.deepEqual(decode(encode(attempt, "TaG1"), indexCourse(after)), {
    ...attempt,
    page: null,
    visited: new Set([0, 2, 3]),
    assessments: new Map([[2, { rounds: 1, finished: true, best: 2500 }]]),
    questions: new Map([
      [1, { used: 1, answer: [0], correct: true }],
      [2, { used: 1, answer: [0], correct: false }],
    ]),
  });
});
