import assert from "node:assert/strict";
import { test } from "node:test";
import { untrackedAdapter } from "../../scormkit/player/src/adapters/untracked.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { decode } from "../../scormkit/player/src/core/state.js";
import { fakeClock, page, question, sampleCourse, TYPES, unit } from "./fixtures.js";

const LAUNCH = { tracking: true, mode: "normal", learnerName: "", location: "", suspendData: "", status: "", score: null };

/** An adapter that keeps what it is given. */
function recorder(launch = {}) {
  const kept = { snapshots: [], records: [], flushed: 0, finished: 0, stored: true };
  let tell = () => {};
  const adapter = {
    start: () => ({ ...LAUNCH, ...launch }),
    save(snapshot, records) {
      kept.snapshots.push(snapshot);
      kept.records.push(...records);
    },
    flush(snapshot) {
      kept.snapshots.push(snapshot);
      kept.flushed++;
      return kept.stored;
    },
    finish(snapshot) {
      kept.snapshots.push(snapshot);
      kept.finished++;
      return kept.stored;
    },
    onState(listener) {
      tell = listener;
    },
  };
  return { adapter, kept, tell: (state) => tell(state), get last() {
    return kept.snapshots[kept.snapshots.length - 1];
  } };
}

function sit(settings = {}, { launch = {}, checks = {}, clock = fakeClock() } = {}) {
  const lms = recorder(launch);
  const session = createSession({ course: sampleCourse(settings, checks), adapter: lms.adapter, clock, random: () => 0.25, types: TYPES });
  const changes = [];
  session.subscribe((change) => changes.push(change));
  session.start();
  return { session, lms, clock, changes };
}

/** Reads everything and answers both checks. */
function play(session, { first = [0], second = [0, 2], third = [0] } = {}) {
  session.begin();
  session.goTo(1);
  session.goTo(2);
  session.beginAssessment(2);
  session.answer(1, first);
  session.nextQuestion(2);
  session.answer(2, second);
  session.finishAssessment(2);
  session.goTo(3);
  session.goTo(4);
  session.beginAssessment(4);
  session.answer(3, third);
  session.finishAssessment(4);
}

test("a first launch reports incomplete at once and shows the start screen", () => {
  const { session, lms } = sit();
  assert.equal(session.screen, "start");
  assert.equal(session.page.id, "p0");
  assert.deepEqual([session.resumed, session.lost], [false, false]);
  assert.equal(lms.last.status, "incomplete");
  assert.equal(lms.last.score, null);
  assert.equal(lms.last.location, "");
  assert.equal(lms.last.done, false);
});

test("every page, answer and change of a check is saved and told", () => {
  const { session, lms, changes } = sit();
  const saves = () => lms.kept.snapshots.length;
  let before = saves();
  const saved = (deed, change) => {
    deed();
    assert.equal(saves(), before + 1);
    assert.equal(changes.pop(), change);
    before = saves();
  };
  saved(() => session.begin(), "screen");
  saved(() => session.answer(0, [2]), "question");
  saved(() => session.retry(0), "question");
  saved(() => session.goTo(2), "screen");
  assert.equal(lms.last.location, "c2");
  saved(() => session.beginAssessment(2), "assessment");
  saved(() => session.answer(1, [0]), "question");
  session.nextQuestion(2);
  assert.equal(changes.pop(), "assessment");
  saved(() => session.answer(2, [0]), "question");
  saved(() => session.finishAssessment(2), "assessment");
  saved(() => session.restartAssessment(2), "assessment");
});

test("the time of a session is that in which it ran: not what the device slept, nor what the clock was set by", () => {
  const clock = fakeClock();
  const { session, lms } = sit({}, { clock });
  session.begin();
  clock.pass(30 * 60_000);
  session.goTo(1);
  assert.equal(lms.last.sessionSeconds, 30 * 60, "also where nobody does anything");
  clock.jump(9 * 3600_000);
  session.goTo(0);
  assert.ok(lms.last.sessionSeconds <= 35 * 60, String(lms.last.sessionSeconds));
  clock.jump(-3600_000);
  session.close();
  assert.ok(lms.last.sessionSeconds > 30 * 60 && lms.last.sessionSeconds <= 36 * 60);
});

