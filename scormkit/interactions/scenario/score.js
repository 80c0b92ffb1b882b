/**
 * A scenario's answer is the path: the keys of the choices taken, in order, from the first step to an end. It ends once.
 */

/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/**
 * Where a choice leads: to a step, to an end, or (empty) back to its own step, where each such choice is taken once.
 *
 * @typedef {{ step?: string, end?: string }} Lead
 */

/**
 * What Python's model.data says: `leads` by key, the percent that each `ends` earns, the best `ways` as keys, the
 * choices that are `longer` ways to the best end, and `most`, the longest path that is kept.
 *
 * @typedef {object} Story
 * @property {string} start
 * @property {Record<string, Lead>} leads
 * @property {Record<string, number>} ends
 * @property {number[][]} ways
 * @property {number[]} longer
 * @property {number} most
 */

/** @param {QuestionData} question */
export const storyOf = (question) => /** @type {Story} */ (question.data);

/** @param {string} group @returns {string} The step whose choices an option's group holds. */
export const stepOf = (group) => group.replace(/^step:/, "");

/**
 * The path as it was gone: for each choice the step it was taken in and where it led. null when it cannot be gone: a choice
 * of another step, one taken twice in one visit, one after the end.
 *
 * @param {QuestionData} question
 * @param {Answer} path
 */
export function walk(question, path) {
  const { start, leads } = storyOf(question);
  /** @type {{ key: number, step: string, lead: Lead, visit: number }[]} */
  const turns = [];
  let step = start;
  let visit = 0;
  for (const key of path) {
    const option = question.options.find((each) => each.key === key);
    const lead = option && leads[option.key];
    const ended = turns.some((turn) => turn.lead.end !== undefined);
    const taken = turns.some((turn) => turn.key === key && turn.visit === visit);
    if (!option || !lead || stepOf(option.group) !== step || ended || taken) return null;
    turns.push({ key: option.key, step, lead, visit });
    if (lead.step !== undefined) {
      step = lead.step;
      visit++;
    }
  }
  return turns;
}

/**
 * A path of any length as one that is kept: wrong turns go first, the oldest first, then the oldest circle, until no more
 * than `most` choices are left. What remains is still a path that can be gone, to the same place.
 *
 * @param {QuestionData} question
 * @param {Answer} path
 * @returns {Answer}
 */
export function bounded(question, path) {
  const { most } = storyOf(question);
  let kept = walk(question, path) ?? [];
  while (kept.length > most) {
    // Never the last turn, which the learner is looking at.
    const older = kept.slice(0, -1);
    const wrong = older.findIndex(({ lead }) => lead.step === undefined && lead.end === undefined);
    if (wrong >= 0) {
      kept.splice(wrong, 1);
      continue;
    }
    const from = kept.findIndex(({ step }, at) => kept.some((later, place) => place > at && later.step === step));
    const step = kept[from]?.step;
    const to = kept.findIndex((later, place) => place > from && later.step === step);
    kept = [...kept.slice(0, from), ...kept.slice(to)];
  }
  return kept.map(({ key }) => key);
}

/**
 * What the end earns. All or nothing: only an end that earns everything.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {number} 0 to 1
 */
export function score(question, answer) {
  const { leads, ends } = storyOf(question);
  const end = leads[Number(answer[answer.length - 1])]?.end;
  const share = end === undefined ? 0 : (ends[end] ?? 0) / 100;
  return question.credit === "all-or-nothing" && share < 1 ? 0 : share;
}

/**
 * A path that can be gone, to an end, and no longer than is kept.
 *
 * @param {QuestionData} question
 * @param {Answer} answer
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const turns = answer.length <= storyOf(question).most ? walk(question, answer) : null;
  return turns !== null && turns[turns.length - 1]?.lead.end !== undefined;
}
