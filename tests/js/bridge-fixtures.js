/** Content of an old SCORM, the bridge, and a launch of another standard: an LMS that we did not write, or a record store. */

import { readFileSync } from "node:fs";
import { Scorm12API } from "scorm-again/scorm12";
import { Scorm2004API } from "scorm-again/scorm2004";
import * as model12 from "../../scormkit/player/src/adapters/scorm12-model.js";
import * as model2004 from "../../scormkit/player/src/adapters/scorm2004-model.js";
import { tolerant } from "../../scormkit/player/src/adapters/tolerant.js";
import { createRunTime12 } from "../../scormkit/player/src/bridge/scorm12-runtime.js";
import { createRunTime2004 } from "../../scormkit/player/src/bridge/scorm2004-runtime.js";
import { bridge12 } from "../../scormkit/player/src/bridge/to-scorm12.js";
import { bridge2004 } from "../../scormkit/player/src/bridge/to-scorm2004.js";
import { fakeClock } from "./fixtures.js";

/** As converting/page.py writes them (tests/unit/converting holds them equal). */
export const MODELS = JSON.parse(readFileSync(new URL("./bridge-models.json", import.meta.url), "utf8"));

export const GIVEN = {
  learnerId: "ada", learnerName: "Lovelace, Ada", mode: "normal", credit: true, resumes: false, begun: false, totalSeconds: 0,
  launchData: "", passing: "", threshold: "", maxTime: "", limitAction: "", objectives: [], kept: {}, counts: {},
};

/** A run time of the old standard over an outer, or over nothing. */
export function runTime(old, outer = { given: GIVEN, refuses: () => null, save: () => true }) {
  const create = old === "scorm12" ? createRunTime12 : createRunTime2004;
  const made = create({
    model: MODELS[old],
    given: outer.given,
    refuses: outer.refuses,
    save: (ended) => outer.save(made.attempt(ended), made.values(), ended),
  });
  return made;
}

/** Values by element as the LMS was given them, and every call that it refuses. */
function watched(api, names) {
  const errors = [];
  const sets = {};
  const plain = api[names.set];
  api[names.set] = (name, value) => {
    const answer = plain.call(api, name, value);
    (sets[name] ??= []).push(value);
    if (answer !== "true") errors.push([name, value, api[names.lastError]()]);
    return answer;
  };
  return { errors, sets };
}

/** Content of SCORM 1.2 in scorm-again's SCORM 2004. `record` is what an earlier launch left. */
export function in2004({ record = null, unit = {}, given = {}, objectives = [] } = {}) {
  const clock = fakeClock();
  const api = new Scorm2004API({ autocommit: false, logLevel: 5 });
  if (record) api.loadFromJSON(record, "");
  if (objectives.length > 0) api.loadFromJSON({ objectives: Object.fromEntries(objectives.map((id, n) => [n, { id }])) }, "cmi");
  api.loadFromJSON({ learner_id: "ada", learner_name: "Lovelace, Ada", entry: record ? "resume" : "ab-initio", ...given }, "cmi");
  const { errors, sets } = watched(api, model2004.METHODS);
  const lms = tolerant(() => api, { methods: model2004.METHODS, errors: { none: "0", over: model2004.OVER } });
  lms.connect();
  lms.initialize();
  const outer = bridge2004(lms, clock, { id: "one", title: "One", href: "", ...unit });
  const made = runTime("scorm12", outer);
  return { api, clock, errors, sets, outer, content: made.api, made, record: () => JSON.parse(JSON.stringify(api.renderCMIToJSONObject().cmi)) };
}

/** Content of SCORM 2004 in scorm-again's SCORM 1.2. */
export function in12({ record = null, unit = {}, core = {} } = {}) {
  const clock = fakeClock();
  const api = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (record) api.loadFromJSON(record, "");
  api.loadFromJSON({ student_id: "ada", student_name: "Lovelace, Ada", ...core }, "cmi.core");
  const { errors, sets } = watched(api, model12.METHODS);
  const lms = tolerant(() => api, { methods: model12.METHODS, errors: { none: "0", over: [model12.NOT_INITIALIZED] } });
  lms.connect();
  lms.initialize();
  const outer = bridge12(lms, clock, { id: "one", title: "One", href: "", ...unit });
  const made = runTime("scorm2004", outer);
  return { api, clock, errors, sets, outer, content: made.api, made, record: () => JSON.parse(JSON.stringify(api.renderCMIToJSONObject().cmi)) };
}
