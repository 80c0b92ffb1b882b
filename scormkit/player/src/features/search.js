/** Search in the course: the index was made at the build (pages/search.py), the words around a hit stand in the page. */

import { byId, copy, element, icon } from "../views/dom.js";
import { panel } from "./_panel.js";

/** @import { Feature, PageData } from "../types.js" */

/** Hits that are listed. */
const MOST = 20;
/** Characters around a hit. */
const AROUND = 70;
/** Scripts that are written without spaces: pairs of letters stand for words. pages/search.py says the same. */
const DENSE = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;

/** Without accents, in small letters. @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

/** What a query asks for. @param {string} text @returns {string[]} */
export const terms = (text) =>
  (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) =>
    DENSE.test(word) && word.length > 1 ? [...word].slice(1).map((letter, at) => [...word][at] + letter) : [word],
  );

/**
 * @typedef {object} Index
 * @property {[number, string][]} at Key of the page and id of the heading of each section; "" for the page itself.
 * @property {[string, number[]][]} words Sorted; each with the sections it stands in.
 */

/**
 * The sections in which every term, or a word that begins with it, stands; the beginnings of pages first, where their titles are.
 *
 * @param {Index} index
 * @param {string} query
 * @returns {[number, string][]}
 */
export function find({ at, words }, query) {
  const wanted = terms(query);
  if (wanted.length === 0) return [];
  const found = wanted.map((term) => new Set(words.filter(([word]) => word.startsWith(term)).flatMap(([, where]) => where)));
  const both = at.filter((_, section) => found.every((each) => each.has(section)));
  return [...both.filter(([, anchor]) => anchor === ""), ...both.filter(([, anchor]) => anchor !== "")];
}

/** What a part of a page says, without the marks of its footnotes. @param {Element} part */
function wordsOf(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  for (const mark of copy.querySelectorAll(".fn, .sr, [popover]")) mark.remove();
  return copy.textContent ?? "";
}

/** The words around the first hit in a section, with the hit marked. @param {Element[]} parts @param {string[]} wanted */
function excerpt(parts, wanted) {
  const texts = parts.map((each) => wordsOf(each).replace(/\s+/g, " ").trim());
  for (const text of texts) {
    // Letters with accents are one longer when they are taken apart: what is looked for is near enough.
    const start = Math.min(...wanted.map((term) => plain(text).indexOf(term)).filter((place) => place >= 0));
    if (start === Infinity) continue;
    const from = start > AROUND ? text.indexOf(" ", start - AROUND) + 1 : 0;
    const end = /^[\p{L}\p{N}]*/u.exec(text.slice(start))?.[0].length ?? 0;
    const rest = text.slice(start + end);
    const to = rest.length > AROUND ? rest.lastIndexOf(" ", AROUND) : rest.length;
    const hit = element("mark", {}, text.slice(start, start + end));
    return [from > 0 ? "… " : "", text.slice(from, start), hit, rest.slice(0, to), to < rest.length ? " …" : ""];
  }
  return [];
}

/** @type {Feature} */
const search = {
  mount(session, words) {
    const data = JSON.parse(byId("search-index").textContent ?? "");
    /** @type {Index} */
    const index = {
      at: data.at,
      words: data.words.split(";").map((/** @type {string} */ entry) => {
        const [word = "", where = ""] = entry.split(":");
        let last = 0;
        return [word, where.split(",").map((step) => (last += parseInt(step, 36)))];
      }),
    };
    const { units, language } = session.course;
    /** @param {number} key */
    const pageOf = (key) => /** @type {PageData} */ (session.pages.find((each) => each.key === key));
    let query = "";

    /** @param {[number, string]} hit @param {string[]} wanted */
    const row = ([key, anchor], wanted) => {
      const page = pageOf(key);
      const unit = units.length > 1 && units.find(({ pages }) => pages.includes(page));
      const content = copy(`page-${key}`);
      const heading = anchor ? content.querySelector(`[id="${anchor}"]`) : null;
      const all = [...content.querySelectorAll(".prose :is(p, li, dd, td, h2, h3, h4, h5)")].filter((each) => !each.closest("form"));
      const first = heading ? all.indexOf(heading) : 0;
      const link = element("a", { href: "#", "data-page": page.id, "data-section": anchor || null }, page.title);
      if (heading) link.append(` – ${wordsOf(heading)}`);
      // What a notice covers is not to be read before the learner chose to.
      const covered = content.querySelector("[data-block=content-notice]");
      const around = covered ? [] : excerpt(all.slice(first + (heading ? 1 : 0)), wanted);
      return element(
        "li",
        { lang: language },
        unit ? element("p", { class: "why" }, unit.title) : null,
        element("p", {}, session.isLocked(page) ? icon("lock") : null, link),
        around.length ? element("p", { class: "why" }, ...around) : null,
      );
    };

    const dialog = panel(words, {
      name: "search",
      picture: "search",
      code: "KeyF",
      fill() {
        const field = element("input", { type: "search", id: "search-field", class: "search-field", autocomplete: "off", value: query });
        const said = element("p", { class: "why", role: "status" });
        const list = element("ul", { class: "hits", role: "list" });
        const show = () => {
          query = field.value;
          const wanted = terms(query);
          const hits = find(index, query).filter(([key]) => !session.isOut(pageOf(key)));
          list.replaceChildren(...hits.slice(0, MOST).map((hit) => row(hit, wanted)));
          const sum = hits.length > 0 ? words.count("search_hits", hits.length) : words.say("search_none");
          said.textContent = wanted.length > 0 ? sum : "";
        };
        field.addEventListener("input", show);
        show();
        field.autofocus = true;
        return [element("label", { for: field.id }, words.say("search_label")), field, said, list];
      },
    });
    dialog.addEventListener("click", (event) => {
      const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-page]"));
      const page = link && session.pages.find((each) => each.id === link.dataset.page);
      // The page's own links lead there (views/mount.js); one that is locked says why beside it.
      if (page && !session.isLocked(page)) dialog.close();
    });
  },
};

export default search;
