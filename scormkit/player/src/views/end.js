/** The last screen: the result, what is open, and the truth about saving; and what remains after Exit. */

import { FEATURES } from "../core/registry.js";
import { figure } from "./assessment.js";
import { button, copy, element, icon, part } from "./dom.js";
import { isWrong } from "./notices.js";

/** @import { Session, Words } from "../types.js" */
/** @import { View } from "./page.js" */

/**
 * @param {Session} session
 * @param {Words} words
 * @returns {View}
 */
export function summaryView(session, words) {
  const { say, percent } = words;
  const screen = copy("end");
  const body = part(screen, ".prose");
  const heading = part(screen, "h1");
  const { finished } = session;
  const outcome = finished || session.status === "failed" ? session.status : "open";
  heading.textContent = say(`end_${outcome}`);
  const score = session.score();
  const checks = session.pages.filter((page) => page.kind === "assessment" && !page.pretest && !session.isOut(page) && session.assessment(page.key).best !== null);
  const open = session.open();

  // Failed, and pages or checks are open: those that an edit of the course has brought.
  const undone = outcome === "failed" && open.some(({ key }) => key !== "open.pass" && key !== "open.score");
  body.append(element("p", { class: "lede" }, say(undone ? "end_open_note" : finished && open[0] ? "again_done" : `end_${outcome}_note`)));
  if (score !== null) {
    // Checks of several units are often called alike: then the unit's title tells them apart.
    const name = (/** @type {typeof checks[0]} */ page) =>
      (checks.some((each) => each !== page && each.title === page.title) && session.course.units.find(({ pages }) => pages.includes(page))?.title) || page.title;
    const rows = checks.length > 1 ? checks.map((page) => figure(name(page), percent(session.assessment(page.key).best ?? 0))) : [];
    body.append(element("dl", { class: "facts figures" }, figure(say("score"), percent(score)), ...rows));
  }
  // Who has finished has nothing left to do: pages are open all the same where an edit of the course has brought them, or where
  // the LMS kept the result alone.
  if (open[0] && !finished) {
    const title = session.course.completion?.any ? "still_open_any" : "still_open";
    body.append(element("h2", {}, say(title)), ...openList(session, words, open));
  }
  const objectives = checks.flatMap((page) => session.result(page.key)?.objectives ?? []);
  body.append(...(FEATURES.objectives?.list(words, objectives) ?? []));

  const panel = part(screen, ".save-panel");
  const { tracking, mode } = session.launch;
  const line = element("p", { class: "save-line" });
  const normal = tracking && mode === "normal";
  const leaving = tracking ? "leave_review" : "leave_untracked";
  // Another item of the package: the LMS knows whether it is open only when it knows the result of this one.
  const next = session.course.among ? button(say("next_item"), () => session.exit("next"), { kind: "primary", icon: "next" }) : null;
  const leave = tracking ? button(say("leave"), () => session.exit(), { icon: "exit", id: "leave-course" }) : null;
  panel.append(
    ...(normal ? [line] : [element("h2", {}, say(`${leaving}_title`)), element("p", {}, say(leaving))]),
    element(
      "div",
      { class: "actions" },
      next,
      leave,
      button(say("to_course"), () => session.goTo(session.page.key), { kind: "quiet", icon: "back" }),
    ),
  );
  const update = () => {
    const wrong = isWrong(session.saveState);
    if (next) next.hidden = !session.hasNext();
    if (next && leave) leave.className = next.hidden ? "primary" : "quiet";
    panel.dataset.state = session.saveState;
    line.replaceChildren(icon(wrong ? "unsaved" : "saved"), element("span", {}, say(`state_${session.saveState}`)));
  };
  update();
  return { element: screen, title: heading.textContent, update, heading: () => heading };
}

/**
 * What is still open, by unit; why several in a row are locked is said once.
 *
 * @param {Session} session
 * @param {Words} words
 * @param {ReturnType<Session["open"]>} open
 */
function openList(session, words, open) {
  const { units } = session.course;
  return [undefined, ...units].flatMap((unit) => {
    const items = open.filter(({ page }) => (page ? unit?.pages.includes(page) : !unit));
    if (items.length === 0) return [];
    const reasons = items.map(({ page }) => {
      const lock = page && session.isLocked(page);
      return lock ? words.phrase(lock) : "";
    });
    const shared = items.length > 1 && reasons.every((each) => each && each === reasons[0]);
    const isNews = (/** @type {number} */ at) => !shared && reasons[at] !== reasons[at - 1];
    const rows = items.map((each, at) => {
      const { page } = each;
      const text = words.phrase(each);
      if (!page) return element("li", {}, text);
      if (reasons[at]) return element("li", {}, text, isNews(at) ? element("span", { class: "why" }, reasons[at] ?? "") : null);
      return element("li", {}, button(text, () => session.goTo(page.key), { kind: "quiet" }));
    });
    return [
      ...(unit && units.length > 1 ? [element("h3", {}, unit.title)] : []),
      ...(shared ? [element("p", { class: "why" }, reasons[0] ?? "")] : []),
      element("ul", { class: "open-list", role: "list" }, ...rows),
    ];
  });
}

/**
 * After Exit: the learner is told whether all is kept, and what can be done when it is not.
 *
 * @param {Session} session
 * @param {Words} words
 * @returns {View}
 */
export function endedView(session, words) {
  const { say } = words;
  const screen = copy("end");
  const heading = part(screen, "h1");
  const state = session.launch.mode !== "normal" ? "leave_review" : session.stored ? "left_saved" : session.stored === null ? "left_saving" : "left_unsaved";
  // A session that is over, or goes on elsewhere, is not tried again: other words, and nothing to press.
  const { saveState } = session;
  const told = state === "left_unsaved" && ["ended", "elsewhere"].includes(saveState) ? `notice_${saveState}` : state;
  screen.dataset.state = state;
  heading.append(icon(state === "left_unsaved" ? "warning" : state === "left_saving" ? "saving" : "saved"), element("span", {}, say(`${told}_title`)));
  part(screen, ".eyebrow").textContent = session.course.title;
  part(screen, ".prose").append(element("p", { class: "lede" }, say(told)));
  const panel = part(screen, ".save-panel");
  if (told === "left_unsaved") {
    panel.replaceWith(
      element(
        "div",
        { class: "actions" },
        button(say("left_retry"), () => session.exit()),
        button(say("to_course"), () => session.begin(), { kind: "quiet", icon: "back" }),
      ),
    );
  } else {
    panel.remove();
  }
  return { element: screen, title: say(`${told}_title`), update() {}, heading: () => heading };
}
