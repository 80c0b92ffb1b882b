// Walks through an activity tree with scorm-again, as an LMS would drive it. One JSON scenario a line comes in, one
// JSON trace a line goes out.
//
// Scenario: { tree: ActivitySettings, steps: [{ request, target?, results?, objectives?, exit? }] }
// Trace: [{ delivered, exception, ended, tree: {id: ...}, shared: {id: ...} }], one entry a step
import { createInterface } from "node:readline";

import { Scorm2004API } from "scorm-again/scorm2004";
import { sharedOf, treeOf } from "../../js/again-tree.js";

for (const name of ["debug", "info", "log", "warn", "error"]) console[name] = () => {};

const WORDS = {
  completed: { true: "completed", false: "incomplete" },
  satisfied: { true: "passed", false: "failed" },
};

/** Set what the content reports, with the calls that content makes. */
function report(api, step) {
  const set = (name, value) => {
    if (api.lmsSetValue(name, String(value)) !== "true") {
      throw new Error(`${name}=${value}: ${api.lmsGetLastError()}`);
    }
  };
  const tell = (prefix, result) => {
    if (result.completed != null) set(`${prefix}completion_status`, WORDS.completed[result.completed]);
    if (result.satisfied != null) set(`${prefix}success_status`, WORDS.satisfied[result.satisfied]);
    if (result.measure != null) set(`${prefix}score.scaled`, result.measure);
    if (result.progress != null) set(`${prefix}progress_measure`, result.progress);
  };
  if (step.results) tell("cmi.", step.results);
  for (const [id, result] of Object.entries(step.objectives ?? {})) {
    const count = Number(api.lmsGetValue("cmi.objectives._count"));
    let index = 0;
    while (index < count && api.lmsGetValue(`cmi.objectives.${index}.id`) !== id) index += 1;
    if (index === count) set(`cmi.objectives.${index}.id`, id);
    tell(`cmi.objectives.${index}.`, result);
  }
  if (step.exit) set("cmi.exit", step.exit);
}

function play({ tree, steps }) {
  let ended = false;
  const api = new Scorm2004API({
    autocommit: false,
    logLevel: 5,
    sequencing: { activityTree: tree, eventListeners: { onSequencingSessionEnd: () => (ended = true) } },
  });
  const service = api._sequencingService;
  const trace = [];
  for (const step of steps) {
    ended = false;
    const current = api._sequencing.getCurrentActivity();
    if (current?.isActive) {
      if (!api.isInitialized()) api.lmsInitialize("");
      report(api, step);
    }
    service.lastSequencingResult = null;
    service.processNavigationRequest(step.request, step.target, step.exit ?? "");
    const result = service.lastSequencingResult;
    // What a platform does when the session is over: the next launch begins another.
    if (ended) api._sequencing.activityTree.setCurrentActivityWithoutActivation(null);
    trace.push({
      delivered: result?.targetActivity?.id ?? null,
      exception: result?.exception ?? null,
      ended,
      tree: treeOf(api._sequencing.activityTree.root),
      shared: sharedOf(service),
    });
    // What is still open keeps what it has reported; what is delivered begins anew.
    if (result?.targetActivity || !api._sequencing.getCurrentActivity()?.isActive) api.reset();
  }
  return trace;
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = play(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
