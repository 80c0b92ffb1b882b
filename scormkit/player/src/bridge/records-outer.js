/** Content of either SCORM in a launch with a record store: its data model is a document there, what was done are statements. */

import { createQueue } from "../adapters/queue.js";
import { uuid, uuidOf } from "../adapters/uuid.js";
import { createSender } from "../adapters/xapi-sender.js";
import { createState } from "../adapters/xapi-state.js";
import { patiently } from "../adapters/xapi-common.js";
import { duration } from "../adapters/xapi-voice.js";
import { MASTERY_SCORE, verbIri } from "../adapters/xapi-words.js";
import { momentOf } from "./lengths.js";

/** @import { Clock, RecordDoc, Statement } from "../types.js" */
/** @import { Lrs } from "../adapters/xapi-lrs.js" */
/** @import { Attempt, BridgeData, Given, Interaction, Outer, Scored, Telling, Unit } from "./types.js" */

/** The name of the document that holds an old data model. */
export const STATE = "scormkit-bridge";
const ACTIVITY_TYPES = "http://adlnet.gov/expapi/activities/";

/**
 * @typedef {object} Dialect
 * @property {"normal" | "browse" | "review"} mode In all but normal, only the beginning and the end are said.
 * @property {boolean} once As cmi5 wants it: completed and passed once in a registration, no score beside them.
 * @property {number | null} mastery The LMS's own pass mark, 0 to 1.
 * @property {(verb: string) => string[]} categories
 * @property {string[]} said Verbs of this session before a reload.
 */

/** @typedef {{ completed?: boolean, passed?: boolean, scored?: number, answers?: Record<string, string> }} Told */
/** @typedef {{ values: Record<string, string>, seconds: number, exit: string }} Data */
/** @typedef {{ doc: RecordDoc | null, pending: Statement[] }} Kept What this browser keeps until the store has it. */

/**
 * @typedef {object} Parts
 * @property {BridgeData} data
 * @property {Unit} unit
 * @property {Clock} clock
 * @property {Lrs} lrs
 * @property {Record<string, string>} query Of the document.
 * @property {Record<string, unknown>} actor
 * @property {string} activityId Of the unit.
 * @property {string} rootId Of the course; the unit's own where it is all of it.
 * @property {Record<string, any>} context What every statement has.
 * @property {Dialect} dialect
 * @property {string} launchData
 * @property {Kept | null} kept
 * @property {(kept: Kept | null) => void} keep
 * @property {Telling} tell
 * @property {(attempt: Attempt) => void} [reached] Told of every save.
 * @property {() => void} [over] The session is over, and all of it stored.
 */

/** Elements that go on at the next launch. */
const KEPT = {
  scorm12: /^cmi\.(core\.(lesson_status|lesson_location|score\.)|suspend_data$|comments$|objectives\.|interactions\.|student_preference\.)/,
  scorm2004:
    /^cmi\.(completion_status|success_status|progress_measure|location|suspend_data|score\.|objectives\.|interactions\.|comments_from_learner\.|learner_preference\.)/,
};

/** @param {string} text @returns {Data} */
function dataOf(text) {
  try {
    return { values: {}, seconds: 0, exit: "", ...JSON.parse(text || "{}") };
  } catch {
    return { values: {}, seconds: 0, exit: "" };
  }
}

/** A score as statements have it: a range only where it holds the score. @param {Scored} score */
export function scoreIn({ scaled, raw, min, max }) {
  const fits = raw !== null && min !== null && max !== null && min < max && min <= raw && raw <= max;
  const own = fits ? { raw, min, max } : raw !== null ? { raw } : {};
  return { ...(scaled === null ? {} : { scaled }), ...own };
}

/**
 * @param {Parts} parts
 * @returns {Promise<Outer | "refused" | "unreachable">} A word where the store lets nobody in, or does not answer: a notice's.
 */
