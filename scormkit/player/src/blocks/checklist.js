/** A checklist whose ticks are kept for the learner. */

/** @import { BlockModule } from "../types.js" */

/** @type {BlockModule} */
const checklist = {
  mount(root, { words, part, session, page }) {
    const block = page.kept?.[Number(root.dataset.kept)];
    const entries = block?.entries;
    if (!block || !entries) return;
    const boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input")]);
    const ticked = new Set(session.kept(block.key));
    const note = part(root, "[data-slot=note]");
    const count = () => {
      const done = boxes.filter((box) => box.checked).length;
      note.textContent = `${words.say("kept_count", { done, total: boxes.length })} ${words.say("kept_note")}`;
    };
    boxes.forEach((box, at) => {
      box.checked = ticked.has(/** @type {number} */ (entries[at]));
      box.addEventListener("change", () => {
        session.keep(block.key, entries.filter((_, index) => boxes[index]?.checked));
        count();
      });
    });
    count();
  },
};

export default checklist;
