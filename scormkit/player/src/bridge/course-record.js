/** The result of a whole course whose units have statements of their own. */

import { createQueue } from "../adapters/queue.js";
import { uuid } from "../adapters/uuid.js";
import { patiently } from "../adapters/xapi-common.js";
import { createSender } from "../adapters/xapi-sender.js";
import { createState } from "../adapters/xapi-state.js";
import { verbIri } from "../adapters/xapi-words.js";
import { STATE } from "./records-outer.js";

/** @import { Attempt } from "./types.js" */
/** @import { Launched } from "./to-xapi.js" */

/** @typedef {{ completed: boolean, passed: boolean, failed: boolean, scaled: number | null }} Reached What was reached in a unit, the best of each. */

/** @param {string} text @returns {Record<string, Reached>} */
const reachedIn = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

/** The mean of the units' scores, as a statement has it. @param {(Reached | undefined)[]} all */
function meanOf(all) {
  const scores = all.flatMap((each) => (each?.scaled == null ? [] : [each.scaled]));
  const mean = scores.reduce((sum, each) => sum + each, 0) / scores.length;
  return scores.length > 0 ? { score: { scaled: Math.round(mean * 1e4) / 1e4 } } : {};
}

/** @param {(Reached | undefined)[]} all */
const isComplete = (all) => all.every((each) => each?.completed);
/** @param {(Reached | undefined)[]} all */
const isPassed = (all) => isComplete(all) && all.some((each) => each?.passed) && !all.some((each) => each?.failed);

/**
 * @param {Launched} launched
 * @param {string[]} units Their addresses.
 */
export async function courseRecord({ data, lrs, clock, actor, rootId, registration, context }, units) {
  const query = { activityId: rootId, agent: JSON.stringify(actor), ...registration, stateId: `${STATE}-course` };
  /** @type {Record<string, Reached>} */
  let reached = {};
  let dirty = false;
  const state = createState({
    lrs,
    query,
    meet(theirs) {
      reached = { ...reachedIn(theirs.data), ...reached };
    },
  });
  const sender = createSender({ lrs, pending: [], keep() {}, alive: async () => true, refused() {} });
  const write = async () => {
    const sent = await sender.send();
    if (sent !== true || !dirty) return sent;
    dirty = false;
    const written = await state.write(() => ({ data: JSON.stringify(reached), location: "", status: "", score: null, told: {} }));
    dirty ||= written !== true;
    return written;
  };
  // What the learner is told of saving comes from the unit.
  const queue = createQueue({ clock, write, tell() {} });

  /** @param {string} verb @param {Record<string, unknown>} [result] */
  const say = (verb, result) =>
    sender.add({
      id: uuid(),
      actor,
      verb: { id: verbIri(verb), display: { en: verb } },
      object: { id: rootId },
      ...(result ? { result } : {}),
      context: { .../** @type {{ contextActivities: Record<string, object[]> }} */ (context), language: data.language },
      timestamp: new Date(clock.now()).toISOString(),
    });

  const found = await patiently(() => state.read(), clock);
  reached = reachedIn(found.doc?.data ?? "{}");
  say("initialized");
  queue.schedule();

  return {
    /** @param {string} id */
    isCompleted: (id) => reached[id]?.completed ?? false,
    /** @param {string} id @param {Attempt} attempt */
    note(id, attempt) {
      const before = units.map((each) => reached[each]);
      const was = reached[id];
      const passed = attempt.success === "passed" || (was?.passed ?? false);
      const scores = [attempt.score?.scaled, was?.scaled].filter((each) => each != null);
      reached = {
        ...reached,
        [id]: {
          completed: attempt.completion === "completed" || (was?.completed ?? false),
          passed,
          failed: attempt.success === "failed" && !passed,
          scaled: scores.length > 0 ? Math.max(...scores) : null,
        },
      };
      const now = units.map((each) => reached[each]);
      if (JSON.stringify(before) === JSON.stringify(now)) return;
      dirty = true;
      if (isComplete(now) && !isComplete(before)) say("completed", { completion: true, ...meanOf(now) });
      if (isPassed(now) && !isPassed(before)) say("passed", { success: true, ...meanOf(now) });
      queue.schedule();
    },
    leave() {
      sender.dash();
      if (dirty) void queue.flush(true);
    },
  };
}
