import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newAttempt } from "../../scormkit/player/src/core/attempt.js";
import { counted, courseScore, isComplete, stillOpen } from "../../scormkit/player/src/core/completion.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { entryPage, lockedReason, neighbour } from "../../scormkit/player/src/core/navigation.js";
import { isOut, needed, ruleLock } from "../../scormkit/player/src/core/rules.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { earnedStatus } from "../../scormkit/player/src/core/status.js";
import rules, { holds } from "../../scormkit/player/src/features/rules.js";
import { untrackedAdapter } from "../../scormkit/player/src/adapters/untracked.js";
import { decode, encode } from "../../scormkit/player/src/core/state.js";
import { course, fakeClock, page, sampleCourse, TYPES, unit } from "./fixtures.js";

/** The sample course with rules: keys of pages, or of units as u0 and u1, to what is set in them. */
function ruled(rules, settings = {}, checks = {}) {
  const course = sampleCourse(settings, checks);
  course.units.forEach((unit, at) => Object.assign(unit, { key: at }, rules[`u${at}`]));
  for (const page of course.units.flatMap(({ pages }) => pages)) Object.assign(page, rules[page.key]);
  return course;
}

const attemptOf = ({ visited = [], best = {}, answers = {}, ...rest } = {}) => ({
  ...newAttempt(() => 0),
  visited: new Set(visited),
  assessments: new Map(
    Object.entries(best).map(([key, value]) => [Number(key), { rounds: 1, finished: true, best: value, seen: new Set(), ended: 0 }]),
  ),
  questions: new Map(Object.entries(answers).map(([key, state]) => [Number(key), state])),
  ...rest,
});

const RIGHT = { used: 1, answer: [0, 1], credit: 1 };
const WRONG = { used: 1, answer: [2], credit: 0 };
const CLEARED = { used: 1, answer: [], credit: 0 };
const chose = (...options) => ({ question: 0, how: "chose", options });
const failed = (page) => ({ least: 2, of: [{ page, passed: false }, { not: { page, passed: true } }] });
const ALL = [0, 1, 2, 3, 4];

/** A rule, what the learner did, and whether the rule holds. */
const TABLE = [
  [{ page: 1, passed: false }, {}, false],
  [{ page: 1, passed: false }, { visited: [1] }, true],
  [{ page: 2, passed: false }, { visited: [2] }, false],
  [{ page: 2, passed: false }, { best: { 2: 0 } }, true],
  [{ page: 2, passed: true }, { best: { 2: 7999 } }, false],
  [{ page: 2, passed: true }, { best: { 2: 8000 } }, true],
  [{ unit: 0, passed: false }, { visited: [0, 1] }, false],
  [{ unit: 0, passed: false }, { visited: [0, 1], best: { 2: 0 } }, true],
  [{ unit: 0, passed: true }, { visited: [0, 1], best: { 2: 0 } }, false],
  [{ unit: 0, passed: true }, { visited: [0, 1], best: { 2: 9000 } }, true],
  [failed(2), {}, false],
  [failed(2), { best: { 2: 0 } }, true],
  [failed(2), { best: { 2: 8000 } }, false],
  [{ not: { objective: "A", key: 7 } }, {}, true],
  [{ not: { objective: "A", key: 7 } }, { reached: new Set([7]) }, false],
  [{ question: 0, how: "right", options: [] }, {}, false],
  [{ question: 0, how: "right", options: [] }, { answers: { 0: RIGHT } }, true],
  [{ question: 0, how: "wrong", options: [] }, { answers: { 0: WRONG } }, true],
  [{ question: 0, how: "wrong", options: [] }, { answers: { 0: RIGHT } }, false],
  [{ question: 0, how: "wrong", options: [] }, { answers: { 0: CLEARED } }, false],
  [chose(1, 2), { answers: { 0: WRONG } }, true],
  [chose(0), { answers: { 0: WRONG } }, false],
  [chose(2), { answers: { 0: CLEARED } }, false],
  [{ objective: "A", key: 7 }, {}, false],
  [{ objective: "A", key: 7 }, { reached: new Set([7]) }, true],
  [{ objective: "A", key: 7 }, { best: { 2: 10000 }, answers: { 1: { used: 1, answer: [0], credit: 1 }, 2: { used: 1, answer: [0, 2], credit: 1 } } }, true],
  [{ objective: "A", key: 7 }, { best: { 2: 2500 }, answers: { 1: { used: 1, answer: [0], credit: 1 }, 2: { used: 1, answer: [0], credit: 0 } } }, false],
];
for (const [rule, done, expected] of TABLE) {
  test(`${JSON.stringify(rule)} after ${JSON.stringify(done)}: ${expected}`, () => {
    const index = indexCourse(ruled({}), TYPES);
    assert.equal(holds(index, attemptOf(done), rule), expected);
  });
}