test("what is not possible saves nothing and tells nobody", () => {
  const { session, lms, changes } = sit({ navigation: "linear" });
  session.begin();
  const before = [lms.kept.snapshots.length, changes.length];
  assert.equal(session.goTo(3), false);
  assert.equal(session.goTo(99), false);
  session.answer(1, [0]);
  session.answer(0, []);
  session.retry(0);
  session.nextQuestion(2);
  session.finishAssessment(2);
  session.restartAssessment(2);
  session.beginAssessment(0);
  assert.deepEqual([lms.kept.snapshots.length, changes.length], before);
});

test("a course played to a pass", () => {
  const { session, lms } = sit();
  play(session);
  assert.equal(lms.last.status, "passed");
  assert.deepEqual(lms.last.score, { raw: 100, min: 0, max: 100 });
  assert.equal(lms.last.done, true);
  assert.deepEqual(session.open(), []);
  assert.deepEqual(session.progress(), { done: 5, total: 5, percent: 100 });
  assert.equal(session.score(), 100);
  assert.deepEqual(lms.last.objectives.map(({ status }) => status), ["passed", "passed", "completed"]);
});

test("a failed course, tried again to a pass; the score never falls", () => {
  const { session, lms } = sit({ reporting: "passed-failed" });
  play(session, { second: [1] });
  assert.equal(lms.last.status, "failed");
  assert.equal(lms.last.score.raw, 40);
  assert.deepEqual(session.open(), [
    { key: "open.pass", slots: { title: "Check c2", percent: 80 }, page: session.pages[2] },
  ]);
  session.restartAssessment(2);
  assert.equal(lms.last.status, "failed");
  assert.equal(lms.last.score.raw, 40);
  session.answer(1, [0]);
  session.nextQuestion(2);
  session.answer(2, [0, 2]);
  session.finishAssessment(2);
  assert.equal(lms.last.status, "passed");
  assert.equal(lms.last.score.raw, 100);
});

test("an LMS that holds completed by itself: where there is something to pass, that is no end", () => {
  for (const [launch, settings, finished] of [
    [{ status: "completed" }, {}, false],
    [{ status: "completed" }, { reporting: "passed-failed" }, false],
    [{ status: "completed" }, { reporting: "completed" }, true],
    [{ status: "passed" }, {}, true],
    [{ status: "failed" }, { reporting: "passed-failed" }, false],
    [{}, {}, false],
  ]) {
    const { session, lms } = sit(settings, { launch });
    assert.equal(session.finished, finished, JSON.stringify([launch, settings]));
    assert.equal(lms.last.status, launch.status || "incomplete", "and nothing is taken back");
    assert.ok(session.open().length > 0);
  }
});

test("an LMS that kept a result alone: its score is shown, and a worse one changes nothing", () => {
  const { session, lms } = sit({}, { launch: { status: "passed", score: 80 } });
  assert.deepEqual([session.resumed, session.score()], [false, 80]);
  play(session, { first: [1], second: [1], third: [1] });
  assert.deepEqual([session.status, session.score(), lms.last.score.raw], ["passed", 80, 80]);
  const again = sit({}, { launch: { status: "passed", score: 80, suspendData: lms.last.suspendData } });
  assert.deepEqual([again.session.resumed, again.session.score()], [true, 80]);
  for (const [launch, settings, score] of [
    [{ status: "incomplete", score: 50 }, {}, 50],
    [{ status: "incomplete", score: 0 }, {}, null],
    [{}, {}, null],
    [{ status: "completed", score: 100 }, { reporting: "completed" }, null],
  ]) {
    assert.equal(sit(settings, { launch }).session.score(), score, JSON.stringify(launch));
  }
});

