/** Drawing: never twice in a round, nothing again while there is something new, every objective, the same after a resume. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answerQuestion, newAttempt } from "../../scormkit/player/src/core/attempt.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import { asked } from "../../scormkit/player/src/core/draw.js";
import * as rounds from "../../scormkit/player/src/core/rounds.js";
import { coursePercent, objectivePercents, roundHundredths } from "../../scormkit/player/src/core/scoring.js";
import { decode, encode } from "../../scormkit/player/src/core/state.js";
import sections, { draw, markOf, varies } from "../../scormkit/player/src/features/sections.js";
import { assessment, course, page, question, TYPES, unit } from "./fixtures.js";

const { drawn } = sections;
const USE = 2 ** 20;
const NOW = Date.UTC(2026, 10, 22, 9);

/** A check of sections of so many questions, of which so many are drawn; every other section is one of a bank. */
const checkOf = (sections, settings = {}) => {
  let key = 0;
  const questions = sections.flatMap(({ size, goals = 1, points = [1] }, at) =>
    Array.from({ length: size }, (_, n) => {
      const own = key++;
      const goal = goals === 0 ? [] : [`G${n % goals}`];
      return question(`q${own}`, { key: at % 2 ? 5 * USE + own : own, objectives: goal, points: points[n % points.length] });
    }),
  );
  const told = sections.map(({ size, draw = null, each = 0, weight = null, title = "" }) => ({ size, draw, each, weight, title }));
  const check = { ...assessment("check", 4, questions, { passingScore: 101 }), sections: told, ...settings };
  const index = indexCourse(course([unit("one", [page("p", 0), check], ["G0", "G1", "G2"])]), TYPES);
  return { index, check };
};

const sectionsGiven = fc.array(
  fc
    .record({ goals: fc.integer({ min: 0, max: 3 }), spare: fc.integer({ min: 0, max: 9 }), each: fc.integer({ min: 0, max: 2 }), more: fc.integer({ min: 0, max: 3 }) })
    .map(({ goals, spare, each, more }) => {
      const count = Math.max(1, goals * each + more);
      return { size: count + spare + goals * 2, draw: count, each: goals ? each : 0, goals };
    }),
  { minLength: 1, maxLength: 3 },
);

/** Plays a round to its end, everything wrong. */
function play(attempt, index, check) {
  const all = asked(attempt, check).reduce((now, each) => answerQuestion(now, index, each, [1]), attempt);
  return rounds.finishRound(all, index, check, NOW);
}

test("a round never asks a question twice, asks as many as the author wants, and on every objective enough", () => {
  fc.assert(
    fc.property(sectionsGiven, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 6 }), (sections, seed, most) => {
      const { index, check } = checkOf(sections);
      let attempt = rounds.beginRound(newAttempt(() => seed), check);
      for (let n = 0; n < most; n++) {
        for (const [at, { section, asked: got }] of drawn(attempt, check).entries()) {
          assert.equal(new Set(got).size, got.length);
          assert.equal(got.length, section.draw);
          for (let goal = 0; goal < sections[at].goals; goal++) {
            assert.ok(got.filter(({ objectives }) => objectives.includes(`G${goal}`)).length >= section.each);
          }
        }
        attempt = rounds.restartRound(play(attempt, index, check), check, NOW);
      }
    }),
  );
});

test("nothing comes again while there is something new", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (count, spare, seed) => {
      const size = count + spare;
      const { index, check } = checkOf([{ size, draw: count }]);
      let attempt = rounds.beginRound(newAttempt(() => seed), check);
      const met = new Set();
      for (let n = 0; n < Math.floor(size / count); n++) {
        for (const each of asked(attempt, check)) {
          assert.ok(!met.has(each), `round ${n}`);
          met.add(each);
        }
        attempt = rounds.restartRound(play(attempt, index, check), check, NOW);
      }
      const fresh = size - met.size;
      assert.ok(asked(attempt, check).filter((each) => !met.has(each)).length >= Math.min(fresh, count), "the rest comes first");
    }),
  );
});

test("on every objective what is new comes first", () => {
  const { index, check } = checkOf([{ size: 12, draw: 3, each: 1, goals: 3 }]);
  let attempt = rounds.beginRound(newAttempt(() => 0.3), check);
  const met = new Set();
  for (let n = 0; n < 4; n++) {
    for (const each of asked(attempt, check)) assert.ok(!met.has(each)), met.add(each);
    attempt = rounds.restartRound(play(attempt, index, check), check, NOW);
  }
  assert.equal(met.size, 12);
});

test("when all was met, what was on the screen last comes last", () => {
  const { index, check } = checkOf([{ size: 6, draw: 3, goals: 0 }]);
  let attempt = rounds.beginRound(newAttempt(() => 0.7), check);
  for (let n = 0; n < 8; n++) {
    const before = asked(attempt, check);
    attempt = rounds.restartRound(play(attempt, index, check), check, NOW);
    assert.deepEqual(asked(attempt, check).filter((each) => before.includes(each)), []);
  }
});

test("after a resume the same questions come in the same order, in the middle of any round", () => {
  fc.assert(
    fc.property(sectionsGiven, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 4 }), fc.nat(5), (sections, seed, past, some) => {
      const { index, check } = checkOf(sections);
      let attempt = rounds.beginRound(newAttempt(() => seed), check);
      for (let n = 0; n < past; n++) attempt = rounds.restartRound(play(attempt, index, check), check, NOW);
      for (const each of asked(attempt, check).slice(0, some)) attempt = answerQuestion(attempt, index, each, [0]);
      const resumed = decode(encode(attempt, index), index);
      assert.deepEqual(asked(resumed, check), asked(attempt, check));
      assert.deepEqual(resumed, attempt);
    }),
  );
});

