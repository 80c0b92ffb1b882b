/** SCORM 2004: the adapter against an LMS that we did not write (scorm-again), and against LMSs with their habits. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Scorm2004API } from "scorm-again/scorm2004";
import * as choiceTold from "../../scormkit/interactions/choice/scorm2004.js";
import * as trueFalseTold from "../../scormkit/interactions/true_false/scorm2004.js";
import { scorm2004Adapter, statusOf } from "../../scormkit/player/src/adapters/scorm2004.js";
import { measureOf, real, resultOf, statuses } from "../../scormkit/player/src/adapters/scorm2004-model.js";
import { moment } from "../../scormkit/player/src/adapters/scorm2004-records.js";
import { untrackedAdapter } from "../../scormkit/player/src/adapters/untracked.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { interval } from "../../scormkit/player/src/core/time.js";
import { fakeClock, sampleCourse, TYPES } from "./fixtures.js";

const ENCODINGS = { choice: choiceTold, "true-false": trueFalseTold };
const QUIET = 250;

/** A run time that keeps what it is told and refuses what is not in `known`; calls are kept in order. */
function fakeLms({ data = {}, refuses = () => false, initialized = false } = {}) {
  const values = { "cmi.objectives._children": "id", "cmi.interactions._children": "id", ...data };
  const calls = [];
  let code = "0";
  const count = (list) => new Set(Object.keys(values).flatMap((name) => name.match(new RegExp(`^${list}\\.(\\d+)\\.`))?.[1] ?? [])).size;
  const api = {
    Initialize() {
      code = initialized ? "103" : "0";
      return initialized ? "false" : "true";
    },
    Terminate: () => "true",
    Commit() {
      calls.push("commit");
      code = "0";
      return "true";
    },
    GetValue(name) {
      const list = /^(cmi\.\w+)\._count$/.exec(name)?.[1];
      if (list) return String(count(list));
      code = name in values ? "0" : "403";
      return values[name] ?? "";
    },
    SetValue(name, value) {
      const no = refuses(name);
      code = no ? "401" : "0";
      if (!no) values[name] = value;
      calls.push([name, value]);
      return no ? "false" : "true";
    },
    GetLastError: () => code,
  };
  return { api, values, calls, sets: () => calls.splice(0).filter(Array.isArray) };
}

/** scorm-again with an activity tree of one item, as an LMS makes it of our manifest. */
function again({ record = null, objectives = [], settings = {} } = {}) {
  const api = new Scorm2004API({ autocommit: false, logLevel: 5, ...settings });
  if (record) api.loadFromJSON(record, "");
  const errors = [];
  const plain = api.SetValue;
  api.SetValue = (name, value) => {
    const answer = plain.call(api, name, value);
    if (answer !== "true") errors.push([name, value, api.GetLastError()]);
    return answer;
  };
  if (objectives.length > 0) {
    api.loadFromJSON({ objectives: Object.fromEntries(objectives.map((id, n) => [n, { id }])) }, "cmi");
  }
  return { api, errors, record: () => api.renderCMIToJSONObject().cmi };
}

function launch(lms, course = {}, { clock = fakeClock(), checks = {} } = {}) {
  const adapter = scorm2004Adapter({ find: () => lms.api, clock, encodings: ENCODINGS });
  const session = createSession({ course: sampleCourse(course, checks), adapter, clock, random: () => 0.25, types: TYPES });
  session.start();
  return { session, clock, adapter };
}

function play({ session, clock }, { second = [0, 2], third = [0] } = {}) {
  session.begin();
  session.answer(0, [1]);
  session.goTo(1);
  session.goTo(2);
  session.beginAssessment(2);
  clock.pass(5000);
  session.answer(1, [0]);
  session.nextQuestion(2);
  clock.pass(7000);
  session.answer(2, second);
  session.finishAssessment(2);
  session.goTo(3);
  session.goTo(4);
  session.beginAssessment(4);
  session.answer(3, third);
  session.finishAssessment(4);
  clock.pass(QUIET);
}

test("exit is set to suspend and committed before anything else is written", () => {
  const lms = fakeLms();
  launch(lms);
  assert.deepEqual(lms.calls.slice(0, 2), [["cmi.exit", "suspend"], "commit"]);
});

test("an LMS page that initialized before us is no reason to record nothing", () => {
  const lms = fakeLms({ initialized: true });
  const { session } = launch(lms);
  assert.equal(session.launch.tracking, true);
});

