/** The run time of SCORM 2004 (RTE 4th sections 3.1 and 4.2), as content that was made for it looks for it. */

import { interval } from "../core/time.js";
import { attemptOf2004 } from "./scorm2004-attempt.js";
import { beyond, blank, createApi, entries, Refused, shape, textOf } from "./calling.js";
import { isOf } from "./data-types.js";

/** @import { Given, Model, RunTime } from "./types.js" */

const KEYWORDS = ["_children", "_count", "_version"];
const DEPENDS_ON_ID = /^(cmi\.(?:objectives|interactions)\.\d+)\.(?!id$)/;
const NEEDS_TYPE = /^(cmi\.interactions\.\d+)\.(?:correct_responses\.\d+\.pattern|learner_response)$/;
const UNIQUE = /^(cmi\.objectives|cmi\.interactions\.\d+\.objectives)\.(\d+)\.id$/;

/** @param {Given} given @param {Model} model @returns {[string, string][]} */
function beginning(given, model) {
  /** @type {[string, string][]} */
  const values = Object.entries(model.elements).flatMap(([name, { initial }]) =>
    initial === undefined || name.includes(".#.") ? [] : [[name, initial]],
  );
  values.push(
    ["cmi.learner_id", given.learnerId],
    ["cmi.learner_name", given.learnerName],
    ["cmi.mode", given.mode],
    ["cmi.credit", given.credit ? "credit" : "no-credit"],
    ["cmi.entry", given.resumes ? "resume" : "ab-initio"],
    ["cmi.total_time", interval(given.totalSeconds)],
  );
  /** @type {[string, string][]} */
  const optional = [
    ["cmi.launch_data", given.launchData],
    ["cmi.scaled_passing_score", given.passing],
    ["cmi.completion_threshold", given.threshold],
    ["cmi.max_time_allowed", given.maxTime],
    ["cmi.time_limit_action", given.limitAction],
  ];
  values.push(...optional.filter(([, value]) => value !== ""));
  given.objectives.forEach((id, index) => values.push([`cmi.objectives.${index}.id`, id]));
  return values;
}

/**
 * Statuses that an LMS works out itself (RTE 4th sections 4.2.4.1 and 4.2.22.1); undefined: the content's own counts.
 *
 * @param {Map<string, string>} values
 * @param {string} element
 * @returns {string | undefined}
 */
export function derived(values, element) {
  /** @param {string} mark @param {string} measure @param {[string, string]} words */
  const judged = (mark, measure, words) => {
    const least = values.get(mark);
    if (!least) return undefined;
    const reached = values.get(measure);
    if (reached === undefined) return undefined;
    return Number(reached) >= Number(least) ? words[0] : words[1];
  };
  if (element === "cmi.completion_status") {
    return judged("cmi.completion_threshold", "cmi.progress_measure", ["completed", "incomplete"]);
  }
  if (element === "cmi.success_status") return judged("cmi.scaled_passing_score", "cmi.score.scaled", ["passed", "failed"]);
  return undefined;
}

/**
 * @param {object} parts
 * @param {Model} parts.model
 * @param {Given} parts.given
 * @param {(element: string, next: () => Record<string, string>) => string | null} parts.refuses
 * @param {(ended: boolean) => boolean} parts.save
 * @returns {RunTime}
 */