test("what is still open, in words", () => {
  const { session } = sit({ reporting: "completed" });
  session.begin();
  assert.deepEqual(
    session.open().map(({ key, slots }) => [key, slots.title]),
    [["open.visit", "Page p1"], ["open.submit", "Check c2"], ["open.visit", "Page p3"], ["open.submit", "Check c4"]],
  );
  play(session, { first: [1], second: [1], third: [1] });
  assert.deepEqual(session.open(), [], "in this mode nothing needs to be passed");
});

test("the question on the screen stays until Next, over a visit elsewhere and over a resume", () => {
  const clock = fakeClock();
  const { session, lms } = sit({}, { clock });
  session.goTo(2);
  assert.equal(session.assessment(2).stage, "intro");
  session.beginAssessment(2);
  assert.deepEqual([session.assessment(2).index, session.assessment(2).last], [0, false]);
  session.nextQuestion(2);
  assert.equal(session.assessment(2).index, 0, "not before it is checked");
  session.answer(1, [1]);
  assert.equal(session.assessment(2).index, 0, "its feedback is shown");
  session.goTo(0);
  session.goTo(2);
  assert.equal(session.assessment(2).index, 0);
  const again = sit({}, { clock, launch: { suspendData: lms.last.suspendData, status: "incomplete" } }).session;
  assert.equal(again.resumed, true);
  assert.equal(again.page.id, "c2");
  again.begin();
  assert.deepEqual([again.assessment(2).stage, again.assessment(2).index, again.assessment(2).last], ["question", 1, true]);
});

test("the result of a round, per objective, until the next one begins", () => {
  const { session } = sit();
  session.goTo(2);
  assert.equal(session.result(2), null);
  session.beginAssessment(2);
  session.answer(1, [1]);
  session.nextQuestion(2);
  session.answer(2, [0, 2]);
  session.finishAssessment(2);
  assert.deepEqual(session.result(2), {
    earned: 3,
    possible: 4,
    percent: 75,
    best: 75,
    passed: false,
    objectives: [
      { id: "A", text: "Goal A", percent: 75, passed: false },
      { id: "B", text: "Goal B", percent: 100, passed: true },
    ],
    sections: [],
    review: true,
    reveal: false,
    revisit: [],
  });
  assert.deepEqual(session.assessment(2), {
    stage: "result",
    questions: session.pages[2].questions,
    section: "",
    index: 1,
    count: 2,
    last: true,
    rounds: 1,
    left: null,
    passingScore: 80,
    best: 75,
    passed: false,
    retriable: true,
    again: false,
    wait: 0,
  });
  session.restartAssessment(2);
  assert.equal(session.result(2), null);
  assert.deepEqual([session.assessment(2).stage, session.assessment(2).index], ["question", 0]);
});

test("options come in one order a round, and in another in the next", () => {
  const { session } = sit();
  const [, q2] = session.pages[2].questions;
  const [practice] = session.pages[0].questions;
  const ids = () => session.order(q2).map(({ id }) => id).join("");
  session.goTo(2);
  session.beginAssessment(2);
  const orders = [ids()];
  for (let n = 0; n < 6; n++) {
    session.answer(1, [1]);
    session.nextQuestion(2);
    assert.equal(ids(), orders[n]);
    session.answer(2, [1]);
    session.finishAssessment(2);
    assert.equal(ids(), orders[n], "the result shows the order that was answered");
    session.restartAssessment(2);
    orders.push(ids());
  }
  assert.ok(new Set(orders).size > 3, String(orders));
  assert.deepEqual(session.order(practice), practice.options, "shuffle: false");
});

/** One page with one question, and a page to go to. */
const asking = (settings) => ({
  units: [unit("u", [page("p0", 0, [question("asked", { key: 0, attempts: null, ...settings })]), page("p1", 1)])],
});

