/** The bridge of `scormkit convert` over a record store: xAPI and cmi5. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { courseRecord } from "../../scormkit/player/src/bridge/course-record.js";
import { outerCmi5 } from "../../scormkit/player/src/bridge/to-cmi5.js";
import { launchedXapi, outerXapi } from "../../scormkit/player/src/bridge/to-xapi.js";
import { MODELS, runTime } from "./bridge-fixtures.js";
import { fakeClock } from "./fixtures.js";
import { ACTOR, fakeStore, fakeTab, fakeWindow, quiet, REGISTRATION } from "./records-fixtures.js";

const ROOT = "https://courses.example/safety";
const XAPI = { endpoint: "https://lms.example/xapi/", actor: JSON.stringify(ACTOR), registration: REGISTRATION, auth: "Basic eA==", activity_id: ROOT };
const CMI5 = { endpoint: "https://lms.example/xapi/", fetch: "https://lms.example/fetch?k=1", actor: JSON.stringify(ACTOR), registration: REGISTRATION, activityId: "https://lms.example/activities/9" };
const MOVEON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const data = (old, units = [{ id: ROOT, title: "Safety", href: "../index.html" }]) => ({ old, model: MODELS[old], title: "Safety", language: "en", units, course: ROOT, words: {} });
const launchData = (more = {}) => ({ contextTemplate: { extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s" }, contextActivities: {} }, launchMode: "Normal", moveOn: "CompletedOrPassed", ...more });

/** What comes of a promise while a fake clock is wound on. */
async function wait(promise, clock) {
  let found;
  promise.then((each) => { found = each; });
  for (let turn = 0; turn < 12 && found === undefined; turn++) {
    await quiet();
    clock.pass(2000);
  }
  return found;
}

async function sitting(old, connect, { store, tab = fakeTab(), clock = fakeClock() }) {
  const window = fakeWindow(tab);
  const states = [];
  const outer = await wait(connect({ window, clock, fetch: store.fetch, tell: (state) => states.push(state) }), clock);
  if (!outer || typeof outer === "string") return { outer };
  const made = runTime(old, outer);
  const pass = async () => {
    clock.pass(300);
    await quiet();
    clock.pass(300);
    await quiet();
  };
  await pass();
  return { outer, made, content: made.api, pass, window, clock, states, tab };
}
const inXapi = (old, options, unit = { id: ROOT, title: "Safety", href: "" }) =>
  sitting(old, ({ clock, fetch, tell }) => outerXapi(launchedXapi(data(old), XAPI, { clock, fetch, tell }), unit, ROOT), options);
const inCmi5 = (old, options, unit = { id: "u", title: "Safety", href: "" }) =>
  sitting(old, ({ window, clock, fetch, tell }) => outerCmi5({ data: data(old), unit, launch: CMI5, window, clock, fetch, tell }), options);
const set = (content, name, values) => Object.entries(values).forEach(([element, value]) => assert.equal(content[name](element, value), "true", element));

