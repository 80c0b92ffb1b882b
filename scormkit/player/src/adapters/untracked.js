/** No LMS: the course works and nothing is saved. */

import { UNTRACKED } from "../core/launch.js";

/** @import { Adapter, Launch, SaveState } from "../types.js" */

/**
 * @param {Launch["notice"]} [notice] What the learner is told, where there is more to say.
 * @param {{ answer: string, error: string }} [told] What was answered, for those who help.
 * @returns {Adapter}
 */
export function untrackedAdapter(notice, told = { answer: "", error: "" }) {
  /** @type {(state: SaveState) => void} */
  let tell = () => {};
  return {
    start() {
      tell("untracked");
      return { ...UNTRACKED, notice };
    },
    save() {},
    flush: () => false,
    finish: () => false,
    leave() {},
    support: () => told,
    onState(listener) {
      tell = listener;
    },
  };
}