test("several: at least so many parts, however deep", () => {
  const index = indexCourse(ruled({}), TYPES);
  const leaf = (key) => ({ page: key, passed: false });
  const tree = fc.letrec((tie) => ({
    rule: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(0, 1, 3).map(leaf),
      fc.array(tie("rule"), { minLength: 1, maxLength: 4 }).chain((of) => fc.nat(of.length).map((least) => ({ least, of }))),
    ),
  })).rule;
  const told = (rule, seen) => ("of" in rule ? rule.of.filter((part) => told(part, seen)).length >= rule.least : seen.includes(rule.page));
  fc.assert(
    fc.property(tree, fc.subarray([0, 1, 3]), fc.subarray([0, 1, 3]), (rule, seen, more) => {
      const met = holds(index, attemptOf({ visited: seen }), rule);
      assert.equal(met, told(rule, seen));
      // Who does more never closes what was open.
      if (met) assert.ok(holds(index, attemptOf({ visited: [...seen, ...more] }), rule));
    }),
  );
});

test("what is left out is not needed, not offered, and counts as done for others", () => {
  const course = ruled({ 1: { showIf: chose(2) }, u1: { requires: { page: 1, passed: false } } });
  const index = indexCourse(course, TYPES);
  const [p0, p1, c2, p3] = index.pages;
  const before = attemptOf({ visited: [0] });
  assert.ok(isOut(index, before, p1));
  assert.equal(neighbour(index, before, p0, 1), c2);
  assert.equal(neighbour(index, before, c2, -1), p0);
  assert.deepEqual(needed(index, before).map(({ key }) => key), [0, 2, 3, 4]);
  assert.equal(ruleLock(index, before, p3), null);
  assert.deepEqual(lockedReason(index, before, p0, p1), { key: "locked.out", slots: {} });
  const after = attemptOf({ visited: [0], answers: { 0: WRONG } });
  assert.equal(neighbour(index, after, p0, 1), p1);
  assert.equal(ruleLock(index, after, p3).parts[0].key, "need_page_in");
});

test("what is for those who failed comes when the check is handed in, and goes when a new try is passed", () => {
  const index = indexCourse(ruled({ 1: { showIf: failed(2) }, 3: { requires: { page: 1, passed: false } } }), TYPES);
  const [, p1, , p3] = index.pages;
  const all = [0, 1, 2, 3, 4];
  const without = [0, 2, 3, 4];
  const keys = (attempt) => needed(index, attempt).map(({ key }) => key);
  assert.deepEqual(keys(attemptOf({ visited: [0] })), without);
  const lost = attemptOf({ visited: [0], best: { 2: 7999 } });
  assert.deepEqual(keys(lost), all);
  assert.equal(ruleLock(index, lost, p3).parts[0].key, "need_page_in");
  const retried = { ...lost, assessments: new Map([[2, { ...lost.assessments.get(2), finished: false }]]) };
  assert.deepEqual(keys(retried), all, "while the check is tried again it stays");
  const passed = attemptOf({ visited: [0], best: { 2: 8000 } });
  assert.ok(isOut(index, passed, p1));
  assert.equal(ruleLock(index, passed, p3), null, "left out, it counts as done");
  const hidden = indexCourse(ruled({ 1: { showIf: failed(2) }, 2: { skipIf: { page: 0, passed: false } } }), TYPES);
  assert.ok(isOut(hidden, lost, hidden.pages[1]), "a check that is left out was not failed");
});

test("a goal that was failed once is kept as reached as soon as it is", () => {
  const rule = { least: 2, of: [{ page: 2, passed: false }, { not: { objective: "B", key: 5 } }] };
  const index = indexCourse(ruled({ u1: { showIf: rule } }), TYPES);
  const lost = attemptOf({ best: { 2: 0 } });
  assert.equal(rules.keepReached(index, lost), lost);
  assert.equal(isOut(index, lost, index.pages[3]), false);
  const good = rules.keepReached(index, attemptOf({ best: { 2: 7500 }, answers: { 2: { used: 1, answer: [0, 2], credit: 1 } } }));
  assert.deepEqual([...good.reached], [5]);
  assert.ok(isOut(index, good, index.pages[3]));
});