test("an answer to a question that is not graded is noted, and may be changed without being lost on the way", () => {
  const { session, lms, changes } = sit(asking({ graded: false }));
  session.begin();
  assert.deepEqual(session.answer(0, [2]), { credit: 1, correct: true, used: 1, left: null });
  assert.equal(session.question(0).retriable, true);
  session.retry(0);
  assert.deepEqual([session.question(0).checked, session.question(0).retriable], [false, false]);
  assert.deepEqual(session.question(0).answer, [2]);
  assert.equal(changes.at(-1), "question");
  session.answer(0, [9]);
  assert.equal(session.question(0).checked, false, "an answer that is none leaves it open");
  session.goTo(1);
  assert.equal(session.question(0).checked, true, "left as it was");
  session.goTo(0);
  session.retry(0);
  session.answer(0, [1]);
  assert.deepEqual([session.question(0).checked, session.question(0).answer, session.question(0).used], [true, [1], 2]);
  assert.deepEqual(lms.kept.records.map(({ index, answer }) => [index, answer]), [[0, [2]], [1, [1]]]);
});

test("a change ends with the tries", () => {
  const { session } = sit(asking({ graded: false, attempts: 1 }));
  session.begin();
  session.answer(0, [2]);
  assert.equal(session.question(0).retriable, false);
  session.retry(0);
  assert.equal(session.question(0).checked, true);
});

test("a part earned is told, and another try is possible", () => {
  const { session, lms } = sit(asking({ correct: "ab", credit: "partial" }));
  session.begin();
  assert.deepEqual(session.answer(0, [0]), { credit: 0.5, correct: false, used: 1, left: null });
  assert.equal(session.question(0).retriable, true);
  const again = sit(asking({ correct: "ab", credit: "partial" }), { launch: { suspendData: lms.last.suspendData } });
  assert.equal(again.session.question(0).credit, 0.5);
});

test("what must not be sent is not counted as sent", () => {
  const { session, lms } = sit(asking({ record: false }));
  session.begin();
  session.answer(0, [2]);
  assert.equal(lms.kept.records.length, 0);
  assert.equal(session.question(0).checked, true);
});

test("a list keeps its order, a text its words, over a resume", () => {
  const settings = asking({ type: "told" });
  const { session, lms } = sit(settings);
  session.begin();
  session.answer(0, [2, 0, 1, "Grüße, 世界"]);
  const again = sit(settings, { launch: { suspendData: lms.last.suspendData } });
  assert.deepEqual(again.session.question(0).answer, [2, 0, 1, "Grüße, 世界"]);
});

test("an answer goes out as an interaction, with its time, its latency and its number", () => {
  const clock = fakeClock();
  const { session, lms } = sit({}, { clock });
  session.begin();
  clock.pass(5400);
  assert.deepEqual(session.answer(0, [2]), { credit: 0, correct: false, used: 1, left: null });
  clock.pass(60000);
  session.retry(0);
  clock.pass(3000);
  session.answer(0, [1, 0]);
  session.goTo(2);
  clock.pass(1000);
  session.beginAssessment(2);
  clock.pass(7000);
  session.answer(1, [0]);
  clock.pass(2000);
  session.nextQuestion(2);
  clock.pass(8000);
  session.answer(2, [0]);
  assert.deepEqual(
    lms.kept.records.map(({ index, question, answer, credit, latency }) => [index, question.id, answer, credit, latency]),
    [
      [0, "practice", [2], 0, 5],
      [1, "practice", [0, 1], 1, 3],
      [2, "q1", [0], 1, 7],
      [3, "q2", [0], 0, 8],
    ],
  );
  assert.equal(lms.kept.records[3].at.getTime(), clock.now());
  const again = sit({}, { clock, launch: { suspendData: lms.last.suspendData } });
  again.session.begin();
  again.session.goTo(0);
  again.session.goTo(4);
  again.session.beginAssessment(4);
  again.session.answer(3, [0]);
  assert.equal(again.lms.kept.records[0].index, 4);
});