test("SCORM 2004 in xAPI: the data model is kept whole, and what was done is said once", async () => {
  const store = fakeStore();
  const first = await inXapi("scorm2004", { store });
  first.content.Initialize("");
  assert.equal(first.content.GetValue("cmi.learner_id"), "ada-the-learner");
  set(first.content, "SetValue", {
    "cmi.completion_status": "incomplete",
    "cmi.suspend_data": "x".repeat(64000),
    "cmi.location": "p4",
    "cmi.interactions.0.id": "q 1".replace(" ", "-"),
    "cmi.interactions.0.type": "choice",
    "cmi.interactions.0.correct_responses.0.pattern": "a[,]b",
    "cmi.interactions.0.learner_response": "a",
    "cmi.interactions.0.result": "incorrect",
    "cmi.interactions.0.latency": "PT4S",
    "cmi.interactions.0.description": "{lang=en}Which two?",
    "cmi.exit": "suspend",
  });
  assert.equal(first.content.Commit(""), "true");
  await first.pass();
  assert.equal(first.content.Commit(""), "true");
  await first.pass();
  assert.equal(first.content.Terminate(""), "true");
  await first.pass();
  assert.deepEqual(store.verbs(), ["initialized", "answered", "suspended", "terminated"]);
  const [, answered] = store.statements();
  assert.equal(answered.object.id, `${ROOT}/interactions/q-1`);
  assert.deepEqual(answered.object.definition.correctResponsesPattern, ["a[,]b"]);
  assert.deepEqual(answered.object.definition.description, { en: "Which two?" });
  assert.deepEqual(answered.result, { response: "a", success: false, duration: "PT4S" });
  assert.deepEqual(answered.context.contextActivities.parent, [{ objectType: "Activity", id: ROOT }]);

  const second = await inXapi("scorm2004", { store });
  second.content.Initialize("");
  const get = (name) => second.content.GetValue(name);
  assert.equal(get("cmi.entry"), "resume");
  assert.equal(get("cmi.suspend_data").length, 64000);
  assert.equal(get("cmi.interactions.0.learner_response"), "a");
  assert.match(get("cmi.total_time"), /^PT\d*S$/);
  set(second.content, "SetValue", { "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.scaled": "0.9", "cmi.score.raw": "18", "cmi.score.min": "0", "cmi.score.max": "20" });
  second.content.Terminate("");
  await second.pass();
  assert.deepEqual(store.verbs().slice(4), ["initialized", "resumed", "completed", "passed", "terminated"]);
  assert.deepEqual(store.statements().find(({ verb }) => verb.display.en === "passed").result.score, { scaled: 0.9, raw: 18, min: 0, max: 20 });
  const third = await inXapi("scorm2004", { store });
  third.content.Initialize("");
  assert.equal(third.content.GetValue("cmi.entry"), "ab-initio", "not suspended: a new attempt");
  assert.equal(third.content.GetValue("cmi.completion_status"), "unknown");
});

test("SCORM 1.2 in xAPI: a score alone is told at the end", async () => {
  const store = fakeStore();
  const { content, pass } = await inXapi("scorm12", { store });
  content.LMSInitialize("");
  set(content, "LMSSetValue", { "cmi.core.score.raw": "40", "cmi.core.lesson_status": "incomplete", "cmi.core.session_time": "00:01:30" });
  content.LMSFinish("");
  await pass();
  assert.deepEqual(store.verbs(), ["initialized", "scored", "terminated"]);
  assert.deepEqual(store.statements()[1].result.score, { scaled: 0.4, raw: 40 });
  assert.equal(store.statements()[2].result.duration, "PT90S");
});

