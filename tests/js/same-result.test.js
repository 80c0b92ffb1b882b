/** The same answers come to the same in every target, and the documentation shows it as it is. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rows, table } from "./same-result.mjs";

test("completion, success and score are the same in every target", async () => {
  for (const { reporting, learner, results } of await rows()) {
    // SCORM 1.2, and the web as its twin, have one status: of "failed" they cannot tell whether all was done.
    const alike = results.map((each) => each.replace(/^\(failed\)/, "completed"));
    assert.deepEqual([...new Set(alike)].length, 1, `${reporting}, ${learner}: ${results.join(" | ")}`);
  }
});

test("the page has the table that the command makes", async () => {
  const page = readFileSync(new URL("../../docs/targets/same-result.md", import.meta.url), "utf8");
  assert.ok(page.includes(await table()), "put the output of node tests/js/same-result.mjs into docs/targets/same-result.md");
});
