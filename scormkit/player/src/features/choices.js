/**
 * Electives: of each group of units the learner does as many as the author wants, and chooses which. The best of those that
 * are done count; the others stay open, and count for nothing.
 */

import { first, neighbour } from "../core/navigation.js";
import { isOptional, isOut, needed, ruleLock, unitOf } from "../core/rules.js";
import { coursePercent, passedBest } from "../core/scoring.js";
import { isDone, isLost, RANKS } from "../core/status.js";
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

/** What was found of one attempt, by unit. @type {WeakMap<Attempt, Map<UnitData, Standing>>} */
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
  const unit = page && unitOf(index, page);
  const choose = unit?.choose;
  if (!choose) return null;
  const all = known.get(attempt) ?? new Map();
  known.set(attempt, all);
  let found = all.get(unit);
  if (!found) {
    const { title, count } = choose;
    const units = index.course.units.filter((each) => each.choose?.group === choose.group);
    const ranks = new Map(units.map((unit) => [unit, rank(index, attempt, unit)]));
    const best = [...units].sort((one, other) => (ranks.get(other) ?? 0) - (ranks.get(one) ?? 0)).slice(0, count);
    const done = best.filter((unit) => isFinished(index, attempt, unit)).length;
    found = { title, units, counted: new Set(best), count, done };
    for (const each of units) all.set(each, found);
  }
  return found;
}

/** Nothing has to be done in its unit: enough others are done, or further. @type {ChoicesFeature["isSpare"]} */
const isSpare = (index, attempt, page) => standing(index, attempt, page)?.counted.has(unitOf(index, page)) === false;

/**
 * Another unit of the group can still be passed in place of the page's own.
 *
 * @type {ChoicesFeature["isReplaceable"]}
 */
const isReplaceable = (index, attempt, page) =>
  standing(index, attempt, page)?.units.some((unit) =>
    toDo(index, attempt, unit).every((each) => !isLost(attempt, each) && !ruleLock(index, attempt, each)),
  ) ?? false;

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

/**
 * Where the order of pages is fixed, the first page of each unit of a group beside the learner is open.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 * @param {(PageData | null)[]} beside
 */
const isDoor = (index, attempt, page, beside) => {
  const group = standing(index, attempt, page);
  const [door] = unitOf(index, page).pages.filter((each) => !isOut(index, attempt, each));
  return group !== null && page === door && beside.some((each) => each && group.units.includes(unitOf(index, each)));
};

/**
 * What comes before a page in the order of the course: of its own group only its own unit.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 */
function before(index, attempt, page) {
  const all = needed(index, attempt);
  const group = standing(index, attempt, page);
  const others = all.filter((each) => !group?.units.includes(unitOf(index, each)));
  return group ? [...others, ...toDo(index, attempt, unitOf(index, page))] : all;
}

/**
 * In a course with an order: why a page is locked, or that electives make it open; undefined where they make no difference.
 *
 * @type {ChoicesFeature["lock"]}
 */
function lock(index, attempt, current, page) {
  if (index.course.navigation === "linear") {
    const back = neighbour(index, attempt, current, -1);
    if (isDoor(index, attempt, page, [back, current])) return null;
    const isNext = isDoor(index, attempt, page, [neighbour(index, attempt, current, 1)]);
    return isNext ? (isDone(attempt, current) || isOptional(index, current) ? null : first(current)) : undefined;
  }
  if (attempt.visited.has(page.key) || RANKS.indexOf(attempt.status) >= RANKS.indexOf("completed")) return null;
  const at = index.pages.indexOf(page);
  const missing = before(index, attempt, page).find((each) => index.pages.indexOf(each) < at && !isDone(attempt, each));
  const group = missing && unitOf(index, missing) !== unitOf(index, page) ? standing(index, attempt, missing) : null;
  if (group) return { key: "locked.choose", slots: { title: group.title, left: group.count - group.done } };
  return missing ? first(missing) : null;
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

/**
 * What the text `choose` says of the group that a unit is in.
 *
 * @param {Session} session
 * @param {Words} words
 * @param {NonNullable<UnitData["choose"]>} choose
 */
function told(session, { say }, { group, count }) {
  const units = session.course.units.filter(({ choose }) => choose?.group === group);
  const isOpen = (/** @type {PageData} */ page) => !page.optional && !session.isOut(page) && !session.isDone(page);
  const done = Math.min(count, units.filter(({ pages }) => !pages.some(isOpen)).length);
  return say("choose", { n: count, total: units.length, done });
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
      if (unit?.choose) part(heading, ".choose-state").textContent = told(session, words, unit.choose);
    }
  };
  session.subscribe(show);
  show();
}

/** On the way into a group, and out of each of its units: how far the learner is. @type {ChoicesFeature["note"]} */
function note(session, words, next) {
  const home = (/** @type {PageData | null} */ page) => session.course.units.find(({ pages }) => page && pages.includes(page));
  const here = home(session.page);
  const choose = here === home(next) ? undefined : (here?.choose ?? home(next)?.choose);
  if (!choose) return null;
  return element("p", { class: "choose" }, element("b", {}, choose.title), element("br", {}), told(session, words, choose));
}

/** @type {ChoicesFeature} */
export default { isSpare, isReplaceable, way, lock, gather, mount, note };
