import assert from "node:assert/strict";
import { test } from "node:test";
import { newAttempt } from "../../scormkit/player/src/core/attempt.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { entryPage, lockedReason, neighbour } from "../../scormkit/player/src/core/navigation.js";
import { sampleCourse, TYPES } from "./fixtures.js";

/** Order: p0 p1 c2 p3 c4. `.` open, `v` visit first, `s` submit first, `l` Back and Next only. */
const SIGNS = { "locked.visit": "v", "locked.submit": "s", "locked.linear": "l" };
const TABLE = [
  // mode, current page, visited, submitted, status, p0 p1 c2 p3 c4
  ["free", 0, [], [], "incomplete", "....."],
  ["linear", 0, [], [], "incomplete", ".vlll"],
  ["linear", 0, [0], [], "incomplete", "..lll"],
  ["linear", 2, [0, 1, 2], [], "incomplete", "l..sl"],
  ["linear", 2, [0, 1, 2], [2], "incomplete", "l...l"],
  ["linear", 4, [0, 1, 2, 3, 4], [2, 4], "passed", "lll.."],
  ["linear-first", 0, [], [], "incomplete", ".vvvv"],
  ["linear-first", 0, [0], [], "incomplete", "..vvv"],
  ["linear-first", 0, [0, 1, 2], [], "incomplete", "...ss"],
  ["linear-first", 2, [0, 1, 2], [2], "incomplete", "....v"],
  ["linear-first", 0, [0, 1, 2, 3, 4], [2, 4], "passed", "....."],
  ["linear-first", 0, [3], [], "incomplete", ".vv.v"], // pages were added before one that was visited
  ["linear-first", 0, [], [], "passed", "....."], // the LMS kept the status and dropped the state
  ["linear-first", 0, [], [], "completed", "....."],
  ["linear-first", 0, [], [], "failed", ".vvvv"],
];

for (const [navigation, current, visited, submitted, status, expected] of TABLE) {
  test(`${navigation}, on ${current}, visited [${visited}], submitted [${submitted}], ${status}: ${expected}`, () => {
    const index = indexCourse(sampleCourse({ navigation }), TYPES);
    const attempt = {
      visited: new Set(visited),
      questions: new Map(),
      assessments: new Map(submitted.map((key) => [key, { rounds: 1, finished: true, best: 0, seen: new Set(), ended: 0 }])),
      status,
    };
    const signs = index.pages.map((page) => {
      const reason = lockedReason(index, attempt, index.pages[current], page);
      return reason ? SIGNS[reason.key] : ".";
    });
    assert.equal(signs.join(""), expected);
  });
}

test("a locked page names what has to be done first", () => {
  const index = indexCourse(sampleCourse({ navigation: "linear-first" }), TYPES);
  const attempt = { visited: new Set([0, 1, 2]), questions: new Map(), assessments: new Map(), status: "incomplete" };
  assert.deepEqual(lockedReason(index, attempt, index.pages[0], index.pages[4]), {
    key: "locked.submit",
    slots: { title: "Check c2" },
  });
  attempt.visited.delete(1);
  assert.deepEqual(lockedReason(index, attempt, index.pages[0], index.pages[4]), {
    key: "locked.visit",
    slots: { title: "Page p1" },
  });
});

test("neighbours run over units and end at both ends", () => {
  const index = indexCourse(sampleCourse(), TYPES);
  const [p0, p1, c2, p3, c4] = index.pages;
  const attempt = newAttempt(() => 0);
  assert.equal(neighbour(index, attempt, c2, 1), p3);
  assert.equal(neighbour(index, attempt, p1, -1), p0);
  assert.equal(neighbour(index, attempt, p0, -1), null);
  assert.equal(neighbour(index, attempt, c4, 1), null);
});

test("Start and Continue lead to the bookmark, else to the first page still to do, else to the beginning", () => {
  const index = indexCourse(sampleCourse(), TYPES);
  const attempt = (page, visited, checks = []) => ({
    page,
    visited: new Set(visited),
    assessments: new Map(checks.map((key) => [key, { rounds: 1, finished: true, best: 0, seen: new Set(), ended: 0 }])),
  });
  assert.equal(entryPage(index, attempt(null, [])).id, "p0");
  assert.equal(entryPage(index, attempt(3, [0])).id, "p3");
  assert.equal(entryPage(index, attempt(null, [0, 1, 2])).id, "c2");
  assert.equal(entryPage(index, attempt(null, [0, 1, 2, 3, 4], [2, 4])).id, "p0");
});
