import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { ENCODINGS } from "../../scormkit/player/src/adapters/scorm12-encodings.js";
import { isCorrect } from "../../scormkit/player/src/core/question-types.js";
import { question } from "./fixtures.js";

const ROOM = fileURLToPath(new URL("../../scormkit/interactions/", import.meta.url));
const TYPES = readdirSync(ROOM, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
  .map((entry) => JSON.parse(readFileSync(`${ROOM}${entry.name}/cases.json`, "utf8")));

test("the player knows every question type that an author can write", () => {
  assert.deepEqual(TYPES.map(({ type }) => type).sort(), Object.keys(ENCODINGS).sort());
});

for (const { type, cases } of TYPES) {
  for (const each of cases) {
    test(`${type}: ${each.name}`, () => {
      const asked = { ...question("q"), type, multiple: each.multiple, options: each.options };
      assert.equal(isCorrect(asked, each.answer), each.correct);
      const { type: name, pattern, response } = ENCODINGS[type];
      assert.deepEqual({ type: name, pattern: pattern(asked), response: response(asked, each.answer) }, each.scorm12);
    });
  }
}

test("a choice response is legal SCORM 1.2 and tells exactly what was chosen", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 1 }), (answer) => {
      const asked = question("q", { of: 36, correct: "a9" });
      const text = ENCODINGS.choice.response(asked, answer);
      assert.match(text, /^[0-9a-z](,[0-9a-z])*$/);
      assert.ok(text.length <= 255);
      const chosen = asked.options.filter(({ letter }) => text.split(",").includes(letter)).map(({ key }) => key);
      assert.deepEqual(chosen, [...answer].sort((one, other) => one - other));
      assert.equal(isCorrect(asked, answer), chosen.join() === "0,35");
    }),
  );
});
