/**
 * How a hotspot question looks: the rows of a choice, which hold the answer, and over the picture a button for each region,
 * which ticks its row and shows what its row shows.
 */

import * as choice from "../choice/view.js";

/** @import { Kit, QuestionData, ShownView } from "../../player/src/types.js" */

export { read } from "../choice/view.js";

/** @param {QuestionData} question */
export const missing = (question) => (question.multiple ? "none_regions" : "none_region");

/** @param {HTMLFormElement} form @param {QuestionData} question @param {Kit} kit */
const pairs = (form, question, { part }) =>
  question.options.map(({ key }) => ({
    key,
    region: part(form, `[data-region="${key}"]`),
    row: part(form, `[data-option="${key}"]`),
    input: /** @type {HTMLInputElement} */ (part(form, `[data-option="${key}"] input`)),
  }));

/**
 * Shows at the regions which rows are ticked.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 */
function follow(form, question, kit) {
  for (const { region, input } of pairs(form, question, kit)) {
    kit.part(region, "button").setAttribute("aria-pressed", String(input.checked));
  }
}

/**
 * Brings the regions to life.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 */
export function mount(form, question, kit) {
  for (const { region, input } of pairs(form, question, kit)) {
    kit.part(region, "button").addEventListener("click", () => {
      input.checked = question.multiple ? !input.checked : true;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  form.addEventListener("change", () => follow(form, question, kit));
  // Without the picture the regions are frames around nothing; the list still says it all.
  const picture = kit.part(form, ".hotspot-picture");
  kit.part(picture, "img").addEventListener("error", () => picture.classList.add("is-lost"));
}

/**
 * Shows the rows as a choice does, and the same at the regions.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  choice.show(form, question, view, kit);
  follow(form, question, kit);
  for (const { region, row } of pairs(form, question, kit)) {
    const verdict = row.dataset.verdict ?? "";
    region.dataset.verdict = verdict;
    const mark = kit.part(region, ".region-mark");
    mark.hidden = verdict === "";
    // The word stands in the row, and in the button for who goes from region to region.
    kit.part(region, ".region-verdict").textContent = verdict ? kit.part(row, ".verdict").textContent : "";
    if (verdict) mark.replaceChildren(kit.icon(verdict === "wrong" ? "cross" : "check"));
  }
}
