/** Cards that turn over. Only the face that is up can be read or reached; without this script both can. */

/** @import { BlockModule } from "../types.js" */

/** @type {BlockModule} */
const cards = {
  mount(root, { words, element, part, icon }) {
    for (const card of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".flip"))) {
      const faces = [part(card, ".front"), part(card, ".back")];
      const title = faces[0]?.textContent?.trim() ?? "";
      const turn = element("button", { type: "button", class: "turn" }, icon("turn"), element("span", { class: "sr" }));
      let up = 0;
      const show = () => {
        card.classList.toggle("is-turned", up === 1);
        faces.forEach((face, at) => (face.inert = at !== up));
        part(turn, ".sr").textContent = up === 0 ? words.say("turn", { title }) : words.say("turn_back", { title });
      };
      const flip = () => {
        up = 1 - up;
        show();
      };
      turn.addEventListener("click", (event) => {
        event.stopPropagation();
        flip();
      });
      // The whole card, for a finger or a mouse; a link on it, and words that are being marked, stay what they are.
      card.addEventListener("click", (event) => {
        const pressed = /** @type {Element} */ (event.target);
        if (!pressed.closest("a, button, input, summary, audio, video") && getSelection()?.isCollapsed !== false) flip();
      });
      card.addEventListener("unfold", (event) => {
        up = Number(faces[1]?.contains(/** @type {Node} */ (event.target)));
        show();
      });
      card.append(turn);
      card.classList.add("is-live");
      show();
    }
  },
};

export default cards;
