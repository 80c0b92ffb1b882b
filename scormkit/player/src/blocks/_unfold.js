/** What blocks with parts that open have in common. */

/**
 * Opens a details element when a link leads into it, and all of them for paper, where nothing can be pressed.
 *
 * @param {HTMLElement} root The details element, or one around several.
 */
export function unfolds(root) {
  const all = () => /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll("details"), ...(root.matches("details") ? [root] : [])]);
  root.addEventListener("unfold", (event) => {
    for (const each of all()) if (each.contains(/** @type {Node} */ (event.target))) each.open = true;
  });
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  const before = () => {
    if (!root.isConnected) return;
    closed = all().filter((each) => !each.open);
    for (const each of closed) each.open = true;
  };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
    closed = [];
  });
}
