/**
 * A package in several languages: the launch page has what is the same in all of them, and a file for each language its words
 * and screens (pages/together.py). One session goes on whatever language it is shown in: keys and right answers are the same.
 */

import { announce, byId, element, icon } from "../views/dom.js";
import { kitFor } from "../views/kit.js";
import { panel } from "./_panel.js";

/** @import { Answer, CourseData, Feature, QuestionData, Session, Words } from "../types.js" */

/** Of the learner's language among what is kept; plan/state.py says the same. */
const KEY = 32767;

/** @typedef {{ lang: string, dir: string, body: string, course: object }} Spoken A language's file, as it calls the page. */

/** What came already. @type {Record<string, Spoken>} */
const known = {};

/** @param {string} tag As people or LMSs write one: pt_br. */
const whole = (tag) => {
  try {
    return new Intl.Locale(tag.trim().replaceAll("_", "-")).maximize();
  } catch {
    return null;
  }
};

/**
 * The language that fits a wish best: itself, or one that its readers can read.
 *
 * @param {string[]} tags
 * @param {string} wish
 * @returns {string | undefined}
 */
export function fitting(tags, wish) {
  const wanted = whole(wish);
  if (!wanted) return undefined;
  const near = tags.filter((tag) => {
    const each = whole(tag);
    return each?.language === wanted.language && each.script === wanted.script;
  });
  return near.find((tag) => whole(tag)?.region === wanted.region) ?? near[0];
}

/**
 * The language to begin in: the first of the learner's wishes that there is.
 *
 * @param {string[]} tags The usual one first.
 * @param {string[]} wishes Each may be several, with commas, as in Accept-Language.
 * @returns {string}
 */
export function choose(tags, wishes) {
  const each = wishes.flatMap((wish) => wish.split(",").map((part) => part.split(";")[0] ?? ""));
  return each.map((wish) => fitting(tags, wish)).find((tag) => tag !== undefined) ?? tags[0] ?? "";
}

/**
 * Lays words over what is there: objects by key, everything else in its place.
 *
 * @param {any} into
 * @param {any} words
 */
export function pour(into, words) {
  for (const [name, value] of Object.entries(words)) {
    const inner = value && typeof value === "object" && !Array.isArray(value);
    if (inner && into[name]) pour(into[name], value);
    else into[name] = value;
  }
}

/** @param {string} tag @param {string} address @returns {Promise<Spoken>} */
const load = (tag, address) =>
  new Promise((resolve, reject) => {
    const there = known[tag];
    if (there) return resolve(there);
    // A script, not a fetch: it comes from a disk as well, and through LMSs that keep a page's own requests out.
    const script = element("script", { src: address });
    script.onload = () => {
      script.remove();
      const came = known[tag];
      if (came) resolve(came);
      else reject(new Error(address));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(address));
    };
    document.head.append(script);
  });

/** A language's name in itself. @param {string} tag */
const nameOf = (tag) => {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
};

/** What is put in but not checked yet, by question. @param {Session} session @param {Words} words @returns {[QuestionData, Answer][]} */
function drafts(session, words) {
  const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("main form[data-question]"));
  return [...forms].flatMap((form) => {
    const question = session.page.questions.find(({ key }) => String(key) === form.dataset.question);
    if (!question || session.question(question.key).checked) return [];
    return [[question, session.types[question.type]?.view.read(form, question, kitFor(session, words, question)) ?? []]];
  });
}

/** @param {Session} session @param {Words} words @param {[QuestionData, Answer][]} left */
function putBack(session, words, left) {
  for (const [question, answer] of left) {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector(`main form[data-question="${question.key}"]`));
    if (!form || answer.length === 0) continue;
    const kit = kitFor(session, words, question);
    const view = { ...session.question(question.key), correct: false, reveal: false };
    // As checked, for its values; and as not checked, for the marks to go.
    for (const checked of [true, false]) session.types[question.type]?.view.show(form, question, { ...view, answer, checked }, kit);
  }
}

/** The films and sounds on the screen. @returns {HTMLMediaElement[]} */
const recordings = () => [...document.querySelectorAll("main video, main audio")].map((each) => /** @type {HTMLMediaElement} */ (each));

/** Turns the page into another language; made by `open`. @type {(tag: string) => Promise<void>} */
let turn = async () => {};
/** @type {Words} */
let speech;

/**
 * A button for each language.
 *
 * @param {CourseData} course
 * @param {Words} words
 */
function choices({ languages = {}, language }, words) {
  const said = element("p", { class: "why", role: "status" });
  const made = Object.keys(languages).map((tag) => {
    const here = tag === language;
    const button = element(
      "button",
      { type: "button", class: "language", lang: tag, dir: "auto", "aria-current": here ? "true" : null },
      ...(here ? [icon("check")] : []),
      element("span", {}, nameOf(tag)),
    );
    button.addEventListener("click", () => {
      if (here) return button.closest("dialog")?.close();
      turn(tag).catch(() => {
        said.textContent = words.say("language_failed");
      });
    });
    return button;
  });
  return [element("div", { class: "languages", role: "group", "aria-label": words.say("language") }, ...made), said];
}

/** @type {Feature} */
const languages = {
  async open(session, adapter, show) {
    const { course } = session;
    const addresses = course.languages ?? {};
    const tags = Object.keys(addresses);
    Object.assign(window, { scormkitLanguage: (/** @type {Spoken} */ each) => (known[each.lang] = each) });
    /** @type {(() => void)[]} */
    let undo = [];

    turn = async (tag) => {
      const { lang, dir, body, course: words } = await load(tag, addresses[tag] ?? "");
      const before = undo.length > 0;
      const left = before ? drafts(session, speech) : [];
      const reached = recordings().map(({ currentTime, paused }) => ({ currentTime, paused }));
      if (before) session.flush();
      for (const each of undo) each();
      undo = [];
      pour(course, words);
      Object.assign(document.documentElement, { lang, dir });
      document.title = course.title;
      document.body.replaceWith(new DOMParser().parseFromString(body, "text/html").body);
      // Tools, and those who help, read the course where they always do.
      byId("course").textContent = JSON.stringify(course);
      session.keep(KEY, [tag]);
      show(
        Object.create(session, {
          subscribe: {
            /** @param {Parameters<Session["subscribe"]>[0]} listener */
            value(listener) {
              const end = session.subscribe(listener);
              undo.push(end);
              return end;
            },
          },
        }),
      );
      if (!before) return;
      session.show(/** @type {"start"} */ (session.screen));
      putBack(session, speech, left);
      // A language may have recordings of its own: the same place in them is as near as can be told.
      for (const [at, each] of recordings().entries()) {
        each.currentTime = reached[at]?.currentTime ?? 0;
        if (reached[at]?.paused === false) void each.play().catch(() => {});
      }
      announce(nameOf(tag));
    };

    const first = choose(tags, [String(session.kept(KEY)[0] ?? ""), adapter.languages?.() ?? "", ...navigator.languages]);
    for (const tag of [first, ...tags]) {
      try {
        return await turn(tag);
      } catch {
        // The next one, so that there is a course at all.
      }
    }
    byId("unloaded").hidden = false;
  },

  mount(session, words) {
    speech = words;
    const { course } = session;
    panel(words, { name: "language", picture: "globe", code: "KeyL", fill: () => choices(course, words) });
    const opener = /** @type {HTMLElement} */ (byId("tools").lastElementChild);
    opener.className = "quiet change-language";
    byId("save-state").before(opener);
    byId("start-screen").querySelector(".screen-head")?.after(...choices(course, words));
  },
};

export default languages;
