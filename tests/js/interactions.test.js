import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { ENCODINGS, question, TYPES } from "./fixtures.js";

const ROOM = new URL("../../scormkit/interactions/", import.meta.url);
const FOLDERS = readdirSync(ROOM).filter((folder) => existsSync(new URL(`${folder}/type.js`, ROOM)));

const read = async (folder) => ({
  ...JSON.parse(readFileSync(new URL(`${folder}/cases.json`, ROOM), "utf8")),
  module: (await import(new URL(`${folder}/type.js`, ROOM))).default,
  scorm12: await import(new URL(`${folder}/scorm12.js`, ROOM)),
  scorm2004: existsSync(new URL(`${folder}/scorm2004.js`, ROOM)) ? await import(new URL(`${folder}/scorm2004.js`, ROOM)) : null,
});

/** The question of a case as the player has it. */
const asked = (type, { authored, multiple = false, options, data = {}, graded = true, record = true, language = "en" }) => ({
  ...question("q", { key: 0 }),
  type,
  multiple,
  options: options.map((option) => ({ group: "", ...option })),
  data,
  credit: authored.credit ?? "all-or-nothing",
  graded,
  record,
  language,
});

const rounded = (value) => Math.round(value * 10000) / 10000;

for (const folder of FOLDERS) {
  const { type, cases, module, scorm12, scorm2004 } = await read(folder);

  test(`${folder} is the type that authors call by its name with hyphens`, () => {
    assert.equal(type, folder.replaceAll("_", "-"));
  });

  for (const each of cases) {
    const it = asked(type, each);
    test(`${type}: ${each.name}: what the LMS is told of the question`, () => {
      assert.deepEqual({ type: scorm12.type(it), patterns: scorm12.patterns(it) }, each.scorm12);
      if (scorm2004) assert.deepEqual({ type: scorm2004.type(it), patterns: scorm2004.patterns(it) }, each.scorm2004);
    });
    for (const told of each.answers) {
      test(`${type}: ${each.name}: ${told.name}`, () => {
        assert.equal(module.accepts(it, told.answer), told.accepts ?? true);
        if (told.accepts === false) return;
        if (it.graded) assert.equal(rounded(module.score(it, told.answer)), told.score);
        assert.equal(scorm12.response(it, told.answer), told.scorm12);
        if (scorm2004) assert.equal(scorm2004.response(it, told.answer), told.scorm2004);
      });
    }

    test(`${type}: ${each.name}: no answer, from wherever it comes, makes it throw, lose its bounds or its length`, () => {
      const keys = it.options.map(({ key }) => key);
      const item = fc.oneof(fc.constantFrom(-1, ...keys), fc.integer(), fc.double(), fc.string(), fc.constantFrom(null, {}, []));
      const near = each.answers.filter(({ accepts }) => accepts !== false).map(({ answer }) => answer);
      const changed = fc.tuple(fc.constantFrom(...near), fc.nat(), item).map(([answer, at, other]) => {
        const next = [...answer];
        next[at % (next.length + 1)] = other;
        return next;
      });
      fc.assert(
        fc.property(fc.oneof(fc.array(item, { maxLength: 12 }), changed, fc.shuffledSubarray(keys)), (answer) => {
          if (!module.accepts(it, answer)) return;
          const credit = it.graded ? module.score(it, answer) : 1;
          assert.ok(credit >= 0 && credit <= 1);
          if (it.credit === "all-or-nothing") assert.ok(credit === 0 || credit === 1);
          assert.ok(scorm12.response(it, answer).length <= 255);
          assert.ok(answer.every((each) => typeof each === "string" || keys.includes(each)), "only the question's own keys");
          if (!module.list) assert.equal(new Set(answer).size, answer.length, "a set has nothing twice");
        }),
      );
    });
  }
}

test("a choice response is legal SCORM 1.2 and tells exactly what was chosen", () => {
  const { choice } = TYPES;
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 1 }), (answer) => {
      const it = question("q", { of: 36, correct: "a9" });
      const text = ENCODINGS.choice.response(it, answer);
      assert.match(text, /^[0-9a-z](,[0-9a-z])*$/);
      assert.ok(text.length <= 255);
      const chosen = it.options.filter(({ letter }) => text.split(",").includes(letter)).map(({ key }) => key);
      assert.deepEqual(chosen, [...answer].sort((one, other) => one - other));
      assert.equal(choice.score(it, answer), chosen.join() === "0,35" ? 1 : 0);
    }),
  );
});

test("credit for a part of a choice: full for the right options alone, none without one, never more for a wrong one more", () => {
  const credits = fc.constantFrom("all-or-nothing", "partial", "penalty");
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), credits, (answer, credit) => {
      const it = question("q", { of: 10, correct: "abc", credit });
      const earned = TYPES.choice.score(it, answer);
      assert.equal(earned === 1, [...answer].sort().join() === "0,1,2");
      if (!answer.some((key) => key < 3)) assert.equal(earned, 0);
      const wrong = [3, 4, 5, 6, 7, 8, 9].find((key) => !answer.includes(key));
      if (wrong !== undefined) assert.ok(TYPES.choice.score(it, [...answer, wrong]) <= earned);
    }),
  );
});
