/** Content of either SCORM in a launch of cmi5 (Quartz, first edition). */

import { token } from "../adapters/cmi5.js";
import { patiently } from "../adapters/xapi-common.js";
import { keepValue, readKept, storageOf } from "../adapters/xapi-launch.js";
import { createLrs } from "../adapters/xapi-lrs.js";
import { CMI5_CATEGORY, MOVEON_CATEGORY } from "../adapters/xapi-words.js";
import { recordsOuter, STATE } from "./records-outer.js";

/** @import { Clock } from "../types.js" */
/** @import { BridgeData, Outer, Telling, Unit } from "./types.js" */

/** @param {string} text @returns {any} */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * @param {object} parts
 * @param {BridgeData} parts.data
 * @param {Unit} parts.unit
 * @param {Record<string, string> | null} parts.launch
 * @param {Window} parts.window
 * @param {Clock} parts.clock
 * @param {typeof globalThis.fetch} parts.fetch
 * @param {Telling} parts.tell
 * @returns {Promise<Outer | null | "refused" | "unreachable">}
 */
export async function outerCmi5({ data, unit, launch, window, clock, fetch, tell }) {
  if (!launch) return null;
  const { endpoint = "", registration = "", activityId = "" } = launch;
  const actor = parsed(launch.actor ?? "");
  if (!actor) return "refused";
  const storage = storageOf("sessionStorage");
  const key = `scormkit-bridge ${launch.fetch}`;
  /** The session as this tab knows it: a reload goes on with it. */
  const session = readKept(storage, key) ?? { token: "", said: [], kept: null };
  const keep = () => keepValue(storage, key, session);
  if (!session.token) {
    const answer = await token(fetch, String(launch.fetch), { answer: "", error: "" });
    session.token = answer?.["auth-token"] ?? "";
    if (!session.token) return answer ? "refused" : "unreachable";
    keep();
  }
  if (session.said.includes("terminated")) return "refused";
  const lrs = createLrs({ fetch: fetch, endpoint, authorization: `Basic ${session.token}` });
  const query = { activityId, agent: JSON.stringify(actor), registration, stateId: STATE };
  const found = await patiently(() => lrs("GET", "activities/state", { ...query, stateId: "LMS.LaunchData" }), clock);
  const given = found.status === 200 ? parsed(found.text) : null;
  if (!given?.contextTemplate) return found.status === 401 || found.status === 403 ? "refused" : "unreachable";
  // The LMS wants this document to be asked for (section 11.1).
  await lrs("GET", "agents/profile", { agent: query.agent, profileId: "cmi5LearnerPreferences" });
  return recordsOuter({
    data,
    unit,
    clock,
    lrs,
    query,
    actor,
    activityId,
    rootId: activityId,
    context: { ...given.contextTemplate, registration },
    dialect: {
      mode: given.launchMode === "Browse" ? "browse" : given.launchMode === "Review" ? "review" : "normal",
      once: true,
      mastery: typeof given.masteryScore === "number" ? given.masteryScore : null,
      categories(verb) {
        if (/^(completed|passed|failed)$/.test(verb)) return [CMI5_CATEGORY, MOVEON_CATEGORY];
        return /^(initialized|terminated)$/.test(verb) ? [CMI5_CATEGORY] : [];
      },
      said: session.said,
    },
    launchData: typeof given.launchParameters === "string" ? given.launchParameters : "",
    kept: session.kept,
    keep(kept) {
      session.kept = kept;
      keep();
    },
    tell,
    over() {
      // Section 10.2.6. Anything but an address of the web is none.
      if (/^https?:/i.test(given.returnURL ?? "")) window.location.assign(given.returnURL);
    },
  });
}
