/** How ordering looks: a list whose items are moved with buttons, arrow keys between them, or by dragging a handle. */

import { draggable } from "../drag.js";
import { tell } from "../pairs.js";
import { dataOf, rightItems } from "./score.js";

/** @import { Answer, Kit, QuestionData, ShownView } from "../../player/src/types.js" */

export const missing = () => "order_missing";

/** @param {HTMLFormElement} form */
const itemsOf = (form) => [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".order-item"))];

/** @param {HTMLElement} item */
const keyOf = (item) => Number(item.dataset.option);

/**
 * The keys in the order that the learner finds: shuffled, and never right.
 *
 * @param {QuestionData} question
 * @param {Kit} kit
 * @returns {number[]}
 */
function startOf(question, kit) {
  const keys = kit.order().map((option) => option.key);
  const { order } = dataOf(question);
  const [first, ...others] = keys;
  return keys.every((key, place) => key === order[place]) ? [...others, /** @type {number} */ (first)] : keys;
}

/**
 * The order that the learner made; empty when it is still the one that was found, which is never right.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @returns {Answer}
 */
export function read(form, question, kit) {
  const keys = itemsOf(form).map(keyOf);
  return startOf(question, kit).every((key, place) => key === keys[place]) ? [] : keys;
}

/**
 * Numbers the items, and says which buttons can do nothing. These stay in reach, so that the focus is not lost on the way.
 *
 * @param {HTMLFormElement} form
 * @param {Kit} kit
 */
function number(form, kit) {
  const items = itemsOf(form);
  for (const [place, item] of items.entries()) {
    kit.part(item, ".order-place").textContent = String(place + 1);
    for (const [way, end] of [
      ["up", 0],
      ["down", items.length - 1],
    ]) {
      const button = kit.part(item, `[data-move="${way}"]`);
      if (place === end) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }
}

/**
 * Puts the items into an order.
 *
 * @param {HTMLFormElement} form
 * @param {Answer} keys
 * @param {Kit} kit
 */
function arrange(form, keys, kit) {
  const items = itemsOf(form);
  if (items.some((item, place) => keyOf(item) !== keys[place])) {
    kit.part(form, ".order").append(...keys.map((key) => kit.part(form, `.order-item[data-option="${key}"]`)));
  }
  number(form, kit);
}

/**
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 */
export function mount(form, question, kit) {
  const list = kit.part(form, ".order");
  const reset = () => arrange(form, startOf(question, kit), kit);
  /** @param {HTMLElement} item */
  const moved = (item) => {
    number(form, kit);
    item.dispatchEvent(new Event("change", { bubbles: true }));
    const items = itemsOf(form);
    const name = kit.part(item, ".order-text").dataset.name ?? "";
    const slots = { item: name, n: items.indexOf(item) + 1, total: items.length };
    kit.announce(kit.words.say("order_moved", slots));
  };
  /**
   * The neighbour goes round the item, so that the item keeps the focus.
   *
   * @param {HTMLElement} item
   * @param {Element | null} neighbour
   */
  const swap = (item, neighbour) => {
    if (!neighbour) return false;
    if (item.compareDocumentPosition(neighbour) & Node.DOCUMENT_POSITION_PRECEDING) item.after(neighbour);
    else item.before(neighbour);
    return true;
  };
  /** @param {Event} event */
  const pressed = ({ target }) =>
    /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (target).closest("[data-move]"));

  list.addEventListener("click", (event) => {
    const button = pressed(event);
    const item = /** @type {HTMLElement | null} */ (button && button.closest(".order-item"));
    if (!button || !item) return;
    const up = button.dataset.move === "up";
    if (swap(item, up ? item.previousElementSibling : item.nextElementSibling)) moved(item);
  });
  list.addEventListener("keydown", (event) => {
    const button = pressed(event);
    if (!button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const items = itemsOf(form);
    const place = items.findIndex((item) => item.contains(button));
    const goal = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: items.length - 1 }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    const item = items[goal];
    if (item) kit.part(item, `[data-move="${button.dataset.move}"]`).focus();
  });

  /** @type {Answer} */
  let before = [];
  draggable(list, ".grip", ".order-item", {
    begin: (item) => {
      if (form.classList.contains("is-checked")) return false;
      before = itemsOf(form).map(keyOf);
      item.classList.add("is-moving");
      return true;
    },
    move: (item, _, y) => {
      const middle = (/** @type {Element} */ each) => {
        const { top, bottom } = each.getBoundingClientRect();
        return (top + bottom) / 2;
      };
      for (let above = item.previousElementSibling; above && y < middle(above); above = item.previousElementSibling) {
        swap(item, above);
      }
      for (let below = item.nextElementSibling; below && y > middle(below); below = item.nextElementSibling) {
        swap(item, below);
      }
      number(form, kit);
    },
    end: (item, dropped) => {
      item.classList.remove("is-moving");
      if (!dropped) arrange(form, before, kit);
      else if (itemsOf(form).some((each, place) => keyOf(each) !== before[place])) moved(item);
    },
  });
  form.addEventListener("reset", reset);
  reset();
}

/**
 * Shows the order that was checked, and at each item what came of it. Before that the list is the learner's own.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  if (view.checked) arrange(form, view.answer, kit);
  const { order } = dataOf(question);
  // In a run or in its own place: neither may be called wrong.
  const right = [...rightItems(question, view.answer), ...view.answer.filter((key, place) => key === order[place])];
  for (const item of itemsOf(form)) {
    const key = keyOf(item);
    const place = kit.words.say("order_right", { n: order.indexOf(key) + 1 });
    tell(item, kit, {
      right: view.checked ? right.includes(key) : null,
      answer: view.reveal ? place : "",
    });
  }
}
