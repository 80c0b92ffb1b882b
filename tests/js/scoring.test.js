import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { coursePercent, objectivePercents, passedBest, points, roundHundredths } from "../../scormkit/player/src/core/scoring.js";
import { courseScore } from "../../scormkit/player/src/core/completion.js";
import { assessment, course, page, question, sampleCourse, TYPES, unit } from "./fixtures.js";

const attemptWith = (right, checks = {}) => ({
  questions: new Map(right.map((key) => [key, { used: 1, answer: [0], credit: 1 }])),
  assessments: new Map(Object.entries(checks).map(([key, best]) => [Number(key), { rounds: 1, finished: true, best, seen: new Set(), ended: 0 }])),
  visited: new Set(),
});

test("a percent is points earned of points possible, to two decimals", () => {
  const thirds = assessment("c", 0, [1, 2, 3].map((key) => question(`q${key}`, { key })));
  assert.equal(roundHundredths(attemptWith([]), thirds), 0);
  assert.equal(roundHundredths(attemptWith([1]), thirds), 3333);
  assert.equal(roundHundredths(attemptWith([1, 2]), thirds), 6667);
  assert.equal(roundHundredths(attemptWith([1, 2, 3]), thirds), 10000);
});

test("points weigh, and tenths do not drift", () => {
  const tenths = assessment("c", 0, [0.1, 0.2, 0.3].map((points, key) => question(`q${key}`, { key, points })));
  assert.equal(roundHundredths(attemptWith([0, 1]), tenths), 5000);
  assert.equal(roundHundredths(attemptWith([0, 1, 2]), tenths), 10000);
});

test("a part earned counts for a part", () => {
  const thirds = assessment("c", 0, [1, 2, 3].map((key) => question(`q${key}`, { key, points: key, objectives: ["A"] })));
  const attempt = attemptWith([1], { 0: 0 });
  attempt.questions.set(2, { used: 1, answer: [0], credit: 0.25 });
  assert.deepEqual(points(attempt, thirds.questions), { earned: 1.5, possible: 6 });
  assert.equal(roundHundredths(attempt, thirds), 2500);
  assert.deepEqual(objectivePercents(attempt, [thirds]).get("A"), { percent: 25, passed: false });
});

test("what is not graded counts nowhere, and a check of nothing else is all earned", () => {
  const survey = { key: 1, graded: false, points: 50, objectives: ["A", "B"] };
  const only = assessment("c", 0, [question("q1", survey)]);
  const mixed = assessment("c", 0, [question("q1", survey), question("q2", { key: 2, objectives: ["A"] })]);
  for (const attempt of [attemptWith([], { 0: 0 }), attemptWith([1], { 0: 0 })]) {
    assert.deepEqual(points(attempt, only.questions), { earned: 0, possible: 0 });
    assert.equal(roundHundredths(attempt, only), 10000);
    assert.equal(roundHundredths(attempt, mixed), 0);
    assert.deepEqual([...objectivePercents(attempt, [mixed]).keys()], ["A"], "nothing tests B");
  }
});

test("points earned lie between none and all, and full credit alone earns them all", () => {
  const credits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 100 }), fc.boolean()));
  fc.assert(
    fc.property(credits, (list) => {
      const check = assessment("c", 0, list.map(([, points, graded], key) => question("q", { key, points, graded })));
      const attempt = attemptWith([]);
      list.forEach(([credit], key) => attempt.questions.set(key, { used: 1, answer: [0], credit }));
      const { earned, possible } = points(attempt, check.questions);
      assert.ok(earned >= 0 && earned <= possible);
      assert.equal(earned === possible, list.every(([credit, , graded]) => credit === 1 || !graded));
    }),
  );
});

test("a pass mark is reached exactly", () => {
  const check = (passingScore) => assessment("c", 0, [], { passingScore });
  const best = (value) => attemptWith([], { 0: value });
  assert.equal(passedBest(best(8000), check(80)), true);
  assert.equal(passedBest(best(7999), check(80)), false);
  assert.equal(passedBest(best(6667), check(66.67)), true);
  assert.equal(passedBest(best(0), check(0)), true);
  assert.equal(passedBest(attemptWith([]), check(0)), false, "never submitted");
  assert.equal(passedBest(best(110), check(1.1)), true, "1.1 * 100 is more than 110 in floating point");
});

test("the course score weighs each check by its points, and waits for all", () => {
  const index = indexCourse(sampleCourse(), TYPES);
  assert.equal(courseScore(index, attemptWith([], { 2: 10000 })), null);
  assert.equal(courseScore(index, attemptWith([], { 2: 10000, 4: 0 })), 80);
  assert.equal(courseScore(index, attemptWith([], { 2: 2500, 4: 10000 })), 40);
  assert.equal(courseScore(indexCourse(course([unit("u", [page("p", 0)])]), TYPES), attemptWith([])), null);
});

test("the course score lies within its checks' scores", () => {
  const bests = fc.array(fc.tuple(fc.integer({ min: 0, max: 10000 }), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(bests, (list) => {
      const checks = list.map(([, points], key) => assessment(`c${key}`, key, [question("q", { key, points })]));
      const percent = coursePercent(attemptWith([], Object.fromEntries(list.map(([best], key) => [key, best]))), checks);
      const scores = list.map(([best]) => best / 100);
      assert.ok(percent >= Math.min(...scores) && percent <= Math.max(...scores));
      assert.equal(percent, Math.round(percent * 100) / 100);
    }),
  );
});

test("objectives are judged by the questions that name them, once every check that does is submitted", () => {
  const index = indexCourse(sampleCourse(), TYPES);
  const check = index.pages[2];
  const of = (attempt) => Object.fromEntries(objectivePercents(attempt, [check]));
  assert.deepEqual(of(attemptWith([2])), { A: { percent: null, passed: false }, B: { percent: null, passed: false } });
  assert.deepEqual(of(attemptWith([2], { 2: 7500 })), { A: { percent: 75, passed: false }, B: { percent: 100, passed: true } });
  const other = assessment("d", 9, [question("x", { key: 9, objectives: ["A"] })], { passingScore: 50 });
  const both = objectivePercents(attemptWith([2, 9], { 2: 7500 }), [check, other]);
  assert.deepEqual(both.get("A"), { percent: null, passed: false });
  const reversed = objectivePercents(attemptWith([2, 9], { 2: 7500 }), [other, check]);
  assert.deepEqual(reversed.get("A"), { percent: null, passed: false });
  assert.deepEqual(objectivePercents(attemptWith([2, 9], { 2: 7500, 9: 10000 }), [check, other]).get("A"), { percent: 80, passed: true });
});
