import assert from "node:assert/strict";
import { test } from "node:test";
import { connectCmi5 } from "../../scormkit/player/src/adapters/cmi5.js";
import { launchParameters } from "../../scormkit/player/src/adapters/xapi-launch.js";
import { page, assessment, question, unit, course } from "./fixtures.js";
import { ACTOR, fakeStore, fakeTab, fakeWindow, play, quiet, RECORDS, REGISTRATION, sit } from "./records-fixtures.js";

const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVEON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const ACTIVITY = "https://lms.example/activities/1";
const LAUNCH = {
  endpoint: "https://lms.example/xapi/",
  fetch: "https://lms.example/fetch?k=1",
  actor: JSON.stringify(ACTOR),
  registration: REGISTRATION,
  activityId: ACTIVITY,
};
const data = (more = {}) => ({
  contextTemplate: {
    extensions: { [SESSION]: "s-1", "https://lms.example/own": 1 },
    contextActivities: { grouping: [{ id: "urn:publisher" }], category: [{ id: "https://lms.example/category" }] },
  },
  launchMode: "Normal",
  moveOn: "CompletedAndPassed",
  ...more,
});
const start = (store, options, launch = LAUNCH) => sit(connectCmi5, store, launch, options);
const defined = (store) => store.statements().filter((each) => each.context.contextActivities.category.some(({ id }) => id === CMI5));
const words = (list) => list.map((each) => each.verb.display.en);

test("the token comes first, then launch data and preferences, then initialized; terminated is last", async () => {
  const store = fakeStore({ data: data() });
  const at = await start(store);
  play(at.session);
  await at.exit();
  const [fetched, launchData, preferences] = store.requests;
  assert.deepEqual([fetched.method, fetched.path], ["POST", "/fetch"]);
  assert.equal(launchData.url.searchParams.get("stateId"), "LMS.LaunchData");
  assert.equal(preferences.url.searchParams.get("profileId"), "cmi5LearnerPreferences");
  assert.ok(store.requests.slice(1).every(({ headers }) => headers.Authorization === "Basic dG9rZW4="));
  assert.deepEqual(words(defined(store)), ["initialized", "completed", "passed", "terminated"]);
  assert.equal(store.verbs()[0], "initialized");
  assert.equal(store.verbs().at(-1), "terminated");
  assert.ok(store.requests.every(({ method, url }) => method === "GET" || url.searchParams.get("stateId") !== "LMS.LaunchData"));
});

test("every statement carries the template, and only the right ones the categories of cmi5", async () => {
  const store = fakeStore({ data: data() });
  const at = await start(store);
  play(at.session);
  await at.exit();
  for (const each of store.statements()) {
    const { extensions, contextActivities, registration } = each.context;
    assert.equal(extensions[SESSION], "s-1");
    assert.equal(extensions["https://lms.example/own"], 1);
    assert.equal(registration, REGISTRATION);
    assert.ok(contextActivities.grouping.some(({ id }) => id === "urn:publisher"));
    assert.ok(contextActivities.category.some(({ id }) => id === "https://lms.example/category"));
    const category = contextActivities.category.map(({ id }) => id);
    const word = each.verb.display.en;
    assert.equal(category.includes(CMI5), ["initialized", "completed", "passed", "terminated"].includes(word), word);
    assert.equal(category.includes(MOVEON), ["completed", "passed"].includes(word), word);
    assert.deepEqual(each.actor, ACTOR);
    assert.match(each.timestamp, /Z$/);
  }
  for (const { object, result } of defined(store)) {
    assert.equal(object.id, ACTIVITY);
    assert.ok(!result || result.duration);
  }
});

for (const [mode, launchMode] of [["browse", "Browse"], ["review", "Review"]]) {
  test(`in ${launchMode} only the beginning and the end are said, and no progress is kept`, async () => {
    const store = fakeStore({ data: data({ launchMode, returnURL: "https://lms.example/back" }) });
    const at = await start(store);
    assert.equal(at.session.launch.mode, mode);
    play(at.session);
    await at.exit();
    assert.deepEqual(store.verbs(), ["initialized", "terminated"]);
    assert.equal(store.doc, null);
    assert.equal(at.window.went, "https://lms.example/back");
  });
}

test("the return address is followed after terminated is stored, and only if it is one of the web", async () => {
  for (const [returnURL, went] of [["https://lms.example/back", "https://lms.example/back"], ["javascript:alert(1)", undefined]]) {
    const store = fakeStore({ data: data({ returnURL }) });
    const at = await start(store);
    at.session.begin();
    store.trouble = ({ body }) => (body?.includes("terminated") ? "down" : null);
    await at.exit();
    assert.equal(at.window.went, undefined);
    store.trouble = () => null;
    await at.pass(3000);
    assert.equal(store.verbs().at(-1), "terminated");
    assert.equal(at.window.went, went);
  }
});

