/** Finding the API object that an LMS offers (SCORM 1.2 RTE section 3.3; SCORM 2004 RTE section 3.3). */

/** @import { Clock } from "../types.js" */

/** How many parents are looked at: the figure of SCORM 2004, since LMSs nest deeper than the 7 of the 1.2 sample. */
const DEEPEST = 500;

/**
 * A property of a window, or undefined where the browser forbids the look (a frame of another origin throws).
 *
 * @param {any} win
 * @param {string} name
 * @returns {any}
 */
function look(win, name) {
  try {
    return win[name];
  } catch {
    return undefined;
  }
}

/**
 * The window's API object. An element with that id also answers to the name: it has no functions.
 *
 * @param {any} win
 * @param {string} name
 * @param {string} method A method that every such object has.
 */
function apiOf(win, name, method) {
  const api = look(win, name);
  return api && typeof look(api, method) === "function" ? api : null;
}

/**
 * @param {any} win
 * @param {string} name
 * @param {string} method
 */
function searchUp(win, name, method) {
  for (let depth = 0; win && depth <= DEEPEST; depth++) {
    const api = apiOf(win, name, method);
    const parent = look(win, "parent");
    if (api || parent === win) return api;
    win = parent;
  }
  return null;
}

/**
 * Searches the window and its parents, then the opener of the topmost window, then the window's own opener.
 *
 * @param {any} win
 * @param {string} name `API` for SCORM 1.2, `API_1484_11` for SCORM 2004.
 * @param {string} method The method that proves it: `LMSInitialize`, `Initialize`.
 * @returns {any} The object, or null.
 */
export function findApi(win, name, method) {
  return (
    searchUp(win, name, method) ??
    searchUp(look(look(win, "top"), "opener"), name, method) ??
    searchUp(look(win, "opener"), name, method)
  );
}

/** Some LMSs load the course before their own frame is done: for so many milliseconds the object may still come. */
const LATEST = 3000;
const PAUSE = 100;

/**
 * Waits for the object, where there is a window that it could come to.
 *
 * @param {any} win
 * @param {Clock} clock
 * @param {string} name
 * @param {string} method
 * @returns {Promise<(() => any) | null>} How to find it, also later, when its frame may have been replaced; null: there is none.
 */
export async function apiOnceFound(win, clock, name, method) {
  const find = () => findApi(win, name, method);
  const alone = look(win, "parent") === win && !look(win, "opener");
  for (let waited = 0; !find(); waited += PAUSE) {
    if (alone || waited >= LATEST) return null;
    await new Promise((go) => clock.setTimeout(() => go(null), PAUSE));
  }
  return find;
}
