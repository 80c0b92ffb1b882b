/**
 * Walks through courses of several units in plain Node: scorm-again carries out the sequencing, the player plays what it
 * delivers. tests/journeys/unit_patterns.py says what the words of a way mean.
 *
 *   node tests/js/units.mjs WALKS.json     [{ tree, units: { a: activity }, courses: { activity: CourseData }, way: [[word, unit]] }]
 *   -> [{ problem, moves: [{ request, target, record }], seen: [{ delivered, tree, shared }] }]
 *
 * `problem` says at which word something else happened, or is null. `record` is what the unit had told when it was left.
 */

import { readFileSync } from "node:fs";
import { Scorm2004API } from "scorm-again/scorm2004";
import { scorm2004Adapter } from "../../scormkit/player/src/adapters/scorm2004.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { sharedOf, treeOf } from "./again-tree.js";
import { encodings, right, types, wrong } from "./every-type.js";
import { fakeClock } from "./fixtures.js";

for (const name of ["debug", "info", "log", "warn"]) console[name] = () => {};

function walk({ tree, units, courses, way }) {
  const clock = fakeClock();
  const delivered = [];
  const records = {};
  /** How often a unit had been begun when it was opened last: one more is a new attempt, with nothing of its own. */
  const begun = {};
  const moves = [];
  const seen = [];
  const refused = [];
  let session = null;
  let current = null;
  const api = new Scorm2004API({
    autocommit: false,
    logLevel: 5,
    sequencing: { activityTree: tree, eventListeners: { onActivityDelivery: ({ id }) => delivered.push(id) } },
  });
  const service = api._sequencingService;
  const set = api.SetValue;
  api.SetValue = (...args) => {
    const answer = set.apply(api, args);
    if (answer !== "true") refused.push(args);
    return answer;
  };
  const terminate = api.Terminate;
  api.Terminate = (...args) => {
    records[current] = structuredClone(api.renderCMIToJSONObject().cmi);
    return terminate.apply(api, args);
  };

  /** The learner's request, by the course itself (`act`) or in the LMS; what was delivered by it. */
  function request(name, target, act) {
    const before = delivered.length;
    const left = current;
    if (act) act();
    else {
      if (session?.screen === "page" || session?.screen === "summary") session.close();
      // After the end of a session the LMS takes up the learner's state in a new one.
      if (!service.getSequencingState().isInitialized) {
        const held = service.overallSequencingProcess.getSequencingState();
        service.createSequencingProcesses();
        service.overallSequencingProcess.restoreSequencingState(held);
      }
      service.processNavigationRequest(name, target ?? null, "");
    }
    clock.pass(1000);
    const now = delivered.length > before ? delivered.at(-1) : null;
    moves.push({ request: name, target: target ?? null, record: (left && records[left]) ?? null });
    seen.push({ delivered: now, exception: null, tree: treeOf(api._sequencing.activityTree.root), shared: sharedOf(service) });
    if (now !== null) open(now);
    return now;
  }

  function open(id) {
    current = id;
    api.reset();
    const { attempts } = treeOf(api._sequencing.activityTree.root)[id];
    if (begun[id] === attempts) api.loadFromJSON(records[id], "cmi");
    begun[id] = attempts;
    const course = structuredClone(courses[id]);
    const adapter = scorm2004Adapter({ find: () => api, clock, encodings, among: course.among });
    session = createSession({ course, adapter, clock, random: () => 0.25, types });
    session.start();
    session.begin();
  }

  /** The unit's check, with right or wrong answers. */
  function take(answers) {
    const check = session.pages.find(({ kind }) => kind === "assessment");
    for (const page of session.pages.filter((each) => each !== check)) {
      session.goTo(page.key);
      for (const { key } of page.kept ?? []) session.keep(key, [`What I think of ${page.title}`]);
      clock.pass(500);
    }
    session.goTo(check.key);
    if (session.assessment(check.key).stage === "intro") session.beginAssessment(check.key);
    for (const question of session.assessment(check.key).questions) session.answer(question.key, answers(question));
    session.finishAssessment(check.key);
    clock.pass(500);
  }

  const checkOf = () => session.pages.find(({ kind }) => kind === "assessment");
  const WORDS = {
    start: () => request("start"),
    next: () => (session.hasNext() ? request("continue", null, () => session.exit("next")) : "no way on"),
    choose: (unit) => request("choice", unit),
    find: (unit) => request("choice", unit),
    anew: (unit) => request("choice", unit),
    kept: (unit) => request("choice", unit),
    resume: () => request("resumeAll"),
    again: () => request("continue", null, () => session.restartAssessment(checkOf().key)),
    pass: () => take(right),
    fail: () => take(wrong),
    look: () => session.goTo(session.pages[0].key),
    better() {
      session.restartAssessment(checkOf().key);
      take(right);
    },
    locked: (unit) => (api.lmsGetValue(`adl.nav.request_valid.choice.{target=${unit}}`) === "true" ? "it is open" : null),
    last: () => (session.hasNext() ? WORDS.next() : WORDS.exit()),
    exit: () => request("suspendAll", null, () => session.exit()),
  };
  const OPENS = ["start", "next", "choose", "find", "anew", "kept", "resume", "again"];
  const kept = () => session.kept(session.pages[0].kept[0].key).length > 0;
  for (const [at, [word, name]] of way.entries()) {
    const unit = name && units[name];
    const found = WORDS[word](unit);
    clock.pass(500);
    const wanted = OPENS.includes(word) ? unit : ["locked", "last", "exit"].includes(word) ? null : found;
    if (found !== wanted) return { problem: `${at + 1}. ${word} ${name ?? ""}: ${found}`, moves, seen };
    const returned = word === "resume" || word === "find";
    if (returned && !session.resumed) return { problem: `${at + 1}. ${name} begins anew`, moves, seen };
    if (OPENS.includes(word) && (session.launch.notice === "kept") !== (word === "kept")) return { problem: `${at + 1}. ${name}: what is kept?`, moves, seen };
    if (word === "look") session.keep(session.pages[0].kept[0].key, ["What I think"]);
    if (word === "anew" && session.resumed) return { problem: `${at + 1}. ${name} does not begin anew`, moves, seen };
    if (["again", "find", "anew"].includes(word) && !kept()) return { problem: `${at + 1}. the note is gone`, moves, seen };
  }
  return { problem: refused.length ? `refused: ${JSON.stringify(refused[0])}` : null, moves, seen };
}

const answers = JSON.parse(readFileSync(process.argv[2], "utf8")).map((each) => {
  try {
    return walk(each);
  } catch (error) {
    return { problem: String(error?.stack ?? error), moves: [], seen: [] };
  }
});
process.stdout.write(JSON.stringify(answers));
