/** No LMS: the course works and nothing is saved. */

import { UNTRACKED } from "../core/launch.js";

/** @import { Adapter, SaveState } from "../types.js" */

/** @returns {Adapter} */
export function untrackedAdapter() {
  /** @type {(state: SaveState) => void} */
  let tell = () => {};
  return {
    start() {
      tell("untracked");
      return UNTRACKED;
    },
    save() {},
    flush: () => false,
    finish: () => false,
    leave() {},
    onState(listener) {
      tell = listener;
    },
  };
}
