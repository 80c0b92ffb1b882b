/** A unit that is taken again: by the player itself, and by a platform that begins it anew (SCORM 2004 4th Edition). */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Scorm2004API } from "scorm-again/scorm2004";
import * as choiceTold from "../../scormkit/interactions/choice/scorm2004.js";
import { scorm2004Adapter } from "../../scormkit/player/src/adapters/scorm2004.js";
import { untrackedAdapter } from "../../scormkit/player/src/adapters/untracked.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { assessment, course, fakeClock, page, question, TYPES, unit } from "./fixtures.js";

const ENCODINGS = { choice: choiceTold };

/** A unit with two pages (a practice question on the first, a note on the second) and a check that may be taken three times. */
function retaken(among) {
  const practice = question("practice", { key: 0 });
  const check = { ...assessment("check", 3, [question("q1", { key: 1 })], { attempts: 3 }), lap: 1 };
  const notes = { ...page("pB", 1), kept: [{ key: 9, limit: 100 }] };
  const test = unit("test", [page("pA", 0, [practice]), notes, check]);
  return { ...course([test, { ...unit("after", [page("pC", 7)]), key: 1 }]), ...(among ? { among } : {}) };
}

function sessionOf(data, adapter = untrackedAdapter()) {
  const session = createSession({ course: data, adapter, clock: fakeClock(), random: () => 0.5, types: TYPES });
  session.start();
  session.begin();
  return session;
}

function takeUnit(session, right) {
  const [pA, pB, check] = session.pages;
  session.goTo(pA.key);
  session.answer(pA.questions[0].key, [1]);
  session.goTo(pB.key);
  session.goTo(check.key);
  session.beginAssessment(check.key);
  session.answer(check.questions[0].key, [right ? 0 : 1]);
  session.finishAssessment(check.key);
}

test("who fails goes through the unit again before the next try, and keeps what they wrote", () => {
  const session = sessionOf(retaken());
  const [pA, pB, check, pC] = session.pages;
  takeUnit(session, false);
  session.keep(9, ["my plan"]);
  assert.deepEqual(session.isLocked(pC), null);
  const { again, retriable, left } = session.assessment(check.key);
  assert.deepEqual({ again, retriable, left }, { again: true, retriable: true, left: 2 });
  session.restartAssessment(check.key);

  assert.equal(session.page, pA);
  assert.deepEqual([pA, pB, check].map(session.isVisited), [true, false, false]);
  assert.equal(session.question(pA.questions[0].key).checked, false);
  assert.deepEqual(session.kept(9), ["my plan"]);
  assert.deepEqual(session.isLocked(check), { key: "locked.visit", slots: { title: pB.title } });
  assert.equal(session.goTo(check.key), false);
  // All of it is to be done again: nothing has a tick but the page that is on the screen, and the menu says so in numbers, too.
  assert.deepEqual([pA, pB, check].map(session.isDone), [true, false, false]);
  assert.equal(session.progress().done, 1);
  // What was handed in has not gone: neither what others wait for, nor the best score.
  assert.equal(session.assessment(check.key).best, 0);
  takeUnit(session, false);
  session.restartAssessment(check.key);
  takeUnit(session, false);
  assert.equal(session.isDone(check), true);
  const spent = session.assessment(check.key);
  assert.deepEqual([spent.retriable, spent.again, spent.left, spent.rounds], [false, false, 0, 3]);
  session.restartAssessment(check.key);
  assert.equal(session.page, check);
});

test("several tries at the check belong to each time that the unit is taken", () => {
  const data = retaken();
  Object.assign(data.units[0].pages[2], { attempts: 4, lap: 2 });
  const session = sessionOf(data);
  const check = session.pages[2];
  takeUnit(session, false);
  assert.equal(session.assessment(check.key).again, false);
  session.restartAssessment(check.key);
  assert.equal(session.page, check);
  session.answer(check.questions[0].key, [1]);
  session.finishAssessment(check.key);
  assert.equal(session.assessment(check.key).again, true);
  // Handed in, the check has a tick until the unit is gone through once more, also while it is tried a second time.
  const ticks = [session.isDone(check)];
  session.restartAssessment(check.key);
  ticks.push(session.isDone(check));
  takeUnit(session, false);
  session.restartAssessment(check.key);
  ticks.push(session.isDone(check));
  assert.deepEqual(ticks, [true, false, true]);
});