export async function recordsOuter(parts) {
  const { data, clock, lrs, query, activityId, rootId, dialect, keep, tell } = parts;
  /** @type {(theirs: RecordDoc) => void} */
  let meet = () => {};
  const state = createState({ lrs, query, meet: (theirs) => meet(theirs) });
  const remote = await patiently(() => state.read(), clock);
  if (remote.status === 401 || remote.status === 403) return "refused";
  if (remote.status !== 200 && remote.status !== 404) return "unreachable";

  const recording = dialect.mode === "normal";
  const began = clock.now();
  /** @type {RecordDoc} */
  let doc = parts.kept?.doc ?? remote.doc ?? { data: "", location: "", status: "", score: null, told: {} };
  meet = (theirs) => {
    doc = { ...doc, told: { ...theirs.told, ...doc.told } };
  };
  const before = dataOf(doc.data);
  const begun = doc.data !== "";
  // A session of SCORM 2004 that was not suspended is followed by a new attempt (RTE 4th section 4.2.8).
  const afresh = data.old === "scorm2004" && begun && before.exit !== "suspend";
  /** @type {Told} */
  let told = { .../** @type {Told} */ (doc.told) };
  if (afresh) told = { ...told, answers: {} };
  let dirty = parts.kept !== null;
  let lost = false;
  let over = false;
  let leaving = false;
  let writing = false;
  let last = 0;

  const keepAll = () => keep(dirty || sender.pending.length > 0 ? { doc: dirty ? doc : null, pending: sender.pending } : null);
  const sender = createSender({
    lrs,
    pending: parts.kept?.pending ?? [],
    keep: keepAll,
    alive: async () => ![401, 403].includes((await state.read()).status),
    refused() {},
  });
  /** The document, as it is now. */
  const put = async () => {
    const now = doc;
    writing = true;
    const written = await state.write(() => doc);
    writing = false;
    if (written === true) {
      dirty = doc !== now;
      keepAll();
    }
    return written;
  };
  const dash = () => {
    if (dirty && recording && !writing) void put();
    sender.dash();
  };
  const queue = createQueue({
    clock,
    tell,
    async write() {
      // The document first: nothing may follow "terminated" in cmi5.
      const written = dirty ? await put() : true;
      const sent = written === true ? await sender.send() : written;
      if (sent !== true) {
        lost = sent === "ended";
        return sent;
      }
      if (over && !dirty && sender.pending.length === 0) parts.over?.();
      return true;
    },
  });

  /**
   * @param {string} verb
   * @param {object} [said]
   * @param {string} [said.id] What it is about, if not the unit.
   * @param {Record<string, unknown>} [said.definition]
   * @param {Record<string, unknown>} [said.result]
   * @param {Record<string, unknown>} [said.extensions] Of the context.
   * @param {string[]} [said.objectives]
   * @param {Date | null} [said.at]
   * @param {boolean} [said.once]
   */
  const say = (verb, { id = activityId, definition, result, extensions, objectives = [], at, once } = {}) => {
    const { contextActivities = {}, extensions: given = {}, ...rest } = parts.context;
    /** @param {string} each */
    const ref = (each) => ({ objectType: "Activity", id: each });
    /** @type {Record<string, object[]>} */
    const mine = {
      category: id === activityId ? dialect.categories(verb).map(ref) : [],
      parent: id === activityId ? [] : [ref(activityId)],
      grouping: rootId === activityId ? (id === activityId ? [] : [ref(rootId)]) : [ref(rootId)],
      other: objectives.map((each) => ref(partId(activityId, "objectives", each))),
    };
    /** @type {Record<string, object[]>} */
    const activities = { ...contextActivities };
    for (const [kind, listed] of Object.entries(mine)) {
      if (listed.length > 0) activities[kind] = [...(activities[kind] ?? []), ...listed];
    }
    const everything = { ...extensions, ...given };
    last = Math.max(clock.now(), last + 1);
    dialect.said.push(verb);
    sender.add({
      id: once ? uuidOf(`${rest.registration} ${activityId} ${verb}`) : uuid(),
      actor: parts.actor,
      verb: { id: verbIri(verb), display: { en: verb } },
      object: { ...ref(id), ...(definition ? { definition } : {}) },
      ...(result ? { result } : {}),
      context: /** @type {Statement["context"]} */ ({
        ...rest,
        language: data.language,
        ...(Object.keys(activities).length > 0 ? { contextActivities: activities } : {}),
        ...(Object.keys(everything).length > 0 ? { extensions: everything } : {}),
      }),
      timestamp: (at ?? new Date(last)).toISOString(),
    });
  };

  /** @param {Attempt} attempt */
  const secondsOf = (attempt) => attempt.seconds ?? (clock.now() - began) / 1000;

  /** @param {Interaction} each @param {number} n */
  const answered = (each, n) => {
    if (each.id === "" || (each.response === null && each.result === "")) return;
    const mark = JSON.stringify([each.id, each.type, each.response, each.result]);
    if (told.answers?.[n] === mark) return;
    told = { ...told, answers: { ...told.answers, [n]: mark } };
    const text = each.description.replace(/^\{lang=[^{}]*\}/, "");
    const number = each.result === "" || Number.isNaN(Number(each.result)) ? null : Number(each.result);
    const right = each.result === "correct" ? true : each.result === "incorrect" ? false : null;
    say("answered", {
      id: partId(activityId, "interactions", each.id),
      definition: {
        type: `${ACTIVITY_TYPES}cmi.interaction`,
        interactionType: each.type,
        name: { [data.language]: each.id },
        ...(text ? { description: { [data.language]: text } } : {}),
        ...(each.patterns.length > 0 ? { correctResponsesPattern: each.patterns } : {}),
      },
      result: {
        ...(each.response === null ? {} : { response: each.response }),
        ...(right === null ? {} : { success: right }),
        ...(number === null ? {} : { score: { raw: number } }),
        ...(each.latency === null ? {} : { duration: duration(each.latency) }),
      },
      objectives: each.objectives.filter((id) => id !== ""),
      at: momentOf(each.time, clock.now()),
    });
  };

  /** @param {Attempt} attempt @param {boolean} ended */
  const report = (attempt, ended) => {
    const seconds = { duration: duration(secondsOf(attempt)) };
    const { mastery, once } = dialect;
    const score = attempt.score ? { score: scoreIn(attempt.score) } : {};
    const scaled = attempt.score?.scaled ?? null;
    // The LMS's own pass mark decides (cmi5 section 10.2.4).
    const judged = attempt.success !== "unknown" && scaled !== null && mastery !== null ? (scaled >= mastery ? "passed" : "failed") : attempt.success;
    if (attempt.completion === "completed" && !told.completed) {
      say("completed", { result: { completion: true, ...(once ? {} : score), ...seconds }, once });
      told = { ...told, completed: true };
    }
    const extensions = scaled !== null && mastery !== null ? { [MASTERY_SCORE]: mastery } : {};
    const silenced = once && dialect.said.includes("failed");
    if (judged === "passed" && !told.passed && !silenced) {
      say("passed", { result: { success: true, ...score, ...seconds }, extensions, once });
      told = { ...told, passed: true };
    }
    // A failure is said at the end: until then it can still become a pass.
    if (judged === "failed" && !told.passed && ended && !dialect.said.includes("failed")) {
      say("failed", { result: { success: false, ...score, ...seconds }, extensions });
    }
    const value = scaled ?? attempt.score?.raw ?? null;
    if (judged === "unknown" && value !== null && ended && told.scored !== value) {
      say("scored", { result: score });
      told = { ...told, scored: value };
    }
  };

  /** @param {{ result: Record<string, unknown> }} result */
  const terminate = (result) => {
    // A page that goes may be loaded again, which in cmi5 is the same session; and the document must not come after its end.
    if (!(leaving && dialect.once)) say("terminated", result);
  };

  if (!dialect.said.includes("initialized")) {
    say("initialized");
    if (recording && begun && !afresh && !dialect.once) say("resumed");
  }
  queue.schedule();
  tell(recording ? "saved" : "review");

  return {
    given: givenOf(parts, afresh ? { values: {}, seconds: 0, exit: "" } : before, begun),
    refuses: () => null,
    save(attempt, values, ended) {
      if (over) return false;
      if (recording) {
        attempt.interactions.forEach((each, n) => each && answered(each, n));
        report(attempt, ended);
        const kept = Object.fromEntries(Object.entries(values).filter(([name]) => KEPT[data.old].test(name)));
        const seconds = (afresh ? 0 : before.seconds) + secondsOf(attempt);
        // Until it is over an attempt can be taken up again, whatever happens to the page (FIELD 5).
        const exit = ended ? attempt.exit : "suspend";
        doc = { ...doc, data: JSON.stringify({ values: kept, seconds, exit }), told: /** @type {RecordDoc["told"]} */ (told) };
        dirty = true;
        parts.reached?.(attempt);
      }
      if (ended) {
        over = true;
        const result = { result: { duration: duration(recording ? secondsOf(attempt) : (clock.now() - began) / 1000) } };
        if (recording && !dialect.once && attempt.exit === "suspend") say("suspended", result);
        terminate(result);
      }
      keepAll();
      if (leaving) dash();
      else if (ended) queue.flush(true);
      else queue.schedule();
      return !lost;
    },
    close() {
      if (over) return;
      over = true;
      terminate({ result: { duration: duration((clock.now() - began) / 1000) } });
      keepAll();
      if (leaving) dash();
      else queue.flush(true);
    },
    goes() {
      leaving = true;
    },
    leave: dash,
  };
}

