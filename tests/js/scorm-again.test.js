/** The adapter against an LMS that we did not write: scorm-again's SCORM 1.2 run time, also with its settings turned. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Scorm12API } from "scorm-again/scorm12";
import { findApi } from "../../scormkit/player/src/adapters/discover.js";
import { scorm12Adapter } from "../../scormkit/player/src/adapters/scorm12.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { ENCODINGS, fakeClock, sampleCourse, TYPES } from "./fixtures.js";

const OFF = 5;

/** One launch. `record` is what an earlier launch left behind. */
function launch({ record = null, settings = {}, course = {}, checks = {}, clock = fakeClock(), core = {} } = {}) {
  const server = { commits: [], works: true };
  const http = {
    processHttpRequest(_url, parameters) {
      if (server.works) server.commits.push(parameters);
      return server.works ? { result: "true", errorCode: 0 } : { result: "false", errorCode: 391 };
    },
    updateSettings() {},
  };
  const api = new Scorm12API({ lmsCommitUrl: "lms", autocommit: false, logLevel: OFF, ...settings }, http);
  if (record) api.loadFromJSON(record, "");
  Object.assign(api.cmi.core, core);
  const adapter = scorm12Adapter({ find: () => findApi({ parent: { API: api } }, "API", "LMSInitialize"), clock, encodings: ENCODINGS });
  const session = createSession({ course: sampleCourse(course, checks), adapter, clock, random: () => 0.25, types: TYPES });
  session.start();
  const errors = [];
  const { LMSSetValue } = api;
  api.LMSSetValue = (element, value) => {
    const answer = LMSSetValue.call(api, element, value);
    if (answer !== "true") errors.push([element, value, api.LMSGetLastError()]);
    return answer;
  };
  return { api, session, clock, server, errors, record: () => api.renderCMIToJSONObject().cmi };
}

function play({ session, clock }, { second = [0, 2], third = [0] } = {}) {
  session.begin();
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
  clock.pass(250);
}

test("a pass: status, score, place, state, time, exit and every answer are there", () => {
  const sitting = launch();
  play(sitting);
  assert.equal(sitting.session.exit(), true);
  const cmi = sitting.record();
  assert.deepEqual(sitting.errors, []);
  assert.equal(cmi.core.lesson_status, "passed");
  assert.deepEqual([cmi.core.score.raw, cmi.core.score.min, cmi.core.score.max], ["100", "0", "100"]);
  assert.equal(cmi.core.lesson_location, "c4");
  assert.equal(cmi.core.session_time, "00:00:12", "as scorm-again renders 0000:00:12");
  assert.equal(cmi.core.exit, "");
  const objectives = Object.values(cmi.objectives).map(({ id, status, score }) => [id, status, score.raw]);
  assert.deepEqual(objectives, [["A", "passed", "100"], ["B", "passed", "100"], ["C", "completed", ""]]);
  const [, q2, q3] = Object.values(cmi.interactions);
  assert.equal(q2.id, "q2");
  assert.equal(q2.type, "choice");
  assert.equal(q2.weighting, "3");
  assert.equal(q2.student_response, "a,c");
  assert.equal(q2.result, "correct");
  assert.equal(q2.latency, "00:00:07", "as scorm-again renders 0000:00:07");
  assert.match(q2.time, /^\d\d:\d\d:\d\d$/);
  assert.deepEqual(q2.correct_responses, { 0: { pattern: "{a,c}" } });
  assert.deepEqual(q2.objectives, { 0: { id: "A" }, 1: { id: "B" } });
  assert.deepEqual([q3.type, q3.student_response, q3.correct_responses[0].pattern], ["true-false", "t", "t"]);
});

