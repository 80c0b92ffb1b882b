/** A page of the course: its text, its questions, and the way on. */

import { BLOCKS, FEATURES } from "../core/registry.js";
import { announce, button, copy, element, focusOn, icon, part } from "./dom.js";
import { mountQuestion } from "./question.js";

/** @import { PageData, Session, Words } from "../types.js" */

/**
 * What every screen in `main` is: the element, how it follows a change, and where the reader is led.
 *
 * @typedef {object} View
 * @property {HTMLElement} element
 * @property {string} title For the window.
 * @property {() => void} update
 * @property {() => HTMLElement} heading
 */

/**
 * @param {Session} session
 * @param {Words} words
 * @param {PageData} page
 * @returns {View}
 */
export function pageView(session, words, page) {
  const screen = copy(`page-${page.key}`);
  const updates = page.questions.map((question) => {
    const form = /** @type {HTMLFormElement} */ (part(screen, `[data-question="${question.key}"]`));
    return mountQuestion(session, words, form, question, { reveal: () => true });
  });
  let holds = page.holds ?? 0;
  const played = () => {
    holds -= 1;
    if (holds === 0) session.played(page.key);
  };
  const kit = { words, icon, element, part, button, focusOn, announce, session, page, played };
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (screen.querySelectorAll("[data-block]"))) {
    BLOCKS[/** @type {string} */ (root.dataset.block)]?.mount(root, kit);
  }
  let foot = screen.appendChild(pager(session, words, "primary"));
  return {
    element: screen,
    title: page.title,
    update() {
      updates.forEach((update) => update());
      showPlace(session, words, screen, page);
      // An answer may change where the way leads; a foot that stays the same keeps the focus that is in it.
      const next = pager(session, words, "primary");
      if (next.textContent === foot.textContent) return;
      foot.replaceWith(next);
      foot = next;
    },
    heading: () => part(screen, "h1"),
  };
}

/**
 * The page's number in its unit, of the pages that are there for this learner.
 *
 * @param {Session} session
 * @param {Words} words
 * @param {HTMLElement} screen
 * @param {PageData} page
 */
export function showPlace(session, words, screen, page) {
  const unit = session.course.units.find(({ pages }) => pages.includes(page));
  const pages = unit?.pages.filter((each) => !session.isOut(each)) ?? [];
  const slots = { n: pages.indexOf(page) + 1, total: pages.length };
  part(screen, ".eyebrow-place").textContent = words.say("page_of", slots);
}

/**
 * The way on and the way back. Instead of a next page that the author's rules keep locked stands why. Where only the page
 * on the screen has to be done first, that goes without saying.
 *
 * @param {Session} session
 * @param {Words} words
 * @param {"primary" | "quiet"} kind How much weight the way on has.
 */
export function pager(session, words, kind) {
  const next = session.next();
  const previous = session.previous();
  const buttons = element("div", { class: "pager" });
  buttons.append(FEATURES.choices?.note(session, words, next) ?? "");
  if (!next) {
    buttons.append(button(words.say("next_end"), () => session.show("summary"), { kind, icon: "next", id: "next" }));
  } else {
    const lock = session.isLocked(next);
    const label = words.say("next", { title: next.title });
    if (!lock) buttons.append(button(label, () => session.goTo(next.key), { kind, icon: "next", id: "next" }));
    else if (lock.parts) buttons.append(closed(label, words.phrase(lock)));
  }
  if (previous && !session.isLocked(previous)) {
    const go = () => session.goTo(previous.key);
    buttons.append(button(words.say("back"), go, { kind: "quiet", icon: "back", id: "back" }));
  }
  return buttons;
}

/** @param {string} label @param {string} why */
const closed = (label, why) =>
  element("div", { class: "closed" }, icon("lock"), element("p", {}, element("b", {}, label), element("br", {}), why));
