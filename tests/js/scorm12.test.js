import assert from "node:assert/strict";
import { test } from "node:test";
import { scorm12Adapter } from "../../scormkit/player/src/adapters/scorm12.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { ENCODINGS, fakeClock, fakeLms, page, question, sampleCourse, TYPES, unit } from "./fixtures.js";

/** A launch: the course over an LMS. */
function launch(lms, settings = {}, { clock = fakeClock(), checks = {} } = {}) {
  const states = [];
  const adapter = scorm12Adapter({ find: () => lms.api, clock, encodings: ENCODINGS });
  const session = createSession({ course: sampleCourse(settings, checks), adapter, clock, random: () => 0.25, types: TYPES });
  session.subscribe((change) => change === "save" && states.push(session.saveState));
  session.start();
  return { session, clock, states, adapter };
}

const QUIET = 250;
const elements = (writes) => writes.map(([name, element]) => (name === "LMSSetValue" ? element : name));

/** What Python's cmi facts and RULES A3 and A4 allow, for every element that the player may write. */
const LEGAL = [
  [/^cmi\.core\.lesson_status$/, /^(passed|completed|failed|incomplete|browsed)$/],
  [/^cmi\.core\.lesson_location$/, /^[A-Za-z0-9_.-]{1,255}$/],
  [/^cmi\.core\.exit$/, /^(suspend|)$/],
  [/^cmi\.core\.session_time$/, /^\d{4}:[0-5]\d:[0-5]\d$/],
  [/^cmi\.suspend_data$/, /^[A-Za-z0-9_-]{1,4096}$/],
  [/^cmi\.(core|objectives\.\d+)\.score\.(raw|min|max)$/, /^(100|\d{1,2}(\.\d{1,2})?)$/],
  [/^cmi\.objectives\.\d+\.id$/, /^[A-Za-z0-9_.-]{1,255}$/],
  [/^cmi\.objectives\.\d+\.status$/, /^(passed|completed|failed|incomplete|browsed)$/],
  [/^cmi\.interactions\.\d+\.(id|objectives\.\d+\.id)$/, /^[A-Za-z0-9_.-]{1,255}$/],
  [/^cmi\.interactions\.\d+\.time$/, /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/],
  [/^cmi\.interactions\.\d+\.type$/, /^(choice|true-false)$/],
  [/^cmi\.interactions\.\d+\.correct_responses\.0\.pattern$/, /^([0-9a-z]|\{[0-9a-z](,[0-9a-z])*\})$/],
  [/^cmi\.interactions\.\d+\.student_response$/, /^[0-9a-z](,[0-9a-z])*$/],
  [/^cmi\.interactions\.\d+\.weighting$/, /^\d+(\.\d{1,2})?$/],
  [/^cmi\.interactions\.\d+\.result$/, /^(correct|wrong)$/],
  [/^cmi\.interactions\.\d+\.latency$/, /^\d{4}:[0-5]\d:[0-5]\d$/],
];

function play({ session, clock }, { second = [0, 2], third = [0] } = {}) {
  const step = (deed) => {
    deed();
    clock.pass(1000);
  };
  step(() => session.begin());
  step(() => session.answer(0, [1]));
  step(() => session.goTo(1));
  step(() => session.goTo(2));
  step(() => session.beginAssessment(2));
  step(() => session.answer(1, [0]));
  step(() => session.nextQuestion(2));
  step(() => session.answer(2, second));
  step(() => session.finishAssessment(2));
  step(() => session.goTo(3));
  step(() => session.goTo(4));
  step(() => session.beginAssessment(4));
  step(() => session.answer(3, third));
  step(() => session.finishAssessment(4));
}

test("exit is set to suspend and committed before anything else is written", () => {
  const lms = fakeLms();
  launch(lms);
  assert.deepEqual(lms.calls[0], ["LMSInitialize", ""]);
  assert.deepEqual(lms.writes(), [["LMSSetValue", "cmi.core.exit", "suspend"], ["LMSCommit", ""]]);
});

test("the first burst reports incomplete, one commit", () => {
  const lms = fakeLms();
  const { clock, states } = launch(lms);
  lms.writes();
  clock.pass(QUIET);
  const writes = lms.writes();
  assert.deepEqual(elements(writes), ["cmi.core.lesson_status", "cmi.suspend_data", "cmi.core.session_time", "LMSCommit"]);
  assert.deepEqual(writes[0], ["LMSSetValue", "cmi.core.lesson_status", "incomplete"]);
  assert.deepEqual(states, ["saving", "saved"]);
});

