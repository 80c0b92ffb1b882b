/**
 * Plays courses in plain Node, with the run times of both SCORMs that scorm-again has, and prints as JSON what a learner
 * saw, where that was not the same, and what the LMS held after each sitting.
 *
 *   node tests/js/both-scorms.mjs COURSES.json     [{ scorm12: CourseData, scorm2004: CourseData }, ...]
 *   -> [{ learner: { looks, parted, scorm12: { held, refused, sets }, scorm2004: the same } }, ...]
 *
 * `parted` is the first look at which the two learners saw something different, of both; null where there is none.
 */

import { readFileSync } from "node:fs";
import { Scorm12API } from "scorm-again/scorm12";
import { Scorm2004API } from "scorm-again/scorm2004";
import { scorm12Adapter } from "../../scormkit/player/src/adapters/scorm12.js";
import { scorm2004Adapter } from "../../scormkit/player/src/adapters/scorm2004.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { encodings as encodings2004, encodings12, right, types, wrong } from "./every-type.js";
import { fakeClock } from "./fixtures.js";

const OFF = 5;
const COMMON = { autocommit: false, logLevel: OFF, lmsCommitUrl: "lms" };

/** A standard: its API, what the LMS hands out at a launch after what it holds, and the names of its functions. */
const STANDARDS = {
  scorm12: {
    make: (http) => new Scorm12API(COMMON, http),
    adapter: (parts) => scorm12Adapter({ ...parts, encodings: encodings12 }),
    set: "LMSSetValue",
    get: "LMSGetValue",
    all: ["LMSInitialize", "LMSFinish", "LMSCommit", "LMSGetValue", "LMSSetValue", "LMSGetLastError"],
    hand: (held, { mode, keeps }) => ({
      core: {
        ...(held ? { lesson_status: held.core.lesson_status, lesson_location: held.core.lesson_location, score: held.core.score } : {}),
        entry: held ? (held.core.exit === "suspend" ? "resume" : "") : "ab-initio",
        lesson_mode: mode,
        credit: mode === "normal" ? "credit" : "no-credit",
      },
      ...(held ? { suspend_data: held.suspend_data, objectives: held.objectives, ...(keeps ? { interactions: held.interactions } : {}) } : {}),
    }),
    back: ["cmi.core.lesson_location", "cmi.suspend_data"],
  },
  scorm2004: {
    make: (http) => new Scorm2004API(COMMON, http),
    adapter: (parts) => scorm2004Adapter({ ...parts, encodings: encodings2004 }),
    set: "SetValue",
    get: "GetValue",
    all: ["Initialize", "Terminate", "Commit", "GetValue", "SetValue", "GetLastError"],
    hand: (held, { mode, keeps }) => ({
      mode,
      credit: mode === "normal" ? "credit" : "no-credit",
      entry: held ? "resume" : "ab-initio",
      ...(held
        ? {
            completion_status: held.completion_status,
            success_status: held.success_status,
            location: held.location,
            score: held.score,
            suspend_data: held.suspend_data,
            objectives: held.objectives,
            ...(keeps ? { interactions: held.interactions } : {}),
          }
        : {}),
    }),
    back: ["cmi.location", "cmi.suspend_data"],
  },
};

/** What an LMS may do, over the calls of its API. */
const HABITS = {
  silent: (api, { all }) => all.forEach((name) => (api[name] = () => "")),
  "without interactions": (api, { get, set, all }) => {
    let refused = false;
    const last = all.at(-1);
    const error = api[last].bind(api);
    api[last] = () => (refused ? "401" : error());
    for (const [name, no] of [[get, ""], [set, "false"]]) {
      const real = api[name].bind(api);
      api[name] = (element, ...rest) => {
        refused = String(element).startsWith("cmi.interactions");
        return refused ? no : real(element, ...rest);
      };
    }
  },
  "two elements": (api, { get, back }) => {
    const real = api[get].bind(api);
    api[get] = (element) => (back.includes(element) ? real(element) : "");
  },
};

/** A number that is the same for everybody who asks in the same order. */
function dice() {
  let seed = 7;
  return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}

/** One learner at one LMS. */
class Attempt {
  constructor(name, course) {
    this.standard = STANDARDS[name];
    this.course = course;
    this.clock = fakeClock();
    this.random = dice();
    this.held = null;
    this.seen = [];
    this.kept = [];
    this.refused = [];
    this.sets = [];
  }

