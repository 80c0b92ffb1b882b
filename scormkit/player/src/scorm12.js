/** The player of a SCORM 1.2 package: reads the course from its page, finds the LMS, and hands both to the views. */

import { findApi } from "./adapters/discover.js";
import { scorm12Adapter } from "./adapters/scorm12.js";
import { untrackedAdapter } from "./adapters/untracked.js";
import { createSession } from "./core/session.js";
import { mount } from "./views/mount.js";

/** @import { Clock } from "./types.js" */

/** @type {Clock} */
const clock = {
  now: () => Date.now(),
  setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds),
  clearTimeout: (handle) => window.clearTimeout(/** @type {number | undefined} */ (handle)),
};

const course = JSON.parse(document.getElementById("course")?.textContent ?? "");
const api = findApi(window, "API", "LMSInitialize");
const adapter = api ? scorm12Adapter(api, clock, TYPES) : untrackedAdapter();
const session = createSession({ course, adapter, clock, random: Math.random, types: TYPES });

session.start();
mount(session, document);

// Never unload or beforeunload: browsers stop calling them, and Moodle forbids unload by Permissions-Policy.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") session.flush();
});
window.addEventListener("pagehide", () => {
  session.close();
});
