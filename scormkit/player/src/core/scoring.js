/** Points and percents. Percents are kept in whole hundredths inside, so that sums and comparisons are exact. */

import { asked, sectionsOf } from "./draw.js";

/** @import { Attempt, PageData, QuestionData } from "../types.js" */

/**
 * Points of points in hundredths of a percent; nothing to earn is everything earned.
 *
 * @param {number} earned
 * @param {number} possible
 */
export const hundredths = (earned, possible) => (possible > 0 ? Math.round((earned / possible) * 10000) : 10000);

/**
 * Points earned and possible over some questions, of those that are graded.
 *
 * @param {Attempt} attempt
 * @param {QuestionData[]} questions
 */
export function points(attempt, questions) {
  let earned = 0;
  let possible = 0;
  for (const question of questions) {
    if (!question.graded) continue;
    possible += question.points;
    earned += question.points * (attempt.questions.get(question.key)?.credit ?? 0);
  }
  return { earned, possible };
}

/**
 * @param {{ earned: number, possible: number }} points
 * @returns {number} percent, two decimals
 */
export const percentOf = ({ earned, possible }) => hundredths(earned, possible) / 100;

/**
 * The present round of an assessment in hundredths of a percent.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
export function roundHundredths(attempt, page) {
  const { earned, possible } = points(attempt, page.questions);
  return sectionsOf(page)?.hundredths(attempt, page) ?? hundredths(earned, possible);
}

/**
 * What an assessment weighs in the course score: the points of a round, on average where they are drawn.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
const worth = (attempt, page) => sectionsOf(page)?.worth(attempt, page) ?? points(attempt, page.questions).possible;

/**
 * Whether so many hundredths of a percent reach a pass mark in percent.
 *
 * @param {number} value
 * @param {number | undefined} passingScore
 */
const reaches = (value, passingScore) => value >= Math.round((passingScore ?? 0) * 100);

/**
 * Submitted at least once.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
export const submitted = (attempt, page) => (attempt.assessments.get(page.key)?.rounds ?? 0) > 0;

/**
 * The best submitted round reaches the pass mark.
 *
 * @param {Attempt} attempt
 * @param {PageData} page
 */
export function passedBest(attempt, page) {
  return submitted(attempt, page) && reaches(attempt.assessments.get(page.key)?.best ?? -1, page.passingScore);
}

/**
 * The best percent of each assessment, weighted by its points.
 *
 * @param {Attempt} attempt
 * @param {PageData[]} checks
 * @returns {number} percent, two decimals
 */
export function coursePercent(attempt, checks) {
  let earned = 0;
  let possible = 0;
  for (const page of checks) {
    const weight = worth(attempt, page);
    earned += weight * Math.max(0, attempt.assessments.get(page.key)?.best ?? 0);
    possible += weight * 10000;
  }
  return percentOf({ earned, possible });
}

/**
 * @typedef {object} ObjectiveTest
 * @property {number | null} percent null while an assessment that tests the objective has no submitted round to show.
 * @property {boolean} passed The percent reaches the highest pass mark among those assessments.
 */

/**
 * How the objectives named by some assessments' questions came out in the rounds submitted last.
 *
 * @param {Attempt} attempt
 * @param {PageData[]} checks
 * @returns {Map<string, ObjectiveTest>} by objective id
 */
export function objectivePercents(attempt, checks) {
  /** @type {Map<string, { questions: QuestionData[], mark: number, shown: boolean }>} */
  const tests = new Map();
  for (const page of checks) {
    const shown = attempt.assessments.get(page.key)?.finished ?? false;
    for (const question of asked(attempt, page).filter(({ graded }) => graded)) {
      for (const id of question.objectives) {
        const test = tests.get(id) ?? { questions: [], mark: 0, shown: true };
        test.questions.push(question);
        test.mark = Math.max(test.mark, page.passingScore ?? 0);
        test.shown &&= shown;
        tests.set(id, test);
      }
    }
  }
  return new Map(
    [...tests].map(([id, { questions, mark, shown }]) => {
      const { earned, possible } = points(attempt, questions);
      const value = hundredths(earned, possible);
      return [id, { percent: shown ? value / 100 : null, passed: shown && reaches(value, mark) }];
    }),
  );
}