  /** A sitting: `deeds(session, this)`, then an end: "exit", "close" or "lost" (no event reaches the course). */
  sit(deeds, { mode = "normal", keeps = true, habit = "", end = "close" } = {}) {
    const { standard, clock } = this;
    const server = { works: true, commits: [] };
    const http = {
      processHttpRequest(_url, parameters) {
        if (server.works) server.commits.push(structuredClone(parameters));
        return server.works ? { result: "true", errorCode: 0 } : { result: "false", errorCode: 391 };
      },
      updateSettings() {},
    };
    const api = standard.make(http);
    api.loadFromJSON(standard.hand(this.held, { mode, keeps }), "cmi");
    const real = api[standard.set].bind(api);
    this.sets.push([]);
    api[standard.set] = (element, value) => {
      const answer = real(element, value);
      this.sets.at(-1).push([element, value]);
      if (answer !== "true" && !habit) this.refused.push([element, value]);
      return answer;
    };
    HABITS[habit]?.(api, standard);
    const adapter = standard.adapter({ find: () => api, clock });
    const course = structuredClone(this.course);
    const session = createSession({ course, adapter, clock, random: this.random, types });
    session.start();
    this.server = server;
    this.look(session, "launched");
    deeds(session, this);
    if (end === "exit") session.exit();
    if (end === "close") session.close();
    clock.pass(2000);
    this.look(session, end);
    const stored = server.commits.at(-1)?.cmi;
    // Nothing is kept of a review.
    if (mode === "normal") this.held = stored ?? this.held;
    this.kept.push(mode === "normal" ? (stored ?? null) : null);
  }

  /** What is on the screen now, in words that no standard has a part in. */
  look(session, after) {
    const { mode, tracking } = session.launch;
    this.seen.push({
      after,
      launch: [mode, tracking],
      screen: session.screen,
      page: session.page.id,
      resumed: session.resumed,
      lost: session.lost,
      saved: session.saveState,
      stored: session.stored,
      status: session.status,
      score: session.score(),
      progress: session.progress(),
      open: session.open(),
      pages: session.pages.map((page) => [page.id, session.isOut(page), session.isLocked(page), session.isVisited(page), session.isDone(page)]),
      checks: session.pages.filter(({ kind }) => kind === "assessment").map(({ key }) => {
        const { stage, index, passed, retriable, left, questions } = session.assessment(key);
        return { stage, index, passed, retriable, left, asked: questions.map(({ id }) => id) };
      }),
      questions: session.pages.flatMap(({ questions }) => questions.map(({ key }) => session.question(key))),
      kept: session.pages.flatMap((page) => (page.kept ?? []).map(({ key }) => session.kept(key))),
    });
  }
}

/** One step at the page that is open: its questions, or a check from its start to its result. */
function work(session, attempt, page, answers) {
  const { clock } = attempt;
  if (page.holds) session.played(page.key);
  for (const { key } of page.kept ?? []) session.keep(key, [`Kept at ${page.id}: “naïve, 中文”`]);
  if (page.kind !== "assessment") {
    for (const question of page.questions) {
      if (session.question(question.key).retriable) session.retry(question.key);
      clock.pass(1500);
      session.answer(question.key, answers(question));
    }
    return;
  }
  const { stage, retriable } = session.assessment(page.key);
  if (stage === "intro") session.beginAssessment(page.key);
  else if (stage === "result" && retriable) session.restartAssessment(page.key);
  else if (stage === "result") return;
  for (const question of session.assessment(page.key).questions) {
    if (session.question(question.key).checked) continue;
    clock.pass(1500);
    session.answer(question.key, answers(question));
    session.nextQuestion(page.key);
  }
  session.finishAssessment(page.key);
  if (answers.next && session.assessment(page.key).retriable) work(session, attempt, page, answers.next);
}

/** Wrong at first, right when tried again at once. */
const better = Object.assign((question) => wrong(question), { next: right });

/** Through the course from its first page, as far as it is open; `rounds` times, for what opens later. */
const walk = (answers, rounds = 2) => (session, attempt) => {
  session.begin();
  for (let round = 0; round < rounds; round++) {
    for (const page of session.pages) {
      if (session.isOut(page) || !session.goTo(page.key)) continue;
      if (round > 0 && page.kind === "assessment" && session.assessment(page.key).passed) continue;
      if (round > 0 && page.kind !== "assessment" && session.isDone(page) && page.questions.every(({ key }) => !session.question(key).retriable)) continue;
      work(session, attempt, page, answers);
      attempt.clock.pass(1000);
      attempt.look(session, page.id);
    }
  }
};

