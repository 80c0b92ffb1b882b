/** A question on the screen: answering, being told, trying again. What a type looks like is its own view's business. */

import { button, element, focusOn, icon, part } from "./dom.js";
import { kitFor } from "./kit.js";

/** @import { QuestionData, QuestionView, Session, TypeModule, Words } from "../types.js" */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** How an answer came out, with its picture and the key of its words. */
const VERDICTS = {
  right: { picture: "check", key: "right" },
  partly: { picture: "partly", key: "partly_right" },
  wrong: { picture: "cross", key: "not_quite" },
  noted: { picture: "saved", key: "noted" },
};

/**
 * @param {QuestionData} question
 * @param {QuestionView} view
 * @param {boolean} [silent] Nothing is told yet.
 */
export function verdictOf({ graded }, { correct, credit }, silent = false) {
  const verdict = !graded || silent ? "noted" : correct ? "right" : credit > 0 ? "partly" : "wrong";
  return { verdict, ...VERDICTS[verdict] };
}

/**
 * @typedef {object} Setting Where a question stands, as far as it looks different there.
 * @property {() => boolean} reveal What is right may be shown once no try is left.
 * @property {() => "told" | "silent" | "review"} [how] told: the verdict follows the answer. silent: it is taken without a
 *   word, and on it goes. review: an answer is looked at again; nothing can be done.
 * @property {() => { label: string, press: () => void }} [goOn] What follows the answer, where something does.
 */

/**
 * Nothing is put in: an empty field or list, a group of boxes without a tick.
 *
 * @param {HTMLElement} answer
 * @param {Control} control
 */
const isBlank = (answer, control) =>
  /^(radio|checkbox)$/.test(control.type)
    ? !answer.querySelector(`[name="${control.name}"]:checked`)
    : control.value.trim() === "";

/**
 * Brings a form of the page to life.
 *
 * @param {Session} session
 * @param {Words} words
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Setting} setting
 * @returns {() => void} Shows the question as it stands now.
 */
export function mountQuestion(session, words, form, question, { reveal, goOn, how = () => "told" }) {
  const type = /** @type {TypeModule} */ (session.types[question.type]);
  const kit = kitFor(session, words, question);
  const area = part(form, ".answer");
  const fieldset = /** @type {HTMLFieldSetElement} */ (part(form, "fieldset"));
  const error = part(form, ".error");
  const submit = part(form, "[type=submit]");
  const feedback = part(form, ".feedback");
  const hint = /** @type {string} */ (fieldset.getAttribute("aria-describedby"));

  const controls = () => [.../** @type {NodeListOf<Control>} */ (area.querySelectorAll("input, select, textarea"))];

  /** @param {string} message Empty: no error. */
  const complain = (message) => {
    error.hidden = message === "";
    error.replaceChildren(...(message ? [icon("warning"), element("span", {}, message)] : []));
    fieldset.setAttribute("aria-describedby", message ? `${error.id} ${hint}` : hint);
    form.classList.toggle("has-error", message !== "");
    for (const control of controls()) {
      if (message && isBlank(area, control)) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  };

  /** Leads to what is to be filled in, or to the first thing that can be worked with. */
  const focusAnswer = () => {
    const first = [.../** @type {NodeListOf<HTMLElement>} */ (area.querySelectorAll("input, select, textarea, button"))];
    const seen = (/** @type {HTMLElement} */ each) => each.getClientRects().length > 0;
    focusOn(controls().find((control) => seen(control) && isBlank(area, control)) ?? first.find(seen) ?? fieldset);
  };

  const update = () => {
    const view = session.question(question.key);
    // What is put in but not checked yet stays; what was checked and is cleared goes.
    if (fieldset.disabled && !view.checked && view.answer.length === 0) form.reset();
    const last = view.checked && !view.correct && !view.retriable;
    const silent = how() === "silent";
    fieldset.disabled = view.checked;
    form.classList.toggle("is-checked", view.checked && !silent);
    type.view.show(form, question, { ...view, checked: view.checked && !silent, reveal: reveal() && last }, kit);
    part(form, ":scope > .actions").hidden = view.checked;
    if (silent && goOn) submit.replaceChildren(element("span", {}, goOn().label), icon("next"));
    feedback.hidden = !view.checked;
    if (view.checked) tell(view, last);
  };

  /** @param {QuestionView} view @param {boolean} last */
  const tell = (view, last) => {
    const partly = view.credit > 0;
    const silent = how() === "silent";
    const { verdict, picture, key } = verdictOf(question, view, silent);
    feedback.dataset.verdict = verdict;
    part(feedback, ".feedback-verdict").replaceChildren(icon(picture), element("span", {}, words.say(key)));
    const texts = [.../** @type {NodeListOf<HTMLElement>} */ (feedback.querySelectorAll("[data-feedback]"))];
    const kinds = view.correct ? ["correct"] : [...(last ? ["last"] : []), ...(partly ? ["partly"] : []), "incorrect"];
    const kind = kinds.find((each) => texts.some((text) => text.dataset.feedback === each));
    for (const text of texts) text.hidden = silent || text.dataset.feedback !== kind;
    const tries = part(feedback, ".tries");
    const retriable = view.retriable && how() === "told";
    const counted = retriable && view.left !== null;
    const again = words.say(question.graded ? "try_again" : "change_answer");
    tries.hidden = how() !== "told" || (!counted && !(last && view.used > 1));
    tries.textContent = counted ? words.count("tries_left", view.left ?? 0) : words.say("tries_none");
    part(feedback, ".actions").replaceChildren(
      ...(goOn && how() !== "review" ? [button(goOn().label, goOn().press, { icon: "next" })] : []),
      ...(retriable ? [button(again, retry, { kind: goOn ? "quiet" : "primary" })] : []),
    );
    const told = form.querySelectorAll(
      ".option-feedback[id]:not([hidden]), .feedback-text:not([hidden]), .tries:not([hidden])",
    );
    feedback.setAttribute("aria-describedby", [...told].map((each) => each.id).join(" "));
    if (told.length === 0) feedback.removeAttribute("aria-describedby");
  };

  const retry = () => {
    session.retry(question.key);
    focusAnswer();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = type.view.read(form, question, kit);
    if (!type.accepts(question, answer)) {
      complain(words.say(type.view.missing(question, answer), { check: submit.textContent }));
      focusAnswer();
      return;
    }
    session.answer(question.key, answer);
    if (goOn && how() === "silent") goOn().press();
    else focusOn(feedback);
  });
  for (const kind of ["input", "change"]) form.addEventListener(kind, () => error.hidden || complain(""));

  type.view.mount?.(form, question, kit);
  update();
  return update;
}
