/**
 * SCORM behind the adapter's interface, whichever version: what differs is data, the `model`. Nothing an LMS does makes a
 * method throw; the worst is "not saved".
 */

import { UNTRACKED } from "../core/launch.js";
import { createQueue } from "./queue.js";
import { createWriter } from "./writer.js";
import { tolerant } from "./tolerant.js";

/** @import { Adapter, Clock, Encoding, SaveState, ScormModel, Snapshot, Stored } from "../types.js" */

/**
 * @param {ScormModel} model
 * @param {object} parts
 * @param {() => any} parts.find The LMS's object, as discover.js finds it; null where there is none (any more).
 * @param {Clock} parts.clock
 * @param {Record<string, Encoding>} parts.encodings By question type.
 * @returns {Adapter}
 */
export function scormAdapter(model, { find, clock, encodings }) {
  const lms = tolerant(find, model);
  let commits = 0;
  const writer = createWriter({
    set: lms.set,
    commit() {
      commits += 1;
      return lms.commit();
    },
  });
  const lists = model.lists(lms, writer, encodings);
  /** @type {(state: SaveState) => void} */
  let tell = () => {};
  /** @type {Snapshot | null} */
  let latest = null;
  /** waiting: not started; recording: normal mode; watching: review or browse; over: ended, or never begun. */
  let phase = "waiting";
  /** Something could be read, at the start or after it was written: then what is written can be, too. */
  let readable = false;
  /** The saved state that was committed last. */
  let committed = "";
  /** How often in a row it could not be read back. */
  let unseen = 0;

  /** @param {boolean} wholly Also what alone is worth no commit: the time. */
  const burst = (wholly) => {
    if (latest) {
      lists.write(latest);
      for (const { name, required, quiet, limit, value } of model.burst) {
        const text = value(latest);
        if (text === null || (quiet && !wholly && !writer.pending)) continue;
        // Cut data is worse than none: what is too long is not sent, and the learner sees that it is not saved.
        if (text.length > limit) {
          if (required) writer.miss();
        } else if (required) writer.require(name, text);
        else writer.offer(name, text);
      }
    } else {
      // Whatever happens from here on, the LMS is to keep what it has (FIELD: offline wipes progress without it).
      writer.offer(model.exit, "suspend");
    }
    return writer.commit();
  };

  /** Writes all of it again, and what was not known to be stored. */
  const again = () => {
    writer.forget();
    lists.restart();
    return burst(true);
  };

  /**
   * The LMS has forgotten the session, or the frame with its object was replaced: begins anew.
   *
   * @returns {Stored}
   */
  const revive = () => {
    const { over } = lms;
    const found = lms.connect();
    if (!over && found !== "another") return false;
    if (!found || !model.begin(lms)) return over ? "ended" : false;
    return again();
  };

  /** What cannot be read says nothing. */
  const isThere = () => lms.get(model.suspendData) === committed || lms.lastError() !== model.errors.none;

  /**
   * Some LMSs say that they stored what they did not. One that answers late is asked again before it is written to again,
   * and before anybody is told.
   *
   * @param {boolean} wholly
   * @returns {Stored}
   */
  const write = (wholly) => {
    lms.over = false;
    lms.thrown = false;
    const before = commits;
    if (unseen > 0 && isThere()) unseen = 0;
    const stored = (unseen > 0 ? again() : burst(wholly)) || ((lms.over || lms.thrown) && revive());
    if (stored !== true) return stored;
    if (latest && commits > before) {
      committed = latest.suspendData;
      readable ||= lms.get(model.suspendData) === committed;
      if (readable) unseen = isThere() ? 0 : unseen + 1;
    }
    if (unseen > 0) return unseen === 1 ? null : false;
    lists.stored();
    return true;
  };
  const queue = createQueue({ clock, write, tell: (state) => tell(state) });

  return {
    start() {
      if (!lms.connect() || !model.begin(lms)) {
        phase = "over";
        tell("untracked");
        return UNTRACKED;
      }
      const launch = model.launch(lms, writer);
      const { mode, status, location, learnerName, suspendData } = launch;
      readable = [status, location, learnerName, suspendData].some((text) => text !== "");
      phase = mode === "normal" ? "recording" : "watching";
      if (phase !== "recording") tell("review");
      else if (!burst(false)) tell("unsaved");
      const isJudged = launch.score || ["failed", "completed", "passed"].includes(status);
      // A bookmark alone brings pages back.
      return phase === "recording" && suspendData + location === "" && isJudged ? { ...launch, notice: launch.notice ?? "kept" } : launch;
    },

    save(snapshot, records) {
      if (phase !== "recording") return;
      latest = snapshot;
      lists.add(records);
      queue.schedule();
    },

    flush(snapshot) {
      latest = snapshot;
      return phase === "watching" || (phase === "recording" && queue.flush());
    },

    keepAlive(snapshot) {
      if (phase !== "recording") return;
      latest = snapshot;
      queue.flush(true);
    },

    finish(snapshot) {
      if (phase === "over" || phase === "waiting") return false;
      latest = snapshot;
      const stored = phase === "watching" || queue.close();
      phase = "over";
      // What it answers says nothing about the data, which are committed; wagtail-lms 0.11 does not even have it.
      lms.finish();
      tell("ended");
      return stored;
    },

    carry: (state) => phase === "recording" && (model.carry?.(lms, state) ?? false),

    hasNext: () => phase === "recording" && (model.hasNext?.(lms) ?? false),

    leave() {
      if (phase !== "recording") return;
      queue.close();
      phase = "over";
      tell("elsewhere");
    },

    support: () => ({ answer: lms.answered, error: lms.failed }),
    languages: () => lms.get(model.language),

    onState(listener) {
      tell = listener;
    },
  };
}
