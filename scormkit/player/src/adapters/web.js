/** A plain web server: progress stays in this browser; where the site says so, a record store is told as well. */

import { RANKS } from "../core/status.js";
import { UNTRACKED } from "../core/launch.js";
import { createQueue } from "./queue.js";
import { uuid } from "./uuid.js";
import { keepValue, readKept, storageOf } from "./xapi-launch.js";

/** @import { Adapter, Clock, CourseData, SaveState, Snapshot } from "../types.js" */

/** The file that a site may lay beside the course: {"endpoint": ..., "auth": ...}. It is never part of a package. */
export const CONFIGURATION = "scormkit-records.json";

/**
 * Where statements go, by the site's own file; null where there is none.
 *
 * @param {Window} window
 * @param {typeof fetch} fetch
 * @returns {Promise<Record<string, string> | null>}
 */
export async function configured(window, fetch) {
  if (!/^https?:$/.test(window.location.protocol)) return null;
  try {
    const answer = await fetch(new URL(CONFIGURATION, window.document.baseURI).href, { cache: "no-cache" });
    const found = answer.ok ? await answer.json() : null;
    if (typeof found?.endpoint !== "string") return null;
    return { endpoint: found.endpoint, auth: String(found.auth ?? ""), actor: JSON.stringify(found.actor ?? someone(window)) };
  } catch {
    return null;
  }
}

/** A learner without a name, the same in this browser. @param {Window} window */
function someone(window) {
  const storage = storageOf("localStorage");
  const name = readKept(storage, "scormkit-learner") ?? uuid();
  keepValue(storage, "scormkit-learner", name);
  return { account: { homePage: window.location.origin, name } };
}

/**
 * @param {CourseData} course
 * @param {Window} window
 * @param {Clock} clock
 * @returns {Adapter | null} null: the browser keeps nothing.
 */
export function webAdapter(course, window, clock) {
  const storage = storageOf("localStorage");
  const key = `scormkit-progress ${course.tag} ${window.location.pathname}`;
  try {
    storage?.setItem("scormkit-test", "1");
    storage?.removeItem("scormkit-test");
  } catch {
    return null;
  }
  if (!storage) return null;
  /** @type {(state: SaveState) => void} */
  let tell = () => {};
  /** @type {Snapshot | null} */
  let latest = null;
  const told = { answer: "", error: "" };
  const write = () => {
    if (!latest) return true;
    const { suspendData, location, status, score } = latest;
    const text = JSON.stringify({ data: suspendData, location, status, score: score?.raw ?? null });
    let went = false;
    try {
      if (storage.getItem(key) !== text) storage.setItem(key, text);
      went = storage.getItem(key) === text;
    } catch (error) {
      told.error = String(error);
    }
    told.answer = `localStorage: ${went}`;
    return went;
  };
  const queue = createQueue({ clock, write, tell: (state) => tell(state) });
  return {
    start() {
      const found = readKept(storage, key) ?? {};
      return {
        ...UNTRACKED,
        tracking: true,
        location: String(found.location ?? ""),
        suspendData: String(found.data ?? ""),
        status: RANKS.includes(found.status) ? found.status : "",
        score: found.score ?? null,
      };
    },
    save(snapshot) {
      latest = snapshot;
      queue.schedule();
    },
    flush(snapshot) {
      latest = snapshot;
      return queue.flush();
    },
    finish(snapshot) {
      latest = snapshot;
      return queue.close();
    },
    leave() {
      queue.close();
      tell("elsewhere");
    },
    support: () => told,
    onState(listener) {
      tell = listener;
    },
  };
}
