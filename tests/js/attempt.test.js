import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as deeds from "../../scormkit/player/src/core/attempt.js";
import * as rounds from "../../scormkit/player/src/core/rounds.js";
import { roundShown } from "../../scormkit/player/src/core/draw.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { sampleCourse, TYPES } from "./fixtures.js";

const index = indexCourse(sampleCourse({}, { attempts: 2 }), TYPES);
const [p0, , c2] = index.pages;
const [practice] = p0.questions;
const [q1, q2] = c2.questions;
const fresh = deeds.newAttempt(() => 0.5);
const answer = (attempt, question, keys) => deeds.answerQuestion(attempt, index, question, keys);
const NOW = Date.UTC(2026, 10, 22, 9);
const finish = (attempt, page) => rounds.finishRound(attempt, index, page, NOW);
const restart = (attempt, page) => rounds.restartRound(attempt, page, NOW);
/** What an assessment without draws and without a wait leaves empty. */
const PLAIN = { seen: new Set(), ended: 0 };

test("a new attempt has done nothing and has a seed of its own", () => {
  assert.equal(fresh.page, null);
  assert.equal(fresh.visited.size, 0);
  assert.equal(fresh.seed, 16384);
  assert.equal(deeds.newAttempt(() => 0).seed, 0);
  assert.equal(deeds.newAttempt(() => 1 - Number.EPSILON).seed, 32767);
});

test("no deed changes the attempt it is given", () => {
  const before = structuredClone(fresh);
  finish(answer(answer(rounds.beginRound(deeds.visit(fresh, c2), c2), q1, [0]), q2, [0]), c2);
  assert.deepEqual(fresh, before);
  const begun = rounds.beginRound(fresh, c2);
  const copy = structuredClone(begun);
  restart(finish(answer(answer(begun, q1, [1]), q2, [0]), c2), c2);
  assert.deepEqual(begun, copy);
});

test("a practice question may be tried until it is right, and not after", () => {
  const wrong = answer(fresh, practice, [2]);
  assert.deepEqual(deeds.viewQuestion(wrong, practice), {
    used: 1,
    left: null,
    answer: [2],
    credit: 0,
    correct: false,
    checked: true,
    retriable: true,
  });
  assert.equal(answer(wrong, practice, [0, 1]), wrong, "first the wrong answer has to be cleared");
  const cleared = deeds.retryQuestion(wrong, index, practice);
  assert.deepEqual(deeds.viewQuestion(cleared, practice).answer, []);
  assert.equal(deeds.viewQuestion(cleared, practice).checked, false);
  const right = answer(cleared, practice, [1, 0]);
  assert.deepEqual(right.questions.get(practice.key), { used: 2, answer: [0, 1], credit: 1 });
  assert.equal(deeds.retryQuestion(right, index, practice), right);
});

test("a question with two tries is closed after two", () => {
  const limited = { ...practice, attempts: 2 };
  const one = answer(fresh, limited, [2]);
  assert.equal(deeds.viewQuestion(one, limited).left, 1);
  const two = answer(deeds.retryQuestion(one, index, limited), limited, [0]);
  const view = deeds.viewQuestion(two, limited);
  assert.deepEqual([view.left, view.checked, view.retriable], [0, true, false]);
  assert.equal(deeds.retryQuestion(two, index, limited), two);
});

test("more tries than saved state can count are held at its limit", () => {
  let attempt = fresh;
  for (let n = 0; n < 20; n++) attempt = deeds.retryQuestion(answer(attempt, practice, [2]), index, practice);
  assert.equal(attempt.questions.get(practice.key).used, 15);
  assert.equal(answer(attempt, practice, [0, 1]).questions.get(practice.key).credit, 1);
});

test("an answer that is none changes nothing", () => {
  const begun = rounds.beginRound(fresh, c2);
  for (const keys of [[], [9], [0, 9], [0, 1]]) assert.equal(answer(begun, q1, keys), begun, String(keys));
  assert.equal(answer(fresh, q1, [0]), fresh, "the check is not begun");
});