test("the order of a full burst: objectives and answers, score, status, place, state, time, exit, commit", () => {
  const lms = fakeLms();
  const { session, clock } = launch(lms);
  clock.pass(QUIET);
  lms.writes();
  session.begin();
  session.goTo(1);
  session.goTo(2);
  session.beginAssessment(2);
  session.answer(1, [0]);
  session.nextQuestion(2);
  session.answer(2, [0, 2]);
  session.finishAssessment(2);
  session.goTo(3);
  session.goTo(4);
  session.beginAssessment(4);
  clock.jump(4000);
  session.answer(3, [0]);
  session.finishAssessment(4);
  assert.deepEqual(lms.writes(), []);
  clock.pass(QUIET);
  const answer = (n, objectives) => [
    "id",
    ...objectives.map((_, m) => `objectives.${m}.id`),
    "time",
    "type",
    "correct_responses.0.pattern",
    "weighting",
    "student_response",
    "result",
    "latency",
  ].map((leaf) => `cmi.interactions.${n}.${leaf}`);
  const tested = (n) => ["id", "score.raw", "score.min", "score.max", "status"].map((leaf) => `cmi.objectives.${n}.${leaf}`);
  assert.deepEqual(elements(lms.writes()), [
    ...tested(0),
    ...tested(1),
    "cmi.objectives.2.id",
    "cmi.objectives.2.status",
    ...answer(0, ["A"]),
    ...answer(1, ["A", "B"]),
    ...answer(2, []),
    "cmi.core.score.raw",
    "cmi.core.score.min",
    "cmi.core.score.max",
    "cmi.core.lesson_status",
    "cmi.core.lesson_location",
    "cmi.suspend_data",
    "cmi.core.session_time",
    "cmi.core.exit",
    "LMSCommit",
  ]);
  assert.equal(lms.held["cmi.core.exit"], "");
});

test("no call when nothing changed", () => {
  const lms = fakeLms();
  const { session, clock } = launch(lms);
  session.begin();
  clock.pass(QUIET);
  lms.calls.length = 0;
  session.flush();
  session.goTo(0);
  clock.jump(500);
  session.flush();
  assert.deepEqual(lms.calls, []);
});

test("what the LMS gave back is not written again", () => {
  const lms = fakeLms();
  const clock = fakeClock();
  const first = launch(lms, {}, { clock });
  first.session.begin();
  first.session.close();
  lms.writes();
  launch(lms, {}, { clock });
  clock.pass(QUIET);
  assert.deepEqual(lms.sets(), ["cmi.core.exit", "cmi.core.lesson_status", "cmi.core.session_time"]);
});

test("a page more is place, state and time, and one commit", () => {
  const lms = fakeLms();
  const { session, clock } = launch(lms);
  session.begin();
  clock.pass(5000);
  lms.writes();
  session.goTo(1);
  session.answer(0, []);
  clock.pass(5000);
  assert.deepEqual(elements(lms.writes()), ["cmi.core.lesson_location", "cmi.suspend_data", "cmi.core.session_time", "LMSCommit"]);
});

test("a hidden page is committed at once, a page that goes away finishes once", () => {
  const lms = fakeLms();
  const { session, clock } = launch(lms);
  session.begin();
  session.flush();
  assert.deepEqual(elements(lms.writes()).slice(-1), ["LMSCommit"]);
  session.answer(0, [1]);
  clock.jump(65_000);
  session.close();
  session.close();
  session.exit();
  const writes = lms.writes();
  assert.equal(writes.filter(([name]) => name === "LMSFinish").length, 1);
  assert.deepEqual(elements(writes).slice(-2), ["LMSCommit", "LMSFinish"]);
  assert.equal(lms.held["cmi.core.session_time"], "0000:01:05");
  assert.equal(lms.held["cmi.core.exit"], "suspend");
  assert.equal(lms.held["cmi.interactions.0.student_response"], "b");
  session.goTo(1);
  clock.pass(600_000);
  assert.deepEqual(lms.calls, [], "after LMSFinish every call is an error");
  assert.equal(session.saveState, "ended");
});

