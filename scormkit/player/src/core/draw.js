/**
 * Which questions a round of an assessment asks, and in what order: the same for the same attempt, so that a resume shows
 * what was on the screen. Chance gives each question a rank of its own, so that an edited bank changes as little as can be.
 */

import { generator } from "./shuffle.js";

/** @import { Attempt, PageData, QuestionData, SectionData } from "../types.js" */

/** A bank's question has its own key below this, and above it the assessment's (plan/model.py). */
const USE = 2 ** 20;

/** By what a question is known to have been met, however many assessments use it. @param {QuestionData} question */
export const markOf = (question) => question.key % USE;

/** Two rounds can have different questions. @param {SectionData} section */
export const varies = ({ size, draw }) => draw !== null && draw < size;

/**
 * The parts of an assessment with all their questions; without sections it is one part, asked as it stands.
 *
 * @param {PageData} page
 * @returns {{ section: SectionData, pool: QuestionData[] }[]}
 */
export function parts({ sections, questions }) {
  let end = 0;
  const whole = { title: "", size: questions.length, draw: null, each: 0, weight: null };
  return (sections ?? [whole]).map((section) => ({ section, pool: questions.slice(end, (end += section.size)) }));
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
 * Which round is on the screen: the one under way, or the one just submitted.
 *
 * @param {Attempt} attempt
 * @param {PageData | undefined} page
 */
export function roundShown(attempt, page) {
  const state = page && attempt.assessments.get(page.key);
  return state ? state.rounds - (state.finished ? 1 : 0) : 0;
}

/**
 * The questions of the round on the screen, part by part.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {{ section: SectionData, asked: QuestionData[] }[]}
 */
export function drawn(attempt, page) {
  const seen = attempt.assessments.get(page.key)?.seen ?? new Set();
  const round = roundShown(attempt, page);
  /** @param {QuestionData} question */
  const rank = (question) => generator(attempt.seed, page.key, round, markOf(question))();
  return parts(page).map(({ section, pool }) => ({ section, asked: draw(section, pool, seen, rank) }));
}

/**
 * The questions of a page; of an assessment those of the round on the screen, in order.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {QuestionData[]}
 */
export const asked = (attempt, page) =>
  page.sections ? drawn(attempt, page).flatMap((part) => part.asked) : page.questions;

/**
 * What was met once the round on the screen is over. When a section has nothing new left, all of it may come again, what
 * was on the screen last of all.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 * @returns {Set<number>}
 */
export function seenAfter(attempt, page) {
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
