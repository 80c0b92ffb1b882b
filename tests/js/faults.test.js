/**
 * What LMSs do to learners, times every adapter: whatever goes wrong, what is kept in the end is what was done, each answer
 * once, and the learner was told the truth on the way. run-times.js holds the adapters; another is one line there.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { BACKOFF, QUIET } from "../../scormkit/player/src/adapters/queue.js";
import { createSession } from "../../scormkit/player/src/core/session.js";
import { fakeClock, TYPES } from "./fixtures.js";
import { RUN_TIMES } from "./run-times.js";

const MINUTE = 60_000;

/** A clock that knows whether there is a line, and gives promises their turn. */
function world() {
  const clock = fakeClock();
  clock.online = true;
  clock.isOnline = () => clock.online;
  return clock;
}

/** Lets time pass in steps, so that what is asynchronous goes on, too. */
async function pass(clock, milliseconds) {
  const step = milliseconds > MINUTE ? 5000 : 500;
  for (let left = milliseconds; left > 0; left -= step) {
    clock.pass(Math.min(left, step));
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  }
}

/** A launch of the sample course. */
async function sit(runTime, clock = world(), settings = {}) {
  const lms = await runTime.connect(clock, settings);
  const session = createSession({ course: lms.course, adapter: lms.adapter, clock, random: () => 0.25, types: TYPES });
  session.start();
  lms.follow?.(session);
  return { session, lms, clock, runTime };
}

/** Everything that a learner does, one deed at a time. */
const DEEDS = [
  (session) => session.begin(),
  (session) => session.answer(0, [1]),
  (session) => session.goTo(1),
  (session) => session.goTo(2),
  (session) => session.beginAssessment(2),
  (session) => session.answer(1, [0]),
  (session) => session.nextQuestion(2),
  (session) => session.answer(2, [0, 2]),
  (session) => session.finishAssessment(2),
  (session) => session.goTo(3),
  (session) => session.goTo(4),
  (session) => session.beginAssessment(4),
  (session) => session.answer(3, [0]),
  (session) => session.finishAssessment(4),
];
const ANSWERS = ["practice", "q1", "q2", "q3"];

async function play({ session, clock }, from = 0, to = DEEDS.length) {
  for (const deed of DEEDS.slice(from, to)) {
    deed(session);
    await pass(clock, 1000);
  }
}

/** What an undisturbed learner leaves behind; the state but for its times. */
async function undisturbed(make) {
  const sitting = await sit(make());
  await play(sitting);
  return sitting.lms.held();
}

const TOLD = { refused: "unsaved", thrown: "unsaved", lying: "unsaved", forgetful: "unsaved", offline: "offline", vanished: "unsaved" };

