/**
 * For benchmarks/states.py: plays a course (CourseData on standard input) and writes, for each kind of learner, how many
 * characters the state takes that is saved in the end, and that it is read back as it was.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { decode, encode } from "../../scormkit/player/src/core/state.js";
import { right, types } from "./every-type.js";
import { fakeClock } from "./fixtures.js";

const course = JSON.parse(readFileSync(0, "utf8"));
const NOTE = "My sister, because she listens, and the hotline if I am not sure what I saw. ";

/** The answer that takes the most room among those that are easily made. */
function long(question) {
  const { type, options, data, multiple } = question;
  if (type === "fill-in") return ["語".repeat(data.maxLength)];
  if (multiple) return options.map(({ key }) => key);
  if (type === "choice" || type === "true-false") return [options.reduce((last, { key }) => Math.max(last, key), 0)];
  return right(question);
}

/** @param {{ answer: (question: object) => unknown[], rounds: number, note: (limit: number) => string }} learner */
function play({ answer, rounds, note }) {
  const clock = fakeClock();
  let saved = "";
  const adapter = {
    start: () => ({ tracking: true, mode: "normal", learnerName: "", location: "", suspendData: "", status: "", score: null }),
    save: ({ suspendData }) => (saved = suspendData),
    flush: () => true,
    finish: () => true,
    leave() {},
    onState() {},
  };
  const session = createSession({ course, adapter, clock, random: () => 0.999, types });
  session.start();
  session.begin();
  for (const page of session.pages) {
    assert.ok(page === session.page || session.goTo(page.key), `${page.id} is locked`);
    clock.pass(120_000);
    for (const { key, limit, entries } of page.kept ?? []) session.keep(key, entries ?? [note(limit)]);
    if (page.kind === "page") for (const question of page.questions) session.answer(question.key, answer(question));
    for (let round = 0; page.kind === "assessment" && round < rounds; round++) {
      clock.pass(11 * 60_000);
      if (round === 0) session.beginAssessment(page.key);
      else session.restartAssessment(page.key);
      for (const question of session.assessment(page.key).questions) {
        session.answer(question.key, answer(question));
        session.nextQuestion(page.key);
      }
      session.finishAssessment(page.key);
      assert.equal(session.assessment(page.key).rounds, round + 1, page.id);
    }
  }
  const index = indexCourse(course, types);
  const read = decode(saved, index);
  assert.ok(read, "the state is not read back");
  assert.equal(encode(read, index), saved);
  assert.match(saved, /^[\w-]+$/);
  return saved.length;
}

process.stdout.write(
  JSON.stringify({
    "all right at once, notes of a sentence": play({ answer: right, rounds: 1, note: () => NOTE }),
    "three tries, long answers, full notes in Chinese": play({ answer: long, rounds: 3, note: (limit) => "語".repeat(limit) }),
  }),
);