test("an answer on a page that is left out does not count", () => {
  const index = indexCourse(ruled({ 0: { skipIf: { page: 3, passed: false } }, 1: { showIf: chose(2) } }), TYPES);
  const answered = { answers: { 0: WRONG } };
  assert.equal(isOut(index, attemptOf(answered), index.pages[1]), false);
  assert.equal(isOut(index, attemptOf({ ...answered, visited: [3] }), index.pages[1]), true);
});

test("a lock says all that is missing, and how much of it", () => {
  const rule = {
    least: 2,
    of: [{ least: 1, of: [{ page: 0, passed: false }, { page: 2, passed: true }] }, { unit: 0, passed: true }, { objective: "B", key: 1 }, { page: 1, passed: false }],
  };
  const index = indexCourse(ruled({ 4: { requires: rule } }), TYPES);
  const lock = ruleLock(index, attemptOf({ visited: [1] }), index.pages[4]);
  assert.equal(lock.key, "locked.rule");
  const [{ key, slots, parts }] = lock.parts;
  assert.deepEqual([key, slots.n], ["need_some", 1]);
  assert.deepEqual(parts.map((part) => part.key), ["need_some", "need_unit_passed", "need_objective"]);
  assert.deepEqual(parts[0].parts.map((part) => [part.key, part.slots.title]), [["need_page_in", "Page p0"], ["need_passed_in", "Check c2"]]);
  assert.equal(parts[2].slots.title, "Goal B");
});

test("pages and checks that are missing alike are said in one sentence, in the quotation marks of the language", () => {
  const rule = (least) => ({ least, of: [0, 1].map((page) => ({ page, passed: false })) });
  const said = (least, language, quoted) => {
    const index = indexCourse({ ...ruled({ 4: { requires: rule(least) } }), language, text: { need_page_in: quoted } }, TYPES);
    const [{ key, slots, parts }] = ruleLock(index, attemptOf(), index.pages[4]).parts;
    assert.equal(parts, undefined);
    return [key, slots.title];
  };
  assert.deepEqual(said(1, "en", "Read “{title}” in “{unit}” first."), ["need_page_in", "Page p0” or “Page p1"]);
  assert.deepEqual(said(2, "en", "Read “{title}” in “{unit}” first."), ["need_page_in", "Page p0” and “Page p1"]);
  assert.deepEqual(said(1, "fr", "Lisez «\u00a0{title}\u00a0» d’abord."), ["need_page_in", "Page p0\u00a0» ou «\u00a0Page p1"]);
  const three = { least: 2, of: [0, 1, 2].map((page) => ({ page, passed: false })) };
  const index = indexCourse(ruled({ 4: { requires: three } }), TYPES);
  const [need] = ruleLock(index, attemptOf(), index.pages[4]).parts;
  assert.deepEqual([need.key, need.slots.n], ["need_some", 2], "how many is said where it is not one or all");
});

test("what was opened once, and everything once the course is done, is not locked", () => {
  const index = indexCourse(ruled({ u1: { requires: { unit: 0, passed: true } } }), TYPES);
  const p3 = index.pages[3];
  assert.ok(ruleLock(index, attemptOf(), p3));
  assert.equal(ruleLock(index, attemptOf({ visited: [3] }), p3), null);
  assert.equal(ruleLock(index, attemptOf({ status: "passed" }), p3), null);
});

test("Start leads to the first open page, Continue never to one that is left out", () => {
  const index = indexCourse(ruled({ u0: { requires: { page: 3, passed: false } }, 3: { skipIf: chose(1) } }), TYPES);
  assert.equal(entryPage(index, attemptOf()).key, 3);
  assert.equal(entryPage(index, attemptOf({ page: 3, visited: [3], answers: { 0: RIGHT } })).key, 0);
});

test("a goal once reached stays reached, and only goals that rules ask for are kept", () => {
  const index = indexCourse(ruled({ u1: { requires: { objective: "B", key: 5 } } }), TYPES);
  const good = attemptOf({ best: { 2: 7500 }, answers: { 2: { used: 1, answer: [0, 2], credit: 1 } } });
  const kept = rules.keepReached(index, good);
  assert.deepEqual([...kept.reached], [5]);
  const again = { ...kept, questions: new Map(), assessments: new Map([[2, { ...kept.assessments.get(2), finished: false }]]) };
  assert.equal(ruleLock(index, again, index.pages[3]), null);
  assert.equal(rules.keepReached(index, again), again);
});

