/** How a choice looks: rows with native inputs, and what is said at the rows after checking. */

/** @import { Answer, Kit, QuestionData, ShownView } from "../../player/src/types.js" */

/** @param {QuestionData} question */
export const missing = (question) => (question.multiple ? "none_many" : "none_one");

/**
 * The keys of the options chosen.
 *
 * @param {HTMLFormElement} form
 * @returns {Answer}
 */
export function read(form) {
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(".option input"));
  return [...inputs].filter((input) => input.checked).map((input) => Number(input.value));
}

/**
 * Shows the rows in order, the answer in them, and after checking a word and the feedback at each chosen row.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, { order, icon, element, part, words }) {
  const options = order();
  const rows = options.map((option) => part(form, `[data-option="${option.key}"]`));
  const list = part(form, ".options");
  // Rows are moved only when they must be: moving a row takes the focus from its input.
  if (rows.some((row, place) => list.children[place] !== row)) list.append(...rows);
  for (const [place, option] of options.entries()) {
    const row = /** @type {HTMLElement} */ (rows[place]);
    const chosen = view.answer.includes(option.key);
    const missed = view.reveal && option.correct && !chosen;
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
