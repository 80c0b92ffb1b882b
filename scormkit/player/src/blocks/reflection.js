/** A text of the learner's own, kept with the progress. */

/** @import { BlockModule } from "../types.js" */

/** Milliseconds without a key before the text is kept: an LMS is not asked at every letter. */
const REST = 1500;

/** @type {BlockModule} */
const reflection = {
  mount(root, { words, part, session, page }) {
    const block = page.kept?.[Number(root.dataset.kept)];
    const field = root.querySelector("textarea");
    if (!block?.limit || !field) return;
    const { key, limit } = block;
    const room = part(root, "[data-slot=room]");
    let timer = 0;
    const count = () => (room.textContent = words.count("kept_room", Math.max(0, limit - field.value.length)));
    const keep = () => {
      clearTimeout(timer);
      session.keep(key, field.value.trim() === "" ? [] : [field.value]);
    };
    const [text] = session.kept(key);
    field.value = typeof text === "string" ? text : "";
    field.addEventListener("input", () => {
      count();
      clearTimeout(timer);
      timer = window.setTimeout(keep, REST);
    });
    field.addEventListener("change", keep);
    session.draft(keep);
    count();
  },
};

export default reflection;
