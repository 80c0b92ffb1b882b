import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { shuffled } from "../../scormkit/player/src/core/shuffle.js";

const small = fc.integer({ min: 0, max: 32767 });

test("a shuffle loses nothing, adds nothing, leaves its input alone, and is the same again", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), small, small, small, (items, seed, key, round) => {
      const before = [...items];
      const result = shuffled(items, seed, key, round);
      assert.deepEqual(items, before);
      assert.deepEqual([...result].sort(), [...items].sort());
      assert.deepEqual(shuffled(items, seed, key, round), result);
    }),
  );
});

test("seed, question and round each give another order", () => {
  const items = [0, 1, 2, 3, 4, 5, 6, 7];
  const orders = (change) => new Set(Array.from({ length: 50 }, (_, n) => shuffled(items, ...change(n)).join())).size;
  assert.ok(orders((n) => [n, 1, 1]) > 45);
  assert.ok(orders((n) => [1, n, 1]) > 45);
  assert.ok(orders((n) => [1, 1, n]) > 45);
});

test("every place is about as likely for the right answer: no position can be guessed", () => {
  const counts = [0, 0, 0, 0];
  for (let seed = 0; seed < 8000; seed++) counts[shuffled([0, 1, 2, 3], seed, 7, 0).indexOf(0)]++;
  for (const count of counts) assert.ok(Math.abs(count - 2000) < 200, String(counts));
});
