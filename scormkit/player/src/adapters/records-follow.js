/** What the adapter hears beside snapshots: the screens of the session, and that the page goes away. */

import { FEATURES } from "../core/registry.js";

/** @import { Adapter, Recorded } from "../types.js" */

/**
 * For features/recordings.js, which only courses with films or sounds have.
 *
 * @type {{ say: ReturnType<typeof import("./xapi-voice.js").createVoice>["say"], tell: (statement: import("../types.js").Statement) => void, records: Recorded, silent: boolean } | null}
 */
export let listening = null;

/**
 * @param {object} parts
 * @param {ReturnType<typeof import("./records.js").recordAdapter>} parts.adapter
 * @param {ReturnType<typeof import("./xapi-voice.js").createVoice>} parts.voice
 * @param {Recorded} parts.records
 * @param {Window} parts.window
 * @param {boolean} parts.silent The learner wants no sound.
 * @returns {Adapter}
 */
export function followed({ adapter, voice, records, window, silent }) {
  // Before the window's own watcher ends the session.
  window.addEventListener("pagehide", () => adapter.leaves());
  FEATURES.records = { begin: adapter.follow };
  listening = { say: voice.say, tell: adapter.tell, records, silent };
  return adapter;
}
