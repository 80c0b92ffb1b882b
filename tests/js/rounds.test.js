/** Waiting between rounds, pretests, what may be looked at, and where to read again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answerQuestion, newAttempt } from "../../scormkit/player/src/core/attempt.js";
import { indexCourse } from "../../scormkit/player/src/core/course.js";
import * as rounds from "../../scormkit/player/src/core/rounds.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { decode, encode } from "../../scormkit/player/src/core/state.js";
import { courseScore } from "../../scormkit/player/src/core/completion.js";
import { earnedStatus } from "../../scormkit/player/src/core/status.js";
import { untrackedAdapter } from "../../scormkit/player/src/adapters/untracked.js";
import readAgain from "../../scormkit/player/src/features/remediation.js";
import waits from "../../scormkit/player/src/features/waits.js";
import { assessment, course, fakeClock, page, question, TYPES, unit } from "./fixtures.js";

const NOW = Date.UTC(2026, 10, 22, 9, 0, 20);
const MINUTE = 60000;

function courseWith(settings = {}, extra = []) {
  const q1 = question("q1", { key: 1, objectives: ["A"] });
  const q2 = question("q2", { key: 2, objectives: ["B"] });
  const pages = [{ ...page("pA", 0), objectives: ["A"] }, { ...page("pB", 1), objectives: ["B"] }, page("pC", 2)];
  const check = { ...assessment("check", 3, [q1, q2], { attempts: settings.attempts ?? null }), ...settings };
  return course([unit("one", [...pages, check, ...extra], ["A", "B"]), unit("two", [page("far", 8)])]);
}

/** The course's check, with a round played: `right` says of each question whether it was. */
function played(settings, right, extra) {
  const index = indexCourse(courseWith(settings, extra), TYPES);
  const check = index.page.get(3);
  let attempt = rounds.beginRound(newAttempt(() => 0.5), check);
  check.questions.forEach((each, at) => (attempt = answerQuestion(attempt, index, each, [right[at] ? 0 : 1])));
  return { index, check, attempt: rounds.finishRound(attempt, index, check, NOW) };
}

test("between two rounds there is the wait that the author wants, in whole minutes, and not less", () => {
  const { check, attempt } = played({ cooling: 10 }, [false, false]);
  assert.equal(rounds.waitLeft(attempt, check, NOW), 10);
  assert.equal(rounds.restartRound(attempt, check, NOW), attempt);
  assert.equal(rounds.waitLeft(attempt, check, NOW + 9.5 * MINUTE), 2);
  assert.equal(rounds.waitLeft(attempt, check, NOW + 10 * MINUTE), 1);
  assert.equal(rounds.waitLeft(attempt, check, NOW + 11 * MINUTE), 0);
  assert.equal(rounds.restartRound(attempt, check, NOW + 11 * MINUTE).assessments.get(3).finished, false);
});

test("no wait: none wanted, none needed, none left", () => {
  for (const [settings, right] of [[{}, [false, false]], [{ cooling: 10 }, [true, true]], [{ cooling: 10, attempts: 1 }, [false, false]]]) {
    const { check, attempt } = played(settings, right);
    assert.equal(rounds.waitLeft(attempt, check, NOW), 0);
  }
});

test("a wait is kept over a resume; one that the author took away is not", () => {
  const { index, check, attempt } = played({ cooling: 10 }, [false, false]);
  const text = encode(attempt, index);
  assert.equal(rounds.waitLeft(decode(text, index), check, NOW + 4 * MINUTE), 7);
  const without = indexCourse(courseWith({}), TYPES);
  const resumed = decode(text, without);
  assert.equal(rounds.waitLeft(resumed, without.page.get(3), NOW), 0);
  assert.equal(resumed.assessments.get(3).ended, 0);
});

test("a clock that is set, back or forth, never keeps a learner waiting for longer than the wait", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10080 }), fc.integer({ min: -2e9, max: 2e9 }), fc.integer({ min: 0, max: 10080 }), (cooling, minutes, past) => {
      const { check, attempt } = played({ cooling }, [false, false]);
      const set = NOW + minutes * MINUTE;
      const looked = waits.notInFuture(attempt, set);
      const left = rounds.waitLeft(looked, check, set);
      assert.ok(left >= 0 && left <= cooling);
      assert.ok(rounds.waitLeft(looked, check, set + past * MINUTE) <= Math.max(0, cooling + 1 - past));
      if (minutes >= 0) assert.equal(looked, attempt);
    }),
  );
});