export function createRunTime2004({ model, given, refuses, save }) {
  const values = new Map([...beginning(given, model), ...Object.entries(given.kept)]);
  values.set("cmi.exit", "");
  values.set("adl.nav.request", "_none_");
  const { counts } = given;
  /** @type {"new" | "running" | "ended"} */
  let state = "new";

  /** @param {number} before @param {number} after */
  const running = (before, after) => {
    if (state === "new") throw new Refused(before, "Called before Initialize.");
    if (state === "ended") throw new Refused(after, "Called after Terminate.");
  };

  /** @param {string} element @param {string} parent @param {string} leaf */
  const keyword = (element, parent, leaf) => {
    const place = shape(`${parent}.`).slice(0, -1);
    if (leaf === "_count" && model.arrays.includes(place)) {
      const absent = place.includes(".#.") ? beyond(`${parent}.`, 0, values, counts) : null;
      if (absent) throw new Refused(301, `${absent.array} has ${absent.count} entries.`);
      return String(entries(parent, values, counts));
    }
    if (leaf === "_children" && model.children[place]) return model.children[place];
    if (!model.elements[shape(parent)] && !model.children[place] && !model.arrays.includes(place)) {
      throw new Refused(401, `${element} is no element of SCORM 2004.`);
    }
    throw new Refused(301, `${parent} has no ${leaf}.`);
  };

  /** @param {string} element */
  const validRequest = (element) => {
    const request = element.slice("adl.nav.request_valid.".length);
    if (/^(continue|previous)$/.test(request) || /^(choice|jump)\.\{target=[^{}\s]+\}$/.test(request)) return "unknown";
    throw new Refused(301, "Only continue, previous, choice and jump can be asked about.");
  };

  /** Entries leave no gap and begin with their id; a response needs a type. @param {string} element @param {string} value */
  const mayFollow = (element, value) => {
    const gap = beyond(element, 1, values, counts);
    if (gap) throw new Refused(351, `${element} leaves a gap: ${gap.array} has ${gap.count} entries.`);
    const [, entry] = DEPENDS_ON_ID.exec(element) ?? [];
    // What the store holds and cannot show has its id.
    const [, array = "", index = ""] = /^(.*)\.(\d+)$/.exec(entry ?? "") ?? [];
    if (entry && !values.has(`${entry}.id`) && Number(index) >= (counts[array] ?? 0)) {
      throw new Refused(408, `${entry}.id must be set before ${element}.`);
    }
    const [, question] = NEEDS_TYPE.exec(element) ?? [];
    if (question && !values.has(`${question}.type`)) throw new Refused(408, `${question}.type must be set before ${element}.`);
    const [, list] = UNIQUE.exec(element) ?? [];
    if (!list) return;
    for (const [name, each] of values) {
      const same = name !== element && name.startsWith(`${list}.`) && /^\d+\.id$/.test(name.slice(list.length + 1));
      if (same && each === value) throw new Refused(351, `${list} holds ${value} already.`);
    }
    if (list === "cmi.objectives" && (values.get(element) ?? value) !== value) {
      throw new Refused(351, `${element} cannot be changed.`);
    }
  };

  const functions = {
    Initialize: {
      /** @param {unknown[]} args */
      run(...args) {
        blank(args);
        if (state === "running") throw new Refused(103, "Initialize was called a second time.");
        if (state === "ended") throw new Refused(104, "Initialize was called after Terminate.");
        state = "running";
        return "true";
      },
      no: "false",
    },
    Terminate: {
      /** @param {unknown[]} args */
      run(...args) {
        blank(args);
        running(112, 113);
        state = "ended";
        if (!save(true)) throw new Refused(391, "The learning platform did not store what was recorded.");
        return "true";
      },
      no: "false",
    },
    Commit: {
      /** @param {unknown[]} args */
      run(...args) {
        blank(args);
        running(142, 143);
        if (!save(false)) throw new Refused(391, "The learning platform did not store what was recorded.");
        return "true";
      },
      no: "false",
    },
    GetValue: {
      /** @param {unknown} name */
      run(name) {
        running(122, 123);
        const element = textOf(name);
        if (!element) throw new Refused(301, "GetValue was called without the name of an element.");
        const [parent, leaf] = [element.slice(0, Math.max(0, element.lastIndexOf("."))), element.slice(element.lastIndexOf(".") + 1)];
        if (element === "cmi._version") return "1.0";
        if (element.startsWith("adl.nav.request_valid.")) return validRequest(element);
        if (KEYWORDS.includes(leaf)) return keyword(element, parent, leaf);
        const found = model.elements[shape(element)];
        if (!found) throw new Refused(401, `${element} is no element of SCORM 2004.`);
        if (found.access === "write") throw new Refused(405, `${element} can be written only.`);
        const absent = beyond(element, 0, values, counts);
        if (absent) throw new Refused(301, `${absent.array} has ${absent.count} entries.`);
        const value = derived(values, element) ?? values.get(element) ?? found.initial;
        if (value === undefined) throw new Refused(403, `${element} has no value yet.`);
        return value;
      },
      no: "",
    },
    SetValue: {
      /** @param {unknown} name @param {unknown} given */
      run(name, given) {
        running(132, 133);
        const element = textOf(name);
        const value = textOf(given);
        if (!element) throw new Refused(351, "SetValue was called without the name of an element.");
        if (KEYWORDS.includes(element.slice(element.lastIndexOf(".") + 1)) || element.startsWith("adl.nav.request_valid.")) {
          throw new Refused(404, `${element} can be read only.`);
        }
        const found = model.elements[shape(element)];
        if (!found) throw new Refused(401, `${element} is no element of SCORM 2004.`);
        if (found.access === "read") throw new Refused(404, `${element} can be read only.`);
        mayFollow(element, value);
        if (!isOf(found.form, value)) throw new Refused(406, `${element} takes ${found.form}.`);
        const number = Number(value);
        if ((found.low !== undefined && number < found.low) || (found.high !== undefined && number > found.high)) {
          throw new Refused(407, `${element} takes ${found.form}.`);
        }
        const why = refuses(element, () => ({ ...Object.fromEntries(values), [element]: value }));
        if (why) throw new Refused(351, why);
        values.set(element, value);
        return "true";
      },
      no: "false",
    },
  };
  return {
    name: "API_1484_11",
    api: createApi(functions, { last: "GetLastError", text: "GetErrorString", diagnostic: "GetDiagnostic" }, model),
    values: () => Object.fromEntries(values),
    state: () => state,
    attempt: () => attemptOf2004(values),
  };
}
