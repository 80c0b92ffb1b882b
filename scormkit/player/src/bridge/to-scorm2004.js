/** Content of SCORM 1.2 in a launch of SCORM 2004. */

import { decimal } from "../adapters/scorm12-model.js";
import { INITIALIZED, METHODS, NO_ERROR, OVER, real } from "../adapters/scorm2004-model.js";
import { moment } from "../adapters/scorm2004-records.js";
import { interval } from "../core/time.js";
import { momentOf, secondsOf2004 } from "./lengths.js";
import { statusOf } from "./scorm12-attempt.js";
import { countOf, createTelling, lmsOf, modeOf } from "./scorm-outer.js";

/** @import { Clock, Lms } from "../types.js" */
/** @import { Attempt, Completion, Given, Interaction, Outer, Scored, Success, Unit } from "./types.js" */

/** What an LMS of SCORM 2004 keeps of an interaction's lists (RTE 4th section 4.2.9: smallest permitted maximum). */
const MOST_OBJECTIVES = 10;
const MOST_PATTERNS = 10;

/** @param {Window} window @param {Clock} clock @param {Unit} unit @returns {Promise<Outer | null>} */
export async function outer2004(window, clock, unit) {
  const lms = await lmsOf(window, clock, "API_1484_11", { methods: METHODS, errors: { none: NO_ERROR, over: OVER } }, INITIALIZED);
  return lms && bridge2004(lms, clock, unit);
}

/** @param {string} text */
const numeral = (text) => (text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text));

/**
 * @param {Lms} lms
 * @param {Clock} clock
 * @param {Unit} unit
 * @returns {Outer}
 */
export function bridge2004(lms, clock, unit) {
  const began = clock.now();
  const telling = createTelling(lms);
  /** @param {string} element */
  const word = (element) => lms.get(element).trim().toLowerCase();
  const mode = modeOf(word("cmi.mode"));
  const objectives = placesOf(lms);
  const own = new Set(unit.own ?? []);
  const resumes = word("cmi.entry") === "resume";
  const { tell } = telling;
  for (const element of ["cmi.location", "cmi.suspend_data"]) telling.holds(element, lms.get(element));
  let over = false;

  /** @param {string} path @param {Scored | null} score */
  const tellScore = (path, score) => {
    if (!score) return;
    if (score.raw !== null) tell(`${path}.raw`, real(score.raw));
    if (score.min !== null) tell(`${path}.min`, real(score.min));
    if (score.max !== null) tell(`${path}.max`, real(score.max));
    if (score.scaled !== null) tell(`${path}.scaled`, real(score.scaled));
  };

  /** @param {string} path @param {Completion} completion @param {Success} success */
  const tellStatuses = (path, completion, success) => {
    if (completion === "completed" || completion === "incomplete") tell(`${path}.completion_status`, completion);
    if (success !== "unknown") tell(`${path}.success_status`, success);
  };

  /** The place of an objective in the LMS, made where there is none; -1: it takes none. @param {string} id */
  const placeOf = (id) => {
    const known = objectives.get(id);
    if (known !== undefined) return known;
    const next = objectives.size;
    if (!tell(`cmi.objectives.${next}.id`, id)) return -1;
    objectives.set(id, next);
    return next;
  };

  /** @param {Interaction} each @param {number} n */
  const tellInteraction = (each, n) => {
    const path = `cmi.interactions.${n}`;
    if (each.id === "" || !tell(`${path}.id`, each.id.trim().replace(/\s+/g, "_"))) return;
    tell(`${path}.type`, each.type);
    each.objectives.slice(0, MOST_OBJECTIVES).forEach((id, m) => tell(`${path}.objectives.${m}.id`, id));
    const at = momentOf(each.time, clock.now());
    if (at) tell(`${path}.timestamp`, moment(at));
    each.patterns.slice(0, MOST_PATTERNS).forEach((text, m) => tell(`${path}.correct_responses.${m}.pattern`, text));
    if (each.weighting !== "") tell(`${path}.weighting`, each.weighting);
    if (each.response !== null) tell(`${path}.learner_response`, each.response);
    if (each.result !== "") tell(`${path}.result`, each.result);
    if (each.latency !== null) tell(`${path}.latency`, interval(each.latency));
  };

  /** @param {Attempt} attempt @returns {boolean} What a learner's progress hangs on came through. */
  const tellAll = (attempt) => {
    tellScore("cmi.score", attempt.score);
    tellStatuses("cmi", attempt.completion, attempt.success);
    const kept = tell("cmi.suspend_data", attempt.suspend);
    tell("cmi.location", attempt.location);
    for (const each of attempt.objectives) {
      const place = each.id === "" || own.has(each.id) ? -1 : placeOf(each.id);
      if (place < 0) continue;
      tellScore(`cmi.objectives.${place}.score`, each.score);
      tellStatuses(`cmi.objectives.${place}`, each.completion, each.success);
    }
    attempt.interactions.forEach((each, n) => each && tellInteraction(each, n));
    if (attempt.comments[0]) tell("cmi.comments_from_learner.0.comment", attempt.comments[0].text);
    const { audio, language, speed, captions } = attempt.preferences;
    if (audio !== "") tell("cmi.learner_preference.audio_level", audio);
    if (language !== "") tell("cmi.learner_preference.language", language);
    if (speed !== "") tell("cmi.learner_preference.delivery_speed", speed);
    if (captions !== "" && captions !== "0") tell("cmi.learner_preference.audio_captioning", captions);
    // Others wait for this one: in SCORM 1.2 they may begin when it is completed or passed.
    const done = attempt.success === "passed" || (attempt.completion === "completed" && attempt.success === "unknown");
    const signal = unit.done && done ? placeOf(unit.done) : -1;
    if (signal >= 0) tell(`cmi.objectives.${signal}.success_status`, "passed");
    return kept;
  };

  return {
    given: givenOf(lms, unit, mode, resumes, own),
    refuses: () => null,
    save(attempt, _values, ended) {
      if (over) return false;
      if (lms.connect() === "another") telling.forget();
      lms.over = false;
      const kept = mode !== "normal" || tellAll(attempt);
      tell("cmi.session_time", interval(attempt.seconds ?? (clock.now() - began) / 1000));
      // SCORM 1.2 keeps a learner's progress whatever is said here; SCORM 2004 keeps it for "suspend" alone.
      tell("cmi.exit", "suspend");
      const stored = ended ? lms.finish() : lms.commit();
      over = ended && stored;
      if (!stored) telling.forget();
      return stored && kept;
    },
    close() {
      if (over) return;
      over = true;
      tell("cmi.exit", "suspend");
      lms.finish();
    },
    goes() {},
    leave() {},
  };
}

