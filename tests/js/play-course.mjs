/**
 * Plays the course of a launch page in plain Node and prints every statement that the store got, as JSON.
 *
 *   node tests/js/play-course.mjs COURSE.json xapi|cmi5
 *
 * Two sittings: in the first some answers are wrong and the tab is closed, in the second all are right.
 */

import { readdirSync, readFileSync } from "node:fs";
import { connectCmi5 } from "../../scormkit/player/src/adapters/cmi5.js";
import { connectXapi } from "../../scormkit/player/src/adapters/xapi.js";
import { FEATURES } from "../../scormkit/player/src/core/registry.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { fakeClock } from "./fixtures.js";
import { ACTOR, fakeStore, fakeTab, fakeWindow, quiet, REGISTRATION } from "./records-fixtures.js";

const [, , file, dialect] = process.argv;
const ROOM = new URL("../../scormkit/interactions/", import.meta.url);
const types = {};
const encodings = {};
for (const folder of readdirSync(ROOM, { withFileTypes: true }).filter((each) => each.isDirectory())) {
  const at = new URL(`${folder.name}/`, ROOM);
  const name = folder.name.replaceAll("_", "-");
  if (!readdirSync(at).includes("type.js")) continue;
  types[name] = (await import(new URL("type.js", at))).default;
  encodings[name] = await import(new URL("scorm2004.js", at));
}

const inGap = (gap, text) => (gap.list ? gap.list.find(([, each]) => each === text)[0] : text);

/** The right answer; where nothing is right, any. */
function right({ type, options, data }) {
  const keys = options.filter((option) => option.correct).map((option) => option.key);
  switch (type) {
    case "fill-in": return [data.accept[0]];
    case "numeric": return [String(data.answer)];
    case "matching":
    case "categorise": return data.pairs.flat();
    case "ordering": return data.order;
    case "scenario": return data.ways[0];
    case "cloze": return data.gaps.map((gap) => inGap(gap, gap.accept[0]));
    case "matrix": return options.filter(({ group }) => group === options[0].group).flatMap(({ key }) => [key, options.at(-1).key]);
    case "long-text": return ["What I think of it."];
    default: return keys.length > 0 ? keys : [options[0].key];
  }
}

/** A wrong answer, where one is easily found. */
function wrong(question) {
  const { type, options } = question;
  if (type === "fill-in" || type === "numeric") return ["9999"];
  if (type === "choice" || type === "true-false") return [options.find((option) => !option.correct)?.key ?? options[0].key];
  return right(question);
}

const course = () => JSON.parse(readFileSync(file, "utf8"));
const data = {
  contextTemplate: {
    extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s-1" },
    contextActivities: { grouping: [{ objectType: "Activity", id: "https://lms.example.org/the-id-of-the-au-in-cmi5.xml" }] },
  },
  launchMode: "Normal",
  moveOn: "CompletedAndPassed",
};
const store = fakeStore({ data });
const real = store.answer;
store.answer = (request) => (request.path === "/fetch" ? [200, JSON.stringify({ "auth-token": "dG9rZW4=" })] : real(request));
const clock = fakeClock();

async function sitting(number, answers) {
  const launch = {
    endpoint: "https://lrs.example/xapi/",
    auth: "Basic eA==",
    actor: JSON.stringify(ACTOR),
    registration: REGISTRATION,
    ...(dialect === "cmi5" ? { fetch: `https://lrs.example/fetch?${number}`, activityId: "https://lms.example.org/activities/made-by-the-lms" } : {}),
  };
  const made = course();
  const window = fakeWindow(fakeTab());
  const connect = dialect === "cmi5" ? connectCmi5 : connectXapi;
  const adapter = await connect({ course: made, types, encodings, window, clock, fetch: store.fetch }, launch);
  const session = createSession({ course: made, adapter, clock, random: () => 0.25, types });
  const pass = async (milliseconds) => {
    clock.pass(milliseconds);
    await quiet();
  };
  session.start();
  FEATURES.records.mount(session);
  session.begin();
  for (let round = 0; round < 3; round++) {
    for (const page of session.pages) {
      if (!session.goTo(page.key)) continue;
      if (page.holds) session.played(page.key);
      // Counted tries at a check are kept for the sitting in which all is right.
      if (number === 1 && page.attempts && !page.pretest) continue;
      if (page.kind === "assessment") {
        if (session.assessment(page.key).stage === "intro") session.beginAssessment(page.key);
        else if (session.assessment(page.key).retriable) session.restartAssessment(page.key);
        else continue;
        for (const question of session.assessment(page.key).questions) {
          session.answer(question.key, answers(question));
          session.nextQuestion(page.key);
          await pass(1500);
        }
        session.finishAssessment(page.key);
      } else {
        for (const question of page.questions) {
          if (session.question(question.key).retriable) session.retry(question.key);
          session.answer(question.key, answers(question));
          await pass(1500);
        }
      }
      await pass(1000);
    }
  }
  if (number === 1) {
    window.document.visibilityState = "hidden";
    session.flush();
    window.dispatch("pagehide");
    session.close();
  } else {
    session.exit();
  }
  await pass(1000);
  await pass(1000);
  return session.status;
}

await sitting(1, wrong);
const status = await sitting(2, right);
process.stdout.write(JSON.stringify({ status, statements: store.statements() }));