test("a pass: both statuses, scores, place, state, time, exit, objectives and every answer are there", () => {
  const lms = again();
  const sitting = launch(lms);
  play(sitting);
  assert.equal(sitting.session.exit(), true);
  assert.deepEqual(lms.errors, []);
  const cmi = lms.record();
  assert.equal(cmi.completion_status, "completed");
  assert.equal(cmi.success_status, "passed");
  assert.deepEqual([cmi.score.scaled, cmi.score.raw, cmi.score.min, cmi.score.max].map(Number), [1, 100, 0, 100]);
  assert.equal(Number(cmi.progress_measure), 1);
  assert.equal(cmi.location, "c4");
  assert.equal(cmi.session_time, "PT12S");
  assert.equal(cmi.exit, "suspend");
  assert.ok(cmi.suspend_data.length > 10);
  const objectives = Object.values(cmi.objectives).map(({ id, success_status, completion_status, score }) => [
    id, success_status, completion_status, Number(score.scaled),
  ]);
  assert.deepEqual(objectives, [["A", "passed", "completed", 1], ["B", "passed", "completed", 1], ["C", "unknown", "completed", 0]]);
  const q2 = Object.values(cmi.interactions).find(({ id }) => id === "q2");
  assert.equal(q2.type, "choice");
  assert.equal(Number(q2.weighting), 3);
  assert.equal(q2.learner_response, "a[,]c");
  assert.equal(q2.result, "correct");
  assert.equal(q2.latency, "PT7S");
  assert.match(q2.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ$/);
  assert.deepEqual(Object.values(q2.correct_responses).map(({ pattern }) => pattern), ["a[,]c"]);
  assert.deepEqual(Object.values(q2.objectives).map(({ id }) => id), ["A", "B"]);
});

test("what a type of answer depends on is written before it", () => {
  const lms = fakeLms();
  const sitting = launch(lms);
  play(sitting);
  const names = lms.sets().map(([name]) => name);
  const at = (leaf) => names.indexOf(`cmi.interactions.0.${leaf}`);
  assert.ok(at("id") >= 0);
  assert.ok(at("id") < at("type"));
  for (const leaf of ["correct_responses.0.pattern", "learner_response", "result"]) assert.ok(at("type") < at(leaf), leaf);
  const last = (name) => names.lastIndexOf(name);
  assert.ok(last("cmi.score.scaled") < last("cmi.success_status"));
});

test("a wrong answer is called incorrect", () => {
  const lms = again();
  const sitting = launch(lms);
  play(sitting, { second: [1] });
  const q2 = Object.values(lms.record().interactions).find(({ id }) => id === "q2");
  assert.equal(q2.result, "incorrect");
  assert.deepEqual(lms.errors, []);
});

test("an answer of several lines is told in one where the LMS takes no line breaks, as scorm-again does", () => {
  for (const [lms, kept] of [[again(), "Stop. Call."], [fakeLms(), "Stop.\nCall."]]) {
    const written = [];
    const { SetValue } = lms.api;
    lms.api.SetValue = (name, value) => {
      if (name.endsWith(".learner_response")) written.push(value);
      return SetValue.call(lms.api, name, value);
    };
    const told = { ...choiceTold, type: () => "long-fill-in", patterns: () => [], response: () => "Stop.\nCall." };
    const clock = fakeClock();
    const adapter = scorm2004Adapter({ find: () => lms.api, clock, encodings: { ...ENCODINGS, choice: told } });
    const session = createSession({ course: sampleCourse(), adapter, clock, random: () => 0.25, types: TYPES });
    session.start();
    session.begin();
    session.answer(0, [1]);
    session.close();
    assert.equal(written[0], "Stop.\nCall.");
    assert.equal(written.at(-1), kept);
    assert.equal(lms.values?.["cmi.interactions.0.learner_response"] ?? lms.record().interactions[0].learner_response, kept);
  }
});

test("failing with tries left is incomplete; failed at last, completion and success part", () => {
  const open = again();
  play(launch(open), { second: [1], third: [1] });
  assert.deepEqual([open.record().completion_status, open.record().success_status], ["incomplete", "unknown"]);
  const lost = again();
  play(launch(lost, { reporting: "passed-failed" }, { checks: { attempts: 1 } }), { second: [1], third: [1] });
  assert.deepEqual([lost.record().completion_status, lost.record().success_status], ["completed", "failed"]);
  const done = again();
  play(launch(done, { reporting: "completed" }), { second: [1], third: [1] });
  assert.deepEqual([done.record().completion_status, done.record().success_status], ["completed", "unknown"]);
});