test("every question has its turn, and learners get different ones", () => {
  const { check } = checkOf([{ size: 20, draw: 5, goals: 0 }]);
  const counts = new Map(check.questions.map(({ key }) => [key, 0]));
  const firsts = new Map(counts);
  const total = 4000;
  for (let n = 0; n < total; n++) {
    const got = asked(rounds.beginRound(newAttempt(() => n / total), check), check);
    for (const { key } of got) counts.set(key, counts.get(key) + 1);
    firsts.set(got[0].key, firsts.get(got[0].key) + 1);
  }
  // 1000 and 200 are expected; five standard deviations either way.
  for (const count of counts.values()) assert.ok(count > 860 && count < 1140, `${count} of 4000`);
  for (const count of firsts.values()) assert.ok(count > 130 && count < 270, `${count} times first`);
});

test("one more question in a bank changes a round by one question at most", () => {
  const pool = Array.from({ length: 30 }, (_, n) => question(`b${n}`, { key: n }));
  const rank = ({ key }) => Math.imul(key + 7, 0x9e3779b1) >>> 0;
  const section = { draw: 10, each: 0 };
  const before = draw(section, pool.slice(0, 29), new Set(), rank);
  const after = draw(section, pool, new Set(), rank);
  assert.ok(after.filter((each) => !before.includes(each)).length <= 1);
});

test("a part that is asked as it stands keeps the author's order, and nothing is remembered of it", () => {
  const { index, check } = checkOf([{ size: 3 }, { size: 4, draw: 2 }]);
  const begun = rounds.beginRound(newAttempt(() => 0.1), check);
  assert.deepEqual(asked(begun, check).slice(0, 3), check.questions.slice(0, 3));
  const again = rounds.restartRound(play(begun, index, check), check, NOW);
  const seen = again.assessments.get(check.key).seen;
  assert.deepEqual([...seen].sort(), asked(begun, check).slice(3).map(markOf).sort());
  assert.equal(varies({ size: 4, draw: 4 }), false);
  assert.equal(varies({ size: 4, draw: null }), false);
});

test("a question that the round does not ask cannot be answered", () => {
  const { index, check } = checkOf([{ size: 4, draw: 2 }]);
  const begun = rounds.beginRound(newAttempt(() => 0.1), check);
  const other = check.questions.find((each) => !asked(begun, check).includes(each));
  assert.equal(answerQuestion(begun, index, other, [0]), begun);
});

const percentOf = (sections, right, settings) => {
  const { index, check } = checkOf(sections, settings);
  let attempt = rounds.beginRound(newAttempt(() => 0.4), check);
  for (const [at, each] of asked(attempt, check).entries()) attempt = answerQuestion(attempt, index, each, [right(at) ? 0 : 1]);
  return roundHundredths(attempt, check);
};

test("sections count by their weights, or by their points where none has one", () => {
  const first = (at) => at < 2;
  assert.equal(percentOf([{ size: 2 }, { size: 6 }], first), 2500);
  assert.equal(percentOf([{ size: 2, weight: 1 }, { size: 6, weight: 1 }], first), 5000);
  assert.equal(percentOf([{ size: 2, weight: 3 }, { size: 6, weight: 1 }], first), 7500);
  assert.equal(percentOf([{ size: 2, weight: 3 }, { size: 6 }], first), 7500, "left out in one: 1");
  assert.equal(percentOf([{ size: 2, draw: 1, weight: 1 }, { size: 6, draw: 3, weight: 1 }], (at) => at < 1), 5000);
});

test("the percent is within its bounds, all right is 100 and nothing is 0, whatever is drawn and weighed", () => {
  const weighed = fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 6 }),
      draw: fc.option(fc.integer({ min: 1, max: 6 })),
      weight: fc.option(fc.double({ min: 0.1, max: 100, noNaN: true })),
      points: fc.array(fc.constantFrom(0.5, 1, 3, 7), { minLength: 1, maxLength: 3 }),
    }).map((each) => ({ ...each, draw: each.draw === null ? null : Math.min(each.draw, each.size) })),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(weighed, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (sections, right) => {
      const value = percentOf(sections, (at) => right[at]);
      assert.ok(Number.isInteger(value) && value >= 0 && value <= 10000);
      assert.equal(percentOf(sections, () => true), 10000);
      assert.equal(percentOf(sections, () => false), 0);
    }),
  );
});

test("one check's weight in the course does not hang on what was drawn", () => {
  const { index, check } = checkOf([{ size: 4, draw: 2, points: [1, 5] }]);
  const other = { ...assessment("other", 9, [question("o", { key: 99, points: 6 })]) };
  const score = (seed) => {
    const attempt = rounds.beginRound(newAttempt(() => seed), check);
    const state = { rounds: 1, finished: true, seen: new Set(), ended: 0 };
    const bests = new Map([[check.key, { ...state, best: 10000 }], [other.key, { ...state, best: 0 }]]);
    return coursePercent({ ...attempt, assessments: bests }, [check, other]);
  };
  for (let n = 0; n < 20; n++) assert.equal(score(n / 20), 50);
  assert.ok(index);
});

test("only what was asked tests an objective", () => {
  const { check } = checkOf([{ size: 6, draw: 1, goals: 3 }]);
  const begun = rounds.beginRound(newAttempt(() => 0.2), check);
  assert.deepEqual([...objectivePercents(begun, [check]).keys()], asked(begun, check)[0].objectives);
});
