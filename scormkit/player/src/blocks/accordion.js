/** Parts that open one by one; one button opens or closes all of them. */

import { unfolds } from "./_unfold.js";

/** @import { BlockModule } from "../types.js" */

/** @type {BlockModule} */
const accordion = {
  mount(root, { words, element }) {
    unfolds(root);
    const parts = /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll(":scope > details")]);
    if (parts.length < 3) return;
    const all = element("button", { type: "button", class: "quiet accordion-all" });
    const label = () => {
      all.textContent = parts.every((part) => part.open) ? words.say("close_all") : words.say("open_all");
    };
    all.addEventListener("click", () => {
      const open = !parts.every((part) => part.open);
      for (const part of parts) part.open = open;
    });
    for (const part of parts) part.addEventListener("toggle", label);
    label();
    parts[0]?.before(all);
  },
};

export default accordion;
