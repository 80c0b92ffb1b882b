/** What is looked for and what is found; tests/unit/pages/test_search.py holds the build to the same terms. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { find, terms } from "../../scormkit/player/src/features/search.js";

const TERMS = JSON.parse(readFileSync(new URL("search-terms.json", import.meta.url), "utf8"));

const INDEX = {
  at: [
    [1, ""],
    [1, "more"],
    [2, ""],
  ],
  words: [
    ["alarm", [0, 1]],
    ["alarms", [2]],
    ["fire", [1, 2]],
  ],
};

test("words without accents, and pairs of letters where there are no spaces", () => {
  for (const [text, expected] of TERMS) assert.deepEqual(terms(text), expected, text);
});

test("every word is asked for, and the beginning of a word is enough", () => {
  assert.deepEqual(find(INDEX, "fire"), [[2, ""], [1, "more"]]);
  assert.deepEqual(find(INDEX, "FIR alarms"), [[2, ""]]);
  assert.deepEqual(find(INDEX, "fire smoke"), []);
  assert.deepEqual(find(INDEX, " "), []);
});

test("the beginnings of pages come first", () => {
  assert.deepEqual(find(INDEX, "alarm"), [[1, ""], [2, ""], [1, "more"]]);
});
