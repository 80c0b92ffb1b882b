// Answers calls with the run times of the bridge (player/src/bridge/). As again.mjs: JSON sessions in, JSON answers out.
import { createInterface } from "node:readline";

import { GIVEN, runTime } from "../../js/bridge-fixtures.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { standard, calls } = JSON.parse(line);
  const given = { ...GIVEN, learnerId: "learner-1", learnerName: "Rivera, Ana" };
  const { api } = runTime(standard, { given, refuses: () => null, save: () => true });
  const lastError = standard === "scorm12" ? "LMSGetLastError" : "GetLastError";
  const answers = calls.map(([name, ...args]) => [String(api[name](...args)), Number(api[lastError]())]);
  process.stdout.write(JSON.stringify(answers) + "\n");
}