test("a learner goes on where they were, whatever entry says, and nothing is taken back", () => {
  const first = again();
  const before = launch(first);
  play(before);
  before.session.exit();
  const record = first.record();
  const lms = fakeLms({
    data: {
      "cmi.suspend_data": record.suspend_data,
      "cmi.location": record.location,
      "cmi.completion_status": "completed",
      "cmi.success_status": "passed",
      "cmi.score.scaled": "1",
    },
  });
  const after = launch(lms);
  assert.equal(after.session.resumed, true);
  assert.equal(after.session.page.id, "c4");
  assert.equal(after.session.status, "passed");
  after.session.begin();
  after.session.retry?.(4);
  after.clock.pass(QUIET);
  const written = new Map(lms.sets());
  for (const [name, value] of [["cmi.completion_status", "completed"], ["cmi.success_status", "passed"], ["cmi.score.scaled", "1"]]) {
    assert.ok(!written.has(name) || written.get(name) === value, name);
  }
});

test("an attempt whose state is lost takes no result back", () => {
  const lms = fakeLms({
    data: { "cmi.completion_status": "completed", "cmi.success_status": "failed", "cmi.score.raw": "40", "cmi.score.scaled": "0.4" },
  });
  const sitting = launch(lms, { reporting: "passed-failed" });
  sitting.session.begin();
  sitting.clock.pass(QUIET);
  const written = new Map(lms.sets());
  assert.equal(written.get("cmi.completion_status") ?? "completed", "completed");
  assert.equal(written.get("cmi.success_status") ?? "failed", "failed");
});

test("review and browse show and record nothing; an empty mode is normal", () => {
  for (const mode of ["review", "browse"]) {
    const lms = fakeLms({ data: { "cmi.mode": mode, "cmi.success_status": "passed" } });
    const sitting = launch(lms);
    assert.equal(sitting.session.launch.notice, undefined, "what is kept in any case is not worth a word");
    play(sitting);
    assert.deepEqual(lms.sets(), [], mode);
    assert.equal(sitting.session.saveState, "review");
  }
  const lms = fakeLms();
  assert.equal(launch(lms).session.launch.mode, "normal");
});

test("objectives that the LMS made of the manifest keep their place, and foreign ones are left alone", () => {
  const lms = fakeLms({
    data: { "cmi.objectives.0.id": "foreign", "cmi.objectives.0.success_status": "failed", "cmi.objectives.1.id": "B" },
  });
  play(launch(lms));
  const sets = lms.sets();
  const of = (n) => sets.filter(([name]) => name.startsWith(`cmi.objectives.${n}.`)).map(([name]) => name.split(".").pop());
  assert.deepEqual(of(0), []);
  assert.ok(!of(1).includes("id"), "an id that is there is not written again");
  assert.ok(of(1).includes("success_status"));
  assert.equal(lms.values["cmi.objectives.2.id"], "A");
  assert.equal(lms.values["cmi.objectives.3.id"], "C");
});

const AMONG = {
  signals: [
    { id: "rule.one.completed", rule: { unit: 0, passed: false } },
    { id: "rule.p0.seen", rule: { page: 0, passed: false } },
    { id: "rule.q0.chose", rule: { question: 0, how: "chose", options: [1] } },
  ],
};

test("what other items wait for is told as soon as it holds, by its own objective", () => {
  const lms = fakeLms({ data: { "cmi.objectives.0.id": "rule.p0.seen", "cmi.objectives.0.success_status": "passed" } });
  const { session, clock } = launch(lms, { among: AMONG });
  const told = () => {
    const found = {};
    for (const [name, id] of Object.entries(lms.values)) {
      const n = /^cmi\.objectives\.(\d+)\.id$/.exec(name)?.[1];
      if (n && id.startsWith("rule.")) found[id] = lms.values[`cmi.objectives.${n}.success_status`];
    }
    return found;
  };
  session.begin();
  clock.pass(QUIET);
  assert.equal(told()["rule.p0.seen"], "passed");
  assert.equal(lms.sets().some(([name]) => name === "cmi.objectives.0.success_status"), true, "a new attempt says it again");
  assert.equal(told()["rule.q0.chose"], undefined, "nothing can be said before there is an answer");
  session.answer(0, [0]);
  clock.pass(QUIET);
  assert.equal(told()["rule.q0.chose"], "failed");
  session.tryAgain?.(0);
  session.answer(0, [1]);
  clock.pass(QUIET);
  assert.ok(["passed", "failed"].includes(told()["rule.q0.chose"]));
});

