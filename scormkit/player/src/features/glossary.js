/** Every word of the glossary, from every page. */

import { panel, written } from "./_panel.js";

/** @import { Feature } from "../types.js" */

/** @type {Feature} */
const glossary = {
  mount(_, words) {
    panel(words, { name: "glossary", picture: "book", code: "KeyG", fill: () => [written("glossary-panel")] });
  },
};

export default glossary;
