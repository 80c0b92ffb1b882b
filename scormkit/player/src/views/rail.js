/** The menu: units and pages, what is done, here and locked; the narrow bar and the sheet that the menu opens in. */

import { announce, byId, element, icon, part } from "./dom.js";
import { isWrong } from "./notices.js";

/** @import { PageData, Session, Words } from "../types.js" */

/** The width from which the menu stands beside the page; the style sheet's media queries say the same. */
const WIDE = "(min-width: 60rem)";

/**
 * @param {Session} session
 * @param {Words} words
 * @returns {{ update: () => void, close: () => void }}
 */
export function mountRail(session, words) {
  const rail = byId("rail");
  const side = byId("side");
  const menu = byId("menu");
  const sheet = /** @type {HTMLDialogElement} */ (byId("sheet"));
  // In course order, as the pages are.
  const all = /** @type {NodeListOf<HTMLElement>} */ (rail.querySelectorAll(".entry"));
  const entries = new Map(session.pages.map((page, at) => [page, /** @type {HTMLElement} */ (all[at])]));
  const why = element("p", { class: "why", id: "why" });
  /** The locked page whose reason is shown: the one last asked for, or else the first. @type {PageData | undefined} */
  let asked;

  /** The screen and the page for which the page's entry was last brought into sight. */
  let sought = "";

  /** Scrolls the menu, and nothing else, to the entry of the page on the screen, if it is out of sight there. */
  const showHere = () => {
    const entry = entries.get(session.page);
    const list = rail.parentElement;
    if (!entry || !list) return;
    const at = entry.getBoundingClientRect();
    const seen = list.getBoundingClientRect();
    const foot = part(rail, ".rail-foot").getBoundingClientRect().top;
    if (at.height > 0 && (at.top < seen.top || at.bottom > foot)) list.scrollTop += at.top - seen.top - seen.height / 2;
  };

  // The rail itself moves into the sheet and back: one menu, never two that could differ.
  const open = () => {
    byId("close-menu").hidden = false;
    sheet.append(rail);
    sheet.showModal();
    showHere();
    menu.setAttribute("aria-expanded", "true");
  };
  const close = () => sheet.open && sheet.close();
  sheet.addEventListener("close", () => {
    byId("close-menu").hidden = true;
    side.append(rail);
    menu.setAttribute("aria-expanded", "false");
    menu.focus();
  });
  sheet.addEventListener("click", (event) => event.target === sheet && close());
  menu.addEventListener("click", open);
  byId("close-menu").addEventListener("click", close);
  matchMedia(WIDE).addEventListener("change", close);

  /** Says beneath an entry why it is locked. */
  const explain = () => {
    /** @param {PageData | undefined} each */
    const isShut = (each) => each && session.isLocked(each) && !session.isOut(each);
    const page = isShut(asked) ? asked : session.pages.find(isShut);
    const entry = page && entries.get(page);
    const lock = page && session.isLocked(page);
    for (const each of entries.values()) each.removeAttribute("aria-describedby");
    if (!entry || !lock) return why.remove();
    const reason = words.phrase(lock);
    if (why.textContent !== reason) why.textContent = reason;
    if (why.previousElementSibling !== entry) entry.after(why);
    entry.setAttribute("aria-describedby", why.id);
  };

  /** @param {Element} entry @param {boolean} here */
  const showCurrent = (entry, here) => {
    if (here) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  };

  const showEntries = () => {
    const { screen } = session;
    for (const [page, entry] of entries) {
      const item = /** @type {HTMLElement} */ (entry.parentElement);
      item.hidden = session.isOut(page);
      const here = screen === "page" && page === session.page;
      const lock = session.isLocked(page);
      const done = session.isDone(page);
      const state = here ? "here" : lock ? "locked" : done ? "done" : "open";
      // Most stay as they are: a long menu is touched where it changes.
      if (entry.dataset.state === state && entry.classList.contains("is-done") === done) continue;
      entry.dataset.state = state;
      entry.classList.toggle("is-done", done);
      const picture = done ? "check" : lock ? "lock" : here ? "here" : "open";
      part(entry, "use").setAttribute("href", `#i-${picture}`);
      part(entry, ".mark").textContent = [
        ...(done ? [words.say("mark_done")] : []),
        ...(lock ? [words.say("mark_locked")] : []),
      ].join(" ");
      showCurrent(entry, here);
      entry.setAttribute("aria-disabled", String(lock !== null));
    }
    explain();
    showCurrent(part(rail, "[data-start]"), screen === "start");
  };

  const showUnits = () => {
    for (const unit of session.course.units) {
      const group = part(rail, `[data-unit="${unit.key}"]`);
      if (!(group instanceof HTMLDetailsElement)) continue;
      const pages = unit.pages.filter((page) => !session.isOut(page));
      const done = pages.filter((page) => session.isDone(page)).length;
      const closed = pages.every((page) => session.isLocked(page)?.parts);
      group.hidden = pages.length === 0;
      part(group, ".unit-progress").textContent = closed
        ? words.say("unit_locked")
        : words.say("unit_progress", { done, total: pages.length });
      if (unit.pages.includes(session.page)) group.open = true;
    }
  };

  const showProgress = () => {
    const { done, total, percent } = session.progress();
    byId("progress").textContent = words.say("progress", { done, total });
    document.documentElement.style.setProperty("--done", `${percent}%`);
    const unit = session.course.units.find((each) => each.pages.includes(session.page));
    byId("bar-title").textContent = session.screen === "page" && unit ? unit.title : session.course.title;
  };

  const showSave = () => {
    const { saveState, screen } = session;
    const picture = { none: "saved", saved: "saved", saving: "saving", review: "eye" }[String(saveState)] ?? "unsaved";
    const label = words.say(`state_${saveState}`);
    const state = byId("save-state");
    state.dataset.state = saveState;
    state.replaceChildren(icon(picture), element("span", {}, label));
    const { done, total } = session.progress();
    const wrong = isWrong(saveState);
    byId("bar-state").replaceChildren(
      ...(wrong ? [icon("unsaved"), element("span", {}, label)] : [words.say("unit_progress", { done, total })]),
    );
    byId("exit").hidden = screen === "summary" || screen === "ended" || !session.launch.tracking;
  };

  rail.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const entry = /** @type {HTMLElement | null} */ (target.closest(".entry"));
    const page = session.pages.find((each) => entries.get(each) === entry);
    if (entry && page) {
      const lock = session.isLocked(page);
      if (lock) {
        asked = page;
        explain();
        why.scrollIntoView({ block: "center" });
        announce(words.phrase(lock));
        return;
      }
      close();
      session.goTo(page.key);
    } else if (target.closest("[data-start]")) {
      close();
      session.show("start");
    } else if (target.closest("#exit")) {
      close();
      session.show("summary");
    }
  });

  byId("bar").hidden = false;
  return {
    close,
    update() {
      showEntries();
      showUnits();
      showProgress();
      showSave();
      const place = session.screen + session.page.key;
      if (place !== sought) showHere();
      sought = place;
    },
  };
}
