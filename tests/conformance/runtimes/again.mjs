// Answers calls with scorm-again's run times. One JSON session a line comes in, one JSON list of answers goes out.
//
// Session: { standard: "scorm12" | "scorm2004", model: {...}, calls: [[name, ...args], ...] }
// Answers: [[value, last error], ...], one a call
import { createInterface } from "node:readline";

import { Scorm12API } from "scorm-again/scorm12";
import { Scorm2004API } from "scorm-again/scorm2004";

for (const name of ["debug", "info", "log", "warn", "error"]) console[name] = () => {};

const http = {
  processHttpRequest: () => ({ result: "true", errorCode: 0 }),
  updateSettings() {},
};

for await (const line of createInterface({ input: process.stdin })) {
  const { standard, model, calls } = JSON.parse(line);
  const settings = { autocommit: false, logLevel: 5, lmsCommitUrl: "lms" };
  const api = standard === "scorm12" ? new Scorm12API(settings, http) : new Scorm2004API(settings, http);
  const lastError = standard === "scorm12" ? "LMSGetLastError" : "GetLastError";
  api.loadFromJSON(model, "");
  const answers = calls.map(([name, ...args]) => {
    let value;
    try {
      value = String(api[name](...args));
    } catch (error) {
      value = `threw ${error.message}`;
    }
    return [value, Number(api[lastError]())];
  });
  process.stdout.write(JSON.stringify(answers) + "\n");
}