test("a reload goes on in the same session: one token, one initialized, nothing lost", async () => {
  const store = fakeStore({ data: data() });
  const tab = fakeTab();
  const first = await start(store, { tab });
  first.session.begin();
  first.session.goTo(1);
  store.trouble = ({ path }) => (path === "/xapi/statements" ? "down" : null);
  await first.close();
  store.trouble = () => null;
  const second = await start(store, { tab });
  assert.equal(second.session.resumed, true);
  assert.equal(second.session.page.key, 1);
  play(second.session);
  await second.exit();
  assert.equal(store.requests.filter(({ path }) => path === "/fetch").length, 1);
  assert.equal(store.verbs().filter((each) => each === "initialized").length, 1);
  assert.deepEqual(words(defined(store)), ["initialized", "completed", "passed", "terminated"]);
});

/**
 * A store that ends the session the moment it is told, and that takes longer over a document than over statements.
 */
function hasty() {
  const store = fakeStore({ data: data() });
  const real = store.fetch;
  let over = false;
  store.late = [];
  store.gone = false;
  store.fetch = async (address, options = {}) => {
    if (store.gone) return new Promise(() => {});
    if (options.method === "PUT") await quiet();
    if (over && options.method && !address.includes("fetch?")) store.late.push(options.method);
    if (over) return { status: 403, ok: false, text: async () => "", headers: { get: () => null } };
    if (options.body?.includes('"terminated"')) over = true;
    return real(address, options);
  };
  return store;
}

test("a learner who is done closes the tab: nothing is left to save, and terminated is the one thing that goes out", async () => {
  const store = hasty();
  const at = await start(store);
  play(at.session);
  await settled(at);
  await at.pass(60_000);
  const [before, saved] = [store.requests.length, JSON.stringify(store.doc)];
  leave(at);
  const sent = store.requests.slice(before);
  assert.deepEqual(sent.map(({ method, path, keepalive }) => [method, path, keepalive]), [["POST", "/xapi/statements", true]]);
  await at.pass();
  assert.equal(store.verbs().at(-1), "terminated");
  assert.equal(JSON.stringify(store.doc), saved);
  assert.ok(!at.states.includes("unsaved"), "what comes while a save is under way is no failure");
  assert.deepEqual(store.late, []);
});

test("what is not saved yet goes before terminated, which follows once it is stored", async () => {
  const { store, at } = await closedAtOnce();
  await settled(at);
  assert.equal(store.doc.location, "p1");
  assert.equal(store.verbs().at(-1), "terminated");
  assert.deepEqual(store.late, []);
});

test("where the page is gone by then, all is stored but terminated, and a reload goes on in the session", async () => {
  const { store, at, tab } = await closedAtOnce();
  store.gone = true;
  await settled(at);
  assert.equal(store.doc.location, "p1");
  assert.ok(store.verbs().includes("passed"));
  assert.ok(!store.verbs().includes("terminated"));
  store.gone = false;
  const again = await start(store, { tab });
  assert.deepEqual([again.session.launch.tracking, again.session.page.key], [true, 1]);
});

/** A learner who is done turns a page and closes the tab in the same moment. */
async function closedAtOnce() {
  const [store, tab] = [hasty(), fakeTab()];
  const at = await start(store, { tab });
  play(at.session);
  await settled(at);
  at.session.goTo(1);
  const before = store.requests.length;
  leave(at);
  assert.ok(store.requests.slice(before).every(({ body }) => !body?.includes("terminated")), "not beside the state");
  return { store, at, tab };
}

/** What a browser tells a page that goes away, one after the other. */
function leave({ session, window }) {
  window.document.visibilityState = "hidden";
  session.flush();
  window.dispatch("pagehide");
  session.close();
}

async function settled(at) {
  for (let turn = 0; turn < 6; turn++) await at.pass();
}

test("the address in another tab, where the token is not, says in plain words to open the course again", async () => {
  const store = fakeStore({ data: data() });
  await start(store);
  const again = await start(store);
  assert.deepEqual([again.session.launch.tracking, again.session.launch.notice], [false, "refused"]);
  assert.equal(again.session.support().lms.error, "POST fetch: 200 1 used");
});

test("nobody answers: the learner is told that, and nothing is recorded", async () => {
  const store = fakeStore({ data: data() });
  store.trouble = () => "down";
  const cut = (await start(store)).session;
  assert.deepEqual([cut.launch.notice, cut.support().lms.error], ["unreachable", "POST fetch: 0"]);
  store.trouble = ({ path }) => (path.endsWith("state") ? 500 : null);
  const broken = (await start(store)).session;
  assert.deepEqual([broken.launch.notice, broken.support().lms.error], ["unreachable", "GET activities/state: 500"]);
});

test("an opened course after its session ended says so", async () => {
  const store = fakeStore({ data: data() });
  const tab = fakeTab();
  const first = await start(store, { tab });
  first.session.begin();
  await first.exit();
  assert.equal((await start(store, { tab })).session.launch.notice, "refused");
});

