/** After a check: which pages to read again. */

import { objectivePercents, passedBest } from "../core/scoring.js";
import { button, element } from "../views/dom.js";

/** @import { Index } from "../core/course.js" */
/** @import { Attempt, PageData, RemediationFeature } from "../types.js" */

/**
 * The pages to read again after the round just submitted: those that teach an objective that was missed; all of the unit
 * where none says so. None when the author does not want it or the check is passed.
 *
 * @param {Attempt} attempt
 * @param {Index} index
 * @param {PageData} page
 * @returns {PageData[]}
 */
function pages(attempt, index, page) {
  const tested = objectivePercents(attempt, [page]);
  const missed = [...tested].filter(([, { passed }]) => !passed).map(([id]) => id);
  if (!page.remediation || (passedBest(attempt, page) && missed.length === 0)) return [];
  const teaching = index.pages.filter(({ objectives }) => objectives?.some((id) => missed.includes(id)));
  if (teaching.length > 0) return teaching;
  return index.unit.get(page.key)?.pages.filter(({ kind }) => kind === "page") ?? [];
}

/** @type {RemediationFeature["list"]} */
function list(session, { say }, { revisit }) {
  if (revisit.length === 0) return [];
  const rows = revisit.map((page) => {
    const go = () => session.goTo(page.key);
    return element("li", {}, session.isLocked(page) ? page.title : button(page.title, go, { kind: "quiet", icon: "back" }));
  });
  const pages = element("ul", { class: "open-list" }, ...rows);
  return [element("h2", {}, say("revisit")), element("p", {}, say("revisit_note")), pages];
}

/** @type {RemediationFeature} */
export default { pages, list };
