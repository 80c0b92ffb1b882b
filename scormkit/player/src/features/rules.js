/**
 * The author's rules: what is left out for this learner, what is still locked and why, what the other items of a package
 * wait for. plan/rules.py says what each means, and proves at build that no rule asks, by way of others, for itself.
 */

import { entryPage, neighbour } from "../core/navigation.js";
import { unitOf } from "../core/rules.js";
import { objectivePercents, passedBest, submitted } from "../core/scoring.js";
import { generator } from "../core/shuffle.js";
import { isDone, RANKS } from "../core/status.js";

/** @import { Index } from "../core/course.js" */
/** @import { Attempt, CourseData, Leaving, PageData, Phrase, Rule, RulesFeature, Snapshot, UnitData } from "../types.js" */

/** @param {Rule | undefined} rule @returns {{ id: string, key: number }[]} */
const goalsOf = (rule) => {
  if (!rule) return [];
  if ("of" in rule) return rule.of.flatMap(goalsOf);
  if ("not" in rule) return goalsOf(rule.not);
  return "objective" in rule ? [{ id: rule.objective, key: rule.key }] : [];
};

/**
 * The objectives that rules ask for.
 *
 * @param {CourseData} course
 */
const goals = ({ units }) =>
  units.flatMap((unit) =>
    [unit, ...unit.pages].flatMap(({ requires, skipIf, showIf }) => [requires, skipIf, showIf].flatMap(goalsOf)),
  );

/**
 * What was found of one attempt: rules that lead to rules would else be followed again and again.
 *
 * @type {WeakMap<Attempt, Map<object, boolean>>}
 */
const known = new WeakMap();

/**
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData | UnitData} thing
 */
function isLeftOut(index, attempt, thing) {
  const { skipIf, showIf } = thing;
  if (!skipIf && !showIf) return false;
  const found = known.get(attempt) ?? new Map();
  known.set(attempt, found);
  let out = found.get(thing);
  if (out === undefined) {
    out = (skipIf && holds(index, attempt, skipIf)) || (showIf && !holds(index, attempt, showIf));
    found.set(thing, out);
  }
  return out;
}

/** @param {Index} index @param {Attempt} attempt @param {PageData} page @returns {boolean} */
const isOut = (index, attempt, page) =>
  isNotDrawn(index, attempt, unitOf(index, page)) ||
  isLeftOut(index, attempt, unitOf(index, page)) ||
  isLeftOut(index, attempt, page);

/**
 * Another learner gets it: the course draws some of its units. Chance gives each unit a rank of its own.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {UnitData} unit
 */
function isNotDrawn(index, attempt, unit) {
  const { draw } = unit;
  if (!draw) return false;
  /** @param {UnitData} each */
  const rank = (each) => generator(attempt.seed, draw.group, each.key)();
  const group = index.course.units.filter((each) => each.draw?.group === draw.group);
  return group.filter((each) => rank(each) < rank(unit)).length >= draw.count;
}

/** @param {Index} index @param {Attempt} attempt @param {PageData} page */
const settled = (index, attempt, page) => isDone(attempt, page) || isOut(index, attempt, page);

/** @param {Index} index @param {Attempt} attempt @param {PageData} page */
const passed = (index, attempt, page) => passedBest(attempt, page) || isOut(index, attempt, page);

/**
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {Rule} rule
 * @returns {boolean}
 */
export function holds(index, attempt, rule) {
  if ("of" in rule) return rule.of.filter((part) => holds(index, attempt, part)).length >= rule.least;
  if ("not" in rule) return !holds(index, attempt, rule.not);
  if ("objective" in rule) {
    return attempt.reached.has(rule.key) || reaches(index, attempt, rule.objective);
  }
  if ("heard" in rule) return (index.heard?.has(rule.heard) ?? false) === rule.holds;
  if ("question" in rule) {
    const state = attempt.questions.get(rule.question);
    const home = index.home.get(rule.question);
    if (!state || !home || isOut(index, attempt, home)) return false;
    if (rule.how === "right") return state.credit === 1;
    if (rule.how === "wrong") return state.answer.length > 0 && state.credit < 1;
    return state.answer.some((key) => rule.options.includes(Number(key)));
  }
  const pages = "page" in rule ? index.pages.filter(({ key }) => key === rule.page) : pagesOf(index, rule.unit);
  return pages.every(
    (page) =>
      settled(index, attempt, page) && (!rule.passed || page.kind === "page" || passed(index, attempt, page)),
  );
}

/** What a unit needs, whether or not the course needs the unit. @param {Index} index @param {number} key */
const pagesOf = (index, key) =>
  index.course.units.flatMap((unit) => (unit.key === key ? unit.pages.filter(({ optional }) => !optional) : []));

/**
 * Over the checks that test it and are not left out; where all of them are, it counts as reached.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {string} id
 */
function reaches(index, attempt, id) {
  // Only these: whether another check is left out may itself hang on this objective.
  const tests = index.pages.filter(
    ({ kind, questions }) => kind === "assessment" && questions.some(({ objectives }) => objectives.includes(id)),
  );
  const checks = tests.filter((page) => !isOut(index, attempt, page));
  // Nobody has to take a pretest: one that was not taken says nothing against the learner.
  const told = checks.filter((page) => !page.pretest || submitted(attempt, page));
  return checks.length === 0 || (objectivePercents(attempt, told).get(id)?.passed ?? false);
}

/**
 * The objectives that rules ask for and that were reached so far: a new try at a check takes nothing back.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @returns {Attempt}
 */