test("a round: begun, answered, submitted, and only then", () => {
  const begun = rounds.beginRound(fresh, c2);
  assert.equal(rounds.beginRound(begun, c2), begun);
  const half = answer(begun, q1, [0]);
  assert.equal(finish(half, c2), half);
  assert.equal(finish(fresh, c2), fresh);
  const done = finish(answer(half, q2, [0]), c2);
  assert.deepEqual(done.assessments.get(c2.key), { rounds: 1, finished: true, best: 2500, ...PLAIN });
  assert.equal(finish(done, c2), done);
  assert.equal(answer(done, q1, [1]), done);
  assert.equal(deeds.retryQuestion(done, index, q2), done);
});

const round = (attempt, first, second) =>
  finish(answer(answer(attempt, q1, first), q2, second), c2);

test("a new round clears the answers, keeps the best, and ends with the rounds that the author allows", () => {
  const one = round(rounds.beginRound(fresh, c2), [1], [0, 2]);
  assert.equal(one.assessments.get(c2.key).best, 7500);
  assert.equal(roundShown(one, c2), 0, "the result shows the round just submitted");
  const again = restart(one, c2);
  assert.equal(roundShown(again, c2), 1);
  assert.equal(again.questions.size, 0);
  const two = round(again, [0], [0]);
  assert.deepEqual(two.assessments.get(c2.key), { rounds: 2, finished: true, best: 7500, ...PLAIN });
  assert.equal(rounds.canRestart(two, c2), false);
  assert.equal(restart(two, c2), two);
});

test("a passed check cannot be taken again", () => {
  const passed = round(rounds.beginRound(fresh, c2), [0], [0, 2]);
  assert.equal(passed.assessments.get(c2.key).best, 10000);
  assert.equal(rounds.canRestart(passed, c2), false);
});

test("a round under way cannot be started over to win back tries", () => {
  const half = answer(rounds.beginRound(fresh, c2), q1, [1]);
  assert.equal(restart(half, c2), half);
});

test("an answer whose option the course no longer has leaves nobody stuck", () => {
  const begun = answer(rounds.beginRound(fresh, c2), q2, [0, 2]);
  const lost = new Map(begun.questions).set(q1.key, { used: 1, answer: [], credit: 0 });
  const done = finish({ ...begun, questions: lost }, c2);
  assert.equal(done.assessments.get(c2.key).best, 7500);
});

test("a bookmark alone: the page, and in a fixed order all before it", () => {
  assert.deepEqual([...deeds.bookmarked(fresh, index, "c2").visited], [2]);
  const linear = indexCourse(sampleCourse({ navigation: "linear-first" }), TYPES);
  const back = deeds.bookmarked(fresh, linear, "c2");
  assert.deepEqual([...back.visited], [0, 1, 2]);
  assert.equal(back.page, 2);
  assert.equal(deeds.bookmarked(fresh, index, "gone"), fresh);
  assert.equal(deeds.bookmarked(fresh, index, ""), fresh);
});

test("whatever is done in whatever order, rounds and tries stay within what is allowed and the best never falls", () => {
  const deed = fc.oneof(
    fc.constantFrom("begin", "finish", "restart"),
    fc.tuple(fc.constantFrom(q1, q2), fc.subarray([0, 1, 2, 3, 4])),
    fc.constantFrom(q1, q2),
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (list) => {
      let attempt = fresh;
      for (const each of list) {
        const best = attempt.assessments.get(c2.key)?.best ?? -1;
        if (each === "begin") attempt = rounds.beginRound(attempt, c2);
        else if (each === "finish") attempt = finish(attempt, c2);
        else if (each === "restart") attempt = restart(attempt, c2);
        else if (Array.isArray(each)) attempt = answer(attempt, ...each);
        else attempt = deeds.retryQuestion(attempt, index, each);
        const state = attempt.assessments.get(c2.key);
        assert.ok((state?.best ?? -1) >= best);
        assert.ok((state?.rounds ?? 0) <= 2);
        for (const { used } of attempt.questions.values()) assert.ok(used <= 1);
      }
    }),
  );
});
