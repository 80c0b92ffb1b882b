/** What happens to the window of a course: hidden, closed, offline, opened twice. */

/** @import { Session } from "../types.js" */

/** Milliseconds for which the last words can be read before a pop-up closes. */
const LAST_WORDS = 2000;

/**
 * @param {Session} session
 * @param {Window} window
 */
export function watchWindow(session, window) {
  const { document } = window;

  // Never unload or beforeunload: browsers stop calling them, and Moodle forbids unload by Permissions-Policy.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") session.flush();
  });
  window.addEventListener("pagehide", () => session.close());
  // A page that comes back from the browser's memory has ended its session: it begins another.
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
  window.addEventListener("online", () => session.flush());

  // Two windows would each write over what the other saved: the one that was opened last goes on.
  if ("BroadcastChannel" in window && session.launch.tracking && session.launch.mode === "normal") {
    const channel = new BroadcastChannel(`scormkit ${session.course.tag} ${window.location.pathname}`);
    channel.postMessage("");
    channel.onmessage = () => session.leave();
  }

  // Only a window that was opened as one closes: a frame, or a tab of the learner's own, stays.
  let closing = false;
  session.subscribe(() => {
    if (closing || session.screen !== "ended" || !session.stored || !window.opener || window.parent !== window) return;
    closing = true;
    window.setTimeout(() => window.close(), LAST_WORDS);
  });
}