test("left in the middle, resumed, failed, tried again to a pass, over three launches", () => {
  const clock = fakeClock();
  const course = { reporting: "passed-failed", navigation: "linear-first" };
  const first = launch({ clock, course });
  first.session.begin();
  first.session.goTo(1);
  first.session.goTo(2);
  first.session.beginAssessment(2);
  first.session.answer(1, [0]);
  clock.jump(90_000);
  first.session.close();
  assert.equal(first.record().core.exit, "suspend");
  assert.equal(first.record().core.lesson_status, "incomplete");

  const second = launch({ clock, course, record: first.record() });
  assert.deepEqual([second.session.resumed, second.session.page.id], [true, "c2"]);
  second.session.begin();
  assert.equal(second.session.assessment(2).index, 1);
  second.session.answer(2, [1]);
  second.session.finishAssessment(2);
  second.session.goTo(3);
  second.session.goTo(4);
  second.session.beginAssessment(4);
  second.session.answer(3, [0]);
  second.session.finishAssessment(4);
  clock.pass(250);
  second.session.close();
  assert.equal(second.record().core.lesson_status, "failed");
  assert.equal(second.record().core.score.raw, "40");
  assert.equal(second.record().core.exit, "suspend");

  const third = launch({ clock, course, record: second.record() });
  third.session.begin();
  third.session.goTo(2);
  third.session.restartAssessment(2);
  third.session.answer(1, [0]);
  third.session.nextQuestion(2);
  third.session.answer(2, [0, 2]);
  third.session.finishAssessment(2);
  third.session.close();
  const cmi = third.record();
  assert.equal(cmi.core.lesson_status, "passed");
  assert.equal(cmi.core.score.raw, "100");
  assert.deepEqual(Object.values(cmi.interactions).map(({ id, result }) => `${id} ${result}`), [
    "q1 correct",
    "q2 wrong",
    "q3 correct",
    "q1 correct",
    "q2 correct",
  ]);
  assert.equal(Object.keys(cmi.objectives).length, 3);
  for (const { errors } of [first, second, third]) assert.deepEqual(errors, []);
});

test("a passed course launched again stays passed, and its score stays", () => {
  const first = launch();
  play(first);
  first.session.exit();
  const record = first.record();
  delete record.suspend_data; // dropped by the LMS, as many do after exit ""
  const again = launch({ record });
  play(again, { second: [1], third: [1] });
  again.session.exit();
  assert.equal(again.record().core.lesson_status, "passed");
  assert.equal(again.record().core.score.raw, "100");
});

test("what the LMS makes of a mastery score agrees with what we say", () => {
  for (const mastery_override of [true, false]) {
    for (const [second, status] of [[[0, 2], "passed"], [[1], "failed"]]) {
      const sitting = launch({
        course: { reporting: "passed-failed", masteryScore: 80 },
        settings: { mastery_override },
        record: { student_data: { mastery_score: "80" }, core: { credit: "credit", lesson_mode: "normal" } },
      });
      assert.equal(sitting.api.LMSGetValue("cmi.student_data.mastery_score"), "80");
      play(sitting, { second });
      sitting.session.close();
      assert.equal(sitting.record().core.lesson_status, status);
    }
  }
});

test("review leaves the record as it was", () => {
  const first = launch();
  play(first);
  first.session.exit();
  const review = launch({ record: first.record(), core: { lesson_mode: "review" } });
  play(review, { third: [1] });
  review.session.exit();
  const [before, after] = [first.record(), review.record()];
  for (const part of ["suspend_data", "interactions", "objectives"]) assert.deepEqual(after[part], before[part]);
  assert.equal(after.core.lesson_status, "passed");
  assert.equal(after.core.lesson_location, before.core.lesson_location);
});

test("a server that is away for a while: not saved, then saved, and nothing is missing", () => {
  const sitting = launch();
  sitting.session.begin();
  sitting.clock.pass(250);
  sitting.server.works = false;
  play(sitting);
  assert.equal(sitting.session.saveState, "unsaved");
  sitting.server.works = true;
  sitting.clock.pass(60_000);
  assert.equal(sitting.session.saveState, "saved");
  assert.equal(sitting.server.commits.at(-1).cmi.core.lesson_status, "passed");
  assert.equal(sitting.server.commits.at(-1).cmi.suspend_data, sitting.record().suspend_data);
});

test("an LMS page that initialized before us is taken over", () => {
  const clock = fakeClock();
  const api = new Scorm12API({ autocommit: false, logLevel: OFF });
  assert.equal(api.LMSInitialize(""), "true");
  const session = createSession({ course: sampleCourse(), adapter: scorm12Adapter({ find: () => api, clock, encodings: ENCODINGS }), clock, random: Math.random, types: TYPES });
  assert.equal(session.start().tracking, true);
  session.begin();
  clock.pass(250);
  assert.equal(api.cmi.core.lesson_location, "p0");
});

test("a page that is loaded again after its session ended begins another", () => {
  const clock = fakeClock();
  const api = new Scorm12API({ autocommit: false, logLevel: OFF });
  const sit = () => {
    const adapter = scorm12Adapter({ find: () => api, clock, encodings: ENCODINGS });
    const session = createSession({ course: sampleCourse(), adapter, clock, random: Math.random, types: TYPES });
    session.start();
    return session;
  };
  const first = sit();
  first.begin();
  first.goTo(3);
  first.close();
  const second = sit();
  assert.equal(second.launch.tracking, true);
  assert.deepEqual([second.resumed, second.page.id], [true, "p3"]);
});
