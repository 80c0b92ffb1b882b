import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { earnedStatus, higher, isFinal, objectiveStates, RANKS } from "../../scormkit/player/src/core/status.js";
import { course, page, sampleCourse, TYPES, unit } from "./fixtures.js";

const ALL = [0, 1, 2, 3, 4];
const state = (rounds, best, finished = true) => ({ rounds, finished, best });

/** What was visited, the two checks, rounds allowed; then what each mode makes of it. */
const TABLE = [
  ["nothing done", [], {}, null, "incomplete", "incomplete", "incomplete"],
  ["all read, no check", ALL, {}, null, "incomplete", "incomplete", "incomplete"],
  ["one check passed", ALL, { 2: state(1, 10000) }, null, "incomplete", "incomplete", "incomplete"],
  ["one check failed for good, the other open", ALL, { 2: state(1, 0) }, 1, "incomplete", "incomplete", "incomplete"],
  ["both passed, a page missing", [0, 2, 3, 4], { 2: state(1, 10000), 4: state(1, 10000) }, null, "incomplete", "incomplete", "incomplete"],
  ["both passed", ALL, { 2: state(1, 8000), 4: state(1, 10000) }, null, "completed", "passed", "passed"],
  ["one below its mark, tries without limit", ALL, { 2: state(1, 7999), 4: state(1, 10000) }, null, "completed", "incomplete", "failed"],
  ["one below its mark, tries left", ALL, { 2: state(1, 7999), 4: state(1, 10000) }, 2, "completed", "incomplete", "incomplete"],
  ["one below its mark, no tries left", ALL, { 2: state(2, 7999), 4: state(1, 10000) }, 2, "completed", "incomplete", "failed"],
  ["failed for good, a page missing", [0, 2, 4], { 2: state(2, 0), 4: state(1, 0) }, 2, "incomplete", "incomplete", "failed"],
  ["passed, and in a later round", ALL, { 2: state(1, 9000, false), 4: state(1, 10000) }, null, "completed", "passed", "passed"],
];

const attemptOf = (visited, checks) => ({
  visited: new Set(visited),
  questions: new Map(),
  assessments: new Map(Object.entries(checks).map(([key, value]) => [Number(key), value])),
});

for (const [name, visited, checks, attempts, ...expected] of TABLE) {
  test(`status: ${name}`, () => {
    const modes = ["completed", "passed-incomplete", "passed-failed"];
    modes.forEach((reporting, at) => {
      const index = indexCourse(sampleCourse({ reporting }, { attempts }), TYPES);
      const attempt = attemptOf(visited, checks);
      assert.equal(earnedStatus(index, attempt), expected[at], reporting);
      assert.equal(isFinal(index, attempt), ["completed", "passed"].includes(expected[at]), reporting);
    });
  });
}

test("without a check a course is completed by reading it, in every mode", () => {
  for (const reporting of ["completed", "passed-incomplete", "passed-failed"]) {
    const index = indexCourse(course([unit("u", [page("a", 0), page("b", 1)])], { reporting }), TYPES);
    assert.equal(earnedStatus(index, attemptOf([0], {})), "incomplete");
    assert.equal(earnedStatus(index, attemptOf([0, 1], {})), "completed");
  }
});

test("ranks: the higher of two, and never a step back", () => {
  assert.deepEqual(RANKS, ["not attempted", "browsed", "incomplete", "failed", "completed", "passed"]);
  fc.assert(
    fc.property(fc.constantFrom(...RANKS), fc.constantFrom(...RANKS), (one, other) => {
      const result = higher(one, other);
      assert.equal(RANKS.indexOf(result), Math.max(RANKS.indexOf(one), RANKS.indexOf(other)));
    }),
  );
});

test("objectives: by the checks that test them, else by their unit's pages", () => {
  const index = indexCourse(sampleCourse(), TYPES);
  const none = objectiveStates(index, attemptOf([], {}));
  assert.deepEqual(none, ["A", "B", "C"].map((id) => ({ id, status: "not attempted", score: null })));

  const begun = objectiveStates(index, attemptOf([0, 3], {}));
  assert.deepEqual(begun.map(({ status }) => status), ["incomplete", "incomplete", "incomplete"]);

  const attempt = attemptOf(ALL, { 2: state(1, 7500) });
  attempt.questions.set(2, { used: 1, answer: [0, 2], credit: 1 });
  assert.deepEqual(objectiveStates(index, attempt), [
    { id: "A", status: "failed", score: { raw: 75, min: 0, max: 100 } },
    { id: "B", status: "passed", score: { raw: 100, min: 0, max: 100 } },
    { id: "C", status: "completed", score: null },
  ]);
});
