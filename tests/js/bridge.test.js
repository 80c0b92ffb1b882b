/** The bridge of `scormkit convert`: an old run time inside a launch of another standard. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newer, older } from "../../scormkit/player/src/bridge/answers.js";
import { momentOf, secondsOf12, secondsOf2004 } from "../../scormkit/player/src/bridge/lengths.js";
import { packed, unpacked } from "../../scormkit/player/src/bridge/pack.js";
import { envelope, opened } from "../../scormkit/player/src/bridge/to-scorm12.js";
import { GIVEN, in12, in2004, runTime } from "./bridge-fixtures.js";

const set12 = (content, values) => Object.entries(values).forEach(([name, value]) => assert.equal(content.LMSSetValue(name, value), "true", `${name}: ${content.LMSGetDiagnostic("")}`));
const set2004 = (content, values) => Object.entries(values).forEach(([name, value]) => assert.equal(content.SetValue(name, value), "true", `${name}: ${content.GetDiagnostic("")}`));

test("SCORM 1.2 in SCORM 2004: statuses, score, place, state, time, objectives and answers arrive", () => {
  const { content, sets, errors, record } = in2004();
  assert.equal(content.LMSInitialize(""), "true");
  assert.equal(content.LMSGetValue("cmi.core.student_name"), "Lovelace, Ada");
  assert.equal(content.LMSGetValue("cmi.core.entry"), "ab-initio");
  assert.equal(content.LMSGetValue("cmi.core.lesson_status"), "not attempted");
  set12(content, {
    "cmi.core.lesson_status": "failed",
    "cmi.core.lesson_location": "page-3",
    "cmi.suspend_data": "a".repeat(4096),
    "cmi.core.score.raw": "30",
    "cmi.core.score.min": "0",
    "cmi.core.score.max": "50",
    "cmi.core.session_time": "0001:02:03.5",
    "cmi.objectives.0.id": "goal",
    "cmi.objectives.0.status": "completed",
    "cmi.objectives.0.score.raw": "70",
    "cmi.comments": "Nice",
    "cmi.student_preference.audio": "50",
    "cmi.interactions.0.id": "q1",
    "cmi.interactions.0.type": "choice",
    "cmi.interactions.0.correct_responses.0.pattern": "a,b",
    "cmi.interactions.0.student_response": "a,c",
    "cmi.interactions.0.result": "wrong",
    "cmi.interactions.0.latency": "00:00:12",
    "cmi.interactions.0.time": "09:00:00",
    "cmi.core.exit": "",
  });
  assert.equal(content.LMSCommit(""), "true");
  assert.deepEqual(errors, []);
  const kept = record();
  assert.equal(kept.completion_status, "completed");
  assert.equal(kept.success_status, "failed");
  assert.equal(kept.score.scaled, "0.6");
  assert.equal(kept.score.raw, "30");
  assert.equal(kept.location, "page-3");
  assert.equal(kept.suspend_data.length, 4096);
  assert.equal(kept.session_time, "PT1H2M3S");
  assert.deepEqual(sets["cmi.exit"], ["suspend"], "SCORM 2004 keeps progress for suspend alone");
  const objective = kept.objectives[0] ?? kept.objectives.childArray?.[0];
  assert.equal(objective.id, "goal");
  assert.equal(objective.completion_status, "completed");
  assert.equal(objective.score.scaled, "0.7");
  const answer = kept.interactions[0] ?? kept.interactions.childArray?.[0];
  assert.equal(answer.learner_response, "a[,]c");
  assert.equal(answer.result, "incorrect");
  assert.equal(answer.latency, "PT12S");
  assert.equal(kept.learner_preference.audio_level, "0.5");
  assert.equal(content.LMSFinish(""), "true");
  assert.equal(content.LMSGetValue("cmi.core.lesson_location"), "");
  assert.equal(content.LMSGetLastError(), "301");
});

test("SCORM 1.2 in SCORM 2004: the next launch finds what was left, and answers go on behind it", () => {
  const first = in2004();
  first.content.LMSInitialize("");
  set12(first.content, {
    "cmi.core.lesson_status": "incomplete",
    "cmi.core.lesson_location": "7",
    "cmi.suspend_data": "state",
    "cmi.core.score.raw": "40",
    "cmi.objectives.0.id": "goal",
    "cmi.objectives.0.status": "passed",
    "cmi.interactions.0.id": "q1",
    "cmi.interactions.0.type": "true-false",
    "cmi.interactions.0.student_response": "t",
  });
  first.content.LMSFinish("");
  const kept = first.record();
  const second = in2004({ record: kept });
  second.content.LMSInitialize("");
  const get = (name) => second.content.LMSGetValue(name);
  assert.equal(get("cmi.core.entry"), "resume");
  assert.equal(get("cmi.core.lesson_status"), "incomplete");
  assert.equal(get("cmi.core.lesson_location"), "7");
  assert.equal(get("cmi.suspend_data"), "state");
  assert.equal(get("cmi.core.score.raw"), "40");
  assert.equal(get("cmi.objectives._count"), "1");
  assert.equal(get("cmi.objectives.0.status"), "passed");
  assert.equal(get("cmi.interactions._count"), "1");
  set12(second.content, { "cmi.interactions.1.id": "q2", "cmi.interactions.1.type": "fill-in", "cmi.interactions.1.student_response": "x", "cmi.core.lesson_status": "passed" });
  second.content.LMSFinish("");
  assert.deepEqual(second.errors, []);
  assert.equal(second.api.cmi.interactions.childArray.length, 2);
  assert.equal(second.api.cmi.interactions.childArray[0].id, "q1");
  assert.equal(second.api.cmi.success_status, "passed");
});

test("SCORM 1.2 in SCORM 2004: objectives of the manifest are not the content's, and others hear that it is done", () => {
  const unit = { done: "scormkit-done", own: ["scormkit-done", "scormkit-needs-done-a"], passing: "80" };
  const { content, api, errors } = in2004({ unit, objectives: ["scormkit-done", "scormkit-needs-done-a"], given: { scaled_passing_score: "0.8" } });
  content.LMSInitialize("");
  assert.equal(content.LMSGetValue("cmi.objectives._count"), "0");
  assert.equal(content.LMSGetValue("cmi.student_data.mastery_score"), "80");
  set12(content, { "cmi.objectives.0.id": "own", "cmi.objectives.0.status": "completed", "cmi.core.lesson_status": "incomplete" });
  content.LMSCommit("");
  assert.notEqual(api.cmi.objectives.childArray[0].success_status, "passed");
  set12(content, { "cmi.core.lesson_status": "completed" });
  content.LMSFinish("");
  assert.deepEqual(errors, []);
  assert.equal(api.cmi.objectives.childArray[0].success_status, "passed");
  assert.equal(api.cmi.objectives.childArray[2].id, "own");
});

test("SCORM 1.2: who sets no status has completed, or passed and failed by the mastery score", () => {
  for (const [raw, passing, completion, success] of [["", "", "completed", "unknown"], ["90", "80", "completed", "passed"], ["70", "80", "completed", "failed"]]) {
    const { content, api } = in2004({ unit: { passing } });
    content.LMSInitialize("");
    if (raw) set12(content, { "cmi.core.score.raw": raw });
    content.LMSFinish("");
    assert.deepEqual([api.cmi.completion_status, api.cmi.success_status], [completion, success]);
  }
});

const LONG = JSON.stringify(Array.from({ length: 400 }, (_, n) => ({ page: `page-${n}`, seen: n % 3 === 0, at: n * 17 })));

test("SCORM 2004 in SCORM 1.2: one status, a score of 0 to 100, and what has no place goes into suspend data", () => {
  const { content, sets, errors, record } = in12({ unit: { objectives: ["start"] } });
  assert.equal(content.Initialize(""), "true");
  assert.equal(content.GetValue("cmi.objectives.0.id"), "start");
  set2004(content, {
    "cmi.completion_status": "incomplete",
    "cmi.success_status": "passed",
    "cmi.score.scaled": "0.85",
    "cmi.score.raw": "17",
    "cmi.score.min": "0",
    "cmi.score.max": "20",
    "cmi.progress_measure": "0.5",
    "cmi.location": "l".repeat(900),
    "cmi.suspend_data": LONG.slice(0, 9000),
    "cmi.session_time": "PT1H2M3S",
    "cmi.objectives.0.success_status": "passed",
    "cmi.objectives.0.score.scaled": "0.5",
    "cmi.interactions.0.id": "urn:q:1",
    "cmi.interactions.0.type": "choice",
    "cmi.interactions.0.correct_responses.0.pattern": "first_option[,]third_option",
    "cmi.interactions.0.learner_response": "first_option",
    "cmi.interactions.0.result": "incorrect",
    "cmi.interactions.0.timestamp": "2026-01-31T09:00:00",
    "cmi.interactions.0.latency": "PT5S",
    "cmi.exit": "suspend",
  });
  assert.equal(content.Terminate(""), "true");
  assert.deepEqual(errors, []);
  const kept = record();
  assert.equal(kept.core.lesson_status, "incomplete", "who passed before the end is not done");
  assert.equal(kept.core.score.raw, "85");
  assert.deepEqual(sets["cmi.core.session_time"], ["0001:02:03"]);
  assert.deepEqual(sets["cmi.core.exit"], ["suspend"]);
  assert.ok(kept.suspend_data.length <= 4096);
  assert.deepEqual(sets["cmi.interactions.0.type"], ["fill-in"]);
  assert.deepEqual(sets["cmi.interactions.0.student_response"], ["first_option"]);
  assert.deepEqual(sets["cmi.interactions.0.result"], ["wrong"]);

  const again = in12({ record: kept, unit: { objectives: ["start"] } });
  again.content.Initialize("");
  const get = (name) => again.content.GetValue(name);
  assert.equal(get("cmi.entry"), "resume");
  assert.equal(get("cmi.completion_status"), "incomplete");
  assert.equal(get("cmi.success_status"), "passed");
  assert.equal(get("cmi.score.raw"), "17");
  assert.equal(get("cmi.progress_measure"), "0.5");
  assert.equal(get("cmi.location").length, 900);
  assert.equal(get("cmi.suspend_data"), LONG.slice(0, 9000));
  assert.equal(get("cmi.objectives.0.success_status"), "passed");
  assert.equal(get("cmi.interactions._count"), "1");
  set2004(again.content, { "cmi.completion_status": "completed" });
  again.content.Terminate("");
  assert.equal(again.record().core.lesson_status, "passed");
});

test("SCORM 2004 in SCORM 1.2: what does not fit is refused, said, and never cut", () => {
  const { content, record } = in12();
  content.Initialize("");
  set2004(content, { "cmi.suspend_data": "small" });
  let noise = "";
  for (let seed = 1; noise.length < 9000; seed = (seed * 48271) % 2147483647) noise += seed.toString(36);
  assert.equal(content.SetValue("cmi.suspend_data", noise), "false");
  assert.equal(content.GetLastError(), "351");
  assert.match(content.GetDiagnostic("351"), /4096 characters/);
  assert.equal(content.GetValue("cmi.suspend_data"), "small");
  content.Commit("");
  assert.equal(opened(record().suspend_data)["cmi.suspend_data"], "small");
});

test("SCORM 2004 in SCORM 1.2: a new attempt begins with nothing and lowers no result", () => {
  const first = in12();
  first.content.Initialize("");
  set2004(first.content, { "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.suspend_data": "x", "cmi.exit": "normal" });
  first.content.Terminate("");
  const second = in12({ record: first.record() });
  second.content.Initialize("");
  assert.equal(second.content.GetValue("cmi.entry"), "ab-initio");
  assert.equal(second.content.GetValue("cmi.completion_status"), "unknown");
  assert.equal(second.content.GetValue("cmi.suspend_data"), "");
  assert.equal(second.content.GetLastError(), "403");
  set2004(second.content, { "cmi.completion_status": "incomplete" });
  second.content.Commit("");
  assert.equal(second.record().core.lesson_status, "passed");
});

test("a page that is closed in the middle can be taken up again", () => {
  const first = in12();
  first.content.Initialize("");
  set2004(first.content, { "cmi.completion_status": "incomplete", "cmi.suspend_data": "half" });
  first.content.Commit("");
  const second = in12({ record: first.record() });
  second.content.Initialize("");
  assert.equal(second.content.GetValue("cmi.suspend_data"), "half");
});

test("review: nothing is written", () => {
  const given = { mode: "review", credit: "no-credit" };
  const { content, api } = in2004({ given });
  content.LMSInitialize("");
  assert.equal(content.LMSGetValue("cmi.core.lesson_mode"), "review");
  set12(content, { "cmi.core.lesson_status": "failed", "cmi.suspend_data": "other" });
  content.LMSFinish("");
  assert.equal(api.cmi.success_status, "unknown");
  assert.equal(api.cmi.suspend_data, "");
});

test("an LMS that stores nothing makes the content's commit fail, and the next one tells it all again", () => {
  const { content, api } = in2004();
  content.LMSInitialize("");
  set12(content, { "cmi.core.lesson_status": "completed" });
  const plain = api.Commit;
  api.Commit = () => "false";
  assert.equal(content.LMSCommit(""), "false");
  assert.equal(content.LMSGetLastError(), "101");
  api.Commit = plain;
  api.cmi.completion_status = "unknown";
  assert.equal(content.LMSCommit(""), "true");
  assert.equal(api.cmi.completion_status, "completed");
});

test("a pack holds any text, and is shorter for what content saves", () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.array(fc.constantFrom("page-", "seen", "1", "0", ",")).map((each) => each.join(""))), (text) => unpacked(packed(text)) === text));
  const long = LONG.repeat(6);
  assert.equal(unpacked(packed(long)), long);
  assert.ok(packed(LONG).length < LONG.length / 3);
  assert.equal(unpacked("~~"), null);
});

test("the envelope leaves out what no result hangs on before it gives up", () => {
  let noise = "";
  for (let seed = 7; noise.length < 3900; seed = (seed * 48271) % 2147483647) noise += seed.toString(36);
  const values = { "cmi.suspend_data": noise.slice(0, 3900), "cmi.comments_from_learner.0.comment": noise.slice(0, 900), "cmi.completion_status": "completed" };
  const found = opened(envelope(values, true));
  assert.equal(found["cmi.suspend_data"], noise.slice(0, 3900));
  assert.equal(found["cmi.completion_status"], "completed");
  assert.equal(found["cmi.comments_from_learner.0.comment"], undefined);
  assert.equal(opened("of another tool"), null);
  assert.equal(opened("~sk2~!"), null);
});

test("answers in both notations", () => {
  const to2004 = (type, pattern, response) => {
    const { type: now, patterns, response: given } = newer({ type, patterns: [pattern], response });
    return [now, patterns[0], given];
  };
  assert.deepEqual(to2004("true-false", "t", "0"), ["true-false", "true", "false"]);
  assert.deepEqual(to2004("choice", "{a,b}", "a"), ["choice", "a[,]b", "a"]);
  assert.deepEqual(to2004("choice", "First one,b", "b"), ["choice", "First_one[,]b", "b"]);
  assert.deepEqual(to2004("matching", "1.a,2.b", "1.b"), ["matching", "1[.]a[,]2[.]b", "1[.]b"]);
  assert.deepEqual(to2004("matching", "1.a", "free text"), ["other", "1.a", "free text"]);
  assert.deepEqual(to2004("sequencing", "b,a", "a,b"), ["sequencing", "b[,]a", "a[,]b"]);
  assert.deepEqual(to2004("numeric", "4.5", "4"), ["numeric", "4.5[:]4.5", "4"]);
  assert.deepEqual(to2004("numeric", "4.5", "four"), ["other", "4.5", "four"]);
  assert.deepEqual(to2004("performance", "xyz", "x"), ["performance", "[.]xyz", "[.]x"]);
  assert.deepEqual(to2004("likert", "3", "4"), ["likert", "3", "4"]);
  assert.deepEqual(to2004("", "x", "y"), ["other", "x", "y"]);
  const to12 = (type, pattern, response) => {
    const { type: now, patterns, response: given } = older({ type, patterns: [pattern], response });
    return [now, patterns[0], given];
  };
  assert.deepEqual(to12("true-false", "true", "false"), ["true-false", "t", "f"]);
  assert.deepEqual(to12("choice", "A[,]b", "b"), ["choice", "a,b", "b"]);
  assert.deepEqual(to12("choice", "one[,]b", "b"), ["fill-in", "one, b", "b"]);
  assert.deepEqual(to12("matching", "1[.]a[,]2[.]b", "1[.]b"), ["matching", "1.a,2.b", "1.b"]);
  assert.deepEqual(to12("numeric", "4[:]6", "5"), ["numeric", undefined, "5"]);
  assert.deepEqual(to12("fill-in", "{case_matters=true}Paris", "paris"), ["fill-in", "Paris", "paris"]);
  assert.deepEqual(to12("long-fill-in", "{lang=en}x", "y".repeat(400)), ["fill-in", "x", "y".repeat(255)]);
  assert.deepEqual(to12("other", "p", "q"), ["fill-in", "p", "q"]);
});

test("lengths and moments", () => {
  assert.equal(secondsOf12("0001:02:03.5"), 3723.5);
  assert.equal(secondsOf12("1:2"), null);
  assert.equal(secondsOf2004("P1DT2H3M4.5S"), 93784.5);
  assert.equal(secondsOf2004("an hour"), null);
  const now = new Date(2026, 0, 31, 12, 0, 0).getTime();
  assert.equal(momentOf("09:00:00", now).getTime(), new Date(2026, 0, 31, 9).getTime());
  assert.equal(momentOf("23:00:00", now).getTime(), new Date(2026, 0, 30, 23).getTime(), "a time of day that has not come was yesterday's");
  assert.equal(momentOf("", now), null);
});

test("errors of the old run times", () => {
  const old = runTime("scorm12");
  const ask = (name, ...args) => [old.api[name](...args), old.api.LMSGetLastError()];
  assert.deepEqual(ask("LMSGetValue", "cmi.core.entry"), ["", "301"]);
  assert.deepEqual(ask("LMSInitialize"), ["true", "0"]);
  assert.deepEqual(ask("LMSInitialize", ""), ["false", "101"]);
  assert.deepEqual(ask("LMSSetValue", "cmi.core.student_id", "x"), ["false", "403"]);
  assert.deepEqual(ask("LMSSetValue", "cmi.core.lesson_status", "done"), ["false", "405"]);
  assert.deepEqual(ask("LMSSetValue", "cmi.core.lesson_status", "Completed"), ["true", "0"]);
  assert.deepEqual(ask("LMSSetValue", "cmi.objectives.1.id", "x"), ["false", "201"]);
  assert.deepEqual(ask("LMSGetValue", "cmi.core.exit"), ["", "404"]);
  assert.deepEqual(ask("LMSGetValue", "cmi.core._children"), ["student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time", "0"]);
  assert.equal(old.api.LMSGetErrorString("403"), "Element is read only");
  const next = runTime("scorm2004", { given: { ...GIVEN, passing: "0.8" }, refuses: () => null, save: () => true });
  const ask2 = (name, ...args) => [next.api[name](...args), next.api.GetLastError()];
  next.api.Initialize("");
  assert.deepEqual(ask2("SetValue", "cmi.interactions.0.type", "choice"), ["false", "408"]);
  assert.deepEqual(ask2("SetValue", "cmi.score.scaled", "2"), ["false", "407"]);
  assert.deepEqual(ask2("SetValue", "cmi.score.scaled", "0.9"), ["true", "0"]);
  assert.deepEqual(ask2("GetValue", "cmi.success_status"), ["passed", "0"]);
});
