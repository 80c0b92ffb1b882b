import assert from "node:assert/strict";
import { test } from "node:test";
import { connectXapi } from "../../scormkit/player/src/adapters/xapi.js";
import { decode } from "../../scormkit/player/src/core/state.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { fakeClock, sampleCourse, TYPES } from "./fixtures.js";
import { ACTOR, fakeStorage, fakeStore, fakeTab, play, quiet, RECORDS, REGISTRATION, sit } from "./records-fixtures.js";

const LAUNCH = { endpoint: "https://lrs.example/xapi", auth: "Basic c2VjcmV0", actor: JSON.stringify(ACTOR), registration: REGISTRATION };
const once = (words) => assert.equal(new Set(words).size, words.length);
const ids = (store) => store.statements().map((each) => each.id);
const start = (store, options) => sit(connectXapi, store, LAUNCH, options);

test("what is done is said in order, each once, and the times never go back", async () => {
  const store = fakeStore();
  const at = await start(store);
  play(at.session);
  await at.exit();
  const said = store.verbs();
  assert.equal(said[0], "initialized");
  assert.equal(said.at(-1), "terminated");
  for (const word of ["completed", "passed", "initialized", "terminated"]) assert.equal(said.filter((each) => each === word).length, 1, word);
  assert.equal(said.filter((each) => each === "answered").length, 3);
  assert.equal(said.filter((each) => each === "scored").length, 3, "two checks and the course");
  const times = store.statements().map((each) => each.timestamp);
  assert.deepEqual(times, [...times].sort());
  once(times);
  once(ids(store));
  assert.equal(at.session.stored, true);
  assert.equal(store.doc.status, "passed");
});

test("an answer has its response, its result and where it was given", async () => {
  const store = fakeStore();
  const at = await start(store);
  play(at.session, { second: [0] });
  await at.exit();
  const [right, wrong] = store.statements().filter((each) => each.verb.display.en === "answered");
  assert.deepEqual(right.result.score, { scaled: 1, raw: 1, min: 0, max: 1 });
  assert.deepEqual([wrong.result.response, wrong.result.success, wrong.result.score], ["a", false, { scaled: 0, raw: 0, min: 0, max: 3 }]);
  assert.match(wrong.result.duration, /^PT\d/);
  assert.deepEqual(wrong.context.contextActivities.parent, [{ objectType: "Activity", id: `${RECORDS.base}checks/c2` }]);
  assert.deepEqual(wrong.context.contextActivities.other.map((each) => each.id), [`${RECORDS.base}objectives/A`, `${RECORDS.base}objectives/B`]);
  assert.deepEqual(wrong.context.contextActivities.grouping, [{ objectType: "Activity", id: RECORDS.course }]);
  assert.equal(wrong.context.registration, REGISTRATION);
});

test("without a line nothing is lost and nothing doubled; it goes out when the line is back", async () => {
  const store = fakeStore();
  const at = await start(store);
  const before = ids(store).length;
  store.trouble = () => "down";
  play(at.session);
  await at.pass(60000);
  assert.equal(at.session.saveState, "unsaved");
  assert.equal(ids(store).length, before);
  store.trouble = () => null;
  await at.pass(60000);
  assert.equal(at.session.saveState, "saved");
  assert.equal(store.verbs().filter((each) => each === "answered").length, 3);
  assert.equal(store.verbs().filter((each) => each === "passed").length, 1);
});

test("an answer that got lost is sent again under its identifier, so it is stored once", async () => {
  const store = fakeStore();
  const at = await start(store);
  store.trouble = ({ path }) => (path === "/xapi/statements" ? "lost" : null);
  play(at.session);
  await at.pass(3000);
  store.trouble = () => null;
  await at.pass(10000);
  const said = store.verbs();
  assert.equal(said.filter((each) => each === "answered").length, 3);
  once(ids(store));
  assert.equal(at.session.saveState, "saved");
});

test("the tab is closed without a line: the next launch in this browser sends what was left, and goes on", async () => {
  const store = fakeStore();
  const profile = fakeStorage();
  const first = await start(store, { tab: fakeTab(profile) });
  store.trouble = () => "down";
  play(first.session);
  await first.close();
  assert.ok(!JSON.stringify([...profile.kept]).includes("ada-the-learner"), "who learns is not written down");
  assert.ok(!JSON.stringify([...profile.kept]).includes("c2VjcmV0"), "nor is a secret");
  store.trouble = () => null;
  const second = await start(store, { tab: fakeTab(profile) });
  await second.pass(1000);
  assert.equal(second.session.status, "passed");
  assert.equal(store.verbs().filter((each) => each === "passed").length, 1);
  assert.equal(store.verbs().filter((each) => each === "answered").length, 3);
  assert.ok(store.statements().every((each) => each.actor.account.name === "ada-the-learner"));
  await second.exit();
  assert.deepEqual([...profile.kept.keys()], [], "nothing stays behind once all is stored");
});