test("completed and passed are said once in a registration, over sessions, also when progress could not be saved", async () => {
  const store = fakeStore({ data: data() });
  const first = await start(store);
  store.trouble = ({ method, path }) => (method === "PUT" && path.endsWith("state") ? 500 : null);
  play(first.session);
  await first.pass(3000);
  store.trouble = () => null;
  store.documents.delete("scormkit");
  const relaunch = { ...LAUNCH, fetch: "https://lms.example/fetch?k=2" };
  const second = await sit(connectCmi5, Object.assign(store, { answer: answering(store) }), relaunch, {});
  play(second.session);
  await second.exit();
  for (const word of ["completed", "passed"]) assert.equal(store.verbs().filter((each) => each === word).length, 1, word);
  assert.equal(second.session.saveState, "saved");
});

/** A launcher that gives out a token for each launch. */
function answering(store) {
  const real = store.answer;
  return (request) => (request.path === "/fetch" ? [200, JSON.stringify({ "auth-token": "dG9rZW4=" })] : real(request));
}

test("failed is said at Exit, so that a pass in the same session can still be said", async () => {
  const settings = { reporting: "passed-failed" };
  for (const [then, results] of [["fail", ["completed", "failed"]], ["pass", ["completed", "passed"]]]) {
    const store = fakeStore({ data: data() });
    const at = await start(store, { settings });
    play(at.session, { third: [1] });
    if (then === "pass") {
      at.session.restartAssessment(4);
      at.session.answer(3, [0]);
      at.session.finishAssessment(4);
    }
    await at.exit();
    assert.deepEqual(words(defined(store)), ["initialized", ...results, "terminated"]);
    assert.deepEqual(defined(store).find((each) => words([each])[0] === results.at(-1)).result.success, then === "pass");
  }
});

test("failed is said at once when no try is left", async () => {
  const store = fakeStore({ data: data() });
  const at = await start(store, { settings: { reporting: "passed-failed" }, checks: { attempts: 1 } });
  play(at.session, { third: [1] });
  await at.pass(1000);
  assert.ok(store.verbs().includes("failed"));
  await at.exit();
  assert.equal(store.verbs().filter((each) => each === "failed").length, 1);
});

/** A course with one check, so that one number decides. */
const single = () =>
  course([unit("one", [page("p0", 0), assessment("c1", 1, [question("q1", { key: 1, points: 6 }), question("q2", { key: 2, points: 4 })])], [])], { records: RECORDS });

for (const [mastery, results] of [[0.5, ["completed", "passed"]], [0.8, []]]) {
  test(`the LMS's own pass mark of ${mastery} decides about 60 percent, and is named with the result`, async () => {
    const store = fakeStore({ data: data({ masteryScore: mastery }) });
    const at = await start(store, { course: single() });
    at.session.begin();
    at.session.goTo(1);
    at.session.beginAssessment(1);
    at.session.answer(1, [0]);
    at.session.nextQuestion(1);
    at.session.answer(2, [1]);
    at.session.finishAssessment(1);
    await at.exit();
    assert.equal(at.session.assessment(1).passingScore, mastery * 100);
    assert.deepEqual(words(defined(store)), ["initialized", ...results, "terminated"]);
    const judged = defined(store).filter((each) => each.result?.success !== undefined);
    assert.ok(judged.every((each) => each.context.extensions[MASTERY] === mastery && each.result.score.scaled === 0.6));
  });
}

test("a session that the LMS has closed is over; one statement that it refuses is not the end", async () => {
  const store = fakeStore({ data: data() });
  const at = await start(store);
  store.trouble = ({ path, body }) => (path.endsWith("statements") && body.includes("progressed") ? 403 : null);
  const warn = console.warn;
  console.warn = () => {};
  play(at.session);
  await at.pass(3000);
  console.warn = warn;
  assert.equal(at.session.saveState, "saved");
  assert.ok(store.verbs().includes("passed"));
  store.trouble = () => 403;
  at.session.goTo(1);
  await at.pass(1000);
  assert.equal(at.session.saveState, "ended");
});

test("secrets leave the address bar at once, and a reload finds them in the tab", () => {
  const tab = fakeTab();
  const query = new URLSearchParams({ ...LAUNCH, other: "1" });
  const window = fakeWindow(tab, `https://courses.example/one/index.html?${query}`);
  assert.equal(launchParameters(window, ["endpoint", "fetch"]).fetch, LAUNCH.fetch);
  assert.equal(window.location.href, "https://courses.example/one/index.html");
  assert.equal(launchParameters(fakeWindow(tab), ["endpoint", "fetch"]).registration, REGISTRATION);
  assert.equal(tab.local.kept.size, 0);
  assert.equal(launchParameters(fakeWindow(fakeTab()), ["endpoint"]), null);
});

test("a learner who wants no sound hears none", async () => {
  const { listening } = await import("../../scormkit/player/src/adapters/records-follow.js");
  assert.ok(listening);
  for (const [preferences, silent] of [['{"audioPreference":"off","languagePreference":"en"}', true], ['{"audioPreference":"on"}', false], ["", false]]) {
    const store = fakeStore({ data: data() });
    const real = store.answer;
    store.answer = (request) => (request.path === "/xapi/agents/profile" ? [preferences ? 200 : 404, preferences] : real(request));
    await start(store);
    assert.equal((await import("../../scormkit/player/src/adapters/records-follow.js")).listening.silent, silent);
  }
});
