/** A launch page comes to life: its course is read, the LMS connected, the screens shown, and the window watched. */

import { untrackedAdapter } from "../adapters/untracked.js";
import { FEATURES, TYPES } from "../core/registry.js";
import { createSession } from "../core/session.js";
import { wordsOf } from "../views/dom.js";
import { mount } from "../views/mount.js";
import { watchWindow } from "./window.js";

/** @import { Adapter, Clock, CourseData, Session } from "../types.js" */

/** @type {Clock} */
export const clock = {
  now: () => Date.now(),
  setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds),
  clearTimeout: (handle) => window.clearTimeout(/** @type {number | undefined} */ (handle)),
  isOnline: () => navigator.onLine,
};

/**
 * The one thing that an entry script calls.
 *
 * @param {(course: CourseData) => Promise<Adapter | null>} connect Finds the run time, and fetches what is needed before the
 *   course can start. null, or rejected: there is none, and nothing is recorded. Until then the first screen can be read.
 */
export async function play(connect) {
  /** @type {CourseData} */
  const course = JSON.parse(document.getElementById("course")?.textContent ?? "");
  let pressed = false;
  /** @param {Event} event */
  const press = (event) => {
    pressed ||= /** @type {Element} */ (event.target).closest("#start") !== null;
  };
  document.addEventListener("click", press);
  const found = await connect(course).catch(() => null);
  document.removeEventListener("click", press);

  const adapter = found ?? untrackedAdapter();
  const session = createSession({ course, adapter, clock, random: Math.random, types: TYPES });
  const features = Object.values(FEATURES);
  /** @param {Session} shown */
  const show = (shown) => {
    mount(shown, document);
    const words = wordsOf(course);
    for (const feature of features) feature?.mount?.(shown, words);
  };
  session.start();
  for (const feature of features) feature?.begin?.(session);
  watchWindow(session, window);
  await (FEATURES.languages?.open?.(session, adapter, show) ?? show(session));
  // A preview that was rebuilt opens where the learner was, without asking.
  if (pressed || (window.location.hash === "#continue" && session.resumed)) session.begin();
}