test("a whole course: every value is legal, and all of it arrives", () => {
  const lms = fakeLms();
  const sitting = launch(lms, { reporting: "passed-failed" });
  play(sitting, { second: [1] });
  const { session, clock } = sitting;
  assert.equal(lms.held["cmi.core.lesson_status"], "failed");
  assert.equal(lms.held["cmi.core.score.raw"], "40");
  session.restartAssessment(2);
  session.answer(1, [0]);
  session.nextQuestion(2);
  session.answer(2, [0, 2]);
  session.finishAssessment(2);
  clock.pass(QUIET);
  session.exit();
  assert.equal(lms.held["cmi.core.lesson_status"], "passed");
  assert.equal(lms.held["cmi.core.score.raw"], "100");
  assert.equal(lms.held["cmi.core.exit"], "");
  assert.equal(lms.held["cmi.objectives.0.status"], "passed");
  assert.equal(lms.held["cmi.objectives.1.score.raw"], "100");
  for (const [name, element, value] of lms.writes().filter(([name]) => name === "LMSSetValue")) {
    const rule = LEGAL.find(([pattern]) => pattern.test(element));
    assert.ok(rule, `${name} ${element}`);
    assert.equal(typeof value, "string");
    assert.match(value, rule[1], element);
  }
  const answers = [0, 1, 2, 3, 4, 5].map((n) => {
    const of = (leaf) => lms.held[`cmi.interactions.${n}.${leaf}`];
    return [of("id"), of("type"), of("correct_responses.0.pattern"), of("student_response"), of("result"), of("weighting")];
  });
  assert.deepEqual(answers, [
    ["practice", "choice", "{a,b}", "b", "wrong", "1"],
    ["q1", "choice", "a", "a", "correct", "1"],
    ["q2", "choice", "{a,c}", "b", "wrong", "3"],
    ["q3", "true-false", "t", "t", "correct", "1"],
    ["q1", "choice", "a", "a", "correct", "1"],
    ["q2", "choice", "{a,c}", "a,c", "correct", "3"],
  ]);
});

test("results: nothing to be right about, a part, all; and as many patterns as there are right answers", () => {
  const lms = fakeLms();
  const asked = [
    question("survey", { key: 0, graded: false }),
    question("part", { key: 1, correct: "abc", credit: "partial" }),
    question("told", { key: 2, type: "told", of: 2 }),
  ];
  const { session, clock } = launch(lms, { units: [unit("u", [page("p", 0, asked)])] });
  session.begin();
  session.answer(0, [1]);
  session.answer(1, [0, 2]);
  session.answer(2, [0, 1, "word"]);
  clock.pass(QUIET);
  const of = (n) => ["id", "type", "result", "correct_responses.0.pattern", "correct_responses.1.pattern", "student_response"].map(
    (leaf) => lms.held[`cmi.interactions.${n}.${leaf}`],
  );
  assert.deepEqual(of(0), ["survey", "choice", "neutral", "a", undefined, "b"]);
  assert.deepEqual(of(1), ["part", "choice", "0.67", "{a,b,c}", undefined, "a,c"]);
  assert.deepEqual(of(2), ["told", "performance", "correct", "a,b", "z", "0,1,word"]);
});

test("a second session goes on where the first was: answers are appended, objectives keep their places", () => {
  const lms = fakeLms();
  const clock = fakeClock();
  const first = launch(lms, {}, { clock });
  first.session.begin();
  first.session.answer(0, [1]);
  clock.pass(QUIET);
  first.session.close();
  // A list that the LMS put other objectives into, in front.
  for (const leaf of ["id", "status"]) {
    lms.held[`cmi.objectives.3.${leaf}`] = lms.held[`cmi.objectives.0.${leaf}`];
    lms.held[`cmi.objectives.0.${leaf}`] = leaf === "id" ? "of-the-lms" : "passed";
  }
  lms.writes();
  const second = launch(lms, {}, { clock });
  second.session.begin();
  second.session.retry(0);
  second.session.answer(0, [0, 1]);
  second.session.goTo(3);
  clock.pass(QUIET);
  assert.equal(lms.held["cmi.interactions.1.student_response"], "a,b");
  assert.equal(lms.held["cmi.interactions.0.student_response"], "b");
  assert.equal(lms.held["cmi.objectives.0.id"], "of-the-lms");
  assert.equal(lms.held["cmi.objectives.3.id"], "A");
  assert.equal(lms.held["cmi.objectives.2.status"], "incomplete");
  const sets = lms.sets();
  assert.ok(!sets.some((element) => /^cmi\.objectives\.\d\.id$/.test(element)), "the ids are there already");
});