test("Exit suspends everything, the next item is asked for, and a closed tab asks for nothing", () => {
  for (const [how, request] of [[undefined, "suspendAll"], ["next", "continue"]]) {
    const lms = fakeLms();
    const { session } = launch(lms, { among: AMONG });
    session.begin();
    session.exit(how);
    assert.equal(lms.values["adl.nav.request"], request);
    assert.equal(lms.values["cmi.exit"], "suspend");
  }
  const lms = fakeLms();
  const { session } = launch(lms);
  session.begin();
  session.close();
  assert.equal(lms.values["adl.nav.request"], undefined);
});

test("there is a next item where the LMS says so, and only in a package of several", () => {
  const lms = fakeLms({ data: { "adl.nav.request_valid.continue": "true" } });
  assert.equal(launch(lms, { among: AMONG }).session.hasNext(), true);
  assert.equal(launch(lms, { among: { ...AMONG, last: true } }).session.hasNext(), false);
  assert.equal(launch(lms).session.hasNext(), false);
  lms.values["adl.nav.request_valid.continue"] = "false";
  assert.equal(launch(lms, { among: AMONG }).session.hasNext(), false);
});

test("an LMS without objectives, interactions or navigation is no reason to say that nothing is saved", () => {
  const lms = fakeLms({ refuses: (name) => /^(cmi\.(objectives|interactions)|adl)/.test(name) });
  const sitting = launch(lms);
  play(sitting);
  assert.equal(sitting.session.saveState, "saved");
  assert.equal(sitting.session.exit(), true);
});

test("state that the LMS does not take is not cut, and the learner is told", () => {
  const lms = fakeLms({ refuses: (name) => name === "cmi.suspend_data" });
  const sitting = launch(lms);
  play(sitting);
  assert.equal(sitting.session.saveState, "unsaved");
});

test("the two statuses are one word of ours, and back", () => {
  const table = [
    ["completed", "passed", "passed"], ["incomplete", "passed", "passed"], ["unknown", "passed", "passed"],
    ["completed", "failed", "failed"], ["incomplete", "failed", "failed"], ["completed", "unknown", "completed"],
    ["incomplete", "unknown", "incomplete"], ["not attempted", "unknown", ""], ["", "", ""],
  ];
  for (const [completion, success, word] of table) assert.equal(statusOf(completion, success), word, `${completion} ${success}`);
  assert.deepEqual(statuses({ status: "failed", complete: false }), { completion: "incomplete", success: "failed" });
  assert.deepEqual(statuses({ status: "not attempted", complete: false }), { completion: null, success: null });
});

test("the measure of progress says the same as the status, threshold or not", () => {
  assert.equal(measureOf(0.5, false, null), 0.5);
  assert.equal(measureOf(1, false, null), 0.99);
  assert.equal(measureOf(0.8, true, 0.8), 1);
  assert.ok(measureOf(0.9, false, 0.8) < 0.8);
  assert.equal(measureOf(0.3, false, 0), 0);
});

test("numbers, moments and periods in the forms of the standard", () => {
  assert.deepEqual([0, -0, 1 / 3, 0.1 + 0.2, 100, 1e-9, -0.5].map(real), ["0", "0", "0.3333333", "0.3", "100", "0", "-0.5"]);
  assert.deepEqual([0, 59, 60, 3600, 3661, 360000, -5, NaN].map(interval), ["PT0S", "PT59S", "PT1M", "PT1H", "PT1H1M1S", "PT100H", "PT0S", "PT0S"]);
  assert.equal(moment(new Date(Date.UTC(2026, 10, 27, 7, 5, 9, 123))), "2026-11-27T07:05:09.12Z");
  assert.equal(resultOf({ graded: false }, 1), "neutral");
  assert.equal(resultOf({ graded: true }, 0.5), "0.5");
});