test("a unit may be skipped for an objective of another, its own checks and all", () => {
  const index = indexCourse(ruled({ u1: { skipIf: { objective: "A", key: 1 } } }), TYPES);
  assert.equal(isOut(index, attemptOf(), index.pages[4]), false);
  assert.equal(isOut(index, attemptOf({ reached: new Set([1]) }), index.pages[4]), true);
});

test("in a linear course what is optional and locked is passed over, and what is optional holds nobody up", () => {
  const index = indexCourse(ruled({ 2: { optional: true }, 3: { optional: true, requires: { page: 2, passed: true } } }, { navigation: "linear" }), TYPES);
  const [, , c2, p3, c4] = index.pages;
  const attempt = attemptOf({ visited: [0, 1, 2] });
  assert.equal(neighbour(index, attempt, c2, 1), c4);
  assert.equal(lockedReason(index, attempt, c2, c4), null);
  assert.ok(lockedReason(index, attempt, c2, p3).parts);
});

test("in an order, what was opened stays open when a page before it comes in again, and what was not waits for it", () => {
  const shown = { 1: { showIf: { page: 2, passed: true } } };
  const index = indexCourse(ruled(shown, { navigation: "linear-first" }), TYPES);
  const [p0, p1, , p3, c4] = index.pages;
  const lost = attemptOf({ visited: [0, 3], best: { 2: 0 } });
  assert.equal(lockedReason(index, lost, p3, c4), null, "nobody waits for what is left out");
  const passed = attemptOf({ visited: [0, 3], best: { 2: 8000 } });
  const locks = [p1, p3, c4].map((each) => lockedReason(index, passed, p0, each)?.slots.title ?? null);
  assert.deepEqual(locks, [null, null, p1.title]);
});

/** Completion, what was done, complete or not, and the keys of what is still open. */
const COMPLETION = [
  [{}, { visited: ALL }, false, "open.submit open.submit"],
  [{ checks: null }, { visited: ALL }, true, "open.submit open.submit"],
  [{ pages: 60, checks: null }, { visited: [0] }, false, "open.pages open.submit open.submit"],
  [{ pages: 60, checks: null }, { visited: [0, 3] }, true, "open.submit open.submit"],
  [{ checks: "passed" }, { visited: ALL, best: { 2: 8000, 4: 0 } }, false, "open.pass"],
  [{ checks: "passed" }, { visited: ALL, best: { 2: 8000, 4: 8000 } }, true, ""],
  [{ score: 70 }, { visited: ALL, best: { 2: 6000, 4: 10000 } }, false, "open.score"],
  [{ score: 68 }, { visited: ALL, best: { 2: 6000, 4: 10000 } }, true, ""],
  [{ minutes: 10 }, { visited: ALL, best: { 2: 10000, 4: 10000 }, seconds: 541 }, false, "open.minutes"],
  [{ minutes: 10 }, { visited: ALL, best: { 2: 10000, 4: 10000 }, seconds: 600 }, true, ""],
  [{ pages: 100, minutes: 5, checks: null, any: true }, { seconds: 300, best: { 2: 8000, 4: 8000 } }, true, ""],
  [{ pages: null, score: 50, checks: null, any: true }, { visited: ALL }, false, "open.score open.submit"],
];
for (const [completion, done, complete, open] of COMPLETION) {
  test(`complete by ${JSON.stringify(completion)} after ${JSON.stringify(done)}: ${complete}`, () => {
    const usual = { pages: 100, minutes: null, checks: "submitted", score: null, any: false };
    const index = indexCourse(ruled({}, { completion: { ...usual, ...completion } }), TYPES);
    const attempt = attemptOf(done);
    assert.equal(isComplete(index, attempt), complete);
    assert.equal(stillOpen(index, attempt).map(({ key }) => key).join(" "), open);
  });
}

test("optional and left-out checks count neither for the score nor for passing", () => {
  const index = indexCourse(ruled({ 2: { optional: true } }), TYPES);
  const attempt = attemptOf({ visited: ALL, best: { 2: 0, 4: 9000 } });
  assert.deepEqual(counted(index, attempt).map(({ key }) => key), [4]);
  assert.equal(courseScore(index, attempt), 90);
  assert.equal(earnedStatus(index, attempt), "passed");
  const hidden = indexCourse(ruled({ 2: { showIf: chose(2) }, 4: { showIf: chose(2) } }), TYPES);
  assert.equal(courseScore(hidden, attempt), null);
  assert.equal(earnedStatus(hidden, attempt), "passed");
});

