/** The run time of SCORM 1.2 (RTE 1.2 sections 3.3 and 3.4), as content that was made for it looks for it. */

import { timespan } from "../core/time.js";
import { attemptOf12 } from "./scorm12-attempt.js";
import { beyond, blank, createApi, entries, Refused, shape, textOf } from "./calling.js";
import { isOf } from "./data-types.js";

/** @import { Given, Model, Problem, RunTime } from "./types.js" */

const KEYWORDS = ["_children", "_count", "_version"];
/** Where the letter case of these words is wrong, every platform knows what is meant. */
const FORGIVEN = /^cmi\.core\.(lesson_status|exit)$/;

/** @param {Given} given @returns {[string, string][]} */
const beginning = (given) => [
  ["cmi.core.student_id", given.learnerId],
  ["cmi.core.student_name", given.learnerName],
  ["cmi.core.lesson_location", ""],
  ["cmi.core.credit", given.credit ? "credit" : "no-credit"],
  ["cmi.core.lesson_status", "not attempted"],
  ["cmi.core.entry", given.resumes ? "resume" : given.begun ? "" : "ab-initio"],
  ["cmi.core.score.raw", ""],
  ["cmi.core.score.min", ""],
  ["cmi.core.score.max", ""],
  ["cmi.core.total_time", `${timespan(given.totalSeconds)}.00`],
  ["cmi.core.lesson_mode", given.mode],
  ["cmi.suspend_data", ""],
  ["cmi.launch_data", given.launchData],
  ["cmi.comments", ""],
  ["cmi.comments_from_lms", ""],
  ["cmi.student_data.mastery_score", given.passing],
  ["cmi.student_data.max_time_allowed", given.maxTime],
  ["cmi.student_data.time_limit_action", given.limitAction],
  ["cmi.student_preference.audio", "0"],
  ["cmi.student_preference.language", ""],
  ["cmi.student_preference.speed", "0"],
  ["cmi.student_preference.text", "0"],
];

/**
 * @param {object} parts
 * @param {Model} parts.model
 * @param {Given} parts.given
 * @param {(element: string, next: () => Record<string, string>) => string | null} parts.refuses Why the store could not keep a
 *   value: all values as they would be next.
 * @param {(ended: boolean) => boolean} parts.save
 * @returns {RunTime}
 */
export function createRunTime12({ model, given, refuses, save }) {
  const values = new Map([...beginning(given), ...Object.entries(given.kept)]);
  values.delete("cmi.core.exit");
  const { counts } = given;
  /** @type {"new" | "running" | "ended"} */
  let state = "new";

  const running = () => {
    if (state !== "running") throw new Refused(301, `Called ${state === "new" ? "before LMSInitialize" : "after LMSFinish"}.`);
  };

  /** @param {string} name @returns {Refused} */
  const unknown = (name) => {
    const category = name.split(".").slice(0, 2).join(".");
    const known = category === "cmi" || Object.keys(model.elements).some((each) => each.startsWith(`${category}.`));
    return new Refused(known ? 201 : 401, `${name} is no element of SCORM 1.2.`);
  };

  /** @param {string} element @param {string} parent @param {string} leaf */
  const keyword = (element, parent, leaf) => {
    const place = shape(`${parent}.`).slice(0, -1);
    if (leaf === "_count" && model.arrays.includes(place)) return String(entries(parent, values, counts));
    if (leaf === "_children" && model.children[place]) return model.children[place];
    if (!model.elements[shape(parent)] && !model.children[place] && !model.arrays.includes(place)) throw unknown(parent);
    throw new Refused({ _count: 203, _children: 202 }[leaf] ?? 201, `${element} does not exist.`);
  };

  /** @param {string} element @param {string} value @returns {Problem | null} */
  const problem = (element, value) => {
    if (KEYWORDS.includes(element.slice(element.lastIndexOf(".") + 1))) return { code: 402, why: `${element} is a keyword.` };
    const found = model.elements[shape(element)];
    if (!found) {
      const category = element.split(".").slice(0, 2).join(".");
      const known = Object.keys(model.elements).some((each) => each.startsWith(`${category}.`));
      return { code: known ? 201 : 401, why: `${element} is no element of SCORM 1.2.` };
    }
    if (found.access === "read") return { code: 403, why: `${element} can be read only.` };
    const gap = beyond(element, 1, values, counts);
    if (gap) return { code: 201, why: `${element} leaves a gap: ${gap.array} has ${gap.count} entries.` };
    if (!isOf(found.form, value)) return { code: 405, why: `${element} takes ${found.form}.` };
    return null;
  };

  const functions = {
    LMSInitialize: {
      /** @param {unknown[]} args */
      run(...args) {
        blank(args);
        if (state !== "new") throw new Refused(101, "LMSInitialize was called a second time.");
        state = "running";
        return "true";
      },
      no: "false",
    },
    LMSFinish: {
      /** @param {unknown[]} args */
      run(...args) {
        blank(args);
        running();
        state = "ended";
        if (!save(true)) throw new Refused(101, "The learning platform did not store what was recorded.");
        return "true";
      },
      no: "false",
    },
    LMSCommit: {
      /** @param {unknown[]} args */
      run(...args) {
        blank(args);
        running();
        if (!save(false)) throw new Refused(101, "The learning platform did not store what was recorded.");
        return "true";
      },
      no: "false",
    },
    LMSGetValue: {
      /** @param {unknown} name */
      run(name) {
        running();
        const element = textOf(name);
        const [parent, leaf] = [element.slice(0, Math.max(0, element.lastIndexOf("."))), element.slice(element.lastIndexOf(".") + 1)];
        if (element === "cmi._version") return "3.4";
        if (KEYWORDS.includes(leaf)) return keyword(element, parent, leaf);
        const found = model.elements[shape(element)];
        if (!found) throw unknown(element);
        if (found.access === "write") throw new Refused(404, `${element} can be written only.`);
        const absent = beyond(element, 0, values, counts);
        if (absent) throw new Refused(201, `${absent.array} has ${absent.count} entries.`);
        return values.get(element) ?? "";
      },
      no: "",
    },
    LMSSetValue: {
      /** @param {unknown} name @param {unknown} given */
      run(name, given) {
        running();
        const element = textOf(name);
        const value = FORGIVEN.test(element) ? textOf(given).trim().toLowerCase() : textOf(given);
        const wrong = problem(element, value);
        if (wrong) throw new Refused(wrong.code, wrong.why);
        const why = refuses(element, () => ({ ...Object.fromEntries(values), [element]: value }));
        if (why) throw new Refused(101, why);
        values.set(element, value);
        return "true";
      },
      no: "false",
    },
  };
  return {
    name: "API",
    api: createApi(functions, { last: "LMSGetLastError", text: "LMSGetErrorString", diagnostic: "LMSGetDiagnostic" }, model),
    values: () => Object.fromEntries(values),
    state: () => state,
    attempt: (ended) => attemptOf12(values, given, ended),
  };
}
