/** How a choice looks: rows with native inputs, and what is said at the rows after checking. */

import { element, icon, part } from "../../player/src/views/dom.js";

/** @import { OptionData, QuestionData, QuestionView } from "../../player/src/types.js" */
/** @import { Words } from "../../player/src/views/dom.js" */

/**
 * The keys of the options chosen.
 *
 * @param {HTMLFormElement} form
 * @returns {number[]}
 */
export function read(form) {
  return [...form.querySelectorAll("input")].filter((input) => input.checked).map((input) => Number(input.value));
}

/**
 * Shows the rows in order, the answer in them, and after checking a word and the feedback at each chosen row.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {QuestionView} view
 * @param {OptionData[]} order
 * @param {boolean} reveal Right options that were not chosen are marked, too.
 * @param {Words} words
 */
export function show(form, question, view, order, reveal, words) {
  const rows = order.map((option) => part(form, `[data-option="${option.key}"]`));
  const list = part(form, ".options");
  // Rows are moved only when they must be: moving a row takes the focus from its input.
  if (rows.some((row, place) => list.children[place] !== row)) list.append(...rows);
  for (const [place, option] of order.entries()) {
    const row = /** @type {HTMLElement} */ (rows[place]);
    const chosen = view.answer.includes(option.key);
    const missed = reveal && option.correct && !chosen;
    if (view.checked) /** @type {HTMLInputElement} */ (part(row, "input")).checked = chosen;
    const verdict = view.checked && chosen ? (option.correct ? "right" : "wrong") : missed ? "missed" : "";
    row.dataset.verdict = verdict;
    const label = part(row, ".verdict");
    label.hidden = verdict === "";
    if (verdict) {
      const word = { right: "right", wrong: "not_quite", missed: question.multiple ? "missed_many" : "missed_one" };
      label.replaceChildren(
        icon(verdict === "wrong" ? "cross" : "check"),
        element("span", {}, words.say(word[verdict])),
      );
    }
    const feedback = /** @type {HTMLElement | null} */ (row.querySelector(".option-feedback"));
    if (feedback) feedback.hidden = !(view.checked && chosen);
  }
}
