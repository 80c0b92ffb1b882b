/**
 * Electives: of each group of units the learner does as many as the author wants, and chooses which. The best of those that
 * are done count; the others stay open, and count for nothing.
 */

import { isOut, needed, ruleLock, unitOf } from "../core/rules.js";
import { coursePercent, passedBest } from "../core/scoring.js";
import { isDone } from "../core/status.js";
import { element, part } from "../views/dom.js";

/** @import { Index } from "../core/course.js" */
/** @import { Attempt, ChoicesFeature, OpenItem, PageData, Session, UnitData, Words } from "../types.js" */

/**
 * @typedef {object} Standing How far a learner is with a group.
 * @property {string} title
 * @property {UnitData[]} units All of the group.
 * @property {Set<UnitData>} counted So many as are needed: those that are done first, the best of them before the others.
 * @property {number} count How many are needed.
 * @property {number} done How many of these are done.
 */

/** What was found of one attempt, by group. @type {WeakMap<Attempt, Map<number, Standing>>} */
const known = new WeakMap();

/** @param {Index} index @param {Attempt} attempt @param {UnitData} unit */
const toDo = (index, attempt, unit) => unit.pages.filter((page) => !page.optional && !isOut(index, attempt, page));

/** @param {Index} index @param {Attempt} attempt @param {UnitData} unit */
const isFinished = (index, attempt, unit) => toDo(index, attempt, unit).every((page) => isDone(attempt, page));

/** @param {Attempt} attempt @param {UnitData} unit */
const isBegun = (attempt, unit) => unit.pages.some((page) => attempt.visited.has(page.key));

/**
 * The higher, the sooner a unit counts: one that is done, and passed, and with a better score; else the further the learner is.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {UnitData} unit
 */
function rank(index, attempt, unit) {
  const pages = toDo(index, attempt, unit);
  if (!pages.every((page) => isDone(attempt, page))) return pages.filter((page) => isDone(attempt, page)).length / 1e6;
  const checks = pages.filter(({ kind }) => kind === "assessment");
  return 1 + (checks.every((page) => passedBest(attempt, page)) ? 1e3 : 0) + coursePercent(attempt, checks);
}

/**
 * The group that a page's unit is in; null where nobody chooses the unit.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData | null | undefined} page
 * @returns {Standing | null}
 */
function standing(index, attempt, page) {
  const choose = page && unitOf(index, page).choose;
  if (!choose) return null;
  const all = known.get(attempt) ?? new Map();
  known.set(attempt, all);
  let found = all.get(choose.group);
  if (!found) {
    const { title, count } = choose;
    const units = index.course.units.filter((each) => each.choose?.group === choose.group);
    const ranks = new Map(units.map((unit) => [unit, rank(index, attempt, unit)]));
    const best = [...units].sort((one, other) => (ranks.get(other) ?? 0) - (ranks.get(one) ?? 0)).slice(0, count);
    const done = best.filter((unit) => isFinished(index, attempt, unit)).length;
    found = { title, units, counted: new Set(best), count, done };
    all.set(choose.group, found);
  }
  return found;
}

/** Nothing has to be done in its unit: enough others are done, or further. @type {ChoicesFeature["isSpare"]} */
const isSpare = (index, attempt, page) => standing(index, attempt, page)?.counted.has(unitOf(index, page)) === false;

/**
 * Where Next and Back lead instead of the page beside: null passes over it, undefined goes there. Next passes over what is
 * done as long as some is missing, and over what is not once all is done; from the last of the group it leads back to what
 * is missing. Back passes over what was never opened.
 *
 * @type {ChoicesFeature["way"]}
 */
function way(index, attempt, page, next, step) {
  const own = standing(index, attempt, page);
  const unit = unitOf(index, page);
  const other = next && unitOf(index, next);
  if (step > 0 && own && own.done < own.count && !(other && own.units.includes(other))) {
    const missing = own.units.filter((each) => each !== unit && !isFinished(index, attempt, each));
    const pages = missing.flatMap((each) => toDo(index, attempt, each).filter((one) => !isDone(attempt, one)));
    return pages.find((each) => !ruleLock(index, attempt, each));
  }
  const there = standing(index, attempt, next);
  if (!there || !other || other === unit) return undefined;
  const passed = step < 0 ? !isBegun(attempt, other) : isFinished(index, attempt, other) === there.done < there.count;
  return passed ? null : undefined;
}

/** Where the order of pages is fixed, the first page of each unit of a group beside the learner is open. @type {ChoicesFeature["isDoor"]} */
const isDoor = (index, attempt, page, beside) => {
  const group = standing(index, attempt, page);
  const [first] = unitOf(index, page).pages.filter((each) => !isOut(index, attempt, each));
  return group !== null && page === first && beside.some((each) => each && group.units.includes(unitOf(index, each)));
};

/** What comes before a page in the order of the course: of its own group only its own unit. @type {ChoicesFeature["before"]} */
function before(index, attempt, page) {
  const all = needed(index, attempt);
  const group = standing(index, attempt, page);
  const others = all.filter((each) => !group?.units.includes(unitOf(index, each)));
  return group ? [...others, ...toDo(index, attempt, unitOf(index, page))] : all;
}

/** @type {ChoicesFeature["first"]} */
function first(index, attempt, missing, page) {
  const group = unitOf(index, missing) === unitOf(index, page) ? null : standing(index, attempt, missing);
  return group && { key: "locked.choose", slots: { title: group.title, left: group.count - group.done } };
}

/**
 * Of units that are not begun it is only said how many are missing: the learner chooses.
 *
 * @type {ChoicesFeature["gather"]}
 */
function gather(index, attempt, list) {
  /** @type {Map<Standing, Set<UnitData>>} */
  const missing = new Map();
  const rest = list.filter(({ page, slots }) => {
    const group = "title" in slots ? standing(index, attempt, page) : null;
    if (!group || !page || isBegun(attempt, unitOf(index, page))) return true;
    missing.set(group, (missing.get(group) ?? new Set()).add(unitOf(index, page)));
    return false;
  });
  /** @type {OpenItem[]} */
  const said = [...missing].map(([{ title }, units]) => ({ key: "open.choose", slots: { title, left: units.size }, page: null }));
  return [...rest, ...said];
}

/** @type {ChoicesFeature["told"]} */
function told(index, attempt, page) {
  const group = standing(index, attempt, page);
  return group && { title: group.title, slots: { n: group.count, total: group.units.length, done: group.done } };
}

/**
 * The heading of each group in the menu, with how many are done.
 *
 * @param {Session} session
 * @param {Words} words
 */
function mount(session, words) {
  const headings = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-choose]"));
  const show = () => {
    for (const heading of headings) {
      const unit = session.course.units.find(({ choose }) => choose && String(choose.group) === heading.dataset.choose);
      const found = unit?.pages[0] && session.choice(unit.pages[0]);
      if (found) part(heading, ".choose-state").textContent = words.say("choose", found.slots);
    }
  };
  session.subscribe(show);
  show();
}

/** @type {ChoicesFeature["note"]} */
const note = ({ title, slots }, { say }) =>
  element("p", { class: "choose" }, element("b", {}, title), element("br", {}), say("choose", slots));

/** @type {ChoicesFeature} */
export default { isSpare, way, isDoor, before, first, gather, told, mount, note };
