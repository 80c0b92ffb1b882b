/** The screens over a session: which one is shown, what follows a change, and where the reader is led. */

import { assessmentView } from "./assessment.js";
import { announce, byId, element, focusOn, part, wordsOf } from "./dom.js";
import { endedView, summaryView } from "./end.js";
import { mountNotices } from "./notices.js";
import { pageView } from "./page.js";
import { mountRail } from "./rail.js";
import { mountStart } from "./start.js";

/** @import { Session } from "../types.js" */
/** @import { View } from "./page.js" */

/** The longest time between the two presses of a double click, in milliseconds. */
const DOUBLE_CLICK = 500;

/**
 * Shows a started session in its launch page.
 *
 * @param {Session} session
 * @param {Document} document
 */
export function mount(session, document) {
  const words = wordsOf(session.course);
  const main = byId("main");
  const rail = mountRail(session, words);
  const notices = mountNotices(session, words);
  const start = mountStart(session, words);
  /** @type {View} */
  const startView = {
    element: start.screen,
    title: "",
    update: start.update,
    heading: () => part(start.screen, "h1"),
  };
  let view = startView;

  /** @returns {View} */
  const viewOf = () => {
    if (session.screen === "start") return startView;
    if (session.screen === "summary") return summaryView(session, words);
    if (session.screen === "ended") return endedView(session, words);
    const { page } = session;
    return page.kind === "page" ? pageView(session, words, page) : assessmentView(session, words, page);
  };

  const showTitle = () => {
    document.title = view.title ? `${view.title} · ${session.course.title}` : session.course.title;
  };

  let shownAt = 0;
  // The second press of a double click falls on what has come in the first one's place.
  main.addEventListener(
    "click",
    (event) => {
      const again = event.detail > 1 || /** @type {PointerEvent} */ (event).pointerType === "touch";
      if (!again || event.timeStamp - shownAt > DOUBLE_CLICK) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  /** A new screen: from its top, and with its heading read out. */
  const showScreen = () => {
    shownAt = performance.now();
    view = viewOf();
    document.documentElement.dataset.screen = session.screen;
    main.replaceChildren(view.element);
    view.update();
    showTitle();
    scrollableTables();
    scrollTo(0, 0);
    focusOn(view.heading());
    if (session.screen === "page" && session.left) sayLeft(session.left.title);
  };

  /** The page that was on the screen is left out from now on: said where the reader is now. @param {string} title */
  const sayLeft = (title) => {
    const said = words.say("moved", { title, here: session.page.title });
    view.heading().after(element("p", { class: "why moved" }, said));
    announce(said);
  };

  /** A table that does not fit can be scrolled, so it must be reachable by keyboard; others need no stop. */
  const scrollableTables = () => {
    for (const table of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".table"))) {
      table.toggleAttribute("tabindex", table.scrollWidth > table.clientWidth);
      if (table.hasAttribute("tabindex")) table.tabIndex = 0;
    }
  };

  /** @param {HTMLElement} link */
  const follow = (link) => {
    const { page: id, section } = link.dataset;
    const page = id ? session.pages.find((each) => each.id === id) : session.page;
    if (!page) return;
    const lock = session.isLocked(page);
    if (id && lock) {
      if (!link.nextElementSibling?.matches(".why")) link.after(element("span", { class: "why" }, words.phrase(lock)));
      announce(words.phrase(lock));
      return;
    }
    if (id && (page !== session.page || session.screen !== "page")) session.goTo(page.key);
    const target = section ? document.getElementById(section) : view.heading();
    if (target) {
      // What a block has folded away comes out first.
      target.dispatchEvent(new Event("unfold", { bubbles: true }));
      focusOn(target);
      target.scrollIntoView();
    }
  };

  session.subscribe((change) => {
    if (change === "screen") showScreen();
    else if (change !== "save" || session.screen === "summary") view.update();
    if (change === "assessment") {
      showTitle();
      scrollTo(0, 0);
      focusOn(view.heading());
    }
    rail.update();
    notices();
  });

  // Also for the middle button: a second window would be a second, unrecorded copy of the course.
  for (const kind of ["click", "auxclick"]) {
    document.body.addEventListener(kind, (event) => {
      const link = /** @type {HTMLElement | null} */ (
        /** @type {Element} */ (event.target).closest("a[data-page], a[data-section]")
      );
      if (!link) return;
      event.preventDefault();
      follow(link);
    });
  }
  part(document, ".skip").addEventListener("click", (event) => {
    event.preventDefault();
    focusOn(main);
  });
  addEventListener("resize", scrollableTables);
  for (const kind of ["pointerdown", "keydown", "scroll", "visibilitychange"]) {
    document.addEventListener(kind, () => session.touch(document.visibilityState === "visible"), { passive: true });
  }

  document.documentElement.dataset.screen = session.screen;
  view.update();
  rail.update();
  notices();
}
