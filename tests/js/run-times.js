/**
 * Run times that can be made to misbehave, one for each adapter that there is. All have the same face:
 *
 *   name              for the test's title
 *   kinds, expires    what can go wrong with it, and whether a session can be over for good
 *   writes            how many requests a commit is at most
 *   connect(clock)    {adapter, course, fault, mend, held, commits}, or a promise of it: a launch, of the sample course; what was
 *                     held stays from one launch to the next; also `follow(session)`, `goes()` where the adapter listens for more
 *
 * `fault(kind)` makes what follows go wrong, `mend()` right again. Kinds:
 *   refused   what is to be stored is refused; thrown: the call throws, or the request fails
 *   slow      storing takes ten seconds
 *   lying     it says that all is stored, and nothing is; of a store: a page to log in comes in place of an answer
 *   forgetful statements are stored, and progress is not, though the store says so
 *   offline   nothing gets through, and the browser knows
 *   expired   the session is over, and no other can be begun; lapsed: it is over, and another can
 *   vanished  the object is gone
 * `held()` is what is kept for good: {status, location, state, answers: [[id, response], ...]}; `commits()` how often it was
 * written to.
 */

import { Scorm12API } from "scorm-again/scorm12";
import { scorm12Adapter } from "../../scormkit/player/src/adapters/scorm12.js";
import { scorm2004Adapter } from "../../scormkit/player/src/adapters/scorm2004.js";
import { ENCODINGS, ENCODINGS_2004, sampleCourse } from "./fixtures.js";
import { RECORD_STORES } from "./run-times-records.js";

const SLOW = 10_000;

/** What differs between the two SCORMs, as far as the faults below ask for it. */
const SCORM12 = {
  name: "SCORM 1.2",
  methods: { begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish", error: "LMSGetLastError" },
  adapter: scorm12Adapter,
  encodings: ENCODINGS,
  closed: { get: "301", set: "301", commit: "301" },
  begun: "101",
  refused: "101",
  unset: (element) => (element === "cmi.core.lesson_status" ? "not attempted" : ""),
  response: "student_response",
  location: "cmi.core.lesson_location",
  status: (kept) => kept["cmi.core.lesson_status"],
};
const SCORM2004 = {
  name: "SCORM 2004",
  methods: { begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate", error: "GetLastError" },
  adapter: scorm2004Adapter,
  encodings: ENCODINGS_2004,
  closed: { get: "123", set: "133", commit: "143" },
  begun: "103",
  refused: "391",
  unset: (element) => (element === "cmi.learner_name" ? "Doe, Jane" : /_status$/.test(element) ? "unknown" : ""),
  response: "learner_response",
  location: "cmi.location",
  status: (kept) => (kept["cmi.success_status"] === "passed" ? "passed" : kept["cmi.completion_status"]),
};

/** Interactions among elements, in order. @param {Record<string, string>} kept @param {string} response */
const answersOf = (kept, response) => {
  const found = [];
  for (let n = 0; `cmi.interactions.${n}.id` in kept; n++) {
    found.push([kept[`cmi.interactions.${n}.id`], kept[`cmi.interactions.${n}.${response}`]]);
  }
  return found;
};

/** An LMS of our own: it holds values, and keeps them when they are committed. @param {typeof SCORM12} standard */
const scorm = (standard) => () => {
  const { methods, closed } = standard;
  /** What is kept for good. */
  let kept = {};
  return {
    name: standard.name,
    kinds: ["refused", "thrown", "slow", "lying", "offline", "vanished", "lapsed"],
    expires: true,
    writes: 1,
    connect(clock, settings) {
      let fault = "";
      let running = false;
      let commits = 0;
      let error = "0";
      let cache = { ...kept };
      const answer = (works, code = standard.refused) => {
        error = works ? "0" : code;
        return String(works);
      };
      const api = {
        [methods.begin]() {
          if (fault === "expired" || running) return answer(false, running ? standard.begun : standard.refused);
          running = true;
          cache = { ...kept };
          return answer(true);
        },
        [methods.get](element) {
          answer(running, closed.get);
          if (element.endsWith("._children")) return "id";
          if (element.endsWith("._count")) {
            const list = element.slice(0, -"._count".length);
            return String(Object.keys(cache).filter((name) => name.startsWith(list) && /^\.\d+\.id$/.test(name.slice(list.length))).length);
          }
          return running ? (cache[element] ?? standard.unset(element)) : "";
        },
        [methods.set](element, value) {
          if (running && fault !== "lying") cache[element] = value;
          return answer(running, closed.set);
        },
        [methods.commit]() {
          commits += 1;
          if (fault === "thrown") throw new Error("the server answered with an error page");
          if (fault === "slow") clock.jump(SLOW);
          const works = running && !["refused", "offline"].includes(fault);
          if (works && fault !== "lying") kept = { ...cache };
          return answer(works, running ? standard.refused : closed.commit);
        },
        [methods.end]() {
          running = false;
          return "true";
        },
        [methods.error]: () => error,
      };
      /** As a frame that is gone: the functions are still there, and throw. */
      const gate = Object.fromEntries(
        Object.entries(api).map(([name, method]) => [
          name,
          (...parameters) => {
            if (fault === "vanished") throw new Error("the frame is gone");
            return method(...parameters);
          },
        ]),
      );
      return {
        course: sampleCourse(settings),
        adapter: standard.adapter({ find: () => (fault === "vanished" ? null : gate), clock, encodings: standard.encodings }),
        fault(kind) {
          fault = kind;
          if (kind === "expired" || kind === "lapsed") running = false;
          clock.online = kind !== "offline";
        },
        mend() {
          if (fault === "vanished") running = false;
          fault = "";
          clock.online = true;
        },
        held: () => ({
          status: standard.status(kept),
          location: kept[standard.location],
          state: kept["cmi.suspend_data"],
          answers: answersOf(kept, standard.response),
        }),
        commits: () => commits,
      };
    },
  };
};

/** The run time that we did not write; its server can be cut off. */
function scormAgain() {
  let kept = null;
  return {
    name: "SCORM 1.2, scorm-again",
    kinds: ["refused", "offline"],
    writes: 1,
    connect(clock, settings) {
      let fault = "";
      let commits = 0;
      const http = {
        processHttpRequest() {
          commits += 1;
          if (fault) return { result: "false", errorCode: 391 };
          kept = api.renderCMIToJSONObject().cmi;
          return { result: "true", errorCode: 0 };
        },
        updateSettings() {},
      };
      const api = new Scorm12API({ lmsCommitUrl: "lms", autocommit: false, logLevel: 5 }, http);
      if (kept) {
        const { interactions, ...rest } = kept;
        api.loadFromJSON(rest, "");
      }
      return {
        course: sampleCourse(settings),
        adapter: scorm12Adapter({ find: () => api, clock, encodings: ENCODINGS }),
        fault(kind) {
          fault = kind;
          clock.online = kind !== "offline";
        },
        mend() {
          fault = "";
          clock.online = true;
        },
        held: () => ({
          status: kept.core.lesson_status,
          location: kept.core.lesson_location,
          state: kept.suspend_data,
          answers: Object.values(kept.interactions ?? {}).map((each) => [each.id, each.student_response]),
        }),
        commits: () => commits,
      };
    },
  };
}

export const RUN_TIMES = [scorm(SCORM12), scorm(SCORM2004), scormAgain, ...RECORD_STORES];
