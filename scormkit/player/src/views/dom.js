/** The few words in which views speak of the page. */

/** @import { CourseData, Words } from "../types.js" */

/**
 * An element with attributes and children. `false` and `null` leave an attribute or a child out; `on` adds a click.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | boolean | null>} attributes
 * @param {(Node | string | null)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * @param {string} label
 * @param {() => void} press
 * @param {{ kind?: "primary" | "quiet", icon?: string, id?: string }} [options]
 */
export function button(label, press, { kind = "primary", icon: name = "", id = "" } = {}) {
  const picture = name ? icon(name) : null;
  const words = element("span", {}, label);
  const made = element("button", { type: "button", class: kind, id: id || null });
  made.append(...(picture ? (name === "next" ? [words, picture] : [picture, words]) : [words]));
  made.addEventListener("click", press);
  return made;
}

/**
 * One picture of the set in the page, for the eye only: a word always stands beside it.
 *
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(namespace, "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `#i-${name}`);
  picture.append(use);
  return picture;
}

/**
 * An element that the page is known to have.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * An element that a part of the page is known to have.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export const part = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/**
 * Pages lie in the document as text, so that a long course is not read whole before its first page.
 *
 * @param {string} id
 * @returns {HTMLElement} The first element of that text, made anew.
 */
export function copy(id) {
  const template = document.createElement("template");
  template.innerHTML = byId(id).textContent ?? "";
  return /** @type {HTMLElement} */ (template.content.firstElementChild);
}

/**
 * The interface's texts and number forms for a course.
 *
 * @param {CourseData} course
 * @returns {Words}
 */
export function wordsOf(course) {
  const { text } = course;
  const language = course.spoken ?? course.language;
  // The digits are those of the page around them, which was written at the build, and of authors' phone numbers.
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2, numberingSystem: "latn" });
  const plural = new Intl.PluralRules(language);
  /** @type {Words["say"]} */
  const say = (key, slots = {}) =>
    (text[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => {
      const value = slots[name] ?? "";
      return typeof value === "number" ? numbers.format(value) : value;
    });
  /** @param {string} key @param {number} n */
  const form = (key, n) => (text[`${key}.${plural.select(n)}`] ? `${key}.${plural.select(n)}` : `${key}.other`);
  /** @type {Words["phrase"]} */
  const phrase = ({ key, slots, parts = [] }) =>
    say(typeof slots.n === "number" ? form(key, slots.n) : key, { ...slots, what: parts.map(phrase).join(" ") });
  return {
    say,
    phrase,
    count: (key, n) => say(form(key, n), { n }),
    percent: (n) => say("percent", { n }),
  };
}

/**
 * Moves the reader to an element: it is focused, so that it is read out, and scrolled into sight.
 *
 * @param {HTMLElement} target
 */
export function focusOn(target) {
  if (!target.matches("a, button, input, select, textarea, summary, [tabindex]")) target.tabIndex = -1;
  target.focus();
}

/**
 * Says something to screen readers without moving the focus.
 *
 * @param {string} message
 */
export function announce(message) {
  const live = byId("live");
  live.textContent = "";
  // An unchanged text would not be read again, so the change is made to be seen.
  setTimeout(() => (live.textContent = message), 50);
}
