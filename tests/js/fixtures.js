/** A small course, a clock that stands still, and LMSs good and bad. */

import choice from "../../scormkit/interactions/choice/type.js";
import * as choiceTold from "../../scormkit/interactions/choice/scorm12.js";
import * as choiceTold2004 from "../../scormkit/interactions/choice/scorm2004.js";
import * as trueFalseTold2004 from "../../scormkit/interactions/true_false/scorm2004.js";
import * as trueFalseTold from "../../scormkit/interactions/true_false/scorm12.js";
import trueFalse from "../../scormkit/interactions/true_false/type.js";
import { FEATURES } from "../../scormkit/player/src/core/registry.js";
import choices from "../../scormkit/player/src/features/choices.js";
import completion from "../../scormkit/player/src/features/completion.js";
import kept from "../../scormkit/player/src/features/kept.js";
import laps from "../../scormkit/player/src/features/laps.js";
import objectives from "../../scormkit/player/src/features/objectives.js";
import remediation from "../../scormkit/player/src/features/remediation.js";
import rules from "../../scormkit/player/src/features/rules.js";
import sections from "../../scormkit/player/src/features/sections.js";
import waits from "../../scormkit/player/src/features/waits.js";

// The courses of the tests use all that the core can do.
Object.assign(FEATURES, { choices, completion, kept, laps, objectives, remediation, rules, sections, waits });

/** A type for tests: option keys in the learner's order, and then a text. What fits earns its share. */
const told = {
  list: true,
  score: ({ options }, answer) => options.filter((option, at) => answer[at] === option.key).length / options.length,
  accepts: ({ options }, answer) =>
    answer.length === options.length + 1 &&
    typeof answer[options.length] === "string" &&
    options.every(({ key }) => answer.includes(key)),
};

const toldTold = {
  type: () => "performance",
  patterns: ({ options }) => [options.map(({ letter }) => letter).join(), "z"],
  response: (_, answer) => answer.join(),
};

export const ENCODINGS = { choice: choiceTold, "true-false": trueFalseTold, told: toldTold };
export const ENCODINGS_2004 = { choice: choiceTold2004, "true-false": trueFalseTold2004, told: toldTold };
export const TYPES = { choice, "true-false": trueFalse, told };

let keys = 0;

/** A choice question: options are "a", "b" ...; the letters in `correct` are right. */
export function question(id, { correct = "a", of = 3, points = 1, attempts = 1, objectives = [], shuffle = false, key = keys++, ...settings } = {}) {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789".slice(0, of);
  return {
    id,
    key,
    type: "choice",
    multiple: correct.length > 1,
    options: [...letters].map((letter, at) => ({ id: letter, key: at, letter, group: "", correct: correct.includes(letter) })),
    data: {},
    objectives,
    points,
    attempts,
    shuffle,
    credit: "all-or-nothing",
    graded: true,
    record: true,
    ...settings,
  };
}

export const page = (id, key, questions = []) => ({ id, key, title: `Page ${id}`, kind: "page", questions });

export const assessment = (id, key, questions, { passingScore = 80, attempts = null } = {}) => ({
  id,
  key,
  title: `Check ${id}`,
  kind: "assessment",
  questions,
  passingScore,
  attempts,
});

export const unit = (id, pages, objectives = []) => ({
  id,
  key: 0,
  title: `Unit ${id}`,
  minutes: null,
  objectives: objectives.map((each) => ({ id: each, text: `Goal ${each}` })),
  pages,
});

export const course = (units, settings = {}) => ({
  format: 1,
  id: "sample",
  tag: "TaG1",
  title: "A sample",
  language: "en",
  version: "1",
  revised: null,
  minutes: null,
  navigation: "free",
  reporting: "passed-incomplete",
  masteryScore: null,
  recordInteractions: true,
  units,
  text: {},
  ...settings,
});

/**
 * Two units: pages p0 (with a practice question, any number of tries) and p1, check c2 of two questions (one and three
 * points); page p3, check c4 of one question. Objectives: A and B are tested, C is not.
 */
export function sampleCourse(settings = {}, checks = {}) {
  const practice = question("practice", { key: 0, attempts: null, correct: "ab", objectives: ["A"] });
  const q1 = question("q1", { key: 1, objectives: ["A"], shuffle: true });
  const q2 = question("q2", { key: 2, points: 3, correct: "ac", objectives: ["A", "B"], of: 5, shuffle: true });
  const q3 = { ...question("q3", { key: 3, of: 2 }), type: "true-false" };
  q3.options[0] = { id: "true", key: 0, letter: "t", group: "", correct: true };
  q3.options[1] = { id: "false", key: 1, letter: "f", group: "", correct: false };
  return course(
    [
      unit("one", [page("p0", 0, [practice]), page("p1", 1), assessment("c2", 2, [q1, q2], checks)], ["A", "B"]),
      unit("two", [page("p3", 3), assessment("c4", 4, [q3], checks)], ["C"]),
    ],
    settings,
  );
}

export function fakeClock(start = Date.UTC(2026, 10, 22, 9, 0, 0)) {
  let now = start;
  let timers = [];
  return {
    now: () => now,
    setTimeout(run, milliseconds) {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return timer;
    },
    clearTimeout(handle) {
      timers = timers.filter((timer) => timer !== handle);
    },
    /** Lets time pass; timers run in their order, each at its moment. */
    pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        now = due.at;
        due.run();
      }
      now = end;
    },
    /** Time goes by without a timer running (a suspended tab). */
    jump(milliseconds) {
      now += milliseconds;
    },
    get waiting() {
      return timers.length;
    },
  };
}

/**
 * An LMS of our own with a journal of every call. `values` is what it holds; `answers` overrides a method.
 *
 * @param {Record<string, string>} values
 * @param {Record<string, Function>} answers
 */
export function fakeLms(values = {}, answers = {}) {
  const held = {
    "cmi.core.lesson_status": "not attempted",
    "cmi.objectives._children": "id,score,status",
    "cmi.interactions._children": "id,time,type",
    ...values,
  };
  const calls = [];
  let error = "0";
  const counts = (list) => {
    const found = Object.keys(held).filter((name) => name.startsWith(`${list}.`) && name.endsWith(".id"));
    return String(found.filter((name) => name.split(".").length === 4).length);
  };
  const methods = {
    LMSInitialize: () => "true",
    LMSGetValue(element) {
      if (element.endsWith("._count") && !(element in held)) return counts(element.slice(0, -"._count".length));
      return held[element] ?? "";
    },
    LMSSetValue(element, value) {
      held[element] = value;
      return "true";
    },
    LMSCommit: () => "true",
    LMSFinish: () => "true",
    LMSGetLastError: () => error,
    LMSGetErrorString: () => "",
    LMSGetDiagnostic: () => "",
  };
  const api = {};
  for (const [name, method] of Object.entries({ ...methods, ...answers })) {
    api[name] = (...parameters) => {
      calls.push([name, ...parameters]);
      return method(...parameters);
    };
  }
  return {
    api,
    held,
    calls,
    methods,
    fail(code) {
      error = code;
    },
    /** Calls since the last look that change something. */
    writes() {
      const found = calls.filter(([name]) => ["LMSSetValue", "LMSCommit", "LMSFinish"].includes(name));
      calls.length = 0;
      return found;
    },
    /** Names of the elements set since the last look. */
    sets() {
      return this.writes()
        .filter(([name]) => name === "LMSSetValue")
        .map(([, element]) => element);
    },
  };
}
