/**
 * One course, the same answers, every target: what each platform is told in the end. Prints the table of
 * docs/targets/same-result.md.
 *
 *   node tests/js/same-result.mjs
 *
 * Both SCORMs are told to scorm-again, which others wrote; xAPI and cmi5 to a store that keeps statements.
 */

import { Scorm12API } from "scorm-again/scorm12";
import { Scorm2004API } from "scorm-again/scorm2004";
import * as choice2004 from "../../scormkit/interactions/choice/scorm2004.js";
import * as trueFalse2004 from "../../scormkit/interactions/true_false/scorm2004.js";
import { connectCmi5 } from "../../scormkit/player/src/adapters/cmi5.js";
import { scorm12Adapter } from "../../scormkit/player/src/adapters/scorm12.js";
import { scorm2004Adapter } from "../../scormkit/player/src/adapters/scorm2004.js";
import { webAdapter } from "../../scormkit/player/src/adapters/web.js";
import { connectXapi } from "../../scormkit/player/src/adapters/xapi.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { ENCODINGS, fakeClock, sampleCourse, TYPES } from "./fixtures.js";
import { ACTOR, fakeStore, fakeTab, fakeWindow, play, RECORDS, REGISTRATION, sit } from "./records-fixtures.js";

const OFF = 5;
const LAUNCH = { endpoint: "https://lrs.example/xapi", auth: "Basic x", actor: JSON.stringify(ACTOR), registration: REGISTRATION };
const CMI5 = { ...LAUNCH, fetch: "https://lrs.example/fetch", activityId: "https://lms.example/1" };
const DATA = { contextTemplate: { extensions: {}, contextActivities: {} }, launchMode: "Normal", moveOn: "CompletedAndPassed" };

/** completion / success / score, as told. */
const told = (completion, success, score) => [completion ?? "incomplete", success ?? "unknown", score === null || score === undefined || score === "" ? "no score" : String(Math.round(Number(score)))].join(", ");

/** SCORM 1.2 has one status for both. */
const ofOne = (status, score) =>
  told({ passed: "completed", completed: "completed", failed: "(failed)" }[status], { passed: "passed", failed: "failed" }[status], score);

function scorm(adapterOf, settings, answers) {
  const clock = fakeClock();
  const session = createSession({ course: sampleCourse(settings), adapter: adapterOf(clock), clock, random: () => 0.25, types: TYPES });
  session.start();
  answers(session);
  clock.pass(1000);
  session.exit();
  clock.pass(1000);
}

function ofStatements(store) {
  const last = (...words) => store.statements().filter((each) => words.includes(each.verb.display.en) && !each.context.contextActivities.parent).at(-1);
  return told(last("completed") && "completed", last("passed", "failed")?.verb.display.en, last("scored")?.result.score.raw);
}

export const TARGETS = {
  "SCORM 1.2": async (settings, answers) => {
    const api = new Scorm12API({ autocommit: false, logLevel: OFF });
    scorm((clock) => scorm12Adapter({ find: () => api, clock, encodings: ENCODINGS }), settings, answers);
    return ofOne(api.cmi.core.lesson_status, api.cmi.core.score.raw);
  },
  "SCORM 2004": async (settings, answers) => {
    const api = new Scorm2004API({ autocommit: false, logLevel: OFF });
    const encodings = { choice: choice2004, "true-false": trueFalse2004 };
    scorm((clock) => scorm2004Adapter({ find: () => api, clock, encodings }), settings, answers);
    const { completion_status: completion, success_status: success, score } = api.cmi;
    return told(completion, success, score.raw);
  },
  xAPI: async (settings, answers) => {
    const store = fakeStore();
    const at = await sit(connectXapi, store, LAUNCH, { settings });
    answers(at.session);
    await at.exit();
    return ofStatements(store);
  },
  cmi5: async (settings, answers) => {
    const store = fakeStore({ data: DATA });
    const at = await sit(connectCmi5, store, CMI5, { settings });
    answers(at.session);
    await at.exit();
    return ofStatements(store);
  },
  web: async (settings, answers) => {
    const tab = fakeTab();
    const window = fakeWindow(tab);
    scorm((clock) => webAdapter(sampleCourse(settings), window, clock), settings, answers);
    const held = [...tab.local.kept].find(([key]) => key.startsWith("scormkit-progress"))?.[1];
    const { status, score } = JSON.parse(held);
    return ofOne(status, score);
  },
};

/** What a learner does, and what comes of it. */
const LEARNERS = {
  "all right": (session) => play(session),
  "one check failed": (session) => play(session, { third: [1] }),
  "failed, then passed": (session) => {
    play(session, { third: [1] });
    session.restartAssessment(4);
    session.answer(3, [0]);
    session.finishAssessment(4);
  },
  "given up half-way": (session) => {
    session.begin();
    session.goTo(1);
  },
};

export async function rows() {
  const found = [];
  for (const reporting of ["completed", "passed-incomplete", "passed-failed"]) {
    for (const [learner, answers] of Object.entries(LEARNERS)) {
      const results = [];
      for (const target of Object.values(TARGETS)) results.push(await target({ reporting, records: RECORDS }, answers));
      found.push({ reporting, learner, results });
    }
  }
  return found;
}

/** The table in Markdown. */
export async function table() {
  const lines = (await rows()).map(({ reporting, learner, results }) => `| \`${reporting}\` | ${learner} | ${results.join(" | ")} |`);
  const names = Object.keys(TARGETS);
  return `| reporting | learner | ${names.join(" | ")} |\n|---|---|${names.map(() => "---").join("|")}|\n${lines.join("\n")}\n`;
}

if (process.argv[1]?.endsWith("same-result.mjs")) process.stdout.write(await table());
