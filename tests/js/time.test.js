import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { timeOfDay, timespan } from "../../scormkit/player/src/core/time.js";

test("timespans are written with four digits of hours and whole seconds", () => {
  const cases = [
    [0, "0000:00:00"],
    [59.99, "0000:00:59"],
    [60, "0000:01:00"],
    [3661, "0001:01:01"],
    [100 * 3600, "0100:00:00"],
    [9999 * 3600 + 3599, "9999:59:59"],
    [9999 * 3600 + 3600, "9999:59:59"],
    [Number.MAX_SAFE_INTEGER, "9999:59:59"],
    [-5, "0000:00:00"],
    [NaN, "0000:00:00"],
  ];
  for (const [seconds, text] of cases) assert.equal(timespan(seconds), text);
});

test("a timespan is always legal and reads back as the same seconds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 * 3600 + 3599 }), (seconds) => {
      const text = timespan(seconds);
      assert.match(text, /^\d{4}:[0-5]\d:[0-5]\d$/);
      const [hours, minutes, rest] = text.split(":").map(Number);
      assert.equal(hours * 3600 + minutes * 60 + rest, seconds);
    }),
  );
});

test("time of day is the learner's own, two digits each", () => {
  assert.equal(timeOfDay(new Date(2026, 10, 22, 7, 5, 9)), "07:05:09");
  assert.equal(timeOfDay(new Date(2026, 10, 22, 23, 59, 59)), "23:59:59");
});
