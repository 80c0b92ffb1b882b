/** A panel over the page: a dialog that a button of the menu opens, and one combination of keys from anywhere. */

import { byId, element, icon } from "../views/dom.js";

/** @import { Words } from "../types.js" */

/**
 * @param {Words} words
 * @param {object} parts
 * @param {string} parts.name Of its title in the words, of its keys there, and of the element.
 * @param {string} parts.picture
 * @param {string} parts.code The key that opens it with Alt and Shift, by its place: alone it would be in the way of those
 *   who speak to their computer (WCAG 2.2, 2.1.4), and a Mac writes other letters with Alt.
 * @param {() => (Node | null)[]} parts.fill What is in it, made when it opens.
 * @returns {HTMLDialogElement}
 */
export function panel(words, { name, picture, code, fill }) {
  const title = words.say(name);
  const heading = element("h2", { id: `${name}-title` }, title);
  const close = element("button", { type: "button", class: "close-menu" }, icon("close"), element("span", {}, words.say("close")));
  const body = element("div", { class: "prose panel-body" });
  const dialog = element(
    "dialog",
    { class: "panel", "aria-labelledby": heading.id },
    element("div", { class: "panel-head" }, heading, close),
    body,
  );
  const toggle = () => {
    if (dialog.open) return dialog.close();
    // One at a time: the menu's sheet, or another panel, makes way.
    for (const other of document.querySelectorAll("dialog")) other.close();
    body.replaceChildren(...fill().filter((each) => each !== null));
    dialog.showModal();
  };
  const keys = `Alt+Shift+${code.slice(3)}`;
  const opener = element(
    "button",
    { type: "button", class: "tool", "aria-keyshortcuts": keys, "aria-haspopup": "dialog", title: keys },
    icon(picture),
    element("span", {}, title),
  );
  opener.addEventListener("click", toggle);
  close.addEventListener("click", toggle);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.addEventListener("keydown", (event) => {
    if (event.code !== code || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    toggle();
  });
  byId("tools").append(opener);
  document.body.append(dialog);
  return dialog;
}

/**
 * What the build has written for a panel.
 *
 * @param {string} id
 */
export const written = (id) => /** @type {HTMLTemplateElement} */ (byId(id)).content.cloneNode(true);