test("who passes is done with the unit", () => {
  const session = sessionOf(retaken());
  takeUnit(session, true);
  const { again, retriable } = session.assessment(session.pages[2].key);
  assert.deepEqual({ again, retriable }, { again: false, retriable: false });
});

const NO_MAP = { readNormalizedMeasure: false, writeNormalizedMeasure: false };

/** A platform with an activity tree of its own: the unit, and one after it. */
function platform() {
  const activity = (id, more) => ({
    id,
    title: id,
    children: [],
    sequencingControls: { completionSetByContent: true, objectiveSetByContent: true },
    ...more,
  });
  const again = [{ condition: "satisfied", referencedObjective: "rule.test.again" }];
  const delivered = [];
  const api = new Scorm2004API({
    autocommit: false,
    logLevel: 5,
    sequencing: {
      activityTree: activity("course", {
        sequencingControls: { choice: true, flow: true },
        children: [
          activity("test", {
            objectives: [
              { objectiveID: "rule.test.completed", mapInfo: [{ ...NO_MAP, targetObjectiveID: "done", readSatisfiedStatus: true, writeSatisfiedStatus: true }] },
              { objectiveID: "rule.test.again", mapInfo: [] },
            ],
            sequencingRules: { postConditionRules: [{ action: "retry", conditionCombination: "all", conditions: again }] },
            sharedDataMaps: ["sk.state.test", "sk.begun.test"].map((targetID) => ({ targetID, readSharedData: true, writeSharedData: true })),
          }),
          activity("after"),
        ],
      }),
      eventListeners: {
        onActivityDelivery: ({ id }) => delivered.push(id),
      },
    },
  });
  for (const name of ["debug", "info", "log", "warn", "error"]) console[name] = () => {};
  api._sequencingService.processNavigationRequest("start", null, "");
  return { api, delivered };
}

test("a platform opens the unit anew, and what the learner keeps comes along; the course counts the tries", () => {
  const signals = [{ id: "rule.test.completed", rule: { unit: 0, passed: false } }];
  const among = { signals, store: "sk.state.test", again: "rule.test.again" };
  const data = retaken(among);
  data.units.length = 1;
  const { api, delivered } = platform();
  const shared = () => api._sequencingService.overallSequencingProcess.getGlobalObjectiveMap().get("done");
  const open = () => {
    api.reset();
    return sessionOf(data, scorm2004Adapter({ find: () => api, clock: fakeClock(), encodings: ENCODINGS, among }));
  };

  const first = open();
  takeUnit(first, false);
  first.keep(9, ["my plan"]);
  first.restartAssessment(3);
  assert.deepEqual(delivered, ["test", "test"]);
  assert.equal(first.screen, "ended");

  const second = open();
  assert.equal(api.GetValue("cmi.entry"), "ab-initio");
  assert.deepEqual(second.kept(9), ["my plan"]);
  assert.equal(second.page, second.pages[0]);
  // What the others were told stays told, although the unit itself begins anew.
  second.flush();
  const told = [...Array(Number(api.GetValue("cmi.objectives._count"))).keys()].map((n) =>
    ["id", "success_status"].map((leaf) => api.GetValue(`cmi.objectives.${n}.${leaf}`)),
  );
  assert.deepEqual(told.find(([id]) => id === "rule.test.completed"), ["rule.test.completed", "passed"]);
  assert.equal(shared().satisfiedStatus, true);
  assert.equal(second.assessment(3).left, 2);
  assert.deepEqual(second.isLocked(second.pages[2]), { key: "locked.visit", slots: { title: second.pages[1].title } });
  takeUnit(second, false);
  second.restartAssessment(3);
  assert.deepEqual(delivered, ["test", "test", "test"]);

  const third = open();
  takeUnit(third, false);
  const { again, retriable, left } = third.assessment(3);
  assert.deepEqual({ again, retriable, left }, { again: false, retriable: false, left: 0 });
  third.exit("next");
  assert.deepEqual(delivered, ["test", "test", "test", "after"]);
});

test("a platform without shared data leaves the tries to the player", () => {
  const among = { signals: [], store: "sk.elsewhere", again: "rule.test.again" };
  const data = retaken(among);
  data.units.length = 1;
  const { api, delivered } = platform();
  const session = sessionOf(
    data,
    scorm2004Adapter({ find: () => api, clock: fakeClock(), encodings: ENCODINGS, among }),
  );
  takeUnit(session, false);
  session.restartAssessment(3);
  assert.deepEqual(delivered, ["test"]);
  assert.equal(session.screen, "page");
  assert.equal(session.page, session.pages[0]);
});

