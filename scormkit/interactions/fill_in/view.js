/** How a fill-in looks: a field, and what is said at it after checking. */

import { dataOf, responseTo } from "./score.js";

/** @import { Answer, Kit, QuestionData, ShownView } from "../../player/src/types.js" */

export const missing = () => "none_text";

/**
 * What was typed.
 *
 * @param {HTMLFormElement} form
 * @returns {Answer}
 */
export const read = (form) => [/** @type {HTMLInputElement} */ (form.querySelector(".field-control")).value];

/**
 * Shows the answer in its field, and after checking a word beside it and the feedback for just this answer.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  const solution = dataOf(question).accept[0] ?? "";
  showField(form, view, kit, { response: responseTo(question, view.answer), solution });
}

/**
 * @param {HTMLFormElement} form
 * @param {ShownView} view
 * @param {Kit} kit
 * @param {{ response: number, solution: string }} said Which feedback for particular answers (-1: none); the right answer.
 */
export function showField(form, view, kit, { response, solution }) {
  const { element, part, words } = kit;
  const row = part(form, ".field-row");
  const input = /** @type {HTMLInputElement} */ (part(row, ".field-control"));
  if (view.checked) input.value = String(view.answer[0] ?? "");
  showVerdict(row, view.checked ? view.correct : null, kit);
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-response]"))) {
    each.hidden = !view.checked || Number(each.dataset.response) !== response;
  }
  const line = part(form, ".solution");
  line.hidden = !view.reveal;
  if (view.reveal) line.replaceChildren(`${words.say("solution")} `, element("strong", {}, solution));
}

/**
 * A frame, a picture and a word at a field.
 *
 * @param {HTMLElement} place
 * @param {boolean | null} right null: not checked.
 * @param {Kit} kit
 */
export function showVerdict(place, right, { icon, element, part, words }) {
  const label = part(place, ".verdict");
  place.dataset.verdict = right === null ? "" : right ? "right" : "wrong";
  label.hidden = right === null;
  if (right === null) return;
  label.replaceChildren(
    icon(right ? "check" : "cross"),
    element("span", {}, words.say(right ? "right" : "not_quite")),
  );
}
