/** Whom to turn to, one key away from every page. */

import { panel, written } from "./_panel.js";

/** @import { Feature } from "../types.js" */

/** @type {Feature} */
const contacts = {
  mount(_, words) {
    panel(words, { name: "contacts", picture: "phone", code: "KeyC", fill: () => [written("contacts-panel")] });
  },
};

export default contacts;
