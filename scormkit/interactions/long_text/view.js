/** How a long text looks: a field, a line that counts, and after checking a model answer where the author wrote one. */

import { dataOf } from "./score.js";

/** @import { Answer, Kit, QuestionData, ShownView } from "../../player/src/types.js" */

/** How long a learner must have stopped typing before the count is said, in milliseconds. */
const PAUSE = 1200;

/** @param {HTMLFormElement} form @param {Kit} kit */
const field = (form, { part }) => /** @type {HTMLTextAreaElement} */ (part(form, ".long-text textarea"));

/** @param {QuestionData} question @param {Answer} answer */
export function missing(question, answer) {
  const length = String(answer[0] ?? "").length;
  if (length === 0) return "long_none";
  return length > dataOf(question).most ? "long_much" : "long_short";
}

/**
 * The text, without white space around it.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} _
 * @param {Kit} kit
 * @returns {Answer}
 */
export const read = (form, _, kit) => [field(form, kit).value.trim()];

/**
 * Words and characters so far, and how many there may be; in other words once there are too many.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @returns {string} What the line says.
 */
function count(form, question, kit) {
  const text = field(form, kit).value.trim();
  const { most } = dataOf(question);
  const over = text.length - most;
  const words = kit.words.count("long_words", text.split(/\s+/).filter(Boolean).length);
  const said =
    over > 0 ? kit.words.count("long_over", over) : `${words}, ${kit.words.say("long_of", { n: text.length, most })}`;
  const line = kit.part(form, ".long-text-count");
  line.textContent = said;
  line.classList.toggle("is-over", over > 0);
  return said;
}

/**
 * Counts while the learner types, and says the count when they pause.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 */
export function mount(form, question, kit) {
  let waiting = 0;
  form.addEventListener("input", () => {
    const said = count(form, question, kit);
    clearTimeout(waiting);
    waiting = window.setTimeout(() => document.activeElement === field(form, kit) && kit.announce(said), PAUSE);
  });
}

/**
 * Shows the answer; before one was checked, what the learner has written stays.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  if (view.checked) field(form, kit).value = String(view.answer[0] ?? "");
  count(form, question, kit);
  const model = /** @type {HTMLElement | null} */ (form.querySelector(".model-answer"));
  if (model) model.hidden = !view.checked;
}
