/** What a course teaches: how each of its objectives stands, for the LMS and for the learner. */

import { objectivePercents } from "../core/scoring.js";
import { objectiveStates, raiseObjectives } from "../core/status.js";
import { element, icon } from "../views/dom.js";

/** @import { ObjectivesFeature } from "../types.js" */

/** @type {ObjectivesFeature["results"]} */
function results(index, attempt, page) {
  const tested = objectivePercents(attempt, [page]);
  return index.course.units.flatMap(({ objectives }) =>
    objectives.flatMap(({ id, text }) => {
      const test = tested.get(id);
      return test ? [{ id, text, percent: test.percent ?? 0, passed: test.passed }] : [];
    }),
  );
}

/** In words before the figure. @type {ObjectivesFeature["list"]} */
function list(words, objectives) {
  if (objectives.length === 0) return [];
  const rows = objectives.map(({ text, percent, passed }) =>
    element(
      "li",
      { class: passed ? "goal is-right" : "goal" },
      icon(passed ? "check" : "open"),
      element(
        "span",
        {},
        `${text} `,
        element("span", { class: "goal-result" }, words.say(passed ? "goal_reached" : "goal_open", { n: percent })),
      ),
    ),
  );
  return [element("h2", {}, words.say("by_goal")), element("ul", { class: "goals-list" }, ...rows)];
}

/** @type {ObjectivesFeature} */
export default { states: objectiveStates, raise: raiseObjectives, results, list };