test("the result is told anew once a minute while there is a wait, by one timer, and by none after", () => {
  const clock = fakeClock(NOW);
  const session = createSession({ course: courseWith({ cooling: 3 }), adapter: untrackedAdapter(), clock, random: () => 0.5, types: TYPES });
  const told = [];
  session.subscribe((change) => told.push(change));
  session.start();
  session.goTo(3);
  session.beginAssessment(3);
  const idle = clock.waiting;
  for (const { key } of session.assessment(3).questions) session.answer(key, [1]);
  session.finishAssessment(3);
  assert.equal(session.assessment(3).wait, 3);
  assert.equal(clock.waiting, idle + 1);
  session.goTo(0);
  assert.equal(clock.waiting, idle, "elsewhere nobody waits for it");
  session.goTo(3);
  const waits = [];
  for (let n = 0; n < 6; n++) {
    told.length = 0;
    clock.pass(MINUTE);
    waits.push([session.assessment(3).wait, told.filter((each) => each === "clock").length]);
    assert.ok(clock.waiting <= idle + 1);
  }
  assert.deepEqual(waits, [[3, 1], [2, 1], [1, 1], [0, 1], [0, 0], [0, 0]]);
  assert.equal(clock.waiting, idle);
  session.restartAssessment(3);
  assert.equal(session.assessment(3).stage, "question");
});

test("what may be looked at after a round, and when what is right is shown", () => {
  const seen = (settings, right) => {
    const { check, attempt } = played(settings, right);
    const { review, reveal } = rounds.reviewOf(attempt, check);
    return [review, reveal];
  };
  const [wrong, right] = [[false, false], [true, true]];
  assert.deepEqual(seen({}, wrong), [true, false], "as long as there are tries, what is right is not told");
  assert.deepEqual(seen({ attempts: 1 }, wrong), [true, true]);
  assert.deepEqual(seen({}, right), [true, true]);
  assert.deepEqual(seen({ review: "never" }, right), [false, false]);
  assert.deepEqual(seen({ review: "never", attempts: 1 }, wrong), [false, false]);
  assert.deepEqual(seen({ review: "after-pass" }, wrong), [false, false]);
  assert.deepEqual(seen({ review: "after-pass", attempts: 1 }, wrong), [false, false]);
  assert.deepEqual(seen({ review: "after-pass" }, right), [true, true]);
});

test("the pages to read again are those that teach what was missed", () => {
  const named = (settings, right, change = (each) => each) => {
    const { index, check, attempt } = played(settings, right);
    index.pages.forEach(change);
    return readAgain.pages(attempt, index, check).map(({ id }) => id);
  };
  const remediation = true;
  assert.deepEqual(named({ remediation }, [false, true]), ["pA"]);
  assert.deepEqual(named({ remediation }, [false, false]), ["pA", "pB"]);
  assert.deepEqual(named({ remediation }, [true, true]), []);
  assert.deepEqual(named({}, [false, false]), []);
  assert.deepEqual(named({ remediation, passingScore: 50 }, [true, false]), ["pB"], "passed, but something was missed");
  const nothing = (each) => delete each.objectives;
  assert.deepEqual(named({ remediation }, [false, true], nothing), ["pA", "pB", "pC"], "no page says what it teaches");
});

const pretest = { pretest: true, attempts: 1, optional: true };
const final = () => assessment("final", 5, [question("last", { key: 9 })]);

test("a passed pretest makes the pages of its unit done, and no others", () => {
  const { attempt } = played(pretest, [true, true], [final()]);
  assert.deepEqual([...attempt.visited].sort(), [0, 1, 2]);
  assert.equal(played(pretest, [true, false], [final()]).attempt.visited.size, 0);
  assert.equal(played({}, [true, true]).attempt.visited.size, 0, "an ordinary check does nothing of the kind");
});

test("a pretest counts for nothing else", () => {
  for (const right of [[true, true], [false, false]]) {
    const { index, attempt } = played(pretest, right, [final()]);
    assert.equal(courseScore(index, attempt), null, "the other check is still to come");
    const state = { rounds: 1, finished: true, best: 10000, seen: new Set(), ended: 0 };
    const done = { ...attempt, visited: new Set([0, 1, 2, 8]), assessments: new Map(attempt.assessments).set(5, state) };
    assert.equal(courseScore(index, done), 100);
    assert.equal(earnedStatus(index, done), "passed");
  }
});
