/** How a matrix looks: a table with a radio button in every cell; on narrow screens a list of rows, each with its own list. */

import { columnsOf, pairsOf, rowsOf } from "./score.js";

/** @import { Answer, Kit, QuestionData, ShownView } from "../../player/src/types.js" */

export const missing = () => "none_rows";

/** @param {HTMLFormElement} form @param {number} row @param {number} column @param {Kit} kit */
const cell = (form, row, column, { part }) => part(form, `[data-row="${row}"] [data-column="${column}"]`);

/** @param {HTMLElement} at @param {Kit} kit */
const inputIn = (at, { part }) => /** @type {HTMLInputElement} */ (part(at, "input"));

/**
 * The rows answered so far, each with its column.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @returns {Answer}
 */
export function read(form, question, kit) {
  const rows = rowsOf(question).sort((one, other) => one.key - other.key);
  return rows.flatMap((row) => {
    const chosen = columnsOf(question).find((column) => inputIn(cell(form, row.key, column.key, kit), kit).checked);
    return chosen ? [row.key, chosen.key] : [];
  });
}

/**
 * Shows the answer; before one was checked, what the learner has ticked stays.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  const chosen = view.checked ? pairsOf(question, view.answer) : [];
  for (const row of rowsOf(question)) {
    for (const column of columnsOf(question)) {
      const at = cell(form, row.key, column.key, kit);
      const noted = chosen.some((pair) => pair.row === row && pair.column === column);
      if (view.checked) inputIn(at, kit).checked = noted;
      at.dataset.verdict = noted ? "noted" : "";
    }
  }
}
