/** How a cloze looks: fields in the text, and what is said at each after checking. */

import { showVerdict } from "../fill_in/view.js";
import { dataOf, judge } from "./score.js";

/** @import { Answer, Kit, QuestionData, ShownView } from "../../player/src/types.js" */

export const missing = () => "none_gaps";

/**
 * The fields in the order of their gaps; in the text they may stand in another.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 */
const fields = (form, question) =>
  dataOf(question).gaps.map((_, place) => {
    const gap = /** @type {HTMLElement} */ (form.querySelector(`[data-gap="${place}"]`));
    return { gap, control: /** @type {HTMLInputElement | HTMLSelectElement} */ (gap.querySelector(".field-control")) };
  });

/**
 * What stands in each gap: a text, or the key of an option.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @returns {Answer}
 */
export const read = (form, question) =>
  fields(form, question).map(({ control }) =>
    control instanceof HTMLSelectElement && control.value !== "" ? Number(control.value) : control.value,
  );

/**
 * Lists in order, the answer in the gaps, and after checking a word at each; the right answer where it is told.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 */
export function show(form, question, view, kit) {
  const right = judge(question, view.answer);
  for (const [place, { gap, control }] of fields(form, question).entries()) {
    if (control instanceof HTMLSelectElement) arrange(control, kit.order(`gap${place + 1}`));
    if (view.checked) control.value = String(view.answer[place] ?? "");
    const fine = right[place] === true;
    showVerdict(gap, view.checked ? fine : null, kit);
    const solution = kit.part(gap, ".gap-solution");
    solution.hidden = !view.reveal || fine;
    solution.textContent = solution.hidden ? "" : `${kit.words.say("solution")} ${dataOf(question).gaps[place]?.accept[0]}`;
    const feedback = /** @type {HTMLElement | null} */ (form.querySelector(`[data-gap-feedback="${place}"]`));
    if (feedback) feedback.hidden = !view.checked || fine;
  }
}

/**
 * Puts a list in order, behind its first, empty entry. Nothing is moved that stands right: that would undo a choice.
 *
 * @param {HTMLSelectElement} list
 * @param {{ key: number }[]} order
 */
function arrange(list, order) {
  if (order.every(({ key }, place) => list.options[place + 1]?.value === String(key))) return;
  const chosen = list.value;
  const options = [...list.options];
  list.append(...order.flatMap(({ key }) => options.filter(({ value }) => value === String(key))));
  list.value = chosen;
}