test("an LMS that does not count interactions: the next number comes from the saved state", () => {
  const lms = fakeLms({ "cmi.interactions._count": "", "cmi.interactions._children": "" });
  const clock = fakeClock();
  const first = launch(lms, {}, { clock });
  first.session.begin();
  first.session.answer(0, [1]);
  clock.pass(QUIET);
  first.session.close();
  const second = launch(lms, {}, { clock });
  second.session.begin();
  second.session.retry(0);
  second.session.answer(0, [2]);
  clock.pass(QUIET);
  assert.equal(lms.held["cmi.interactions.0.student_response"], "b");
  assert.equal(lms.held["cmi.interactions.1.student_response"], "c");
});

test("an LMS that forgets interactions and refuses gaps gets them from its own count", () => {
  const held = fakeLms({ "cmi.interactions._count": "0" });
  const clock = fakeClock();
  const first = launch(held, {}, { clock });
  first.session.begin();
  first.session.answer(0, [1]);
  clock.pass(QUIET);
  first.session.close();
  const lms = fakeLms(
    { "cmi.interactions._count": "0", "cmi.suspend_data": held.held["cmi.suspend_data"] },
    {
      LMSSetValue(element, value) {
        const index = /^cmi\.interactions\.(\d+)/.exec(element)?.[1] ?? "0";
        if (index !== "0" && !(`cmi.interactions.${Number(index) - 1}.id` in lms.held)) return "false";
        lms.held[element] = value;
        return "true";
      },
    },
  );
  const second = launch(lms, {}, { clock });
  second.session.begin();
  second.session.retry(0);
  second.session.answer(0, [2]);
  clock.pass(QUIET);
  assert.equal(lms.held["cmi.interactions.0.student_response"], "c");
  second.session.retry(0);
  second.session.answer(0, [1]);
  clock.pass(QUIET);
  assert.equal(lms.held["cmi.interactions.1.student_response"], "b", "the place that was a gap before");
  assert.equal(second.session.saveState, "saved");
});

test("an LMS without interactions and objectives: all else is saved, and they are not tried for ever", () => {
  const lms = fakeLms(
    { "cmi.objectives._children": "" },
    {
      LMSSetValue(element, value) {
        if (/^cmi\.(objectives|interactions)/.test(element) || /score\.m/.test(element)) {
          lms.fail("401");
          return "false";
        }
        lms.held[element] = value;
        return "true";
      },
    },
  );
  const sitting = launch(lms);
  play(sitting);
  assert.equal(lms.held["cmi.core.lesson_status"], "passed");
  assert.equal(lms.held["cmi.core.score.raw"], "100");
  assert.deepEqual([...new Set(sitting.states)], ["saving", "saved"]);
  const tries = lms.sets().filter((element) => /interactions|objectives|score\.m/.test(element));
  assert.ok(tries.length <= 4, String(tries));
});

test("an LMS that says it has no interactions is not asked to take any", () => {
  const lms = fakeLms({}, {
    LMSGetValue(element) {
      lms.fail(element.startsWith("cmi.interactions") ? "401" : "0");
      return lms.methods.LMSGetValue(element);
    },
  });
  lms.held["cmi.interactions._children"] = "";
  play(launch(lms));
  assert.ok(!lms.sets().some((element) => element.startsWith("cmi.interactions")));
});

test("an objective that the LMS knows as passed is not lowered", () => {
  const lms = fakeLms({
    "cmi.objectives.0.id": "A",
    "cmi.objectives.0.status": "passed",
    "cmi.objectives.0.score.raw": "90",
  });
  play(launch(lms), { second: [1] });
  assert.equal(lms.held["cmi.objectives.0.status"], "passed");
  assert.equal(lms.held["cmi.objectives.0.score.raw"], "90");
  assert.equal(lms.held["cmi.objectives.1.status"], "failed");
});

test("an objective passed in one round and failed in the next stays passed, however quick the learner is", () => {
  for (const pause of [0, 1000]) {
    const lms = fakeLms();
    const { session, clock } = launch(lms);
    session.goTo(2);
    session.beginAssessment(2);
    session.answer(1, [1]);
    session.nextQuestion(2);
    session.answer(2, [0, 2]);
    session.finishAssessment(2);
    clock.pass(pause);
    session.restartAssessment(2);
    session.answer(1, [0]);
    session.nextQuestion(2);
    session.answer(2, [1]);
    session.finishAssessment(2);
    clock.pass(QUIET);
    assert.equal(lms.held["cmi.objectives.1.status"], "passed");
    assert.equal(lms.held["cmi.objectives.1.score.raw"], "100");
    assert.equal(lms.held["cmi.objectives.0.score.raw"], "75");
  }
});

