/**
 * The author's rules: what is left out for this learner, what is still locked and why, what counts. plan/rules.py says what
 * each means, and proves at build that no rule asks, by way of others, for itself.
 */

import { objectivePercents, passedBest, submitted } from "./scoring.js";
import { isDone, RANKS } from "./status.js";

/** @import { Index } from "./course.js" */
/** @import { Attempt, PageData, Phrase, Rule, UnitData } from "../types.js" */

/** @param {Index} index @param {PageData} page */
const unitOf = (index, page) => /** @type {UnitData} */ (index.unit.get(page.key));

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

/**
 * Skipped, or not shown, by itself or with its unit: the learner does not see it, and it counts as done.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {boolean}
 */
export const isOut = (index, attempt, page) =>
  isLeftOut(index, attempt, unitOf(index, page)) || isLeftOut(index, attempt, page);

/** The course is complete without it. @param {Index} index @param {PageData} page */
export const isOptional = (index, page) => (page.optional || unitOf(index, page).optional) ?? false;

/**
 * The pages and checks that this learner has to do.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 */
export const needed = (index, attempt) =>
  index.pages.filter((page) => !isOptional(index, page) && !isOut(index, attempt, page));

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

/**
 * Why the rules keep a page locked; null when they do not. What was opened once stays open, and so does everything once
 * the LMS knows the course as completed or passed.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Phrase | null}
 */
export function ruleLock(index, attempt, page) {
  const unread = unreadAgain(index, attempt, page);
  if (unread) return { key: unread.holds ? "locked.play" : "locked.visit", slots: { title: unread.title } };
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

/**
 * The first page that is still to be read again before the check of a unit that is taken again; null where there is none.
 *
 * @param {Index} index
 * @param {Attempt} attempt
 * @param {PageData} page
 */
function unreadAgain(index, attempt, page) {
  if (!page.lap || attempt.visited.has(page.key) || !attempt.assessments.get(page.key)?.rounds) return null;
  const read = unitOf(index, page).pages.filter(({ kind, optional }) => kind === "page" && !optional);
  return read.find((each) => !attempt.visited.has(each.key) && !isOut(index, attempt, each)) ?? null;
}

/** A part of it is told by another item of the package. @param {Rule} rule @returns {boolean} */
const hears = (rule) => ("of" in rule ? rule.of.some(hears) : "heard" in rule);

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
    const parts = open.map((part) => need(index, attempt, part, here));
    return n === parts.length ? { key: "need_all", slots: {}, parts } : { key: "need_some", slots: { n }, parts };
  }
  if ("heard" in rule) return rule.need;
  if ("objective" in rule) {
    const goals = index.course.units.flatMap((unit) => unit.objectives);
    return { key: "need_objective", slots: { title: goals.find(({ id }) => id === rule.objective)?.text ?? "" } };
  }
  if ("unit" in rule) {
    const title = index.course.units.find(({ key }) => key === rule.unit)?.title ?? "";
    return { key: rule.passed ? "need_unit_passed" : "need_unit", slots: { title } };
  }
  const page = "page" in rule ? index.page.get(rule.page) : index.home.get(rule.question);
  if (!page) return { key: "need_all", slots: {}, parts: [] };
  const unit = unitOf(index, page);
  const slots = { title: page.title, unit: unit.title };
  const kind = "question" in rule ? (rule.how === "right" ? "right" : "answer") : page.kind === "page" ? "page" : rule.passed ? "passed" : "check";
  return { key: unit === here ? `need_${kind}` : `need_${kind}_in`, slots };
}
