/** Record stores and a browser's own storage as run times: see run-times.js. */

import { connectCmi5 } from "../../scormkit/player/src/adapters/cmi5.js";
import { webAdapter } from "../../scormkit/player/src/adapters/web.js";
import { connectXapi } from "../../scormkit/player/src/adapters/xapi.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { FEATURES } from "../../scormkit/player/src/core/registry.js";
import { decode } from "../../scormkit/player/src/core/state.js";
import { ENCODINGS_2004, sampleCourse, TYPES } from "./fixtures.js";
import { ACTOR, fakeStorage, fakeStore, fakeTab, fakeWindow, RECORDS, REGISTRATION } from "./records-fixtures.js";

const CMI5 = {
  contextTemplate: {
    extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s-1" },
    contextActivities: { grouping: [{ id: "urn:publisher" }] },
  },
  launchMode: "Normal",
  moveOn: "CompletedAndPassed",
};
const LAUNCH = { endpoint: "https://lrs.example/xapi/", actor: JSON.stringify(ACTOR), registration: REGISTRATION };
const LOGIN = [200, "<!DOCTYPE html><title>Log in</title>"];

/** A store over which a fault can come; each launch is in a tab of its own of one browser. */
const store = (name, connect, launchOf, data) => () => {
  const lrs = fakeStore({ data });
  const profile = fakeStorage();
  const real = lrs.answer;
  let fault = "";
  let launches = 0;
  lrs.answer = (request) => {
    if (request.path === "/fetch") return [200, JSON.stringify({ "auth-token": "dG9rZW4=" })];
    if (fault === "refused") return [503, "<h1>Busy</h1>"];
    if (fault === "expired") return [401];
    if (fault === "vanished") return [404, "<h1>Not found</h1>"];
    if (fault === "lying" && request.method !== "GET") return LOGIN;
    if (fault === "forgetful" && request.method === "PUT") return [204];
    return real(request);
  };
  lrs.trouble = () => (["thrown", "offline"].includes(fault) ? "down" : null);
  return {
    name,
    kinds: ["refused", "thrown", "slow", "lying", "forgetful", "offline", "vanished"],
    expires: true,
    // Statements, and progress.
    writes: 2,
    async connect(clock, settings) {
      let commits = 0;
      fault = "";
      const fetch = async (address, options) => {
        if (options.method !== "GET" && !address.includes("/fetch")) commits += 1;
        if (fault === "slow") await new Promise((go) => clock.setTimeout(go, 10_000));
        return lrs.fetch(address, options);
      };
      launches += 1;
      const window = fakeWindow(fakeTab(profile));
      const course = sampleCourse({ records: RECORDS, ...settings });
      const adapter = await connect({ course, types: TYPES, encodings: ENCODINGS_2004, window, clock, fetch }, launchOf(launches));
      return {
        adapter,
        course,
        follow: FEATURES.records.mount,
        goes: () => window.dispatch("pagehide"),
        fault(kind) {
          fault = kind;
          clock.online = kind !== "offline";
        },
        mend() {
          fault = "";
          clock.online = true;
        },
        held() {
          const { data: state, status, location } = lrs.doc;
          const answered = lrs.statements().filter(({ verb }) => verb.display.en === "answered");
          const answers = answered.map(({ object, result }) => [object.id.split("#").at(-1).split("/").at(-1), result.response]);
          return { status, location, state, answers };
        },
        commits: () => commits,
      };
    },
  };
};

const xapi = store("xAPI", connectXapi, () => ({ ...LAUNCH, auth: "Basic eA==" }));
const cmi5 = store(
  "cmi5",
  connectCmi5,
  (number) => ({ ...LAUNCH, fetch: `https://lrs.example/fetch?${number}`, activityId: "https://lms.example/activities/1" }),
  CMI5,
);

/** The browser's own storage, which may be full, forbidden or emptied at any moment. */
function web() {
  const kept = new Map();
  return {
    name: "web",
    kinds: ["thrown", "lying", "vanished"],
    writes: 1,
    connect(clock, settings) {
      let fault = "";
      let commits = 0;
      const storage = fakeStorage(kept);
      const { setItem, getItem } = storage;
      storage.setItem = (key, value) => {
        if (key.startsWith("scormkit-progress")) commits += 1;
        if (fault === "thrown") throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        if (fault !== "lying") setItem(key, value);
      };
      storage.getItem = (key) => {
        if (fault === "vanished") throw new DOMException("The operation is insecure.", "SecurityError");
        return getItem(key);
      };
      const window = fakeWindow(fakeTab(storage));
      const course = sampleCourse(settings);
      return {
        adapter: webAdapter(course, window, clock),
        course,
        fault(kind) {
          fault = kind;
        },
        mend() {
          fault = "";
        },
        held() {
          const [[, text]] = [...kept].filter(([key]) => key.startsWith("scormkit-progress"));
          const { data: state, status, location } = JSON.parse(text);
          const index = indexCourse(sampleCourse(), TYPES);
          const { questions } = decode(state, index);
          return { status, location, state, answers: [...questions].map(([key, each]) => [index.question.get(key).id, each.answer]) };
        },
        commits: () => commits,
      };
    },
  };
}

export const RECORD_STORES = [xapi, cmi5, web];
