/** Content of SCORM 2004 in a launch of SCORM 1.2, whose data model is smaller: what it has no place for goes into its suspend data. */

import { decimal, GENERAL, METHODS, NO_ERROR, NOT_INITIALIZED } from "../adapters/scorm12-model.js";
import { timeOfDay, timespan } from "../core/time.js";
import { older, olderResult } from "./answers.js";
import { momentOf, secondsOf12 } from "./lengths.js";
import { packed, unpacked } from "./pack.js";
import { statusOf } from "./scorm12-attempt.js";
import { countOf, createTelling, lmsOf, modeOf } from "./scorm-outer.js";

/** @import { Clock, Lms } from "../types.js" */
/** @import { Attempt, Given, Interaction, Outer, Scored, Unit } from "./types.js" */

/** Characters of cmi.suspend_data and of cmi.core.lesson_location (RTE 1.2 section 3.4.4). */
const ROOM = 4096;
const LOCATION = 255;
const PLAIN = "~sk1~";
const PACKED = "~sk2~";
/** What is left out where room is short, first to last; no result hangs on it. */
const DISPENSABLE = [/^cmi\.comments_from_learner\./, /^cmi\.learner_preference\./, /^cmi\.objectives\.\d+\.description$/, /^cmi\.objectives\./];

/** @param {Window} window @param {Clock} clock @param {Unit} unit @returns {Promise<Outer | null>} */
export async function outer12(window, clock, unit) {
  const model = { methods: METHODS, errors: { none: NO_ERROR, over: [NOT_INITIALIZED] } };
  const lms = await lmsOf(window, clock, "API", model, GENERAL);
  return lms && bridge12(lms, clock, unit);
}

/** What a suspended attempt goes on with. @param {string} name */
const isKept = (name) =>
  /^cmi\.(completion_status|success_status|progress_measure|location|suspend_data|score\.|objectives\.|comments_from_learner\.|learner_preference\.|exit$)/.test(name);

/**
 * All that an attempt goes on with, as suspend data of SCORM 1.2; null: it does not fit.
 *
 * @param {Record<string, string>} values
 * @param {boolean} suspends Else a new attempt begins at the next launch, with nothing (RTE 4th section 4.2.8).
 * @returns {string | null}
 */
export function envelope(values, suspends) {
  /** @type {Record<string, string>} */
  let kept = Object.fromEntries(Object.entries(values).filter(([name, value]) => isKept(name) && value !== ""));
  kept = suspends ? { ...kept, "cmi.exit": "suspend" } : { "cmi.exit": values["cmi.exit"] ?? "" };
  for (const pattern of [null, ...DISPENSABLE]) {
    if (pattern) kept = Object.fromEntries(Object.entries(kept).filter(([name]) => !pattern.test(name)));
    const text = JSON.stringify(kept);
    if (PLAIN.length + text.length <= ROOM) return PLAIN + text;
    const shorter = packed(text);
    if (PACKED.length + shorter.length <= ROOM) return PACKED + shorter;
  }
  return null;
}

/** What `envelope` wrote; null: it is something else, or damaged. @param {string} text @returns {Record<string, string> | null} */
export function opened(text) {
  const json = text.startsWith(PLAIN) ? text.slice(PLAIN.length) : text.startsWith(PACKED) ? unpacked(text.slice(PACKED.length)) : null;
  try {
    const found = JSON.parse(json ?? "null");
    return found && typeof found === "object" ? found : null;
  } catch {
    return null;
  }
}

/** A score on the scale of SCORM 1.2, 0 to 100. @param {Scored} score */
export function hundredth(score) {
  if (score.scaled !== null) return { raw: Math.max(0, score.scaled * 100), min: 0, max: 100 };
  const raw = Math.min(100, Math.max(0, score.raw ?? 0));
  return { raw, min: 0, max: 100 };
}

/**
 * @param {Lms} lms
 * @param {Clock} clock
 * @param {Unit} unit
 * @returns {Outer}
 */
