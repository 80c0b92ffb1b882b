/** The launch page: the old API on its window, the content in a frame, and one end of the session, whatever happens to the page. */

import { createRunTime12 } from "./scorm12-runtime.js";
import { createRunTime2004 } from "./scorm2004-runtime.js";

/** @import { Attempt, BridgeData, Outer, Telling, Unit } from "./types.js" */

/** Milliseconds for which the last words can be read before a pop-up closes. */
const LAST_WORDS = 2000;

/** @returns {BridgeData} */
export const readData = () => JSON.parse(document.getElementById("bridge")?.textContent ?? "");

/** @type {import("../types.js").Clock} */
export const clock = {
  now: () => Date.now(),
  setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds),
  clearTimeout: (handle) => window.clearTimeout(/** @type {number | undefined} */ (handle)),
  isOnline: () => navigator.onLine,
};

/**
 * What a learner must know about the recording, at the foot of the page; "" for nothing.
 *
 * @param {BridgeData} data
 * @param {string} name A notice of the player: untracked, refused, unreachable, review, unsaved, offline, ended.
 */
export function notice(data, name) {
  const place = /** @type {HTMLElement} */ (document.getElementById("notice"));
  const title = data.words[`notice_${name}_title`];
  place.hidden = !title;
  const [heading, text] = [document.createElement("strong"), document.createElement("span")];
  heading.textContent = title ?? "";
  text.textContent = data.words[`notice_${name}`] ?? "";
  place.replaceChildren(...(title ? [heading, text] : []));
}

/** Tells the learner when saving fails, and when it works again. @param {BridgeData} data @returns {Telling} */
export const telling = (data) => (state) => notice(data, /^(unsaved|offline|ended|review)$/.test(state) ? state : "");

/** @type {Attempt} */
const SEEN = {
  completion: "completed",
  success: "unknown",
  score: null,
  progress: "",
  location: "",
  suspend: "",
  exit: "",
  seconds: null,
  objectives: [],
  interactions: [],
  comments: [],
  preferences: { audio: "", language: "", speed: "", captions: "" },
};

/** Where nothing records, content that asks for its run time can still be read: the notice says that nothing is kept. @type {Outer} */
const NOWHERE = {
  given: {
    learnerId: "learner",
    learnerName: "",
    mode: "normal",
    credit: false,
    resumes: false,
    begun: false,
    totalSeconds: 0,
    launchData: "",
    passing: "",
    threshold: "",
    maxTime: "",
    limitAction: "",
    objectives: [],
    kept: {},
    counts: {},
  },
  refuses: () => null,
  save: () => true,
  close() {},
  goes() {},
  leave() {},
};

/**
 * One session of one unit, in the page's frame.
 *
 * @param {BridgeData} data
 * @param {Unit} unit
 * @param {Outer | null} outer null: nothing records.
 * @param {HTMLElement} place Where the frame goes.
 * @param {() => void} [finished] The content has ended its session by itself.
 * @returns {{ end(goes: boolean): void, leave(): void }} `end` closes the unit as a closed window would, because the page
 *   goes or another unit comes; `leave`: the page is hidden.
 */
export function openUnit(data, unit, outer, place, finished = () => {}) {
  const store = outer ?? { ...NOWHERE, given: { ...NOWHERE.given, launchData: unit.launchData ?? "", objectives: unit.objectives ?? [] } };
  const frame = document.createElement("iframe");
  frame.title = unit.title;
  frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture; clipboard-write; microphone; camera";
  frame.src = unit.href;
  let over = false;
  const create = data.old === "scorm12" ? createRunTime12 : createRunTime2004;
  /** @type {import("./types.js").RunTime | null} */
  const runTime =
    !unit.asset
      ? create({
          model: data.model,
          given: store.given,
          refuses: store.refuses,
          save(ended) {
            const stored = store.save(runTime?.attempt(ended) ?? SEEN, runTime?.values() ?? {}, ended);
            over ||= ended;
            if (ended) finished();
            return stored;
          },
        })
      : null;
  const win = /** @type {Record<string, any>} */ (/** @type {unknown} */ (window));
  if (runTime) win[runTime.name] = runTime.api;
  if (unit.asset) frame.addEventListener("load", () => over || store.save(SEEN, {}, false), { once: true });
  place.replaceChildren(frame);
  frame.focus();

  return {
    end(goes) {
      if (goes) store.goes();
      // The content's own end comes first: it is told that its page goes while it can still call.
      frame.remove();
      if (!over) {
        over = true;
        const state = runTime?.state();
        // An attempt that was cut off can be taken up again.
        if (runTime && state === "running") {
          const attempt = runTime.attempt(false);
          store.save({ ...attempt, exit: attempt.exit || "suspend" }, runTime.values(), true);
        } else if (unit.asset) store.save(SEEN, {}, true);
        else store.close();
      }
      store.leave();
      if (runTime) delete win[runTime.name];
    },
    leave() {
      if (runTime?.state() === "running") store.save(runTime.attempt(false), runTime.values(), false);
      store.leave();
    },
  };
}

/**
 * A page that holds one unit.
 *
 * @param {BridgeData} data
 * @param {(unit: Unit) => Promise<Outer | null | "refused" | "unreachable">} connect null or rejected: nothing records; a
 *   word says why.
 */
export async function playOne(data, connect) {
  const [unit] = data.units;
  if (!unit) return;
  const outer = outerOf(data, await connect(unit).catch(() => null));
  const place = /** @type {HTMLElement} */ (document.getElementById("content"));
  const opened = openUnit(data, unit, outer, place, () => {
    // Only a window that was opened as one closes: a frame, or a tab of the learner's own, stays.
    if (window.opener && window.parent === window) window.setTimeout(() => window.close(), LAST_WORDS);
  });
  watch(() => opened.end(true), opened.leave);
}

/** The store, or none and a notice of it. @param {BridgeData} data @param {Outer | null | "refused" | "unreachable"} found */
export function outerOf(data, found) {
  if (found !== null && typeof found !== "string") return found;
  notice(data, found ?? "untracked");
  return null;
}

/** @param {() => void} end @param {() => void} leave */
export function watch(end, leave) {
  // Never unload or beforeunload: browsers stop calling them, and Moodle forbids unload by Permissions-Policy.
  window.addEventListener("pagehide", end);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
}
