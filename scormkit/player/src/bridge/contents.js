/** Several units on one page: a list of them beside the frame, and a result of the whole. */

import { openUnit, outerOf, watch } from "./host.js";
import { courseRecord } from "./course-record.js";
import { outerXapi } from "./to-xapi.js";

/** @import { BridgeData } from "./types.js" */
/** @import { Launched } from "./to-xapi.js" */

/**
 * @param {BridgeData} data
 * @param {Launched | null} launched null: nothing records.
 */
export async function playAll(data, launched) {
  const list = /** @type {HTMLElement} */ (document.getElementById("units"));
  const place = /** @type {HTMLElement} */ (document.getElementById("content"));
  const record = launched && (await courseRecord(launched, data.units.map(({ id }) => id)));
  /** @type {{ end(goes: boolean): void, leave(): void } | null} */
  let open = null;
  const buttons = /** @type {HTMLButtonElement[]} */ ([...list.querySelectorAll("button")]);

  const mark = () =>
    buttons.forEach((button, n) => {
      const completed = record?.isCompleted(data.units[n]?.id ?? "") ?? false;
      button.classList.toggle("done", completed);
      const words = button.querySelector(".mark");
      if (words) words.textContent = completed ? (data.words.mark_done ?? "") : "";
    });

  /** @param {number} n */
  const show = async (n) => {
    const unit = data.units[n];
    if (!unit) return;
    open?.end(false);
    open = null;
    buttons.forEach((button, at) => (at === n ? button.setAttribute("aria-current", "page") : button.removeAttribute("aria-current")));
    buttons.forEach((button) => (button.disabled = true));
    const found = launched && record && (await outerXapi(launched, unit, unit.id, (attempt) => (record.note(unit.id, attempt), mark())).catch(() => null));
    const outer = outerOf(data, found);
    buttons.forEach((button) => (button.disabled = false));
    open = openUnit(data, unit, outer, place);
  };

  buttons.forEach((button, n) => button.addEventListener("click", () => void show(n)));
  watch(
    () => (open?.end(true), record?.leave()),
    () => (open?.leave(), record?.leave()),
  );
  mark();
  const first = data.units.findIndex(({ id }) => !record?.isCompleted(id));
  await show(Math.max(0, first));
}
