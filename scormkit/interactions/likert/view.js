/** How a likert question looks: the rows of a choice, side by side where there is room. No answer is marked as right. */

/** @import { Kit, QuestionData, ShownView } from "../../player/src/types.js" */

export { read } from "../choice/view.js";

export const missing = () => "none_one";

/**
 * Shows the answer; before one was checked, what the learner has ticked stays.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, { part }) {
  for (const { key } of question.options) {
    const row = part(form, `[data-option="${key}"]`);
    const chosen = view.checked && view.answer.includes(key);
    if (view.checked) /** @type {HTMLInputElement} */ (part(row, "input")).checked = chosen;
    row.dataset.verdict = chosen ? "noted" : "";
  }
}
