/** A record store that answers fetch, a window without a browser, and a course that is played in them. */

import * as choiceTold from "../../scormkit/interactions/choice/scorm2004.js";
import * as trueFalseTold from "../../scormkit/interactions/true_false/scorm2004.js";
import { FEATURES } from "../../scormkit/player/src/core/registry.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { fakeClock, sampleCourse, TYPES } from "./fixtures.js";

const ENCODINGS = { choice: choiceTold, "true-false": trueFalseTold };
export const ROOT = "urn:uuid:0";
export const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.example", name: "ada-the-learner" } };
export const REGISTRATION = "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11";

export const RECORDS = {
  base: `${ROOT}#`,
  course: ROOT,
  root: "",
  activities: { "": { type: "http://adlnet.gov/expapi/activities/course", name: { en: "A sample" } } },
  recordings: {},
};

/** Everything that was promised until now has come: no timer of the fake clock is needed for that. */
export async function quiet() {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}

/**
 * A strict store. `trouble(request)` may give a status in place of an answer, "down" for no line, "lost" for an answer that
 * does not arrive although all is stored.
 */
export function fakeStore({ data = null, etags = true } = {}) {
  const statements = new Map();
  const documents = new Map();
  const requests = [];
  let version = 0;
  let tokens = 0;
  const store = {
    statements: () => [...statements.values()].map((text) => JSON.parse(text)),
    verbs: () => store.statements().map((each) => each.verb.display.en),
    documents,
    requests,
    trouble: () => null,
    /** Another session writes. */
    write(doc) {
      documents.set("scormkit", { text: JSON.stringify(doc), etag: `"${++version}"` });
    },
    get doc() {
      return JSON.parse(documents.get("scormkit")?.text ?? "null");
    },
    async fetch(address, options = {}) {
      const url = new URL(address);
      const request = { method: options.method ?? "GET", url, path: url.pathname, body: options.body, headers: options.headers ?? {}, keepalive: options.keepalive };
      requests.push(request);
      const trouble = store.trouble(request);
      // Browsers refuse more of what has to survive its page (Fetch, keepalive).
      if (options.keepalive && Buffer.byteLength(options.body ?? "") > 65536) throw new TypeError("Failed to fetch");
      if (trouble === "down") throw new TypeError("Failed to fetch");
      const answer = typeof trouble === "number" ? [trouble, "{}"] : store.answer(request);
      if (trouble === "lost") throw new TypeError("Failed to fetch");
      const [status, text = "", etag = ""] = answer;
      return { status, ok: status < 300, text: async () => text, json: async () => JSON.parse(text), headers: { get: (name) => (name === "ETag" && etags ? etag : null) } };
    },
    answer({ method, path, url, body, headers }) {
      if (path === "/fetch") return [200, JSON.stringify(tokens++ ? { "error-code": "1", "error-text": "used" } : { "auth-token": "dG9rZW4=" })];
      if (path === "/xapi/statements") {
        const batch = JSON.parse(body);
        for (const each of batch) if (statements.has(each.id) && statements.get(each.id) !== JSON.stringify(each)) return [409];
        for (const each of batch) statements.set(each.id, JSON.stringify(each));
        return [200, JSON.stringify(batch.map((each) => each.id))];
      }
      if (path === "/xapi/agents/profile") return [404];
      const name = url.searchParams.get("stateId");
      if (name === "LMS.LaunchData") return data ? [200, JSON.stringify(data)] : [404];
      const held = documents.get(name);
      if (method === "GET") return held ? [200, held.text, held.etag] : [404];
      const [match, none] = [headers["If-Match"], headers["If-None-Match"]];
      if (held && !match && !none) return [409];
      if ((match && match !== held?.etag) || (none && held)) return [412];
      documents.set(name, { text: body, etag: `"${++version}"` });
      return [204];
    },
  };
  return store;
}

/** What a tab keeps, as a Storage. */
export function fakeStorage(kept = new Map()) {
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, String(value)),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A tab: its storages outlive a reload; `profile` is the browser's own storage, which other tabs share. */
export function fakeTab(profile = fakeStorage()) {
  return { session: fakeStorage(), local: profile };
}

/** Loads a launch page in a tab. */
export function fakeWindow(tab, address = "https://courses.example/one/index.html") {
  const url = new URL(address);
  const listeners = {};
  const window = {
    sessionStorage: tab.session,
    localStorage: tab.local,
    location: {
      get href() { return url.href; },
      get search() { return url.search; },
      get pathname() { return url.pathname; },
      get origin() { return url.origin; },
      get protocol() { return url.protocol; },
      hash: "",
      assign(to) { window.went = to; },
    },
    history: { state: null, replaceState(_, __, to) { url.href = new URL(to, url).href; } },
    document: { visibilityState: "visible", baseURI: address, addEventListener() {} },
    addEventListener(name, listener) { (listeners[name] ??= []).push(listener); },
    dispatch(name) { for (const each of listeners[name] ?? []) each({}); },
  };
  globalThis.window = window;
  return window;
}

/**
 * A learner's session over a connection. `connect` is connectXapi or connectCmi5.
 */
export async function sit(connect, store, launch, { tab = fakeTab(), settings = {}, checks = {}, clock = fakeClock(), course } = {}) {
  const window = fakeWindow(tab);
  const made = course ?? sampleCourse({ records: RECORDS, ...settings }, checks);
  const connecting = connect({ course: made, types: TYPES, encodings: ENCODINGS, window, clock, fetch: store.fetch }, launch);
  // Waits between tries at the launch pass at once.
  let adapter;
  connecting.then((found) => { adapter = found; });
  for (let turn = 0; turn < 12 && adapter === undefined; turn++) {
    await quiet();
    clock.pass(2000);
  }
  if (!adapter) return { adapter, window, clock, tab };
  const states = [];
  const session = createSession({ course: made, adapter, clock, random: () => 0.25, types: TYPES });
  session.subscribe(() => states.at(-1) === session.saveState || states.push(session.saveState));
  session.start();
  FEATURES.records?.begin(session);
  const pass = async (milliseconds = 300) => {
    clock.pass(milliseconds);
    await quiet();
  };
  await pass();
  return {
    adapter, window, clock, tab, session, states, pass,
    /** The tab is closed, or loads another page. */
    async close() {
      window.document.visibilityState = "hidden";
      session.flush();
      window.dispatch("pagehide");
      session.close();
      await pass();
    },
    async exit() {
      session.exit();
      await pass();
    },
  };
}

/** Reads everything and answers both checks; what is right is the default. */
export function play(session, { first = [0], second = [0, 2], third = [0] } = {}) {
  session.begin();
  for (const page of [1, 2]) session.goTo(page);
  session.beginAssessment(2);
  session.answer(1, first);
  session.nextQuestion(2);
  session.answer(2, second);
  session.finishAssessment(2);
  for (const page of [3, 4]) session.goTo(page);
  session.beginAssessment(4);
  session.answer(3, third);
  session.finishAssessment(4);
}