test("another browser goes on where the first one was", async () => {
  const store = fakeStore();
  const first = await start(store);
  first.session.begin();
  first.session.goTo(3);
  await first.close();
  assert.deepEqual(store.verbs().slice(-2), ["suspended", "terminated"]);
  const second = await start(store);
  assert.equal(second.session.resumed, true);
  assert.equal(second.session.page.key, 3);
  assert.ok(store.verbs().includes("resumed"));
});

test("two sessions that do not know of each other lose nothing: what one reached, the other keeps", async () => {
  const store = fakeStore();
  const [one, other] = [await start(store), await start(store)];
  one.session.begin();
  one.session.goTo(1);
  await one.pass(1000);
  other.session.begin();
  other.session.goTo(3);
  await other.pass(1000);
  one.session.goTo(2);
  await one.pass(1000);
  const index = indexCourse(sampleCourse(), TYPES);
  assert.deepEqual([...decode(store.doc.data, index).visited].sort(), [0, 1, 2, 3]);
  assert.deepEqual([one.session.saveState, other.session.saveState], ["saved", "saved"]);
  assert.ok(store.requests.some(({ headers }) => headers["If-Match"]));
});

for (const status of [429, 500, 503]) {
  test(`a store that answers ${status} is asked again, less and less often`, async () => {
    const store = fakeStore();
    const at = await start(store);
    store.trouble = () => status;
    at.session.begin();
    await at.pass(1000);
    const count = store.requests.length;
    await at.pass(60000);
    assert.ok(store.requests.length - count < 8);
    assert.equal(at.session.saveState, "unsaved");
    store.trouble = () => null;
    await at.pass(61000);
    assert.equal(at.session.saveState, "saved");
    assert.ok(store.verbs().includes("experienced"));
  });
}

test("a store that lets nobody in any more ends the session in plain words, and is left alone", async () => {
  const store = fakeStore();
  const at = await start(store);
  store.trouble = () => 401;
  at.session.begin();
  await at.pass(1000);
  assert.equal(at.session.saveState, "ended");
  const count = store.requests.length;
  await at.pass(600000);
  assert.equal(store.requests.length, count);
});

test("too much at once is sent in parts; one statement that is refused holds up none of the others", async () => {
  const store = fakeStore();
  const at = await start(store);
  store.trouble = ({ path, body }) => {
    if (path !== "/xapi/statements") return null;
    const batch = JSON.parse(body);
    if (batch.length > 2) return 413;
    return batch.some((each) => each.verb.display.en === "progressed") ? 400 : null;
  };
  const warn = console.warn;
  const warnings = [];
  console.warn = (text) => warnings.push(text);
  play(at.session);
  await at.exit();
  await at.pass(5000);
  console.warn = warn;
  assert.ok(warnings.length > 0 && warnings.every((text) => text.includes("progressed")));
  assert.equal(store.verbs().filter((each) => each === "answered").length, 3);
  assert.equal(store.verbs().at(-1), "terminated");
  assert.equal(at.session.saveState, "saved");
});

test("no request is larger than what a browser sends for a page that is gone", async () => {
  const store = fakeStore();
  const at = await start(store);
  store.trouble = () => "down";
  at.session.begin();
  for (let round = 0; round < 400; round++) at.session.goTo([0, 1, 3][round % 3]);
  store.trouble = () => null;
  await at.pass(61000);
  const posts = store.requests.filter(({ method, path }) => method === "POST" && path === "/xapi/statements");
  assert.ok(posts.length > 4);
  assert.ok(posts.every(({ body, keepalive }) => body.length < 60000 && keepalive));
  once(ids(store));
});

test("a course in a script of three bytes a character is sent, too, in requests that a browser lets through", async () => {
  const store = fakeStore();
  const at = await sit(connectXapi, store, { ...LAUNCH, actor: JSON.stringify({ ...ACTOR, name: "安全培训".repeat(200) }) });
  store.trouble = () => "down";
  at.session.begin();
  for (let round = 0; round < 200; round++) at.session.goTo([0, 1, 3][round % 3]);
  store.trouble = () => null;
  await at.pass(61000);
  assert.equal(at.session.saveState, "saved");
  const posts = store.requests.filter(({ method, path }) => method === "POST" && path === "/xapi/statements");
  assert.ok(posts.some(({ body }) => Buffer.byteLength(body) > 30000));
  assert.ok(posts.every(({ body, keepalive }) => Buffer.byteLength(body) < 60000 && keepalive));
});

