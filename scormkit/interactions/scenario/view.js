/**
 * How a scenario looks: a conversation down the page. Each choice is a button; pressing one says what comes of it and goes on
 * below, and at an end the answer is handed in. The path of the present run stands in the page alone, on its turns.
 */

import { bounded, storyOf, walk } from "./score.js";

/** @import { Answer, Kit, QuestionData, ShownView } from "../../player/src/types.js" */

/** Said when somebody hands in a run that has not come to an end. */
export const missing = () => "scenario_missing";

/**
 * The choices taken in this run.
 *
 * @param {HTMLFormElement} form
 * @returns {number[]}
 */
const taken = (form) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".scenario-turn[data-choice]"))].map((turn) =>
    Number(turn.dataset.choice),
  );

/**
 * The path so far, as it would be kept.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @returns {Answer}
 */
export const read = (form, question) => bounded(question, taken(form));

/**
 * Begins the conversation. The frame's button Check has nothing to do here: reaching an end hands the answer in.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 */
export function mount(form, question, kit) {
  form.classList.add("is-scenario");
  restart(form, question, kit);
  form.addEventListener("reset", () => restart(form, question, kit));
}

/**
 * A run from the first step. Nothing of an earlier one is kept.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 */
function restart(form, question, kit) {
  kit.part(form, ".scenario-turns").replaceChildren();
  add(form, question, kit, null);
  offer(form, question, kit);
}

/**
 * A copy of one of the author's texts; null where there is none.
 *
 * @param {HTMLFormElement} form
 * @param {string} selector
 */
function text(form, selector) {
  const template = /** @type {HTMLTemplateElement | null} */ (form.querySelector(`template${selector}`));
  return template ? /** @type {DocumentFragment} */ (template.content.cloneNode(true)) : null;
}

/**
 * Adds a turn: what was chosen, what comes of it, and where that leads.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @param {number | null} key The choice; null: the beginning.
 * @returns {HTMLElement}
 */
function add(form, question, { element, icon, part, words }, key) {
  const turns = part(form, ".scenario-turns");
  const { start, leads } = storyOf(question);
  const lead = key === null ? { step: start } : (leads[key] ?? {});
  const id = `q${question.key}-turn${turns.childElementCount}`;
  /** @type {HTMLElement[]} */
  const parts = [];

  if (key !== null) {
    const who = element("span", { class: "scenario-who" }, words.say("scenario_you"));
    const what = element("span", { class: "scenario-what" }, text(form, `[data-choice="${key}"]`));
    parts.push(
      element("div", { class: "scenario-chosen", id: `${id}-chosen` }, who, " ", what),
      element("p", { class: "verdict", id: `${id}-verdict`, hidden: true }),
    );
    const consequence = text(form, `[data-consequence="${key}"]`);
    if (consequence) parts.push(element("div", { class: "scenario-consequence", id: `${id}-consequence` }, consequence));
  }
  if (lead.end !== undefined) {
    const heading = element("p", { class: "scenario-label" }, words.say("scenario_end"));
    const end = text(form, `[data-end="${lead.end}"]`);
    parts.push(element("div", { class: "scenario-end", id: `${id}-end` }, heading, end));
  } else if (lead.step !== undefined) {
    const step = text(form, `[data-step="${lead.step}"]`);
    parts.push(element("div", { class: "scenario-step", id: `${id}-step` }, step));
  } else {
    parts.push(element("p", { class: "scenario-again", id: `${id}-again` }, icon("back"), words.say("scenario_again")));
  }
  const labels = parts.map((each) => each.id).join(" ");
  const turn = element("div", { class: "scenario-turn", role: "group", tabindex: "-1", "aria-labelledby": labels }, ...parts);
  if (key !== null) turn.dataset.choice = String(key);
  turns.append(turn);
  return turn;
}

/**
 * The buttons of the step that the learner is in: its choices without those that led back to it.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 */
