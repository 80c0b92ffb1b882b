/** One slide at a time, moved by the learner alone. Without this script the slides stand below one another. */

/** @import { BlockModule } from "../types.js" */

/** @type {BlockModule} */
const carousel = {
  mount(root, { words, element, part, icon, announce }) {
    const slides = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(":scope > .slides > .slide")]);
    const total = slides.length;
    let at = 0;
    const place = element("span", { class: "carousel-place" });
    /** @param {string} name @param {number} step @param {string} label */
    const arrow = (name, step, label) => {
      const made = element("button", { type: "button", class: "carousel-arrow" }, icon(name), element("span", { class: "sr" }, label));
      made.addEventListener("click", () => {
        if (made.getAttribute("aria-disabled") === "true") return;
        show(at + step);
        announce(place.textContent ?? "");
      });
      return made;
    };
    const back = arrow("back", -1, words.say("slide_before"));
    const on = arrow("next", 1, words.say("slide_after"));

    /** @param {number} next */
    function show(next) {
      at = next;
      slides.forEach((slide, index) => (slide.hidden = index !== at));
      back.setAttribute("aria-disabled", String(at === 0));
      on.setAttribute("aria-disabled", String(at === total - 1));
      place.textContent = words.say("slide_of", { n: at + 1, total });
    }

    root.addEventListener("unfold", (event) => {
      const index = slides.findIndex((slide) => slide.contains(/** @type {Node} */ (event.target)));
      if (index >= 0) show(index);
    });
    root.append(element("div", { class: "carousel-moves" }, back, place, on));
    part(root, ".slides").classList.add("is-live");
    show(0);
  },
};

export default carousel;
