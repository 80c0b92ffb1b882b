/**
 * Plays the course of a launch page in plain Node and prints every statement that the store got, as JSON.
 *
 *   node tests/js/play-course.mjs COURSE.json xapi|cmi5
 *
 * Two sittings: in the first some answers are wrong and the tab is closed, in the second all are right.
 */

import { readFileSync } from "node:fs";
import { connectCmi5 } from "../../scormkit/player/src/adapters/cmi5.js";
import { connectXapi } from "../../scormkit/player/src/adapters/xapi.js";
import { FEATURES } from "../../scormkit/player/src/core/registry.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { encodings, right, types, wrong } from "./every-type.js";
import { fakeClock } from "./fixtures.js";
import { ACTOR, fakeStore, fakeTab, fakeWindow, quiet, REGISTRATION } from "./records-fixtures.js";

const [, , file, dialect] = process.argv;
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
  FEATURES.records.begin(session);
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
