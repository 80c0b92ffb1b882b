/** Looking things up in the course data. */

/** @import { CourseData, PageData, QuestionData, Types, UnitData } from "../types.js" */

/**
 * @typedef {object} Index
 * @property {CourseData} course
 * @property {Types} types The question types of the course, by name.
 * @property {PageData[]} pages All pages and assessments, in order.
 * @property {Map<number, PageData>} page By key.
 * @property {Map<number, UnitData>} unit By page key.
 * @property {Map<number, QuestionData>} question By key.
 * @property {Map<number, PageData>} home Page of a question, by question key.
 */

/**
 * @param {CourseData} course
 * @param {Types} types
 * @returns {Index}
 */
export function indexCourse(course, types) {
  /** @type {Index} */
  const index = { course, types, pages: [], page: new Map(), unit: new Map(), question: new Map(), home: new Map() };
  for (const unit of course.units) {
    for (const page of unit.pages) {
      index.pages.push(page);
      index.page.set(page.key, page);
      index.unit.set(page.key, unit);
      for (const question of page.questions) {
        index.question.set(question.key, question);
        index.home.set(question.key, page);
      }
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
