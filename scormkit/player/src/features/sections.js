/**
 * Sections of an assessment: which of their questions a round asks, and in what order: the same for the same attempt, so
 * that a resume shows what was on the screen. Chance gives each question a rank of its own, so that an edited bank changes
 * as little as can be.
 */

import { roundShown } from "../core/draw.js";
import { hundredths, points } from "../core/scoring.js";
import { generator } from "../core/shuffle.js";
import { figure } from "../views/assessment.js";
import { element } from "../views/dom.js";

/** @import { Attempt, DrawnPart, PageData, QuestionData, SectionData, SectionsFeature } from "../types.js" */

/** A bank's question has its own key below this, and above it the assessment's (plan/model.py). */
const USE = 2 ** 20;

/** By what a question is known to have been met, however many assessments use it. @param {QuestionData} question */
export const markOf = (question) => question.key % USE;

/** Two rounds can have different questions. @param {SectionData} section */
export const varies = ({ size, draw }) => draw !== null && draw < size;

/**
 * The sections of an assessment with all their questions.
 *
 * @param {PageData} page
 * @returns {{ section: SectionData, pool: QuestionData[] }[]}
 */
export function parts({ sections = [], questions }) {
  let end = 0;
  return sections.map((section) => ({ section, pool: questions.slice(end, (end += section.size)) }));
}

/**
 * As many questions as the section draws: at least `each` on every objective that its questions name; such as were not met
 * before, as long as there are any.
 *
 * @param {SectionData} section
 * @param {QuestionData[]} pool
 * @param {Set<number>} seen Marks of the questions met before.
 * @param {(question: QuestionData) => number} rank
 * @returns {QuestionData[]}
 */
export function draw({ draw: count, each }, pool, seen, rank) {
  if (count === null) return pool;
  const ranks = new Map(pool.map((question) => [question, rank(question)]));
  const byRank = [...ranks].sort(([, one], [, other]) => one - other).map(([question]) => question);
  const met = (/** @type {QuestionData} */ question) => seen.has(markOf(question));
  const candidates = [...byRank.filter((question) => !met(question)), ...byRank.filter(met)];
  /** @type {Set<QuestionData>} */
  const chosen = new Set();
  /** @param {QuestionData[]} from @param {number} most */
  const take = (from, most) => {
    const had = from.filter((question) => chosen.has(question)).length;
    const fresh = from.filter((question) => !chosen.has(question));
    for (const question of fresh.slice(0, Math.max(0, most - had))) chosen.add(question);
  };
  if (each > 0) {
    for (const id of new Set(pool.flatMap(({ objectives }) => objectives))) {
      take(candidates.filter(({ objectives }) => objectives.includes(id)), each);
    }
  }
  take(candidates, count);
  return byRank.filter((question) => chosen.has(question));
}

/**
 * The questions of the round on the screen, part by part.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {(DrawnPart & { section: SectionData })[]}
 */
function drawn(attempt, page) {
  const seen = attempt.assessments.get(page.key)?.seen ?? new Set();
  const round = roundShown(attempt, page);
  /** @param {QuestionData} question */
  const rank = (question) => generator(attempt.seed, page.key, round, markOf(question))();
  return parts(page).map(({ section, pool }) => ({ section, title: section.title, asked: draw(section, pool, seen, rank) }));
}

/**
 * What was met once the round on the screen is over. When a section has nothing new left, all of it may come again, what
 * was on the screen last of all.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Set<number>}
 */
function seenAfter(attempt, page) {
  const seen = attempt.assessments.get(page.key)?.seen ?? new Set();
  const pools = parts(page);
  const after = drawn(attempt, page).flatMap(({ section, asked }, at) => {
    if (!varies(section)) return [];
    const now = asked.map(markOf);
    const all = /** @type {{ pool: QuestionData[] }} */ (pools[at]).pool.map(markOf);
    const met = all.filter((mark) => seen.has(mark) || now.includes(mark));
    return met.length === all.length ? now : met;
  });
  return new Set(after);
}

/**
 * The round on the screen in hundredths of a percent; sections count by their weight, or else by their points.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
function hundredthsOf(attempt, page) {
  let earned = 0;
  let possible = 0;
  for (const part of drawn(attempt, page)) {
    const got = points(attempt, part.asked);
    if (got.possible === 0) continue;
    const weight = part.section.weight ?? (page.sections?.some((each) => each.weight !== null) ? 1 : got.possible);
    earned += (weight * got.earned) / got.possible;
    possible += weight;
  }
  return hundredths(earned, possible);
}

/**
 * The points of a round, on average where they are drawn.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
const worth = (attempt, page) =>
  parts(page).reduce((sum, { section, pool }) => {
    const share = section.draw === null || section.size === 0 ? 1 : section.draw / section.size;
    return sum + share * points(attempt, pool).possible;
  }, 0);

/** Marks of the questions of those sections that vary. @param {PageData} page */
export const marks = (page) => parts(page).flatMap(({ section, pool }) => (varies(section) ? pool.map(markOf) : []));

/** @type {SectionsFeature["results"]} */
const results = ({ say, percent }, { sections }) =>
  sections.length > 1
    ? [
        element("h2", {}, say("by_section")),
        element("dl", { class: "facts" }, ...sections.map((each) => figure(each.title, percent(each.percent)))),
      ]
    : [];

/** @type {SectionsFeature} */
export default { drawn, marks, seenAfter, hundredths: hundredthsOf, worth, results };