/** The address of a part of an activity; an identifier that is an address is its own. @param {string} activity @param {string} kind @param {string} id */
const partId = (activity, kind, id) =>
  /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(id) ? id : `${activity.replace(/[/#]*$/, "")}/${kind}/${encodeURIComponent(id)}`;

/** @param {Parts} parts @param {Data} before @param {boolean} begun @returns {Given} */
function givenOf({ data, unit, dialect, actor, launchData }, before, begun) {
  const account = /** @type {{ name?: string } | undefined} */ (actor.account);
  const { mastery } = dialect;
  const own = mastery === null ? null : data.old === "scorm12" ? String(Math.round(mastery * 10000) / 100) : String(mastery);
  const id = account?.name ?? String(actor.mbox ?? actor.mbox_sha1sum ?? actor.openid ?? "").replace(/^mailto:/, "");
  return {
    learnerId: id.replace(/[^!-~]+/g, "_").slice(0, 255) || "learner",
    learnerName: String(actor.name ?? account?.name ?? "").slice(0, 250),
    mode: dialect.mode,
    credit: dialect.mode === "normal",
    resumes: begun && before.exit === "suspend",
    begun,
    totalSeconds: before.seconds,
    launchData: launchData || unit.launchData || "",
    passing: own ?? unit.passing ?? "",
    threshold: unit.threshold ?? "",
    maxTime: unit.maxTime ?? "",
    limitAction: unit.limitAction ?? "",
    objectives: unit.objectives ?? [],
    kept: before.values,
    counts: {},
  };
}
