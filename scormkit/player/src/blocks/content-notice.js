/**
 * What follows a content notice on its page stays covered until the learner has chosen to see it; the summary is there for
 * those who choose not to. The choice is remembered until the course is left.
 */

/** @import { BlockModule } from "../types.js" */

/** Keys of pages that were uncovered. @type {Set<number>} */
const shown = new Set();

/** @type {BlockModule} */
const notice = {
  mount(root, { words, part, button, page, focusOn }) {
    /** @type {HTMLElement[]} */
    const rest = [];
    for (let at = root.nextElementSibling; at; at = at.nextElementSibling) rest.push(/** @type {HTMLElement} */ (at));
    const actions = part(root, "[data-slot=actions]");
    const summary = /** @type {HTMLDetailsElement} */ (part(root, "details"));
    const update = () => {
      const open = shown.has(page.key);
      for (const each of rest) each.classList.toggle("is-covered", !open);
      const label = open ? words.say("notice_hide") : words.say("notice_show");
      const pressed = button(label, () => {
        if (open) shown.delete(page.key);
        else shown.add(page.key);
        update();
        if (!open && rest[0]) focusOn(rest[0]);
        else part(actions, "button").focus();
      }, { kind: open ? "quiet" : "primary" });
      actions.replaceChildren(pressed);
      if (open) summary.open = false;
    };
    root.parentElement?.addEventListener("unfold", (event) => {
      if (!rest.some((each) => each.contains(/** @type {Node} */ (event.target)))) return;
      shown.add(page.key);
      update();
    });
    update();
  },
};

export default notice;
