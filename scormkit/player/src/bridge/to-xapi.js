/** Content of either SCORM in a launch with the address of a record store (RusticiSoftware/launch, lms_lrs.md). */

import { hash } from "../adapters/uuid.js";
import { actorOf, authorizationOf, isUuid, keepValue, readKept, storageOf } from "../adapters/xapi-launch.js";
import { createLrs } from "../adapters/xapi-lrs.js";
import { recordsOuter, STATE } from "./records-outer.js";

/** @import { Clock } from "../types.js" */
/** @import { Lrs } from "../adapters/xapi-lrs.js" */
/** @import { Attempt, BridgeData, Outer, Telling, Unit } from "./types.js" */

/** What a launch has of its own; everything else in the address goes to the store with each request. */
const OWN = ["endpoint", "auth", "actor", "registration", "activity_id", "activity_platform", "Accept-Language", "grouping"];

/**
 * @typedef {object} Launched
 * @property {BridgeData} data
 * @property {Record<string, string>} launch
 * @property {Record<string, unknown>} actor
 * @property {string} rootId
 * @property {{ registration?: string }} registration
 * @property {Record<string, any>} context What every statement has.
 * @property {Lrs} lrs
 * @property {Clock} clock
 * @property {Telling} tell
 */

/**
 * @param {BridgeData} data
 * @param {Record<string, string> | null} launch
 * @param {{ clock: Clock, fetch: typeof globalThis.fetch, tell: Telling }} parts
 * @returns {Launched | null} null: it was not launched with a store.
 */
export function launchedXapi(data, launch, { clock, fetch, tell }) {
  const actor = launch && actorOf(launch.actor ?? "");
  if (!launch || !actor) return null;
  const registration = isUuid(launch.registration) ? { registration: String(launch.registration) } : {};
  return {
    data,
    launch,
    actor,
    rootId: launch.activity_id || data.course || "",
    registration,
    context: {
      ...registration,
      platform: launch.activity_platform || "scormkit",
      ...(launch.grouping ? { contextActivities: { grouping: [{ objectType: "Activity", id: launch.grouping }] } } : {}),
    },
    lrs: createLrs({
      fetch,
      endpoint: String(launch.endpoint),
      authorization: authorizationOf(launch.auth ?? ""),
      extra: Object.fromEntries(Object.entries(launch).filter(([name]) => !OWN.includes(name))),
    }),
    clock,
    tell,
  };
}

/**
 * @param {Launched} launched
 * @param {Unit} unit
 * @param {string} activityId
 * @param {(attempt: Attempt) => void} [reached]
 * @returns {Promise<Outer | "refused" | "unreachable">}
 */
export function outerXapi({ data, launch, actor, rootId, registration, context, lrs, clock, tell }, unit, activityId, reached = () => {}) {
  const storage = storageOf("localStorage");
  const who = [launch.endpoint, activityId, JSON.stringify(actor), launch.registration ?? ""].join(" ");
  const key = `scormkit-bridge ${Array.from(hash(who), (each) => each.toString(16).padStart(2, "0")).join("")}`;
  const kept = readKept(storage, key);
  return recordsOuter({
    data,
    unit,
    clock,
    lrs,
    query: { activityId, agent: JSON.stringify(actor), ...registration, stateId: STATE },
    actor,
    activityId,
    rootId,
    context,
    dialect: { mode: "normal", once: false, mastery: null, categories: () => [], said: [] },
    launchData: "",
    // Who learns is not written down in this browser: it is added again to what was not sent.
    kept: kept && { ...kept, pending: kept.pending.map((/** @type {object} */ each) => ({ ...each, actor })) },
    keep: (value) => keepValue(storage, key, value && { ...value, pending: value.pending.map(({ actor: _, ...each }) => each) }),
    tell,
    reached,
  });
}
