/** xAPI: a course that was launched with the address of a record store (RusticiSoftware/launch, lms_lrs.md). */

import { untrackedAdapter } from "./untracked.js";
import { hash } from "./uuid.js";
import { actorOf, authorizationOf, isUuid, keepValue, readKept, storageOf } from "./xapi-launch.js";
import { createLrs } from "./xapi-lrs.js";
import { createState } from "./xapi-state.js";
import { createVoice } from "./xapi-voice.js";
import { recordAdapter } from "./records.js";
import { followed } from "./records-follow.js";
import { patiently, STATE } from "./xapi-common.js";

/** @import { Adapter, RecordDoc, Recorded } from "../types.js" */
/** @import { Parts } from "./xapi-common.js" */

/** What a launch has of its own; everything else in the address goes to the store with each request. */
const OWN = ["endpoint", "auth", "actor", "registration", "activity_id", "activity_platform", "Accept-Language", "grouping"];

/**
 * @param {Parts} parts
 * @param {Record<string, string> | null} launch
 * @returns {Promise<Adapter | null>} null: it was not launched with a store.
 */
export async function connectXapi(parts, launch) {
  const { course, types, encodings, window, clock, fetch } = parts;
  const actor = launch && actorOf(launch.actor ?? "");
  if (!launch || !actor) return null;
  const records = /** @type {Recorded} */ (course.records);
  const registration = isUuid(launch.registration) ? { registration: String(launch.registration) } : {};
  const rootId = launch.activity_id || (records.root ? records.base + records.root : records.course);
  const extra = Object.fromEntries(Object.entries(launch).filter(([name]) => !OWN.includes(name)));
  const authorization = authorizationOf(launch.auth ?? "");
  const lrs = createLrs({ fetch, endpoint: String(launch.endpoint), authorization, extra });
  const query = { activityId: rootId, agent: JSON.stringify(actor), ...registration, stateId: STATE };

  /** @type {(theirs: RecordDoc) => void} */
  let meet = () => {};
  const state = createState({ lrs, query, meet: (theirs) => meet(theirs) });
  const remote = await patiently(() => state.read(), clock);
  if (remote.status === 401 || remote.status === 403) return untrackedAdapter("refused", lrs.told);

  const storage = storageOf("localStorage");
  const who = [launch.endpoint, rootId, JSON.stringify(actor), launch.registration ?? ""].join(" ");
  const key = `scormkit ${Array.from(hash(who), (each) => each.toString(16).padStart(2, "0")).join("")}`;
  const kept = readKept(storage, key);
  const voice = createVoice({
    course,
    records,
    actor,
    rootId,
    own: true,
    context: {
      ...registration,
      platform: launch.activity_platform || "scormkit",
      ...(launch.grouping ? { contextActivities: { grouping: [{ objectType: "Activity", id: launch.grouping }] } } : {}),
    },
    categories: () => [],
    encodings,
    clock,
  });
  const adapter = recordAdapter({
    course,
    types,
    clock,
    lrs,
    voice,
    query,
    remote: remote.doc,
    // Who learns is not written down in this browser: it is added again to what was not sent.
    kept: kept && { ...kept, pending: kept.pending.map((/** @type {object} */ each) => ({ ...each, actor })) },
    keep({ doc, pending, dirty }) {
      const nothing = !dirty && pending.length === 0;
      keepValue(storage, key, nothing ? null : { doc, dirty, pending: pending.map(({ actor: _, ...each }) => each) });
    },
    state,
    onMeet(listener) {
      meet = listener;
    },
    dialect: {
      mode: "normal",
      suspends: true,
      once: false,
      mastery: null,
      said: [],
      learnerName: typeof actor.name === "string" ? actor.name : "",
      languages: launch["Accept-Language"] ?? "",
      keepSaid() {},
      ended() {},
    },
    isHidden: () => window.document.visibilityState === "hidden",
  });
  return followed({ adapter, voice, records, window, silent: false });
}
