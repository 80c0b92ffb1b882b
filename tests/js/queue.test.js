import assert from "node:assert/strict";
import { test } from "node:test";
import { BACKOFF, createQueue, QUIET } from "../../scormkit/player/src/adapters/queue.js";
import { createWriter } from "../../scormkit/player/src/adapters/writer.js";
import { fakeClock } from "./fixtures.js";

function queue() {
  const clock = fakeClock();
  const seen = { writes: 0, states: [], works: true };
  const write = () => {
    seen.writes++;
    return seen.works;
  };
  return { clock, seen, queue: createQueue({ clock, write, tell: (state) => seen.states.push(state) }) };
}

test("a burst is written once, after it is over", () => {
  const { clock, seen, queue: it } = queue();
  for (let n = 0; n < 5; n++) {
    it.schedule();
    clock.pass(QUIET - 1);
  }
  assert.equal(seen.writes, 0);
  clock.pass(1);
  assert.equal(seen.writes, 1);
  assert.deepEqual(seen.states.slice(-2), ["saving", "saved"]);
  clock.pass(3_600_000);
  assert.equal(seen.writes, 1, "nothing more without a change");
});

test("flush writes at once and the burst that waited is not written again", () => {
  const { clock, seen, queue: it } = queue();
  it.schedule();
  assert.equal(it.flush(), true);
  clock.pass(QUIET);
  assert.equal(seen.writes, 1);
});

test("a failed save is tried again, ever more slowly, until it succeeds", () => {
  const { clock, seen, queue: it } = queue();
  seen.works = false;
  it.schedule();
  clock.pass(QUIET);
  const waits = [...BACKOFF, 60_000, 60_000];
  waits.forEach((wait, n) => {
    clock.pass(wait - 1);
    assert.equal(seen.writes, n + 1);
    clock.pass(1);
    assert.equal(seen.writes, n + 2);
  });
  assert.deepEqual([...new Set(seen.states)], ["saving", "unsaved"]);
  seen.works = true;
  clock.pass(60_000);
  assert.equal(seen.states.at(-1), "saved");
  const writes = seen.writes;
  clock.pass(600_000);
  assert.equal(seen.writes, writes);
  seen.works = false;
  it.schedule();
  clock.pass(QUIET + BACKOFF[0]);
  assert.equal(seen.writes, writes + 2, "the next failure starts with short waits again");
});

test("while saving fails, a change does not pretend to be saving", () => {
  const { clock, seen, queue: it } = queue();
  seen.works = false;
  it.schedule();
  clock.pass(QUIET);
  seen.states.length = 0;
  it.schedule();
  clock.pass(QUIET);
  assert.deepEqual(seen.states, ["unsaved"]);
});

test("close writes for the last time and leaves no timer behind", () => {
  const { clock, seen, queue: it } = queue();
  it.schedule();
  assert.equal(it.close(), true);
  assert.equal(it.close(), false);
  it.schedule();
  assert.equal(it.flush(), false);
  assert.equal(clock.waiting, 0);
  assert.equal(seen.writes, 1);
});

function writer() {
  const lms = { calls: [], refuse: new Set(), commits: true, down: false };
  const it = createWriter({
    set(element, value) {
      lms.calls.push(`${element}=${value}`);
      return !lms.down && !lms.refuse.has(element);
    },
    commit() {
      lms.calls.push("commit");
      return !lms.down && lms.commits;
    },
  });
  return { lms, it, calls: () => lms.calls.splice(0) };
}

test("only what changed is written, and no commit without a change", () => {
  const { it, calls } = writer();
  it.holds("place", "one");
  it.require("place", "one");
  it.offer("time", "0");
  assert.equal(it.commit(), true);
  assert.deepEqual(calls(), ["time=0", "commit"]);
  it.require("place", "one");
  it.offer("time", "0");
  assert.equal(it.commit(), true);
  assert.deepEqual(calls(), []);
  it.require("place", "two");
  assert.equal(it.commit(), true);
  assert.deepEqual(calls(), ["place=two", "commit"]);
});

test("a commit that failed is made again without writing again", () => {
  const { lms, it, calls } = writer();
  lms.commits = false;
  it.require("place", "one");
  assert.equal(it.commit(), false);
  lms.commits = true;
  calls();
  it.require("place", "one");
  assert.equal(it.commit(), true);
  assert.deepEqual(calls(), ["commit"]);
});

test("a required element that is refused is not stored and is written again", () => {
  const { lms, it, calls } = writer();
  lms.refuse.add("place");
  it.require("place", "one");
  assert.equal(it.commit(), false);
  assert.deepEqual(calls(), ["place=one"]);
  lms.refuse.clear();
  it.require("place", "one");
  assert.equal(it.commit(), true);
});

test("an optional element that is refused is let be, and all counts as stored", () => {
  const { lms, it, calls } = writer();
  lms.refuse.add("extra");
  it.offer("extra", "1");
  it.require("place", "one");
  assert.equal(it.commit(), true);
  calls();
  assert.equal(it.refuses("extra"), true);
  it.offer("extra", "2");
  assert.deepEqual(calls(), []);
});

test("an optional element that could not be reached is written when the LMS is back", () => {
  const { lms, it } = writer();
  lms.down = true;
  it.offer("extra", "1");
  it.require("place", "one");
  assert.equal(it.commit(), false);
  assert.equal(it.refuses("extra"), false);
  lms.down = false;
  assert.equal(it.offer("extra", "1"), true);
});