for (const mode of ["review", "browse", " Review "]) {
  test(`lesson_mode "${mode}" sets nothing at all`, () => {
    const lms = fakeLms({ "cmi.core.lesson_mode": mode, "cmi.core.lesson_status": "passed" });
    const sitting = launch(lms);
    play(sitting, { third: [1] });
    sitting.session.flush();
    assert.equal(sitting.session.launch.mode, mode.trim().toLowerCase());
    assert.equal(sitting.session.saveState, "review");
    assert.equal(sitting.session.exit(), true);
    assert.deepEqual(lms.writes(), [["LMSFinish", ""]]);
  });
}

for (const mode of ["", "normal", "null", "undefined", "something"]) {
  test(`lesson_mode "${mode}" is normal`, () => {
    const lms = fakeLms({ "cmi.core.lesson_mode": mode });
    const { session } = launch(lms);
    assert.equal(session.launch.mode, "normal");
    assert.equal(session.saveState, "saving");
  });
}

test("what the LMS knows of the learner is read", () => {
  const lms = fakeLms({ "cmi.core.student_name": "Doe, Jane", "cmi.core.score.raw": "72.5", "cmi.core.lesson_status": "Failed" });
  const { session } = launch(lms);
  assert.equal(session.launch.learnerName, "Doe, Jane");
  assert.equal(session.launch.score, 72.5);
  assert.equal(session.launch.status, "failed");
  assert.equal(session.launch.notice, "kept", "the result is all that it has");
  const bookmark = launch(fakeLms({ "cmi.core.lesson_location": "p1", "cmi.core.lesson_status": "passed" })).session;
  assert.deepEqual([bookmark.resumed, bookmark.launch.notice], [true, undefined], "a bookmark alone brings pages back");
  const silent = launch(fakeLms({ "cmi.core.lesson_status": "", "cmi.core.score.raw": "" })).session.launch;
  assert.deepEqual([silent.status, silent.score, silent.notice], ["", null, undefined]);
  for (const raw of ["-1", "101", "n/a", " "]) {
    assert.equal(launch(fakeLms({ "cmi.core.score.raw": raw })).session.launch.score, null, raw);
  }
});

test("a commit that fails is shown, tried again, and shown as saved when it succeeds", () => {
  let works = false;
  const lms = fakeLms({}, { LMSCommit: () => String(works) });
  const { session, clock } = launch(lms);
  session.begin();
  clock.pass(QUIET);
  assert.equal(session.saveState, "unsaved");
  clock.pass(300_000);
  lms.writes();
  clock.pass(60_000);
  assert.deepEqual(lms.writes(), [["LMSCommit", ""]], "the values are set; only the commit is missing");
  works = true;
  clock.pass(60_000);
  assert.equal(session.saveState, "saved");
  assert.equal(clock.waiting, 2, "what keeps the session alive, and what counts its time");
});

test("an Exit while the LMS does not answer is not called saved, and ends when it answers again", () => {
  let works = true;
  const lms = fakeLms({}, { LMSCommit: () => String(works) });
  const { session, clock } = launch(lms);
  session.begin();
  clock.pass(QUIET);
  works = false;
  session.goTo(1);
  assert.equal(session.exit(), false);
  assert.equal(session.stored, false);
  assert.ok(!lms.writes().some(([name]) => name === "LMSFinish"));
  works = true;
  clock.pass(2000);
  assert.equal(session.stored, true);
  assert.equal(lms.writes().filter(([name]) => name === "LMSFinish").length, 1);
  assert.equal(session.saveState, "ended");
});