const COUNTED = { signals: [], store: "sk.state.test", again: "rule.test.again", begun: { store: "sk.begun.test", total: 3 } };

/** A course whose attempts the platform counts; `open` opens its unit, in the attempt that the platform has under way or anew. */
function counted(more = {}) {
  const data = { ...retaken(COUNTED), ...more };
  data.units.length = 1;
  const { api, delivered } = platform();
  const adapter = () => scorm2004Adapter({ find: () => api, clock: fakeClock(), encodings: ENCODINGS, among: COUNTED });
  const open = (record = null) => {
    api.reset();
    if (record) api.loadFromJSON(record, "cmi");
    return sessionOf(data, adapter());
  };
  /** How often the unit was begun, by the platform's store. */
  const begun = () => {
    const stores = [...Array(Number(api.GetValue("adl.data._count"))).keys()];
    const n = stores.find((n) => api.GetValue(`adl.data.${n}.id`) === COUNTED.begun.store);
    return n === undefined ? null : api.GetValue(`adl.data.${n}.store`);
  };
  return { api, delivered, open, begun, record: () => structuredClone(api.renderCMIToJSONObject().cmi) };
}

test("where the platform counts, what was begun and not handed in is a used attempt, with nothing earned", () => {
  const { open, begun } = counted();
  const first = open();
  assert.equal(first.launch.notice, "counted");
  assert.equal(begun(), "1");
  const [pA, pB, check] = first.pages;
  first.goTo(pB.key);
  first.keep(9, ["my plan"]);
  first.goTo(check.key);
  first.beginAssessment(check.key);
  assert.equal(first.assessment(check.key).left, 3);
  first.close();

  const second = open();
  assert.equal(begun(), "2");
  assert.deepEqual(second.launch.counted, { n: 2, total: 3 });
  assert.equal(second.resumed, false);
  assert.deepEqual(second.kept(9), ["my plan"]);
  assert.deepEqual([second.page, second.isVisited(pB)], [pA, false]);
  const { left, best, stage } = second.assessment(check.key);
  assert.deepEqual({ left, best, stage }, { left: 2, best: 0, stage: "question" });
  takeUnit(second, true);
  second.close();

  // Who has passed looks at it again as often as they like.
  const third = open();
  assert.deepEqual([third.resumed, third.status, third.assessment(check.key).best], [true, "passed", 100]);
});

test("where the platform counts, an attempt that it resumes is the same one", () => {
  const { open, begun, record } = counted();
  const first = open();
  first.goTo(first.pages[1].key);
  first.exit();
  const held = { ...record(), entry: "resume" };

  const second = open(held);
  assert.equal(begun(), "1");
  assert.equal(second.resumed, true);
  assert.equal(second.assessment(second.pages[2].key).left, 3);
});

test("where the platform counts, what it begins anew after a check that was failed is the next attempt", () => {
  const { open, begun } = counted();
  const first = open();
  takeUnit(first, false);
  first.close();

  const second = open();
  const check = second.pages[2];
  assert.equal(begun(), "2");
  assert.deepEqual([second.isDone(check), second.assessment(check.key).left], [false, 2]);
  takeUnit(second, false);
  assert.equal(second.assessment(check.key).left, 1);
});

test("an attempt that the learner asked for is counted once, by the platform and by the course", () => {
  const { open, begun, delivered } = counted();
  const first = open();
  takeUnit(first, false);
  first.restartAssessment(3);
  assert.deepEqual(delivered, ["test", "test"]);

  const second = open();
  assert.equal(begun(), "2");
  assert.equal(second.assessment(3).left, 2);
  takeUnit(second, false);
  second.restartAssessment(3);
  const third = open();
  assert.deepEqual([begun(), third.assessment(3).left], ["3", 1]);
});

test("a platform that begins the unit more often than it may does not count: no try is lost by that", () => {
  const { open, begun } = counted();
  for (const n of [1, 2, 3]) {
    const session = open();
    assert.deepEqual(session.launch.counted, { n, total: 3 });
    session.close();
  }
  for (const n of ["4", "5"]) {
    const session = open();
    assert.deepEqual([begun(), session.launch.counted, session.launch.notice], [n, undefined, undefined]);
    assert.deepEqual([session.assessment(3).left, session.status], [1, "incomplete"]);
    session.close();
  }
});

