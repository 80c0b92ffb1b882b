/** Dragging by pointer (mouse, pen, finger): the extra beside controls that do the same. It imports nothing of the player. */

/** Pixels that a press must move before it counts as a drag, and that the window's edge reaches inwards. */
const SLACK = 4;
const EDGE = 56;

/**
 * @typedef {object} Drag What happens to the thing that is dragged; `x` and `y` are those of the window.
 * @property {(thing: HTMLElement) => boolean} begin Whether it can be dragged now. Called when the drag has begun.
 * @property {(thing: HTMLElement, x: number, y: number) => void} move
 * @property {(thing: HTMLElement, dropped: boolean) => void} end Not dropped: given up with Escape, or by the system.
 */

/**
 * Lets the things in `root` be dragged by their handles.
 *
 * @param {HTMLElement} root
 * @param {string} handle Selector of what the pointer takes hold of.
 * @param {string} thing Selector of what is dragged: the handle itself or what it stands in.
 * @param {Drag} drag
 */
export function draggable(root, handle, thing, drag) {
  root.addEventListener("pointerdown", (down) => {
    const target = /** @type {HTMLElement} */ (down.target);
    const held = /** @type {HTMLElement | null} */ (target.closest(handle));
    const taken = /** @type {HTMLElement | null} */ (held && held.closest(thing));
    if (!held || !taken || !down.isPrimary || down.button !== 0) return;
    let [x, y, begun, frame] = [down.clientX, down.clientY, false, 0];
    const [fromX, fromY] = [x, y];

    // What is dragged to the edge of the window brings the page along.
    const scroll = () => {
      const by = y < EDGE ? y - EDGE : Math.max(0, y - (innerHeight - EDGE));
      if (by) {
        scrollBy(0, by / 4);
        drag.move(taken, x, y);
      }
      frame = requestAnimationFrame(scroll);
    };
    /** @param {PointerEvent} event */
    const move = (event) => {
      [x, y] = [event.clientX, event.clientY];
      if (!begun) {
        if (Math.hypot(x - fromX, y - fromY) < SLACK) return;
        if (!drag.begin(taken)) return end(false);
        begun = true;
        frame = requestAnimationFrame(scroll);
      }
      drag.move(taken, x, y);
    };
    /** @param {boolean} dropped */
    const end = (dropped) => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key, true);
      if (begun) drag.end(taken, dropped);
    };
    const up = () => end(true);
    const cancel = () => end(false);
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key, true);
  });
}

/**
 * Lets things be dragged to places: a picture of the thing follows the pointer, and the place beneath it lights up.
 *
 * @param {HTMLElement} root
 * @param {{ handle: string, thing: string, place: string }} selectors
 * @param {() => boolean} isOpen Whether anything can be dragged now.
 * @param {(thing: HTMLElement, place: HTMLElement) => void} drop
 */
export function draggableTo(root, { handle, thing, place }, isOpen, drop) {
  /** @type {HTMLElement | null} */
  let picture = null;
  /** @type {HTMLElement | null} */
  let over = null;
  /** @param {HTMLElement | null} next */
  const light = (next) => {
    if (over) over.classList.remove("is-over");
    over = next;
    if (over) over.classList.add("is-over");
  };
  draggable(root, handle, thing, {
    begin: (taken) => {
      if (!isOpen()) return false;
      const source = /** @type {HTMLElement} */ (taken.querySelector("[data-drag]") || taken);
      picture = /** @type {HTMLElement} */ (source.cloneNode(true));
      for (const named of [picture, ...picture.querySelectorAll("[id]")]) named.removeAttribute("id");
      picture.classList.add("drag-picture");
      picture.setAttribute("aria-hidden", "true");
      picture.style.inlineSize = `${Math.min(320, source.getBoundingClientRect().width)}px`;
      root.append(picture);
      root.classList.add("is-dragging");
      taken.classList.add("is-taken");
      return true;
    },
    move: (_, x, y) => {
      if (picture) picture.style.transform = `translate(${x}px, ${y}px)`;
      const beneath = document.elementFromPoint(x, y);
      const found = /** @type {HTMLElement | null} */ (beneath && beneath.closest(place));
      light(found && root.contains(found) ? found : null);
    },
    end: (taken, dropped) => {
      const goal = over;
      light(null);
      if (picture) picture.remove();
      root.classList.remove("is-dragging");
      taken.classList.remove("is-taken");
      if (dropped && goal) drop(taken, goal);
    },
  });
}
