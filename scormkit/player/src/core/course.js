/** Looking things up in the course data. */

import { FEATURES } from "./registry.js";

/** @import { CourseData, KeptData, PageData, QuestionData, Types, UnitData } from "../types.js" */

/**
 * @typedef {object} Index
 * @property {CourseData} course
 * @property {Types} types The question types of the course, by name.
 * @property {PageData[]} pages All pages and assessments, in order.
 * @property {Map<number, PageData>} page By key.
 * @property {Map<number, UnitData>} unit By page key.
 * @property {Map<number, QuestionData>} question By key.
 * @property {Map<number, PageData>} home Page of a question, by question key.
 * @property {Map<number, KeptData>} kept Checklists and reflections, by key.
 * @property {{ id: string, key: number }[]} goals The objectives that rules ask for.
 * @property {Set<string> | null} heard What other items of the package tell; null: nobody can tell.
 */

/**
 * @param {CourseData} course
 * @param {Types} types
 * @returns {Index}
 */
export function indexCourse(course, types) {
  /** @type {Index} */
  const index = {
    ...{ course, types, pages: [], goals: FEATURES.rules?.goals(course) ?? [], heard: null },
    ...{ page: new Map(), unit: new Map(), question: new Map(), home: new Map(), kept: new Map() },
  };
  for (const unit of course.units) {
    for (const page of unit.pages) {
      index.pages.push(page);
      index.page.set(page.key, page);
      index.unit.set(page.key, unit);
      for (const question of page.questions) {
        index.question.set(question.key, question);
        index.home.set(question.key, page);
      }
      for (const block of page.kept ?? []) index.kept.set(block.key, block);
    }
  }
  return index;
}

/**
 * Those that count: a pretest only spares the learner pages.
 *
 * @param {Index} index
 * @returns {PageData[]}
 */
export const assessments = (index) => index.pages.filter((page) => page.kind === "assessment" && !page.pretest);