export function keepReached(index, attempt) {
  const news = index.goals.filter(({ id, key }) => !attempt.reached.has(key) && reaches(index, attempt, id));
  return news.length === 0 ? attempt : { ...attempt, reached: new Set([...attempt.reached, ...news.map(({ key }) => key)]) };
}

/** @param {Index} index @param {Attempt} attempt @param {PageData} page @returns {Phrase | null} */
function lock(index, attempt, page) {
  if (attempt.visited.has(page.key) || RANKS.indexOf(attempt.status) >= RANKS.indexOf("completed")) return null;
  for (const { requires } of [unitOf(index, page), page]) {
    // Where nobody can tell of other items, nothing waits for them: it would be closed for good.
    if (requires && index.heard === null && hears(requires)) continue;
    if (requires && !holds(index, attempt, requires)) {
      return { key: "locked.rule", slots: {}, parts: [need(index, attempt, requires, unitOf(index, page))] };
    }
  }
  return null;
}

/** A part of it is told by another item of the package. @param {Rule} rule @returns {boolean} */
const hears = (rule) => ("of" in rule ? rule.of.some(hears) : "heard" in rule);

/**
 * Sentences that differ in a title only are said as one, with a list of the titles in it.
 *
 * @param {Index} index
 * @param {Phrase[]} needs
 * @param {"conjunction" | "disjunction" | "unit"} type Of the list, as Intl.ListFormat has it.
 * @returns {Phrase[]}
 */
function together({ course }, needs, type) {
  const list = new Intl.ListFormat(course.spoken ?? course.language, { type });
  /** @type {Map<string, Phrase[]>} */
  const alike = new Map();
  for (const each of needs) {
    const kind = each.parts ? JSON.stringify(each) : `${each.key} ${each.slots.unit}`;
    alike.set(kind, [...(alike.get(kind) ?? []), each]);
  }
  return [...alike.values()].map((phrases) => {
    const first = /** @type {Phrase} */ (phrases[0]);
    // The sentence has quotation marks around its slot: all but the outermost belong to the titles.
    const [, open = "", close = ""] = /(\S\s?)\{title\}(\s?\S)/.exec(course.text[first.key] ?? "") ?? [];
    const titles = list.format(phrases.map(({ slots }) => `${open}${slots.title}${close}`));
    const title = titles.slice(open.length, titles.length - close.length);
    return "title" in first.slots ? { ...first, slots: { ...first.slots, title } } : first;
  });
}

/**
 * What is missing for a rule that does not hold, in words.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {Rule} rule
 * @param {UnitData} here The unit in which it is said: a page elsewhere is named with its unit.
 * @returns {Phrase}
 */
function need(index, attempt, rule, here) {
  if ("of" in rule) {
    const open = rule.of.filter((part) => !holds(index, attempt, part));
    const n = rule.least - (rule.of.length - open.length);
    const all = n === open.length;
    const needs = open.map((part) => need(index, attempt, part, here));
    const parts = together(index, needs, all ? "conjunction" : n === 1 ? "disjunction" : "unit");
    const [only] = parts;
    // "Finish A or B first" says how many are needed.
    if (only && parts.length === 1 && (all || n === 1)) return only;
    return all ? { key: "need_all", slots: {}, parts } : { key: "need_some", slots: { n }, parts };
  }
  if ("heard" in rule) return rule.need;
  if ("objective" in rule) {
    const all = index.course.units.flatMap((unit) => unit.objectives);
    return { key: "need_objective", slots: { title: all.find(({ id }) => id === rule.objective)?.text ?? "" } };
  }
  if ("unit" in rule) {
    const title = index.course.units.find(({ key }) => key === rule.unit)?.title ?? "";
    return { key: rule.passed ? "need_unit_passed" : "need_unit", slots: { title } };
  }
  // (No `requires` asks that something was failed.)
  if ("not" in rule) return need(index, attempt, rule.not, here);
  const page = "page" in rule ? index.page.get(rule.page) : index.home.get(rule.question);
  if (!page) return { key: "need_all", slots: {}, parts: [] };
  const unit = unitOf(index, page);
  const slots = { title: page.title, unit: unit.title };
  const kind = "question" in rule ? (rule.how === "right" ? "right" : "answer") : page.kind === "page" ? "page" : rule.passed ? "passed" : "check";
  return { key: unit === here ? `need_${kind}` : `need_${kind}_in`, slots };
}

/**
 * What was done stays done, so that it is told only when it holds; an answer can be changed, and is told once there is one.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {Leaving | null} leaving
 * @returns {Snapshot["signals"]}
 */
const signals = (index, attempt, leaving) => {
  const { signals = [], again } = index.course.among ?? {};
  const told = signals.map(({ id, rule }) => {
    const held = holds(index, attempt, rule);
    return { id, holds: held || ("question" in rule && attempt.questions.has(rule.question)) ? held : null };
  });
  // Told in every attempt: a platform that keeps it from the one before would begin the unit again and again.
  return again ? [...told, { id: again, holds: leaving === "again" }] : told;
};

/**
 * Where a learner goes on whose page was left out: the next open page, or else the one before, or else the first.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {PageData}
 */
function refuge(index, attempt, page) {
  for (const step of /** @type {const} */ ([1, -1])) {
    for (let next = neighbour(index, attempt, page, step); next; next = neighbour(index, attempt, next, step)) {
      if (!lock(index, attempt, next)) return next;
    }
  }
  return entryPage(index, { ...attempt, page: null });
}

/** @type {RulesFeature} */
export default { goals, isOut, lock, keepReached, signals, refuge };