/** To the page of that number and half of what is on it. */
const halfway = (at) => (session, attempt) => {
  session.begin();
  const page = session.pages[at];
  if (session.isOut(page) || !session.goTo(page.key)) return;
  if (page.holds) session.played(page.key);
  if (page.kind === "assessment") {
    if (session.assessment(page.key).stage === "intro") session.beginAssessment(page.key);
    const question = session.assessment(page.key).questions.find(({ key }) => !session.question(key).checked);
    if (question && session.assessment(page.key).stage === "question") session.answer(question.key, wrong(question));
  } else {
    for (const { key } of page.kept ?? []) session.keep(key, [`Kept at ${page.id}`]);
    for (const question of page.questions.slice(0, Math.ceil(page.questions.length / 2))) {
      if (!session.question(question.key).checked) session.answer(question.key, wrong(question));
    }
  }
  attempt.clock.pass(700);
  attempt.look(session, page.id);
};

/** What learners do, by name. */
const LEARNERS = {
  "passes at once": (attempt) => attempt.sit(walk(right), { end: "exit" }),
  "fails each check, and tries again at once": (attempt) => attempt.sit(walk(better), { end: "exit" }),
  "fails on one day and tries again on another": (attempt) => {
    attempt.sit(walk(wrong, 1));
    attempt.sit(walk(right), { end: "exit" });
  },
  "answers wrong to the end": (attempt) => attempt.sit(walk(wrong, 4), { end: "exit" }),
  "leaves in the middle of pages and resumes": (attempt) => {
    const ends = ["close", "exit", "lost"];
    const pages = attempt.course.units.flatMap((unit) => unit.pages);
    // Of long courses every third page, which takes long enough.
    const step = pages.length > 20 ? 3 : 1;
    for (let at = 0; at < pages.length; at += step) attempt.sit(halfway(at), { end: ends[(at / step) % 3] });
    attempt.sit(walk(right), { end: "exit" });
  },
  "looks again once passed, and answers wrong": (attempt) => {
    attempt.sit(walk(right), { end: "exit" });
    attempt.sit(walk(wrong, 1));
    attempt.sit(walk(right, 1), { mode: "review", end: "exit" });
  },
  "reviews and browses before the first attempt": (attempt) => {
    for (const mode of ["browse", "review"]) attempt.sit(walk(right, 1), { mode, end: "exit" });
    attempt.sit(halfway(1));
  },
  "has an LMS that says nothing": (attempt) => attempt.sit(walk(right), { habit: "silent", end: "exit" }),
  "has an LMS without interactions": (attempt) => {
    for (const answers of [wrong, right]) attempt.sit(walk(answers), { habit: "without interactions" });
  },
  "has an LMS that forgets interactions": (attempt) => {
    for (const answers of [wrong, right]) attempt.sit(walk(answers), { keeps: false });
  },
  "has an LMS that gives two elements back": (attempt) => {
    for (const answers of [wrong, right, right]) attempt.sit(walk(answers), { habit: "two elements" });
  },
  "has an LMS whose commits fail for a while": (attempt) =>
    attempt.sit((session) => {
      session.begin();
      attempt.clock.pass(700);
      attempt.server.works = false;
      walk(right, 1)(session, attempt);
      attempt.clock.pass(20_000);
      attempt.look(session, "waiting");
      attempt.server.works = true;
      attempt.clock.pass(60_000);
      attempt.look(session, "saved at last");
    }),
};

const found = [];
for (const courses of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const results = {};
  for (const [learner, play] of Object.entries(LEARNERS)) {
    const attempts = Object.keys(STANDARDS).map((name) => new Attempt(name, courses[name]));
    attempts.forEach(play);
    const [one, other] = attempts.map(({ seen }) => seen.map((look) => JSON.stringify(look)));
    const at = one.findIndex((look, n) => look !== other[n]);
    const parted = at < 0 && one.length === other.length ? null : attempts.map(({ seen }) => seen[at] ?? seen.length);
    const told = attempts.map(({ kept, refused, sets }) => ({ held: kept, refused, sets }));
    results[learner] = { looks: one.length, parted, scorm12: told[0], scorm2004: told[1] };
  }
  found.push(results);
}
process.stdout.write(JSON.stringify(found));