test("a page that goes away sends everything at once, what is under way as well", async () => {
  const store = fakeStore();
  const at = await start(store);
  at.session.begin();
  let release;
  const real = store.fetch;
  const stuck = new Promise((resolve) => { release = resolve; });
  let held = true;
  store.answerLater = true;
  at.window.document.visibilityState = "visible";
  // The next request hangs as on a slow line.
  const slow = async (...request) => {
    if (held) { held = false; await stuck; }
    return real(...request);
  };
  store.fetch = slow;
  await at.pass(300);
  play(at.session);
  at.window.document.visibilityState = "hidden";
  at.session.flush();
  await quiet();
  release();
  await at.pass(3000);
  once(ids(store));
  assert.equal(store.verbs().filter((each) => each === "answered").length, 3);
});

test("failed is said when a round is failed, once a round, and a later pass follows", async () => {
  const store = fakeStore();
  const at = await start(store, { settings: { reporting: "passed-failed" } });
  play(at.session, { third: [1] });
  await at.pass(1000);
  at.session.restartAssessment(4);
  at.session.answer(3, [1]);
  await at.pass(1000);
  assert.equal(store.verbs().filter((each) => each === "failed").length, 1, "not while the next round is under way");
  at.session.finishAssessment(4);
  at.session.restartAssessment(4);
  at.session.answer(3, [0]);
  at.session.finishAssessment(4);
  await at.exit();
  const results = store.verbs().filter((each) => ["failed", "passed", "completed"].includes(each));
  assert.deepEqual(results, ["completed", "failed", "failed", "passed"]);
});

test("a learner who has passed is told so in every later session, and no second time to the store", async () => {
  const store = fakeStore();
  const first = await start(store);
  play(first.session);
  await first.exit();
  const second = await start(store);
  assert.equal(second.session.status, "passed");
  second.session.begin();
  await second.exit();
  assert.equal(store.verbs().filter((each) => each === "passed").length, 1);
  assert.equal(store.verbs().filter((each) => each === "completed").length, 1);
});

test("a store that is down at the launch does not stop the course; what it held is not written over", async () => {
  const store = fakeStore();
  const first = await start(store);
  first.session.begin();
  first.session.goTo(3);
  await first.close();
  const clock = fakeClock();
  store.trouble = () => "down";
  const second = await start(store, { clock });
  assert.equal(second.session.launch.tracking, true);
  second.session.begin();
  second.session.goTo(1);
  await second.pass(1000);
  store.trouble = () => null;
  await second.pass(61000);
  const index = indexCourse(sampleCourse(), TYPES);
  assert.deepEqual([...decode(store.doc.data, index).visited].sort(), [0, 1, 3]);
});

test("a store that keeps its etags to itself is written to all the same", async () => {
  const store = fakeStore({ etags: false });
  store.trouble = ({ method, path, body }) => {
    if (method !== "PUT" || !path.endsWith("state")) return null;
    store.write(JSON.parse(body));
    return 204;
  };
  const at = await start(store);
  at.session.begin();
  await at.exit();
  assert.equal(at.session.saveState, "saved");
});

test("those who help see what the store answered last, and what it refused, and no name", async () => {
  const store = fakeStore();
  const at = await start(store);
  at.session.begin();
  await at.pass(1000);
  assert.deepEqual(at.session.support().lms, { answer: "GET activities/state: 200", error: "" });
  store.trouble = ({ method }) => (method === "POST" ? 503 : null);
  at.session.goTo(1);
  await at.pass(1000);
  assert.deepEqual(at.session.support().lms, { answer: "POST statements: 503", error: "POST statements: 503" });
  store.trouble = () => "down";
  assert.equal((await start(store)).session.saveState, "unsaved");
  const refused = fakeStore();
  refused.trouble = () => 401;
  assert.deepEqual((await start(refused)).session.support().lms.error, "GET activities/state: 401");
});

test("a page to log in, in place of an answer, is none: nothing is lost, and what the store holds is not written over", async () => {
  const store = fakeStore();
  const at = await start(store);
  at.session.begin();
  await at.pass(1000);
  const real = store.answer;
  store.answer = () => [200, "\n<!DOCTYPE html><title>Log in</title>"];
  at.session.goTo(1);
  await at.pass(1000);
  assert.equal(at.session.saveState, "unsaved");
  const again = await start(store);
  assert.equal(again.session.saveState, "unsaved");
  store.answer = real;
  await at.pass(5000);
  await at.pass(60_000);
  assert.equal(at.session.saveState, "saved");
  assert.equal(store.verbs().filter((verb) => verb === "experienced").length, 2);
});

test("who is not let in at the launch is told so, and a launch without a store is none", async () => {
  const store = fakeStore();
  store.trouble = () => 403;
  const at = await start(store);
  assert.equal(at.session.launch.notice, "refused");
  assert.equal((await sit(connectXapi, store, null)).adapter, null);
  assert.equal((await sit(connectXapi, store, { ...LAUNCH, actor: "{}" })).adapter, null);
});
