/** How sorting into groups looks: a row an item, and a box a group to drag the items to. */

import { draggableTo } from "../drag.js";
import { chosen, put, read, show as showPairs } from "../pairs.js";

/** @import { Kit, QuestionData, ShownView } from "../../player/src/types.js" */

export { read };

export const missing = () => "sort_missing";

/** How many items each box holds. @param {HTMLFormElement} form */
function count(form) {
  const groups = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".pair"))].map(chosen);
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".bin"))) {
    const label = /** @type {HTMLElement} */ (box.querySelector(".bin-count"));
    label.textContent = String(groups.filter((group) => group === box.dataset.target).length);
  }
}

/** @param {HTMLFormElement} form */
export function mount(form) {
  const isOpen = () => !form.classList.contains("is-checked");
  draggableTo(form, { handle: ".grip", thing: ".pair", place: ".bin" }, isOpen, (row, box) =>
    put(row, box.dataset.target ?? ""),
  );
  form.addEventListener("change", () => count(form));
}

/**
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  const groups = question.options.filter((option) => option.group === "group");
  showPairs(form, question, view, kit, kit.order("item"), groups);
  count(form);
}
