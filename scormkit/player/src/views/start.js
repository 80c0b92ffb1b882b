/** The first screen. Its text stands in the page already; what depends on the learner comes in here. */

import { button, byId, element, part } from "./dom.js";

/** @import { Session, Words } from "../types.js" */

/**
 * @param {Session} session
 * @param {Words} words
 * @returns {{ screen: HTMLElement, update: () => void }}
 */
export function mountStart(session, words) {
  const screen = byId("start-screen");
  const resume = byId("resume");
  const actions = byId("start-actions");
  const start = byId("start");
  start.addEventListener("click", () => session.begin());
  for (const time of screen.querySelectorAll("time")) {
    const date = new Date(`${time.dateTime}T00:00:00Z`);
    const format = new Intl.DateTimeFormat(session.course.spoken ?? session.course.language, {
      dateStyle: "long",
      timeZone: "UTC",
      numberingSystem: "latn",
    });
    if (!Number.isNaN(date.getTime())) time.textContent = format.format(date);
  }

  return {
    screen,
    update() {
      const { finished } = session;
      // After Start and a look back at this screen, it offers to go on, too.
      const known = finished || session.resumed || session.isVisited(session.page);
      actions.hidden = known;
      resume.hidden = !known;
      if (!known) return;
      const { title } = session.page;
      resume.replaceChildren(
        element("p", { class: "resume-title" }, words.say("welcome_back")),
        element("p", {}, words.say(finished ? "again_done" : "continue_at", { title })),
        element(
          "div",
          { class: "actions" },
          button(words.say(finished ? "again" : "continue"), () => session.begin(), { icon: "next" }),
        ),
      );
    },
  };
}

/**
 * The element that the start screen's reader is led to.
 *
 * @param {HTMLElement} screen
 */
export const startHeading = (screen) => part(screen, "h1");
