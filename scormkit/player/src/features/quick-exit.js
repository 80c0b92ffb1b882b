/**
 * For who must not be seen with this course: one press, or Shift three times, covers it at once and opens a harmless page.
 * What was done stays recorded in the LMS, and the way here in the browser's history: no page can change that.
 */

import { announce, button, byId, element } from "../views/dom.js";

/** @import { Feature } from "../types.js" */

const TIMES = 3;
/** Milliseconds in which they must be pressed. */
const WITHIN = 5000;
/** Milliseconds after which a window that may not be left by us is left alone. */
const PATIENCE = 400;

/** @type {Feature} */
const quickExit = {
  mount(session, words) {
    const address = /** @type {string} */ (session.course.quickExit);
    const host = new URL(address).hostname.replace(/^www\./, "");

    const leave = () => {
      // Not a cover over the page but the page away: a dialog would stand over every cover.
      document.body.hidden = true;
      document.documentElement.classList.add("is-left");
      document.title = host;
      // The page that opens is not told where somebody comes from.
      document.head.append(element("meta", { name: "referrer", content: "no-referrer" }));
      // Once that is seen. Leaving saves what can be saved, as closing the window does.
      requestAnimationFrame(() =>
        setTimeout(() => {
          try {
            if (top !== window) /** @type {Window} */ (top).location.replace(address);
          } catch {
            // The LMS does not let its frames leave: then this frame alone.
          }
          setTimeout(() => location.replace(address), top === window ? 0 : PATIENCE);
        }),
      );
    };

    /** @type {number[]} */
    let pressed = [];
    document.body.addEventListener("keydown", (event) => {
      if (event.repeat) return;
      const now = Date.now();
      pressed = event.key === "Shift" ? [...pressed.filter((time) => now - time < WITHIN), now] : [];
      if (pressed.length === TIMES) leave();
      else if (pressed.length === TIMES - 1) announce(words.say("quick_exit_once_more"));
    });

    for (const place of [byId("bar-state"), byId("rail").firstElementChild]) {
      const made = button(words.say("quick_exit"), leave, { kind: "quiet", icon: "exit" });
      made.classList.add("quick-exit");
      made.title = "Shift, Shift, Shift";
      place?.after(made);
    }
    byId("start-screen").append(element("p", { class: "why" }, words.say("quick_exit_note", { host })));
  },
};

export default quickExit;
