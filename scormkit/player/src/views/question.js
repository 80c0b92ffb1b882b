/** A question on the screen: answering, being told, trying again. What a type looks like is its own view's business. */

import * as choice from "../../../interactions/choice/view.js";
import * as trueFalse from "../../../interactions/true_false/view.js";
import { button, element, focusOn, icon, part } from "./dom.js";

/** @import { OptionData, QuestionData, QuestionView, Session } from "../types.js" */
/** @import { Words } from "./dom.js" */

/**
 * @typedef {object} TypeView What a question type brings.
 * @property {(form: HTMLFormElement) => number[]} read The option keys chosen.
 * @property {(form: HTMLFormElement, question: QuestionData, view: QuestionView, order: OptionData[], reveal: boolean, words: Words) => void} show
 *   Puts the answer and its marks on the screen; `reveal` marks right options that were not chosen, too.
 */

/** One line a type. @type {Record<QuestionData["type"], TypeView>} */
const TYPES = { choice, "true-false": trueFalse };

/**
 * Brings a form of the page to life.
 *
 * @param {Session} session
 * @param {Words} words
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {{ reveal: boolean, goOn: (() => HTMLElement) | null }} options `goOn` makes the button after the feedback.
 * @returns {() => void} Shows the question as it stands now.
 */
export function mountQuestion(session, words, form, question, { reveal, goOn }) {
  const type = TYPES[question.type];
  const fieldset = /** @type {HTMLFieldSetElement} */ (part(form, "fieldset"));
  const error = part(form, ".error");
  const feedback = part(form, ".feedback");
  const hint = /** @type {string} */ (fieldset.getAttribute("aria-describedby"));

  /** @param {string} message Empty: no error. */
  const complain = (message) => {
    error.hidden = message === "";
    error.replaceChildren(...(message ? [icon("warning"), element("span", {}, message)] : []));
    fieldset.setAttribute("aria-describedby", message ? `${error.id} ${hint}` : hint);
    form.classList.toggle("has-error", message !== "");
    for (const input of form.querySelectorAll("input")) {
      if (message) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  };

  const update = () => {
    const view = session.question(question.key);
    // What is chosen but not checked yet stays; what was checked and is cleared goes.
    if (fieldset.disabled && !view.checked) form.reset();
    const last = view.checked && !view.correct && !view.retriable;
    fieldset.disabled = view.checked;
    form.classList.toggle("is-checked", view.checked);
    type.show(form, question, view, session.order(question), reveal && last, words);
    part(form, ":scope > .actions").hidden = view.checked;
    feedback.hidden = !view.checked;
    if (view.checked) tell(view, last);
  };

  /** @param {QuestionView} view @param {boolean} last */
  const tell = (view, last) => {
    feedback.dataset.verdict = view.correct ? "right" : "wrong";
    part(feedback, ".feedback-verdict").replaceChildren(
      icon(view.correct ? "check" : "cross"),
      element("span", {}, words.say(view.correct ? "right" : "not_quite")),
    );
    for (const text of /** @type {NodeListOf<HTMLElement>} */ (feedback.querySelectorAll("[data-feedback]"))) {
      text.hidden = text.dataset.feedback !== (view.correct ? "correct" : "incorrect");
    }
    const tries = part(feedback, ".tries");
    const counted = view.retriable && view.left !== null;
    tries.hidden = !counted && !(last && view.used > 1);
    tries.textContent = counted ? words.count("tries_left", view.left ?? 0) : words.say("tries_none");
    part(feedback, ".actions").replaceChildren(
      ...(goOn ? [goOn()] : []),
      ...(view.retriable ? [button(words.say("try_again"), retry, { kind: goOn ? "quiet" : "primary" })] : []),
    );
    const told = form.querySelectorAll(
      ".option-feedback:not([hidden]), .feedback-text:not([hidden]), .tries:not([hidden])",
    );
    feedback.setAttribute("aria-describedby", [...told].map((each) => each.id).join(" "));
    if (told.length === 0) feedback.removeAttribute("aria-describedby");
  };

  const retry = () => {
    session.retry(question.key);
    focusOn(part(form, "input"));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = type.read(form);
    if (chosen.length === 0) {
      complain(words.say(question.multiple ? "none_many" : "none_one"));
      focusOn(part(form, "input"));
      return;
    }
    session.answer(question.key, chosen);
    focusOn(feedback);
  });
  form.addEventListener("change", () => complain(""));

  update();
  return update;
}