test("time counts while the learner is there, and completes the course by itself", () => {
  const completion = { pages: 0, minutes: 5, checks: null, score: null, any: false };
  const clock = fakeClock();
  const course = ruled({}, { completion, reporting: "completed" });
  const session = createSession({ course, adapter: untrackedAdapter(), clock, random: () => 0, types: TYPES });
  session.start();
  session.begin();
  clock.pass(120_000);
  session.touch(false);
  clock.pass(3_600_000);
  assert.equal(session.status, "incomplete");
  session.touch(true);
  clock.pass(179_000);
  assert.equal(session.status, "incomplete");
  clock.pass(1_000);
  assert.equal(session.status, "completed");
  assert.equal(clock.waiting, 1, "what counts the time of the session");
});

test("a page that is left out while it is on the screen gives way to the next open one", () => {
  const course = ruled({});
  const session = createSession({ course, adapter: untrackedAdapter(), clock: fakeClock(), random: () => 0, types: TYPES });
  session.start();
  session.begin();
  course.units[0].pages[0].showIf = { least: 1, of: [] };
  session.answer(0, [0, 1]);
  assert.equal(session.page.key, 1);
  assert.equal(session.left.key, 0);
  session.goTo(3);
  assert.equal(session.left, null);
});

test("of a draw each learner gets as many units as the author wants, the same at every visit", () => {
  const units = ["a", "b", "c", "d"].map((id, key) => ({ ...unit(id, [page(`p${id}`, key)]), key, draw: { group: 0, count: 2 } }));
  const index = indexCourse(course([...units, { ...unit("end", [page("pe", 9)]), key: 9 }]), TYPES);
  const met = new Set();
  for (let seed = 0; seed < 400; seed++) {
    const attempt = { ...newAttempt(() => 0), seed };
    const drawn = index.pages.filter((each) => !isOut(index, attempt, each)).map(({ id }) => id);
    assert.equal(drawn.length, 3);
    assert.equal(drawn[2], "pe");
    assert.equal(needed(index, attempt).length, 3);
    const resumed = decode(encode(attempt, index), index);
    assert.deepEqual(index.pages.filter((each) => !isOut(index, resumed, each)).map(({ id }) => id), drawn);
    met.add(drawn.slice(0, 2).join());
  }
  assert.equal(met.size, 6);
});

/** An opening, electives a to c of two pages each (b with a check), and an end; two of them are needed. */
function electives(settings = {}) {
  const group = { group: 0, count: 2, title: "Two electives" };
  const some = ["a", "b", "c"].map((id, at) => ({ ...unit(id, [page(`${id}0`, 10 * at + 1), page(`${id}1`, 10 * at + 2)]), key: at + 1, choose: group }));
  const open = { ...unit("open", [page("o", 0)]), key: 0 };
  return course([open, ...some, { ...unit("end", [page("e", 90)]), key: 9 }], settings);
}

const ids = (pages) => pages.map(({ id }) => id).join(" ");

test("of electives as many count as are needed, those first that are done or further on", () => {
  const index = indexCourse(electives(), TYPES);
  const left = (visited) => ids(needed(index, attemptOf({ visited })));
  assert.equal(left([]), "o a0 a1 b0 b1 e");
  assert.equal(left([21]), "o a0 a1 c0 c1 e");
  assert.equal(left([21, 11, 12]), "o b0 b1 c0 c1 e");
  assert.equal(left([1, 2, 11, 21, 22]), "o a0 a1 c0 c1 e");
  const done = attemptOf({ visited: [0, 11, 12, 21, 22, 90] });
  assert.equal(isComplete(index, done), true);
  assert.equal(isComplete(index, attemptOf({ visited: [0, 1, 11, 21, 22, 90] })), false);
  assert.equal(isOut(index, done, index.pages[1]), false, "the others stay there");
});

test("of more electives than are needed the best count, and one that was failed gives way to one that is passed", () => {
  const group = { group: 0, count: 1, title: "One" };
  const units = sampleCourse().units.map((each, key) => ({ ...each, key, choose: group }));
  const index = indexCourse({ ...sampleCourse(), units }, TYPES);
  const [, , one, , other] = index.pages;
  assert.deepEqual([one.kind, other.kind], ["assessment", "assessment"]);
  const both = (first, second) => attemptOf({ visited: ALL, best: { [one.key]: first, [other.key]: second } });
  assert.equal(courseScore(index, both(5000, 9000)), 90);
  assert.equal(earnedStatus(index, both(5000, 9000)), "passed");
  assert.equal(courseScore(index, both(9500, 9000)), 95);
  assert.deepEqual(counted(index, attemptOf({ visited: [0, 1], best: { 2: 0 } })), [one], "done, if not passed");
});