function offer(form, question, kit) {
  const { element, icon, part, order } = kit;
  const path = taken(form);
  const turns = walk(question, path) ?? [];
  const last = turns[turns.length - 1];
  const step = last ? (last.lead.step ?? last.step) : storyOf(question).start;
  const visit = last ? last.visit + (last.lead.step === undefined ? 0 : 1) : 0;
  const tried = turns.filter((turn) => turn.visit === visit).map(({ key }) => key);
  const choices = last?.lead.end === undefined ? order(`step:${step}`) : [];
  const open = choices.filter(({ key }) => !tried.includes(key));

  const area = part(form, ".scenario-choices");
  area.hidden = open.length === 0;
  const shown = [...area.children].map((each) => /** @type {HTMLElement} */ (each).dataset.key);
  // Made anew only when they must be: a new button has not the focus of the old one.
  if (shown.join() === open.map(({ key }) => key).join()) return;
  area.replaceChildren(
    ...open.map(({ key }) => {
      const words = element("span", { class: "scenario-what" }, text(form, `[data-choice="${key}"]`));
      // A link in a button cannot be followed; it works in the conversation, once the choice is taken.
      for (const link of words.querySelectorAll("a")) link.replaceWith(...link.childNodes);
      const button = element("button", { type: "button", class: "scenario-choice", "data-key": String(key) }, words);
      button.append(icon("chevron"));
      button.addEventListener("click", () => take(form, question, kit, key));
      return button;
    }),
  );
}

/**
 * Goes on with a choice. At an end the frame's own button hands the answer in.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @param {number} key
 */
function take(form, question, kit, key) {
  const turn = add(form, question, kit, key);
  offer(form, question, kit);
  if (storyOf(question).leads[key]?.end !== undefined) {
    kit.part(form, ":scope > .actions button").click();
    return;
  }
  mark(form, question, kit, false);
  kit.focusOn(turn);
}

/**
 * The conversation of the answer, the marks at its choices, and at the last a way that works.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  if (view.checked && view.answer.length > 0 && read(form, question).join() !== view.answer.join()) {
    kit.part(form, ".scenario-turns").replaceChildren();
    add(form, question, kit, null);
    for (const key of view.answer) add(form, question, kit, Number(key));
  }
  offer(form, question, kit);
  mark(form, question, kit, view.checked);
  showBest(form, question, kit, view.reveal && !view.correct);
}

/**
 * How a choice turned out: one that leads back is told at once, the others when the run is over. One that only takes longer
 * is neither right nor wrong.
 *
 * @param {QuestionData} question
 * @param {number} key
 * @param {boolean} over
 */
function verdictOf(question, key, over) {
  const { leads, longer } = storyOf(question);
  const back = leads[key]?.step === undefined && leads[key]?.end === undefined;
  if (back) return "wrong";
  if (!over || longer.includes(key)) return "";
  return question.options.some((option) => option.key === key && option.correct) ? "right" : "wrong";
}

/**
 * A picture and a word at the choices taken. The frame reads out the last consequence and the end with the verdict.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @param {boolean} over
 */
function mark(form, question, { element, icon, part, words }, over) {
  const turns = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".scenario-turn[data-choice]"));
  for (const turn of turns) {
    const verdict = verdictOf(question, Number(turn.dataset.choice), over);
    turn.dataset.verdict = verdict;
    const label = part(turn, ".verdict");
    label.hidden = verdict === "";
    if (verdict) {
      const word = words.say(verdict === "right" ? "right" : "not_quite");
      label.replaceChildren(icon(verdict === "right" ? "check" : "cross"), element("span", {}, word));
    }
    for (const each of turn.querySelectorAll(".scenario-consequence, .scenario-end")) {
      each.classList.toggle("option-feedback", over && turn === turns[turns.length - 1]);
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @param {boolean} reveal
 */
function showBest(form, question, { element, part, words }, reveal) {
  const area = part(form, ".scenario-best");
  const way = reveal ? storyOf(question).ways[0] : undefined;
  area.hidden = !way;
  area.replaceChildren();
  if (!way) return;
  const steps = way.map((key) => element("li", {}, text(form, `[data-choice="${key}"]`)));
  area.append(element("p", { class: "scenario-label" }, words.say("scenario_best")), element("ol", {}, ...steps));
}