test("an answer's latency is active time: neither a night that a laptop slept through nor another window is in it", () => {
  const clock = fakeClock();
  const { session, lms } = sit({}, { clock });
  const [night, minute] = [8 * 3600 * 1000, 60_000];
  session.begin();
  session.goTo(2);
  session.beginAssessment(2);
  clock.pass(5000);
  session.touch(false);
  clock.pass(30 * minute);
  session.touch(true);
  clock.pass(2000);
  session.answer(1, [0]);
  session.nextQuestion(2);
  clock.pass(4 * minute);
  session.touch(true);
  clock.jump(night);
  session.touch(true);
  session.answer(2, [0]);
  assert.deepEqual(lms.kept.records.map(({ latency }) => latency), [7, 14 * 60], "minutes count up to ten after a sign of life");
  session.goTo(4);
  session.beginAssessment(4);
  clock.jump(-night);
  session.answer(3, [0]);
  assert.equal(lms.kept.records[2].latency, 0, "a clock that was set back gives no negative time");
});

test("the author can keep answers from the LMS", () => {
  const { session, lms } = sit({ recordInteractions: false });
  play(session);
  assert.deepEqual(lms.kept.records, []);
  assert.equal(lms.last.status, "passed");
});

test("time adds up over sessions, and this session's is told by itself", () => {
  const clock = fakeClock();
  const first = sit({}, { clock });
  clock.pass(90_000);
  first.session.begin();
  clock.pass(10_000);
  first.session.close();
  assert.equal(first.lms.last.sessionSeconds, 100);
  const second = sit({}, { clock, launch: { suspendData: first.lms.last.suspendData } });
  clock.pass(30_000);
  second.session.close();
  assert.equal(second.lms.last.sessionSeconds, 30);
  assert.equal(decode(second.lms.last.suspendData, indexCourse(sampleCourse(), TYPES)).seconds, 130);
});

test("completion that an edit of the course brought about is reported at the next launch", () => {
  const before = sit();
  play(before.session, { third: [1] });
  assert.equal(before.lms.last.status, "incomplete");
  const edited = sampleCourse();
  edited.units[1].pages.pop();
  const lms = recorder({ suspendData: before.lms.last.suspendData, status: "incomplete" });
  createSession({ course: edited, adapter: lms.adapter, clock: fakeClock(), random: Math.random, types: TYPES }).start();
  assert.equal(lms.last.status, "passed");
});

test("a status is never lowered, whoever knew it", () => {
  const { lms, session } = sit({}, { launch: { status: "passed" } });
  assert.equal(lms.last.status, "passed");
  play(session, { third: [1] });
  assert.equal(lms.last.status, "passed");
  const state = sit();
  play(state.session);
  const forgetful = sit({}, { launch: { suspendData: state.lms.last.suspendData, status: "incomplete" } });
  assert.equal(forgetful.lms.last.status, "passed");
});

test("a better score that the LMS holds is kept", () => {
  const { lms, session } = sit({}, { launch: { status: "passed", score: 95 } });
  assert.equal(lms.last.score, null, "no score before a result");
  play(session, { third: [1] });
  assert.equal(lms.last.score.raw, 95);
});

test("resume comes from suspend data, or from the bookmark alone, never from entry", () => {
  const state = sit();
  state.session.begin();
  state.session.goTo(3);
  const full = sit({}, { launch: { suspendData: state.lms.last.suspendData, location: "p1" } }).session;
  assert.deepEqual([full.resumed, full.page.id, full.isVisited(full.pages[0])], [true, "p3", true]);
  const bare = sit({}, { launch: { location: "p3" } }).session;
  assert.deepEqual([bare.resumed, bare.page.id, bare.isVisited(bare.pages[0])], [true, "p3", false]);
  const fixed = sit({ navigation: "linear-first" }, { launch: { location: "c2" } }).session;
  assert.equal(fixed.isLocked(fixed.pages[1]), null);
  assert.deepEqual(fixed.isLocked(fixed.pages[3]), { key: "locked.submit", slots: { title: "Check c2" } });
});

test("saved data of another course, or damaged, start cleanly and say so", () => {
  for (const suspendData of ["1OtHrAAAAAAAAAA", '{"page":3}', "x"]) {
    const { session, lms } = sit({}, { launch: { suspendData, location: "p3" } });
    assert.deepEqual([session.lost, session.resumed, session.page.id], [true, false, "p0"]);
    assert.equal(lms.last.status, "incomplete");
  }
});

