/** What the launches of xAPI and cmi5 share. */

/** @import { Clock, CourseData, Encoding, Types } from "../types.js" */

/** The name of the document that holds a learner's progress. */
export const STATE = "scormkit";
/** Milliseconds between the tries to reach a store at the launch. */
export const TRIES = [500, 1500];

/**
 * @typedef {object} Parts
 * @property {CourseData} course
 * @property {Types} types
 * @property {Record<string, Encoding>} encodings
 * @property {Window} window
 * @property {Clock} clock
 * @property {typeof fetch} fetch
 */

/**
 * Asks until there is an answer that says something.
 *
 * @template {{ status: number }} T
 * @param {() => Promise<T>} ask
 * @param {Clock} clock
 * @returns {Promise<T>}
 */
export async function patiently(ask, clock) {
  for (const wait of TRIES) {
    const answer = await ask();
    if (answer.status !== 0 && answer.status !== 429 && answer.status < 500) return answer;
    await new Promise((resolve) => clock.setTimeout(() => resolve(null), wait));
  }
  return ask();
}
