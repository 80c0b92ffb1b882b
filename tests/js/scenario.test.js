import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import scenario from "../../scormkit/interactions/scenario/type.js";
import { bounded, walk } from "../../scormkit/interactions/scenario/score.js";
import * as scorm12 from "../../scormkit/interactions/scenario/scorm12.js";
import * as scorm2004 from "../../scormkit/interactions/scenario/scorm2004.js";
import { question } from "./fixtures.js";

const { cases } = JSON.parse(readFileSync(new URL("../../scormkit/interactions/scenario/cases.json", import.meta.url), "utf8"));
const named = (name) => {
  const { options, data } = cases.find((each) => each.name.startsWith(name));
  return { ...question("q", { key: 0 }), type: "scenario", options, data, credit: "partial" };
};

test("more circles than there is room for: the oldest go, and the path still leads to its end", () => {
  const it = named("a circle");
  assert.deepEqual(bounded(it, [0, 2, 1]), [0, 2, 1]);
  assert.deepEqual(bounded(it, [0, 2, 0, 2, 1]), [0, 2, 1]);
  assert.deepEqual(bounded(it, [0, 2, 0, 2, 0, 3]), [0, 2, 0, 3]);
});

test("wrong turns go before circles, the oldest first", () => {
  const it = named("three ends");
  const cramped = (most) => ({ ...it, data: { ...it.data, most } });
  assert.deepEqual(bounded(cramped(3), [0, 2, 3]), [0, 2, 3]);
  assert.deepEqual(bounded(cramped(2), [0, 2, 3]), [2, 3]);
});

test("what is no path at all is kept as none", () => {
  assert.deepEqual(bounded(named("three ends"), [3, 2]), []);
});

test("the turn that the learner is looking at is kept, also when it was a wrong one", () => {
  const leads = { 0: {}, 1: { step: "s0" }, 2: { end: "good" } };
  const options = [0, 1, 2].map((key) => ({ id: `c${key}`, key, letter: "abc"[key], group: "step:s0", correct: false }));
  const it = { ...question("q", { key: 0 }), options, data: { start: "s0", leads, ends: { good: 100 }, ways: [], longer: [], most: 3 } };
  assert.deepEqual(bounded(it, [0, 1, 1, 1, 0]), [1, 1, 0]);
});

/** Up to six steps; each choice goes to a step, back, or to one of two ends. The first choice of the last step ends it. */
const stories = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => {
    const goal = fc.oneof(
      fc.nat(count - 1).map((step) => ({ step: `s${step}` })),
      fc.constant({}),
      fc.constantFrom({ end: "good" }, { end: "bad" }),
    );
    return fc.array(fc.array(goal, { minLength: 1, maxLength: 4 }), { minLength: count, maxLength: count });
  })
  .map((steps) => {
    const all = steps.flatMap((choices, step) =>
      [...choices, step + 1 < steps.length ? { step: `s${step + 1}` } : { end: "good" }].map((lead, at) => ({ step, lead, at })),
    );
    return {
      ...question("q", { key: 0 }),
      type: "scenario",
      credit: "partial",
      options: all.map(({ step, at }, key) => ({ id: `c${at}`, key, letter: "abcde"[at], group: `step:s${step}`, correct: false })),
      data: {
        start: "s0",
        leads: Object.fromEntries(all.map(({ lead }, key) => [key, lead])),
        ends: { good: 100, bad: 30 },
        ways: [],
        longer: [],
        most: all.length,
      },
    };
  });

/** Somebody who presses one open button after the other; `picks` says which. */
function play(it, picks) {
  const path = [];
  for (const pick of picks) {
    const turns = walk(it, path);
    const last = turns.at(-1);
    if (last?.lead.end) break;
    const step = last ? (last.lead.step ?? last.step) : "s0";
    const visit = last ? last.visit + (last.lead.step ? 1 : 0) : 0;
    const tried = turns.filter((turn) => turn.visit === visit).map(({ key }) => key);
    const open = it.options.filter(({ group, key }) => group === `step:${step}` && !tried.includes(key));
    path.push(open[pick % open.length].key);
  }
  return path;
}

test("whatever a learner does, what is kept is short, can be gone, and comes to the same end", () => {
  let ended = 0;
  fc.assert(
    fc.property(stories, fc.array(fc.nat(), { maxLength: 80 }), (it, picks) => {
      const path = play(it, picks);
      const kept = bounded(it, path);
      assert.ok(kept.length <= it.data.most);
      assert.ok(path.length === 0 || kept.length > 0);
      assert.equal(kept.at(-1), path.at(-1));
      const over = it.data.leads[path.at(-1)]?.end !== undefined;
      assert.equal(scenario.accepts(it, kept), over);
      if (!over) return;
      ended++;
      assert.equal(scenario.score(it, kept), it.data.leads[path.at(-1)].end === "good" ? 1 : 0.3);
      assert.match(scorm12.response(it, kept), /^[a-e]+$/);
      assert.equal(scorm12.response(it, kept).length, kept.length);
      assert.equal(scorm2004.response(it, kept).split("[,]").length, kept.length);
      assert.deepEqual(bounded(it, kept), kept);
    }),
    { numRuns: 400 },
  );
  assert.ok(ended > 10);
});