export function bridge12(lms, clock, unit) {
  const began = clock.now();
  const telling = createTelling(lms);
  const { tell } = telling;
  telling.holds("cmi.core.lesson_location", lms.get("cmi.core.lesson_location"));
  const mode = modeOf(lms.get("cmi.core.lesson_mode").trim().toLowerCase());
  const before = opened(lms.get("cmi.suspend_data"));
  const status = lms.get("cmi.core.lesson_status").trim().toLowerCase();
  // Some LMSs say nothing of entry (FIELD 12): then what was kept says whether the attempt goes on.
  const resumes = before?.["cmi.exit"] === "suspend";
  /** A result of an earlier attempt, which a new one must not lower. */
  const earned = !resumes && /^(passed|completed)$/.test(status) ? status : "";
  const count = countOf(lms, "cmi.interactions");
  const offset = resumes ? 0 : count;
  const objectives = placesOf(lms);
  let over = false;

  /** @param {string} path @param {Scored | null} score */
  const tellScore = (path, score) => {
    if (!score) return;
    const { raw, min, max } = hundredth(score);
    tell(`${path}.raw`, decimal(raw));
    tell(`${path}.min`, decimal(min));
    tell(`${path}.max`, decimal(max));
  };

  /** @param {Interaction} each @param {number} n */
  const tellInteraction = (each, n) => {
    const path = `cmi.interactions.${n}`;
    if (!tell(`${path}.id`, each.id.slice(0, 255))) return;
    const { type, patterns, response } = older(each);
    each.objectives.forEach((id, m) => tell(`${path}.objectives.${m}.id`, id.slice(0, 255)));
    const at = momentOf(each.time, clock.now());
    if (at) tell(`${path}.time`, timeOfDay(at));
    tell(`${path}.type`, type);
    patterns.forEach((text, m) => tell(`${path}.correct_responses.${m}.pattern`, text));
    if (each.weighting !== "") tell(`${path}.weighting`, decimal(Number(each.weighting)));
    if (response !== null) tell(`${path}.student_response`, response);
    const result = olderResult(each.result);
    if (result !== "") tell(`${path}.result`, /^[+-]?[\d.]+$/.test(result) ? decimal(Number(result)) : result);
    if (each.latency !== null) tell(`${path}.latency`, timespan(each.latency));
  };

  /** @param {Attempt} attempt @param {Record<string, string>} values @param {boolean} ended */
  const tellAll = (attempt, values, ended) => {
    tellScore("cmi.core.score", attempt.score);
    const now = statusOf(attempt.completion, attempt.success);
    const lowers = earned === "passed" ? now !== "passed" : earned === "completed" && now !== "passed" && now !== "completed";
    const told = now === "not attempted" || lowers || tell("cmi.core.lesson_status", now);
    tell("cmi.core.lesson_location", attempt.location.length <= LOCATION ? attempt.location : "");
    // Until it is over an attempt can be taken up again, whatever happens to the page (FIELD 5).
    const text = envelope(values, !ended || attempt.exit === "suspend");
    const kept = text !== null && tell("cmi.suspend_data", text);
    for (const each of attempt.objectives) {
      let place = objectives.get(each.id);
      if (each.id === "") continue;
      if (place === undefined) {
        place = objectives.size;
        if (!tell(`cmi.objectives.${place}.id`, each.id.slice(0, 255))) continue;
        objectives.set(each.id, place);
      }
      tellScore(`cmi.objectives.${place}.score`, each.score);
      const state = statusOf(each.completion, each.success);
      if (state !== "not attempted") tell(`cmi.objectives.${place}.status`, state);
    }
    attempt.interactions.forEach((each, n) => each && tellInteraction(each, n + offset));
    const comments = attempt.comments.map(({ text: comment }) => comment.replace(/^\{lang=[^{}]*\}/, "")).join("\n");
    if (comments !== "") tell("cmi.comments", comments.slice(0, ROOM));
    tellPreferences(attempt.preferences);
    return kept && told;
  };

  /** @param {Attempt["preferences"]} given */
  const tellPreferences = ({ audio, language, speed, captions }) => {
    const [level, pace] = [Number(audio), Number(speed)];
    if (audio !== "" && level !== 1) tell("cmi.student_preference.audio", level === 0 ? "-1" : String(Math.min(100, Math.round(level * 100))));
    if (language !== "") tell("cmi.student_preference.language", language);
    if (speed !== "" && pace !== 1) tell("cmi.student_preference.speed", String(Math.max(-100, Math.min(100, Math.round((pace - 1) * 100)))));
    if (captions === "-1" || captions === "1") tell("cmi.student_preference.text", captions);
  };

  return {
    given: givenOf(lms, unit, { mode, resumes, kept: resumes ? before : {}, begun: before !== null, count: resumes ? count : 0 }),
    refuses(element, next) {
      if (element !== "cmi.suspend_data" && element !== "cmi.location") return null;
      return envelope(next(), true) === null
        ? `The learning platform keeps ${ROOM} characters of a learner's progress (SCORM 1.2); with this value it is more.`
        : null;
    },
    save(attempt, values, ended) {
      if (over) return false;
      if (lms.connect() === "another") telling.forget();
      lms.over = false;
      const kept = mode !== "normal" || tellAll(attempt, values, ended);
      tell("cmi.core.session_time", timespan(attempt.seconds ?? (clock.now() - began) / 1000));
      tell("cmi.core.exit", attempt.exit === "normal" ? "" : attempt.exit);
      const stored = ended ? lms.finish() : lms.commit();
      over = ended && stored;
      if (!stored) telling.forget();
      return stored && kept;
    },
    close() {
      if (over) return;
      over = true;
      if (resumes) tell("cmi.core.exit", "suspend");
      lms.finish();
    },
    goes() {},
    leave() {},
  };
}

/** @param {Lms} lms @returns {Map<string, number>} */
function placesOf(lms) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (let n = 0; n < countOf(lms, "cmi.objectives"); n++) found.set(lms.get(`cmi.objectives.${n}.id`) || `#${n}`, n);
  return found;
}

/**
 * @param {Lms} lms
 * @param {Unit} unit
 * @param {{ mode: Given["mode"], resumes: boolean, kept: Record<string, string>, begun: boolean, count: number }} found
 * @returns {Given}
 */
function givenOf(lms, unit, { mode, resumes, kept, begun, count }) {
  const { "cmi.exit": _, ...values } = kept;
  const comments = lms.get("cmi.comments_from_lms");
  if (comments !== "") values["cmi.comments_from_lms.0.comment"] = comments;
  return {
    learnerId: lms.get("cmi.core.student_id"),
    learnerName: lms.get("cmi.core.student_name"),
    mode,
    credit: lms.get("cmi.core.credit").trim() !== "no-credit",
    resumes,
    begun,
    totalSeconds: resumes ? (secondsOf12(lms.get("cmi.core.total_time").trim()) ?? 0) : 0,
    launchData: lms.get("cmi.launch_data") || unit.launchData || "",
    // The package's own mark: an LMS's mastery score is of 0 to 100, and often none.
    passing: unit.passing ?? "",
    threshold: unit.threshold ?? "",
    maxTime: unit.maxTime ?? "",
    limitAction: unit.limitAction ?? "",
    objectives: unit.objectives ?? [],
    kept: values,
    counts: { "cmi.interactions": count },
  };
}
