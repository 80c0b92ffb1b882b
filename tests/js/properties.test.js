/** The build shortens names that only the player speaks, and no other. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ownProperties } from "../../scormkit/player/properties.mjs";
import { RECORDS } from "./records-fixtures.js";
import { sampleCourse } from "./fixtures.js";

const own = ownProperties();

/** Every name in a value as JSON has it. */
const names = (value) =>
  value && typeof value === "object" ? Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)]) : [];

test("names of data in the page are left as they are", () => {
  const data = names({ ...sampleCourse(), records: RECORDS });
  assert.ok(data.length > 50);
  assert.deepEqual(own.filter((name) => data.includes(name)), []);
});

test("so are names of what is sent and kept, of the browser, and of what is looked up by a name made at run time", () => {
  const sent = ["verb", "contextActivities", "registration", "told", "owed", "suspend_data", "authToken", "stateId"];
  const browser = ["textContent", "dataset", "addEventListener", "block", "bubbles", "maximumFractionDigits", "keepalive"];
  const found = ["rules", "sections", "result", "intro", "offer", "unsaved"];
  assert.deepEqual(own.filter((name) => [...sent, ...browser, ...found].includes(name)), []);
});

test("names of the player's own objects are shortened", () => {
  for (const name of ["saveState", "isLocked", "finishRound", "sessionSeconds"]) assert.ok(own.includes(name), name);
});
