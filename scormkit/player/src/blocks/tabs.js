/**
 * Tabs (ARIA Authoring Practices, Tabs pattern, with automatic activation): arrows, Home and End move between them.
 * Without this script the parts stand below one another, each under its heading.
 */

/** @import { BlockModule } from "../types.js" */

/** @type {BlockModule} */
const tabs = {
  mount(root, { words, element, part }) {
    const panels = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(":scope > .tab")]);
    const named = root.querySelector(":scope > .block-title");
    const list = element("div", {
      role: "tablist",
      class: "tab-list",
      ...(named ? { "aria-labelledby": named.id } : { "aria-label": words.say("tabs") }),
    });

    const buttons = panels.map((panel, at) => {
      const heading = part(panel, "h2, h3, h4, h5, h6");
      const tab = element("button", { type: "button", role: "tab", id: `${panel.id}-tab`, "aria-controls": panel.id });
      for (const node of heading.childNodes) tab.append(node.cloneNode(true));
      heading.classList.add("tab-heading");
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      panel.tabIndex = 0;
      tab.addEventListener("click", () => choose(at));
      tab.addEventListener("keydown", (event) => {
        const forward = getComputedStyle(root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
        const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
        const last = panels.length - 1;
        const next = { [forward]: at === last ? 0 : at + 1, [back]: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
        if (next === undefined) return;
        event.preventDefault();
        choose(next);
        buttons[next]?.focus();
      });
      return tab;
    });

    /** @param {number} chosen */
    function choose(chosen) {
      buttons.forEach((tab, at) => {
        tab.setAttribute("aria-selected", String(at === chosen));
        tab.tabIndex = at === chosen ? 0 : -1;
        /** @type {HTMLElement} */ (panels[at]).hidden = at !== chosen;
      });
    }

    list.append(...buttons);
    panels[0]?.before(list);
    root.classList.add("is-live");
    root.addEventListener("unfold", (event) => {
      const at = panels.findIndex((panel) => panel.contains(/** @type {Node} */ (event.target)));
      if (at >= 0) choose(at);
    });
    choose(0);
  },
};

export default tabs;