test("an elective that was failed for good fails the course only when no other can be taken instead", () => {
  const group = { group: 0, count: 1, title: "One" };
  const units = (lock) =>
    sampleCourse({}, { attempts: 1 }).units.map((each, key) => ({
      ...each,
      key,
      choose: group,
      pages: each.pages.map((one) => ({ ...one, ...(key === 1 ? lock : {}) })),
    }));
  const status = (best, lock = {}, visited = [0, 1, 2]) => {
    const index = indexCourse({ ...sampleCourse({ reporting: "passed-failed" }), units: units(lock) }, TYPES);
    return earnedStatus(index, attemptOf({ visited, best }));
  };
  assert.equal(status({ 2: 0 }), "incomplete", "the other is open");
  assert.equal(status({ 2: 0, 4: 0 }), "failed", "and it was failed, too");
  assert.equal(status({ 2: 0, 4: 9000 }, {}, ALL), "passed");
  assert.equal(status({ 2: 0 }, { requires: { page: 2, passed: true } }), "failed", "the other waits for this one");
});

test("Next leads through electives until enough are done, and then behind them; Back not into what was never opened", () => {
  const index = indexCourse(electives(), TYPES);
  const at = (id) => index.pages.find((each) => each.id === id);
  const next = (id, visited, step = 1) => neighbour(index, attemptOf({ visited }), at(id), step)?.id;
  assert.equal(next("o", [0]), "a0");
  assert.equal(next("a1", [0, 1, 2]), "b0");
  assert.equal(next("c1", [0, 21, 22]), "a0", "the first that is missing");
  assert.equal(next("c1", [0, 1, 21, 22]), "a1", "what was begun goes on");
  assert.equal(next("b1", [0, 1, 2, 11, 12]), "e");
  assert.equal(next("o", [0, 11, 12, 21, 22]), "b0");
  assert.equal(next("e", [0, 11, 12, 21, 22, 90], -1), "c1");
  assert.equal(next("b0", [0, 11], -1), "o");
});

test("in a course with an order electives are open side by side, and what follows waits for so many of them", () => {
  for (const navigation of ["linear", "linear-first"]) {
    const index = indexCourse(electives({ navigation }), TYPES);
    const at = (id) => index.pages.find((each) => each.id === id);
    const lock = (here, id, visited) => lockedReason(index, attemptOf({ visited }), at(here), at(id));
    assert.ok(lock("o", "c0", []), "not before what comes first");
    for (const id of ["a0", "b0", "c0"]) assert.equal(lock("o", id, [0]), null, `${navigation} ${id}`);
    assert.ok(lock("o", "c1", [0]), "each from its beginning");
    assert.equal(lock("a0", "c0", [0, 1]), null);
    assert.ok(lock("c1", "e", [0, 21, 22]));
    assert.equal(lock("c1", "e", [0, 1, 2, 21, 22]), null);
  }
  const index = indexCourse(electives({ navigation: "linear-first" }), TYPES);
  const [first] = index.pages;
  assert.deepEqual(lockedReason(index, attemptOf({ visited: [0, 1, 2] }), first, index.pages.at(-1)), {
    key: "locked.choose",
    slots: { title: "Two electives", left: 1 },
  });
});

test("what is still open says how many electives are missing, and names those that are begun", () => {
  const index = indexCourse(electives(), TYPES);
  const open = (visited) => stillOpen(index, attemptOf({ visited })).map(({ key, slots }) => [key, slots.left ?? slots.title]);
  assert.deepEqual(open([0, 90]), [["open.choose", 2]]);
  assert.deepEqual(open([0, 21, 90]), [["open.visit", "Page c1"], ["open.choose", 1]]);
  assert.deepEqual(open([0, 1, 2, 21, 22, 90]), []);
  const session = createSession({ course: electives(), adapter: untrackedAdapter(), clock: fakeClock(), random: () => 0, types: TYPES });
  session.start();
  session.begin();
  session.goTo(21);
  session.goTo(22);
  assert.deepEqual(session.progress(), { done: 3, total: 6, percent: 50 });
});