test("Exit saves, ends the session once, and says whether it is stored", () => {
  const { session, lms } = sit();
  session.begin();
  assert.equal(session.exit(), true);
  assert.deepEqual([session.screen, session.stored, lms.kept.finished], ["ended", true, 1]);
  assert.equal(session.exit(), true);
  session.close();
  session.flush();
  assert.equal(lms.kept.finished, 1);
});

test("an Exit that cannot be saved keeps the session open, until saving succeeds", () => {
  const { session, lms, changes } = sit();
  session.begin();
  lms.kept.stored = false;
  assert.equal(session.exit(), false);
  assert.deepEqual([session.screen, session.stored, lms.kept.finished], ["ended", null, 0], "nobody knows yet");
  lms.tell("unsaved");
  assert.deepEqual([session.stored, changes.pop()], [false, "screen"]);
  assert.equal(session.exit(), false);
  lms.kept.stored = true;
  lms.tell("saved");
  assert.deepEqual([session.stored, lms.kept.finished, changes.pop()], [true, 1, "screen"]);
});

test("after an Exit that cannot be saved there is a way back", () => {
  const { session, lms } = sit();
  session.begin();
  lms.kept.stored = false;
  session.exit();
  assert.equal(session.goTo(1), true);
  assert.deepEqual([session.screen, session.page.id], ["page", "p1"]);
  lms.tell("saved");
  assert.equal(lms.kept.finished, 0, "the learner is reading again");
});

test("a page that goes away ends the session whether or not it is stored", () => {
  const { session, lms } = sit();
  session.begin();
  lms.kept.stored = false;
  session.close();
  session.close();
  assert.equal(lms.kept.finished, 1);
});

test("without an LMS the whole course works and says that nothing is recorded", () => {
  const session = createSession({ course: sampleCourse(), adapter: untrackedAdapter(), clock: fakeClock(), random: Math.random, types: TYPES });
  session.start();
  assert.equal(session.saveState, "untracked");
  assert.equal(session.launch.tracking, false);
  play(session);
  assert.equal(session.status, "passed");
  session.show("summary");
  assert.equal(session.screen, "summary");
  assert.equal(session.exit(), false);
});

test("who unsubscribes is told no more", () => {
  const { session } = sit();
  let told = 0;
  const stop = session.subscribe(() => told++);
  session.begin();
  stop();
  session.goTo(1);
  assert.equal(told, 1);
});

test("what is ticked and typed on a page is kept, the last words when the page is left or the session ends", () => {
  const { adapter, kept } = recorder();
  const course = sampleCourse();
  const home = course.units[0].pages[0];
  home.kept = [{ key: 4, entries: [0, 1] }, { key: 9, limit: 5 }];
  const session = createSession({ course, adapter, clock: fakeClock(), random: () => 0, types: TYPES });
  session.start();
  session.begin();
  session.keep(4, [1, 7]);
  assert.deepEqual(session.kept(4), [1]);
  const saves = kept.snapshots.length;
  session.keep(4, [1]);
  assert.equal(kept.snapshots.length, saves);
  let typed = "Hello you";
  session.draft(() => session.keep(9, [typed]));
  session.flush();
  assert.deepEqual(session.kept(9), ["Hello"]);
  typed = "Bye";
  session.close();
  const state = decode(kept.snapshots[kept.snapshots.length - 1].suspendData, indexCourse(course, TYPES));
  assert.deepEqual(state.kept, new Map([[4, [1]], [9, ["Bye"]]]));
});

test("a page with a recording to play is visited once it was played", () => {
  const { adapter } = recorder();
  const course = sampleCourse();
  const home = course.units[0].pages[0];
  home.holds = 1;
  const session = createSession({ course, adapter, clock: fakeClock(), random: () => 0, types: TYPES });
  session.start();
  session.begin();
  assert.equal(session.page.key, home.key);
  assert.equal(session.isVisited(home), false);
  assert.equal(session.open()[0].key, "open.play");
  session.played(home.key);
  assert.equal(session.isVisited(home), true);
});