test("SCORM 1.2 in cmi5: categories, one completed and one passed in a registration, back to the LMS at the end", async () => {
  const store = fakeStore({ data: launchData({ masteryScore: 0.8, returnURL: "https://lms.example/back", launchParameters: "level=2" }) });
  const first = await inCmi5("scorm12", { store });
  first.content.LMSInitialize("");
  assert.equal(first.content.LMSGetValue("cmi.student_data.mastery_score"), "80");
  assert.equal(first.content.LMSGetValue("cmi.launch_data"), "level=2");
  set(first.content, "LMSSetValue", { "cmi.core.score.raw": "85", "cmi.core.score.min": "0", "cmi.core.score.max": "100", "cmi.core.lesson_status": "passed" });
  first.content.LMSCommit("");
  first.content.LMSFinish("");
  await first.pass();
  assert.deepEqual(store.verbs(), ["initialized", "completed", "passed", "terminated"]);
  const [, completed, passed] = store.statements();
  assert.equal(completed.result.score, undefined);
  assert.deepEqual(completed.result.completion, true);
  assert.ok(passed.context.contextActivities.category.some(({ id }) => id === MOVEON));
  assert.equal(passed.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"], 0.8);
  assert.equal(first.window.went, "https://lms.example/back");
});

test("cmi5: below the LMS's own mark nobody has passed, whatever the content says, and failed comes at the end", async () => {
  const store = fakeStore({ data: launchData({ masteryScore: 0.9 }) });
  const { content, pass } = await inCmi5("scorm12", { store });
  content.LMSInitialize("");
  set(content, "LMSSetValue", { "cmi.core.score.raw": "85", "cmi.core.lesson_status": "passed" });
  content.LMSCommit("");
  await pass();
  assert.deepEqual(store.verbs(), ["initialized", "completed"]);
  content.LMSFinish("");
  await pass();
  assert.deepEqual(store.verbs(), ["initialized", "completed", "failed", "terminated"]);
});

test("cmi5: in review only the beginning and the end are said", async () => {
  const store = fakeStore({ data: launchData({ launchMode: "Review" }) });
  const { content, pass, states } = await inCmi5("scorm2004", { store });
  content.Initialize("");
  assert.equal(content.GetValue("cmi.mode"), "review");
  assert.equal(content.GetValue("cmi.credit"), "no-credit");
  set(content, "SetValue", { "cmi.completion_status": "completed", "cmi.success_status": "failed" });
  content.Terminate("");
  await pass();
  assert.deepEqual(store.verbs(), ["initialized", "terminated"]);
  assert.ok(states.includes("review"));
});

test("a link that was used already, and a store that is down, are told apart", async () => {
  const used = fakeStore({ data: launchData() });
  await used.fetch("https://lms.example/fetch?k=1", { method: "POST" });
  assert.equal((await inCmi5("scorm12", { store: used })).outer, "refused");
  const down = fakeStore();
  down.trouble = () => "down";
  assert.equal((await inXapi("scorm12", { store: down })).outer, "unreachable");
  const closed = fakeStore();
  closed.trouble = () => 403;
  assert.equal((await inXapi("scorm12", { store: closed })).outer, "refused");
});

test("while there is no line everything is kept in this browser, and goes out once at the next launch", async () => {
  const store = fakeStore();
  const tab = fakeTab();
  const first = await inXapi("scorm12", { store, tab });
  first.content.LMSInitialize("");
  store.trouble = ({ method }) => (method === "GET" ? null : "down");
  set(first.content, "LMSSetValue", { "cmi.core.lesson_status": "completed", "cmi.suspend_data": "kept" });
  assert.equal(first.content.LMSCommit(""), "true");
  await first.pass();
  assert.ok(first.states.some((each) => each === "unsaved" || each === "offline"));
  assert.ok(![...tab.local.kept.values()].join().includes("ada-the-learner"), "who learns is not written down");
  store.trouble = () => null;
  const second = await inXapi("scorm12", { store, tab });
  second.content.LMSInitialize("");
  assert.equal(second.content.LMSGetValue("cmi.suspend_data"), "kept");
  await second.pass();
  assert.equal(store.verbs().filter((each) => each === "completed").length, 1);
  assert.ok(store.statements().every(({ actor }) => actor.account.name === "ada-the-learner"));
});

test("a session that the store has closed makes the content's commit fail", async () => {
  const store = fakeStore();
  const { content, pass } = await inXapi("scorm12", { store });
  content.LMSInitialize("");
  store.trouble = () => 401;
  content.LMSSetValue("cmi.core.lesson_status", "completed");
  content.LMSCommit("");
  await pass();
  assert.equal(content.LMSCommit(""), "false");
});

test("a course of several units is completed with the last of them, and passed unless one is failed", async () => {
  const store = fakeStore();
  const clock = fakeClock();
  fakeWindow(fakeTab());
  const units = ["a", "b"].map((id) => `${ROOT}/units/${id}`);
  const launched = launchedXapi(data("scorm12", units.map((id) => ({ id, title: id, href: "" }))), XAPI, { clock, fetch: store.fetch, tell() {} });
  const record = await wait(courseRecord(launched, units), clock);
  const attempt = (more) => ({ completion: "completed", success: "unknown", score: null, ...more });
  record.note(units[0], attempt({ success: "passed", score: { scaled: 0.8, raw: 80, min: 0, max: 100 } }));
  record.note(units[1], attempt({ completion: "incomplete" }));
  clock.pass(300);
  await quiet();
  assert.deepEqual(store.verbs(), ["initialized"]);
  assert.deepEqual(units.map(record.isCompleted), [true, false]);
  record.note(units[1], attempt({}));
  clock.pass(300);
  await quiet();
  assert.deepEqual(store.verbs(), ["initialized", "completed", "passed"]);
  assert.deepEqual(store.statements()[2].result, { success: true, score: { scaled: 0.8 } });
  const again = await wait(courseRecord(launched, units), clock);
  assert.deepEqual(units.map(again.isCompleted), [true, true]);
});