test("the number is stored at once, whatever becomes of the session, and is never less than one", () => {
  const { open, api } = counted();
  const calls = [];
  for (const name of ["SetValue", "Commit"]) {
    const call = api[name];
    api[name] = (...args) => {
      calls.push([name, ...args].join(" "));
      return call.apply(api, args);
    };
  }
  // Taken up again, and the store holds nothing: the platform has emptied it.
  const first = open({ entry: "resume" });
  assert.deepEqual(calls.slice(0, 2), ["SetValue adl.data.1.store 1", "Commit "]);
  assert.deepEqual(first.launch.counted, { n: 1, total: 3 });
  // Taken up again without anything saved: that is the same attempt, too.
  assert.deepEqual(open({ entry: "resume" }).launch.counted, { n: 1, total: 3 });
});

test("what is passed stays as it was, however often a platform begins the unit", () => {
  const { open } = counted();
  const first = open();
  takeUnit(first, true);
  first.close();
  for (const n of [2, 3]) {
    const again = open();
    const { rounds, best, stage } = again.assessment(3);
    assert.deepEqual({ n: again.launch.counted.n, rounds, best, stage }, { n, rounds: 1, best: 100, stage: "result" });
    again.close();
  }
});

test("a review counts nothing, and neither does a platform without the store", () => {
  const { open, begun, api } = counted();
  const looking = open({ mode: "review" });
  assert.deepEqual([looking.launch.notice, begun()], [undefined, ""]);
  const get = api.GetValue;
  api.GetValue = (name) => (name === "adl.data._count" ? "0" : get.call(api, name));
  assert.deepEqual([open().launch.notice, begun()], [undefined, null]);
});

const AMONG = { signals: [], store: "sk.state.test" };

/** The platform's calls that were refused, but for `adl.nav`. */
function refusals(api) {
  const refused = [];
  const set = api.SetValue;
  api.SetValue = (...args) => {
    const answer = set.apply(api, args);
    if (answer !== "true") refused.push(args);
    return answer;
  };
  return refused;
}

test("an attempt that the platform begins anew goes on where the last one was, and tells its answers from the first place on", () => {
  const data = { ...retaken(AMONG), recordInteractions: true };
  data.units.length = 1;
  const { api } = platform();
  const refused = refusals(api);
  const open = () => {
    api.reset();
    return sessionOf(data, scorm2004Adapter({ find: () => api, clock: fakeClock(), encodings: ENCODINGS, among: AMONG }));
  };
  const first = open();
  takeUnit(first, false);
  first.keep(9, ["my plan"]);
  first.flush();
  assert.equal(api.GetValue("cmi.interactions._count"), "2");
  first.close();

  const second = open();
  second.flush();
  assert.equal(api.GetValue("cmi.suspend_data"), second.support().state);
  assert.equal(second.resumed, true);
  assert.deepEqual(second.kept(9), ["my plan"]);
  const { stage, rounds, left } = second.assessment(3);
  assert.deepEqual({ stage, rounds, left }, { stage: "result", rounds: 1, left: 2 });
  second.restartAssessment(3);
  takeUnit(second, true);
  second.flush();
  assert.equal(api.GetValue("cmi.interactions._count"), "2");
  assert.equal(api.GetValue("cmi.success_status"), "passed");
  assert.deepEqual(refused, []);
});

test("what an attempt holds itself goes before the store, and a store that is refused stops nothing", () => {
  const data = retaken(AMONG);
  data.units.length = 1;
  const { api } = platform();
  const set = api.SetValue;
  api.SetValue = (name, value) => (name.startsWith("adl.data") ? "false" : set.call(api, name, value));
  const open = () => sessionOf(data, scorm2004Adapter({ find: () => api, clock: fakeClock(), encodings: ENCODINGS, among: AMONG }));
  const first = open();
  first.keep(9, ["my plan"]);
  assert.equal(first.exit(), true);
  assert.equal(first.saveState, "ended");
  const record = api.renderCMIToJSONObject().cmi;

  api.SetValue = set;
  api._sequencingService.processNavigationRequest("resumeAll", null, "");
  api.reset();
  api.loadFromJSON(record, "cmi");
  assert.deepEqual(open().kept(9), ["my plan"]);
});
