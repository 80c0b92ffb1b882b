/** How matching looks: a row a source, and cards with the targets to drag there. */

import { draggableTo } from "../drag.js";
import { chosen, put, read, show as showPairs } from "../pairs.js";

/** @import { Kit, OptionData, QuestionData, ShownView } from "../../player/src/types.js" */

export { read };

export const missing = () => "match_missing";

/** Cards whose target is chosen somewhere step back. @param {HTMLFormElement} form */
function showUsed(form) {
  const used = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".pair"))].map(chosen);
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".card"))) {
    card.classList.toggle("is-used", used.includes(card.dataset.target ?? ""));
  }
}

/** @param {HTMLFormElement} form */
export function mount(form) {
  const isOpen = () => !form.classList.contains("is-checked");
  draggableTo(form, { handle: ".card", thing: ".card", place: ".pair" }, isOpen, (card, row) =>
    put(row, card.dataset.target ?? ""),
  );
  form.addEventListener("change", () => showUsed(form));
}

/**
 * The targets in the order to show them: as shuffled, or by their words. In the author's order each would stand beside its
 * source.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @returns {OptionData[]}
 */
function targetsOf(form, question, kit) {
  const targets = kit.order("target");
  if (question.shuffle) return targets;
  const words = new Map(
    targets.map(({ key }) => [
      key,
      kit.part(form, `.pair option[value="${key}"], .pair [data-target="${key}"]`).textContent ?? "",
    ]),
  );
  const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
  return [...targets].sort((one, other) => compare(words.get(one.key) ?? "", words.get(other.key) ?? ""));
}

/**
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  const targets = targetsOf(form, question, kit);
  showPairs(form, question, view, kit, kit.order("source"), targets);
  const cards = form.querySelector(".cards ul");
  if (cards) cards.append(...targets.map(({ key }) => kit.part(cards, `[data-target="${key}"]`)));
  showUsed(form);
}
