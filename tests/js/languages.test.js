/** Which language a package in several begins in, and how words are laid over what is the same in all. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { scorm12Adapter } from "../../scormkit/player/src/adapters/scorm12.js";
import { scorm2004Adapter } from "../../scormkit/player/src/adapters/scorm2004.js";
import { choose, fitting, pour } from "../../scormkit/player/src/features/languages.js";
import kept from "../../scormkit/player/src/features/kept.js";
import { newAttempt } from "../../scormkit/player/src/core/attempt.js";
import { FEATURES } from "../../scormkit/player/src/core/registry.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { decode, encode } from "../../scormkit/player/src/core/state.js";
import { ENCODINGS, fakeClock, sampleCourse, TYPES } from "./fixtures.js";

const TAGS = ["en-US", "es", "pt-BR", "pt-PT", "zh-Hant", "zh-Hans", "sr-Latn"];

test("a wish finds the language that its reader can read", () => {
  /** @type {[string, string | undefined][]} */
  const cases = [
    ["en-US", "en-US"],
    ["EN_gb", "en-US"],
    ["es-419", "es"],
    ["pt", "pt-BR"],
    ["pt-PT", "pt-PT"],
    ["pt-AO", "pt-BR"],
    ["zh-TW", "zh-Hant"],
    ["zh", "zh-Hans"],
    ["sr", undefined],
    ["sr-Latn-RS", "sr-Latn"],
    ["fr", undefined],
    ["English", undefined],
    ["", undefined],
    ["-", undefined],
    [" es ", "es"],
  ];
  for (const [wish, expected] of cases) assert.equal(fitting(TAGS, wish), expected, wish);
});

test("the first wish that can be met wins: saved, then of the LMS, then of the browser; else the usual one", () => {
  assert.equal(choose(TAGS, ["", "", "fr-CA", "es-MX", "en"]), "es");
  assert.equal(choose(TAGS, ["pt-PT", "es", "en"]), "pt-PT");
  assert.equal(choose(TAGS, ["", "fr;q=0.9, es;q=0.8", "en"]), "es");
  assert.equal(choose(TAGS, ["", "*", "ja"]), "en-US");
  assert.equal(choose(TAGS, []), "en-US");
});

test("words go into their places, and what is not of a language stays the same object", () => {
  const question = { id: "q", data: { accept: ["a"], most: 3 }, language: "en" };
  const course = { units: [{ key: 0, title: "One", pages: [{ key: 0, questions: [question] }] }], text: { a: "A" } };
  const page = course.units[0]?.pages[0];
  pour(course, {
    title: "Curso",
    spoken: null,
    units: { 0: { title: "Uno", pages: { 0: { title: "P", questions: { 0: { data: { accept: ["b", "a"] }, language: "es" } } } } } },
    text: { a: "B", "n.many": null },
  });
  assert.equal(course.units[0]?.pages[0], page, "who looked a page up goes on with it");
  assert.deepEqual(course, {
    title: "Curso",
    spoken: null,
    units: [
      {
        key: 0,
        title: "Uno",
        pages: [{ key: 0, title: "P", questions: [{ id: "q", data: { accept: ["b", "a"], most: 3 }, language: "es" }] }],
      },
    ],
    text: { a: "B", "n.many": null },
  });
});

test("a learner's wish is asked of the LMS where the course has a choice, and of no other", () => {
  const asked = [];
  const methods = (get) => ({
    ...{ LMSInitialize: () => "true", LMSGetLastError: () => "0", LMSSetValue: () => "true", LMSCommit: () => "true" },
    ...{ Initialize: () => "true", GetLastError: () => "0", SetValue: () => "true", Commit: () => "true" },
    ...{ LMSGetValue: get, GetValue: get },
  });
  const api = methods((element) => {
    asked.push(element);
    return element.endsWith("_preference.language") ? "es_MX" : "";
  });
  for (const [make, element] of [
    [scorm12Adapter, "cmi.student_preference.language"],
    [scorm2004Adapter, "cmi.learner_preference.language"],
  ]) {
    asked.length = 0;
    const adapter = make({ find: () => api, clock: fakeClock(), encodings: ENCODINGS });
    adapter.start();
    assert.ok(!asked.includes(element));
    assert.equal(choose(TAGS, ["", adapter.languages(), "en-US"]), "es");
    assert.deepEqual(asked.filter((each) => each === element), [element]);
  }
  const without = scorm12Adapter({ find: () => null, clock: fakeClock(), encodings: ENCODINGS });
  without.start();
  assert.equal(without.languages(), "");
});

test("the learner's language takes what plan/state.py says, and comes back", () => {
  FEATURES.kept = kept;
  const course = sampleCourse();
  course.units[0].pages[0].kept = [{ key: 32767, limit: 5 }];
  const index = indexCourse(course, TYPES);
  const attempt = newAttempt(() => 0.25);
  for (const [tag, size] of [["ar", 9], ["en-US", 13]]) {
    const chosen = kept.keep(attempt, index, 32767, [tag]);
    assert.equal(encode(chosen, index).length - encode(attempt, index).length, size, "tests/unit/test_locales_together.py");
    assert.deepEqual(decode(encode(chosen, index), index)?.kept.get(32767), [tag]);
  }
});