/** Whole courses played to LMSs that misbehave. None may throw; what the learner is told must be true. */
const ANSWERS = (answer) => Object.fromEntries(
  ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError"].map((name) => [name, () => answer]),
);
const broken = () => {
  throw new Error("the LMS window is gone");
};
const HOSTILE = [
  ["answers \"\" to everything", {}, ANSWERS(""), "untracked"],
  ["answers nothing to everything", {}, ANSWERS(undefined), "untracked"],
  ["answers null to everything", {}, ANSWERS(null), "untracked"],
  ["answers \"false\" to everything", {}, ANSWERS("false"), "untracked"],
  ["throws from everything", {}, ANSWERS(0), "untracked", true],
  ["takes values but gives none back", {}, { LMSGetValue: () => "" }, "saved"],
  ["answers true, not \"true\"", {}, { LMSInitialize: () => true, LMSSetValue: () => true, LMSCommit: () => true }, "saved"],
  ["answers nothing but sets no error", {}, { LMSInitialize() {}, LMSSetValue() {}, LMSCommit() {} }, "saved"],
  ["was initialized already", {}, { LMSInitialize: () => "false" }, "saved"],
  ["throws from LMSSetValue", {}, { LMSSetValue: broken }, "unsaved"],
  ["throws from LMSCommit", {}, { LMSCommit: broken }, "unsaved"],
  ["throws from LMSGetValue", {}, { LMSGetValue: broken }, "saved"],
  ["throws from LMSFinish", {}, { LMSFinish: broken }, "saved"],
  ["refuses suspend data", {}, { LMSSetValue: (element) => String(element !== "cmi.suspend_data") }, "unsaved"],
  ["holds foreign suspend data", { "cmi.suspend_data": "<xml/>" }, {}, "saved"],
];

for (const [name, values, answers, expected, throws] of HOSTILE) {
  test(`an LMS that ${name}: ${expected}`, () => {
    const lms = fakeLms(values, throws ? Object.fromEntries(Object.keys(answers).map((method) => [method, broken])) : answers);
    const set = lms.api.LMSSetValue;
    lms.api.LMSSetValue = (element, value) => {
      if (name.startsWith("answers")) lms.held[element] = value;
      return set(element, value);
    };
    const sitting = launch(lms);
    play(sitting);
    const { session } = sitting;
    assert.equal(session.saveState, expected);
    assert.equal(session.status, "passed");
    assert.equal(session.launch.tracking, expected !== "untracked");
    assert.equal(session.exit(), expected === "saved");
    session.close();
    if (expected !== "untracked") assert.equal(session.saveState, "ended");
    if (expected === "untracked") assert.deepEqual(lms.writes(), [], "no LMSSetValue without LMSInitialize");
  });
}

test("an LMS whose functions are missing one by one: nothing throws", () => {
  for (const method of ["LMSFinish", "LMSCommit", "LMSSetValue", "LMSGetValue", "LMSGetLastError"]) {
    const lms = fakeLms();
    delete lms.api[method];
    const sitting = launch(lms);
    play(sitting);
    const stored = method !== "LMSCommit" && method !== "LMSSetValue";
    assert.equal(sitting.session.saveState, stored ? "saved" : "unsaved", method);
    assert.equal(sitting.session.exit(), stored, method);
  }
});

test("101 with an LMS that cannot be read is no session", () => {
  const lms = fakeLms({}, {
    LMSInitialize() {
      lms.fail("101");
      return "false";
    },
    LMSGetValue() {
      lms.fail("301");
      return "";
    },
  });
  assert.equal(launch(lms).session.launch.tracking, false);
});

test("an API that vanishes in the middle: not saved, and the course goes on", () => {
  const lms = fakeLms();
  const { session, clock } = launch(lms);
  session.begin();
  clock.pass(QUIET);
  assert.equal(session.saveState, "saved");
  for (const method of Object.keys(lms.api)) delete lms.api[method];
  assert.equal(session.goTo(1), true);
  clock.pass(120_000);
  assert.equal(session.saveState, "unsaved");
  assert.equal(session.exit(), false);
  session.close();
});

test("what is too long for the LMS is not cut: it is not sent, and the learner is told", () => {
  const lms = fakeLms();
  const { adapter, clock, session } = launch(lms);
  const snapshot = {
    status: "incomplete",
    score: null,
    location: "x".repeat(256),
    suspendData: "x".repeat(4097),
    objectives: [],
    sessionSeconds: 0,
    done: false,
  };
  adapter.save(snapshot, []);
  clock.pass(QUIET);
  assert.equal(session.saveState, "unsaved");
  assert.equal(lms.held["cmi.suspend_data"], undefined);
  assert.equal(lms.held["cmi.core.lesson_location"], undefined);
  adapter.save({ ...snapshot, suspendData: "x".repeat(4096), location: "x".repeat(255) }, []);
  clock.pass(QUIET);
  assert.equal(session.saveState, "saved");
  assert.equal(lms.held["cmi.suspend_data"].length, 4096);
  assert.equal(lms.held["cmi.core.lesson_location"].length, 255);
});