for (const make of RUN_TIMES) {
  const { name, kinds, expires, writes } = make();

  for (const kind of kinds) {
    test(`${name}, ${kind} in the middle: told, kept, and all of it stored in the end`, async () => {
      const wanted = await undisturbed(make);
      for (const at of [0, 1, 5, 8, 13]) {
        const sitting = await sit(make());
        await play(sitting, 0, at);
        sitting.lms.fault(kind);
        await play(sitting, at, Math.min(at + 4, DEEDS.length));
        await pass(sitting.clock, 2 * MINUTE);
        if (TOLD[kind]) assert.equal(sitting.session.saveState, TOLD[kind], `told at ${at}`);
        sitting.lms.mend();
        await play(sitting, Math.min(at + 4, DEEDS.length));
        await pass(sitting.clock, BACKOFF.at(-1) + MINUTE);
        assert.equal(sitting.session.saveState, "saved", `saved at ${at}`);
        const held = sitting.lms.held();
        assert.deepEqual(held.answers.map(([id]) => id), ANSWERS, `each answer once, at ${at}`);
        assert.deepEqual({ ...held, state: "" }, { ...wanted, state: "" });
        sitting.session.exit();
        await pass(sitting.clock, 1000);
        assert.equal(sitting.session.stored, true, "what is stored may be left");
        const again = await sit(sitting.runTime, sitting.clock);
        assert.equal(again.session.launch.suspendData, sitting.lms.held().state);
        assert.deepEqual(again.session.open(), []);
      }
    });
  }

  test(`${name}: those who help are told what was answered`, async () => {
    const { session, lms, clock } = await sit(make());
    session.begin();
    await pass(clock, 1000);
    const { answer, error } = session.support().lms;
    assert.ok(answer && !error, `${answer}, ${error}`);
    lms.fault(kinds[0]);
    session.answer(0, [1]);
    await pass(clock, 1000);
    assert.ok(session.support().lms.error, "what went wrong is told");
  });

  test(`${name}: what was stored opens again as it was left`, async () => {
    const runTime = make();
    const first = await sit(runTime);
    await play(first, 0, 9);
    first.lms.goes?.();
    first.session.close();
    await pass(first.clock, 1000);
    const second = await sit(runTime, first.clock);
    assert.deepEqual([second.session.resumed, second.session.lost, second.session.page.id], [true, false, "c2"]);
    assert.equal(second.session.assessment(2).best, first.session.assessment(2).best);
    await play(second, 9);
    assert.equal(second.lms.held().status, "passed");
    assert.deepEqual(second.session.open(), []);
  });

  test(`${name}: one commit a deed, none while nothing changes but what keeps the session alive`, async () => {
    const sitting = await sit(make());
    await pass(sitting.clock, 1000);
    for (const deed of DEEDS) {
      const before = sitting.lms.commits();
      deed(sitting.session);
      await pass(sitting.clock, 3000);
      assert.ok(sitting.lms.commits() - before <= writes, String(deed));
    }
    const quiet = sitting.lms.commits();
    sitting.session.flush();
    sitting.session.goTo(4);
    await pass(sitting.clock, 4 * MINUTE);
    sitting.session.flush();
    assert.equal(sitting.lms.commits(), quiet);
  });

  test(`${name}: a long session is kept alive while somebody is there, and for an hour after`, async () => {
    const sitting = await sit(make());
    await pass(sitting.clock, 1000);
    if (!sitting.lms.adapter.keepAlive) return;
    const before = sitting.lms.commits();
    for (let n = 0; n < 10; n++) {
      await pass(sitting.clock, 10 * MINUTE);
      sitting.session.touch(true);
    }
    assert.equal(sitting.lms.commits() - before, 20, "every five minutes");
    await pass(sitting.clock, 70 * MINUTE);
    const gone = sitting.lms.commits();
    await pass(sitting.clock, 60 * MINUTE);
    assert.equal(sitting.lms.commits(), gone);
    const slower = await sit(make(), world(), { keepAliveMinutes: 12 });
    await pass(slower.clock, 1000);
    const start = slower.lms.commits();
    await pass(slower.clock, 25 * MINUTE);
    assert.equal(slower.lms.commits() - start, 2);
  });

  test(`${name}: a page that is hidden or goes away in the moment of an answer has stored it`, async () => {
    for (const leave of ["flush", "close"]) {
      const sitting = await sit(make());
      await play(sitting, 0, 5);
      sitting.session.answer(1, [0]);
      sitting.session[leave]();
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      assert.deepEqual(sitting.lms.held().answers.map(([id]) => id), ["practice", "q1"], leave);
    }
  });

  test(`${name}: who clicks everything twice has done it once`, async () => {
    const wanted = await undisturbed(make);
    const sitting = await sit(make());
    for (const deed of DEEDS) {
      deed(sitting.session);
      deed(sitting.session);
      await pass(sitting.clock, 1000);
    }
    assert.deepEqual({ ...sitting.lms.held(), state: "" }, { ...wanted, state: "" });
    for (let twice = 0; twice < 2; twice++) {
      sitting.session.exit();
      await pass(sitting.clock, 1000);
      assert.equal(sitting.session.stored, true);
    }
  });

  test(`${name}: a clock that is set back or far ahead spoils nothing`, async () => {
    for (const hours of [-5, 48]) {
      const sitting = await sit(make());
      await play(sitting, 0, 6);
      sitting.clock.jump(hours * 60 * MINUTE);
      await play(sitting, 6);
      await pass(sitting.clock, 2 * MINUTE);
      assert.equal(sitting.session.saveState, "saved");
      assert.deepEqual(sitting.lms.held().answers.map(([id]) => id), ANSWERS);
    }
  });

  test(`${name}: a second window goes on, the first writes nothing any more and says so`, async () => {
    const runTime = make();
    const first = await sit(runTime);
    await play(first, 0, 5);
    first.session.answer(1, [0]);
    first.session.leave();
    await pass(first.clock, QUIET);
    assert.equal(first.session.saveState, "elsewhere");
    const second = await sit(runTime, first.clock);
    assert.deepEqual(second.session.question(1).answer, [0], "the last answer came along");
    const before = first.lms.commits();
    await play(first, 6);
    first.session.flush();
    first.session.exit();
    first.session.close();
    await pass(first.clock, 10 * MINUTE);
    assert.equal(first.lms.commits(), before);
    assert.equal(first.session.stored, false);
  });

  if (expires) {
    test(`${name}: a session that is over for good is told, and what was stored stays`, async () => {
      const sitting = await sit(make());
      await play(sitting, 0, 6);
      const held = sitting.lms.held();
      sitting.lms.fault("expired");
      await play(sitting, 6);
      await pass(sitting.clock, 5 * MINUTE);
      assert.equal(sitting.session.saveState, "ended");
      assert.equal(sitting.session.exit(), false);
      assert.equal(sitting.session.stored, false);
      assert.deepEqual(sitting.lms.held(), held);
    });
  }
}