test("in a new attempt the result of an earlier one is found in objectives, told at once, and never lowered", () => {
  const KEPT = ["state.a.completed", "state.a.passed"];
  const place = (n, id, more) => Object.fromEntries([["id", id], ...Object.entries(more)].map(([leaf, value]) => [`cmi.objectives.${n}.${leaf}`, value]));
  const STORE = { "adl.data._count": "1", "adl.data.0.id": "sk.state.a" };
  const start = (completed, passed, own = {}) => {
    const lms = fakeLms({
      data: {
        "cmi.completion_status": "unknown",
        "cmi.success_status": "unknown",
        ...place(0, KEPT[0], completed),
        ...place(1, KEPT[1], passed),
        ...own,
      },
    });
    const clock = fakeClock();
    const among = { signals: [], kept: KEPT, store: "sk.state.a" };
    const adapter = scorm2004Adapter({ find: () => lms.api, clock, encodings: ENCODINGS, among });
    const session = createSession({ course: sampleCourse({ among }), adapter, clock, random: () => 0.25, types: TYPES });
    session.start();
    session.begin();
    clock.pass(QUIET);
    return { session, values: lms.values };
  };
  const told = ({ values }) => ["completion_status", "success_status", "score.scaled"].map((leaf) => values[`cmi.${leaf}`] ?? null);

  const passed = start({ success_status: "passed" }, { success_status: "passed", "score.scaled": "0.9" });
  assert.equal(passed.session.status, "passed");
  assert.deepEqual(told(passed), ["completed", "passed", "0.9"]);
  assert.deepEqual([passed.values["cmi.score.raw"], passed.values["cmi.objectives.1.score.scaled"]], ["90", "0.9"]);

  const half = start({ success_status: "unknown" }, { success_status: "unknown", "score.scaled": "0.25" });
  assert.deepEqual(told(half), ["incomplete", "unknown", "0.25"]);
  assert.equal(half.values["cmi.objectives.0.success_status"], "unknown");

  const fresh = start({}, {});
  assert.deepEqual(told(fresh), ["incomplete", "unknown", null]);

  // A platform empties its stores when an attempt at the whole course begins; one that is not empty knows more.
  const emptied = start({ success_status: "passed" }, { success_status: "passed", "score.scaled": "0.9" }, STORE);
  assert.deepEqual(told(emptied), ["completed", "passed", "0.9"]);
  assert.equal(emptied.values["adl.data.0.store"], emptied.values["cmi.suspend_data"]);
  const stored = start({ success_status: "passed" }, { success_status: "passed" }, { ...STORE, "adl.data.0.store": emptied.values["adl.data.0.store"] });
  assert.equal(stored.session.resumed, true);
  assert.deepEqual([emptied.session.resumed, told(stored)[1]], [false, "passed"]);

  // An attempt that goes on knows by itself.
  const own = start({ success_status: "passed" }, { success_status: "passed", "score.scaled": "0.9" }, { "cmi.suspend_data": passed.values["cmi.suspend_data"], "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.scaled": "1" });
  assert.deepEqual(told(own), ["completed", "passed", "1"]);

  // Only where the result is all that there is, the learner is told so.
  const notices = [passed, half, fresh, emptied, stored, own].map(({ session }) => session.launch.notice ?? null);
  assert.deepEqual(notices, ["kept", "kept", null, "kept", null, null]);
});

test("pages that wait for another item hear of it from the platform", () => {
  const course = sampleCourse({ navigation: "free" });
  const lesson = { heard: "rule.lesson.completed", holds: true, need: { key: "need_unit", slots: { title: "Lesson" } } };
  Object.assign(course.units[0].pages[1], { requires: lesson });
  Object.assign(course.units[1].pages[0], { skipIf: { ...lesson, heard: "rule.known" } });
  course.among = { signals: [], heard: ["rule.lesson.completed", "rule.known"] };
  const open = (data) => {
    const { api } = fakeLms({ data });
    const adapter = scorm2004Adapter({ find: () => api, clock: fakeClock(), encodings: ENCODINGS, among: course.among });
    const session = createSession({ course, adapter, clock: fakeClock(), random: () => 0, types: TYPES });
    session.start();
    return session;
  };
  const told = (n, id, status) => ({ [`cmi.objectives.${n}.id`]: id, [`cmi.objectives.${n}.success_status`]: status });
  const [waits, left] = [course.units[0].pages[1], course.units[1].pages[0]];
  const before = open({ ...told(0, "rule.lesson.completed", "unknown"), ...told(1, "rule.known", "failed") });
  assert.deepEqual(before.isLocked(waits), { key: "locked.rule", slots: {}, parts: [lesson.need] });
  assert.ok(!before.isOut(left));
  const after = open({ ...told(0, "O1", "passed"), ...told(1, "rule.lesson.completed", "passed"), ...told(2, "rule.known", "passed") });
  assert.equal(after.isLocked(waits), null);
  assert.equal(after.isOut(left), true);
  // A platform without objectives tells of nothing: then nothing is closed for good.
  const mute = createSession({ course, adapter: untrackedAdapter(), clock: fakeClock(), random: () => 0, types: TYPES });
  mute.start();
  assert.equal(mute.isLocked(waits), null);
  assert.ok(!mute.isOut(left));
});