/** Objectives of the LMS: the place of each by its id. @param {Lms} lms @returns {Map<string, number>} */
function placesOf(lms) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (let n = 0; n < countOf(lms, "cmi.objectives"); n++) found.set(lms.get(`cmi.objectives.${n}.id`) || `#${n}`, n);
  return found;
}

/**
 * @param {Lms} lms
 * @param {Unit} unit
 * @param {Given["mode"]} mode
 * @param {boolean} resumes
 * @param {Set<string>} own
 * @returns {Given}
 */
function givenOf(lms, unit, mode, resumes, own) {
  /** @type {Record<string, string>} */
  const kept = {};
  /** @param {string} element @param {string} value */
  const keep = (element, value) => {
    if (value !== "") kept[element] = value;
  };
  /** @param {string} from @param {string} to */
  const score = (from, to) => {
    const raw = numeral(lms.get(`${from}.raw`));
    if (raw !== null && raw >= 0 && raw <= 100) keep(`${to}.raw`, decimal(raw));
    for (const leaf of ["min", "max"]) {
      const value = numeral(lms.get(`${from}.${leaf}`));
      if (raw !== null && value !== null && value >= 0 && value <= 100) keep(`${to}.${leaf}`, decimal(value));
    }
  };
  /** @param {string} path */
  const status = (path) =>
    statusOf(
      /** @type {Completion} */ (lms.get(`${path}.completion_status`).trim() || "unknown"),
      /** @type {Success} */ (lms.get(`${path}.success_status`).trim() || "unknown"),
    );
  keep("cmi.core.lesson_status", status("cmi"));
  keep("cmi.core.lesson_location", lms.get("cmi.location").slice(0, 255));
  keep("cmi.suspend_data", lms.get("cmi.suspend_data"));
  score("cmi.score", "cmi.core.score");
  let next = 0;
  for (let n = 0; n < countOf(lms, "cmi.objectives"); n++) {
    const id = lms.get(`cmi.objectives.${n}.id`);
    if (id === "" || own.has(id)) continue;
    keep(`cmi.objectives.${next}.id`, id);
    keep(`cmi.objectives.${next}.status`, status(`cmi.objectives.${n}`));
    score(`cmi.objectives.${n}.score`, `cmi.objectives.${next}.score`);
    next += 1;
  }
  const comments = Array.from({ length: countOf(lms, "cmi.comments_from_learner") }, (_, n) => lms.get(`cmi.comments_from_learner.${n}.comment`));
  keep("cmi.comments", comments.join("\n").slice(0, 4096));
  const fromLms = Array.from({ length: countOf(lms, "cmi.comments_from_lms") }, (_, n) => lms.get(`cmi.comments_from_lms.${n}.comment`));
  keep("cmi.comments_from_lms", fromLms.join("\n").slice(0, 4096));
  const audio = numeral(lms.get("cmi.learner_preference.audio_level"));
  if (audio !== null && audio !== 1) keep("cmi.student_preference.audio", audio === 0 ? "-1" : String(Math.min(100, Math.round(audio * 100))));
  keep("cmi.student_preference.language", lms.get("cmi.learner_preference.language").slice(0, 255));
  const speed = numeral(lms.get("cmi.learner_preference.delivery_speed"));
  if (speed !== null && speed !== 1) keep("cmi.student_preference.speed", String(Math.max(-100, Math.min(100, Math.round((speed - 1) * 100)))));
  const captions = lms.get("cmi.learner_preference.audio_captioning");
  if (captions === "-1" || captions === "1") keep("cmi.student_preference.text", captions);

  const passing = numeral(lms.get("cmi.scaled_passing_score"));
  return {
    learnerId: lms.get("cmi.learner_id"),
    learnerName: lms.get("cmi.learner_name").replace(/^\{lang=[^{}]*\}/, "").slice(0, 255),
    mode,
    credit: lms.get("cmi.credit").trim() !== "no-credit",
    resumes,
    begun: resumes || kept["cmi.core.lesson_status"] !== "not attempted",
    totalSeconds: secondsOf2004(lms.get("cmi.total_time")) ?? 0,
    launchData: lms.get("cmi.launch_data") || unit.launchData || "",
    passing: passing === null ? (unit.passing ?? "") : decimal(passing * 100),
    threshold: "",
    maxTime: unit.maxTime ?? "",
    limitAction: unit.limitAction ?? "",
    objectives: [],
    kept,
    counts: { "cmi.interactions": countOf(lms, "cmi.interactions") },
  };
}
