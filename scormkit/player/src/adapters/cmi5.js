/** cmi5 (Quartz, first edition): the launch of an assignable unit, and how a record store is spoken to in it. */

import { recordAdapter } from "./records.js";
import { followed } from "./records-follow.js";
import { untrackedAdapter } from "./untracked.js";
import { keepValue, readKept, storageOf } from "./xapi-launch.js";
import { createLrs } from "./xapi-lrs.js";
import { createState } from "./xapi-state.js";
import { createVoice } from "./xapi-voice.js";
import { CMI5_CATEGORY, MOVEON_CATEGORY } from "./xapi-words.js";
import { patiently, STATE } from "./xapi-common.js";

/** @import { Adapter, CourseData, RecordDoc, Recorded } from "../types.js" */
/** @import { Parts } from "./xapi-common.js" */

export const NEEDED = ["endpoint", "fetch", "actor", "registration", "activityId"];
const DATA = "LMS.LaunchData";
const PREFERENCES = "cmi5LearnerPreferences";

/** @param {string} text @returns {any} */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * The LMS's own pass mark counts, where one number decides in the course as well (section 10.2.4).
 *
 * @param {CourseData} course Is changed.
 * @param {number} mastery 0 to 1.
 */
export function applyMastery(course, mastery) {
  const percent = Math.round(mastery * 10000) / 100;
  const checks = course.units.flatMap((unit) => unit.pages).filter((page) => page.kind === "assessment" && !page.pretest);
  const [first] = checks;
  if (course.completion?.score != null) course.completion.score = percent;
  else if (first && checks.length === 1) first.passingScore = percent;
}

/**
 * @param {Parts} parts
 * @param {Record<string, string> | null} launch
 * @returns {Promise<Adapter | null>} null: it was not launched by an LMS.
 */
export async function connectCmi5(parts, launch) {
  const { course, types, encodings, window, clock, fetch } = parts;
  if (!launch) return null;
  const { endpoint = "", registration = "", activityId = "" } = launch;
  const actor = parsed(launch.actor ?? "");
  if (!actor) return untrackedAdapter("refused");
  const storage = storageOf("sessionStorage");
  const key = `scormkit-cmi5 ${launch.fetch}`;
  /** The session, as this tab knows it: a reload goes on with it. */
  const session = readKept(storage, key) ?? { token: "", said: [], kept: null };
  const keep = () => keepValue(storage, key, session);

  if (!session.token) {
    const told = { answer: "", error: "" };
    const answer = await token(fetch, String(launch.fetch), told);
    if (!answer) return untrackedAdapter("unreachable", told);
    session.token = answer["auth-token"] ?? "";
    // The address was used before (section 8.2.3): it is not said by whom, so nothing of that session goes on here.
    if (!session.token) return untrackedAdapter("refused", told);
    keep();
  }
  if (session.said.includes("terminated")) return untrackedAdapter("refused");

  const lrs = createLrs({ fetch, endpoint, authorization: `Basic ${session.token}` });
  const agent = JSON.stringify(actor);
  const query = { activityId, agent, registration, stateId: STATE };
  const found = await patiently(() => lrs("GET", "activities/state", { ...query, stateId: DATA }), clock);
  if (found.status === 401 || found.status === 403) return untrackedAdapter("refused", lrs.told);
  const data = found.status === 200 ? parsed(found.text) : null;
  if (!data?.contextTemplate) return untrackedAdapter("unreachable", lrs.told);
  const preferences = parsed((await lrs("GET", "agents/profile", { agent, profileId: PREFERENCES })).text);

  /** @type {(theirs: RecordDoc) => void} */
  let meet = () => {};
  const state = createState({ lrs, query, meet: (theirs) => meet(theirs) });
  const remote = await patiently(() => state.read(), clock);
  const mastery = typeof data.masteryScore === "number" ? data.masteryScore : null;
  if (mastery !== null) applyMastery(course, mastery);
  const records = /** @type {Recorded} */ (course.records);
  const voice = createVoice({
    course,
    records,
    actor,
    rootId: activityId,
    own: false,
    context: { ...data.contextTemplate, registration },
    categories(verb) {
      if (/^(completed|passed|failed)$/.test(verb)) return [CMI5_CATEGORY, MOVEON_CATEGORY];
      return /^(initialized|terminated)$/.test(verb) ? [CMI5_CATEGORY] : [];
    },
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
    kept: session.kept,
    keep(kept) {
      session.kept = kept;
      keep();
    },
    state,
    onMeet(listener) {
      meet = listener;
    },
    dialect: {
      mode: data.launchMode === "Browse" ? "browse" : data.launchMode === "Review" ? "review" : "normal",
      suspends: false,
      once: true,
      mastery,
      said: session.said,
      learnerName: typeof actor.name === "string" ? actor.name : "",
      languages: String(preferences?.languagePreference ?? ""),
      keepSaid: keep,
      ended() {
        // Section 10.2.6. Anything but an address of the web is none.
        if (/^https?:/i.test(data.returnURL ?? "")) window.location.assign(data.returnURL);
      },
    },
    isHidden: () => window.document.visibilityState === "hidden",
  });
  return followed({ adapter, voice, records, window, silent: preferences?.audioPreference === "off" });
}

/**
 * The token, once (section 8.2): by POST, and the answer to a failure is JSON with status 200 as well.
 *
 * @param {typeof fetch} fetch
 * @param {string} address
 * @param {{ answer: string, error: string }} told Is filled in.
 * @returns {Promise<Record<string, string> | null>} null: nobody answered.
 */
export async function token(fetch, address, told) {
  try {
    const answer = await fetch(address, { method: "POST", cache: "no-store", referrerPolicy: "no-referrer" });
    const found = parsed(await answer.text()) ?? {};
    told.answer = `POST fetch: ${answer.status}`;
    told.error = found["error-code"] ? `${told.answer} ${found["error-code"]} ${found["error-text"]}` : told.answer;
    return answer.status >= 500 ? null : found;
  } catch {
    told.error = "POST fetch: 0";
    return null;
  }
}
