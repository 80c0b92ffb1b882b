/** The view of answers that are pairs: rows with a menu or a list of targets. Matching and categorise are both such. */

import { pairsOf, rightPairs } from "./matching/score.js";

/** @import { Answer, Kit, OptionData, QuestionData, ShownView } from "../player/src/types.js" */

/**
 * The row of a source.
 *
 * @param {HTMLFormElement} form
 * @param {number} source
 * @param {Kit} kit
 */
const rowOf = (form, source, { part }) => part(form, `.pair[data-option="${source}"]`);

/**
 * What is chosen in a row; "" when nothing is.
 *
 * @param {HTMLElement} row
 */
export function chosen(row) {
  const field = /** @type {HTMLSelectElement | HTMLInputElement | null} */ (row.querySelector("select, input:checked"));
  return field ? field.value : "";
}

/**
 * Chooses a target in a row, as if the learner had done it there.
 *
 * @param {HTMLElement} row
 * @param {string} target Its key; "" for none.
 */
function choose(row, target) {
  const menu = row.querySelector("select");
  if (menu) menu.value = target;
  for (const input of row.querySelectorAll("input")) input.checked = input.value === target;
}

/**
 * Chooses a target in a row and tells the page.
 *
 * @param {HTMLElement} row
 * @param {string} target
 */
export function put(row, target) {
  choose(row, target);
  row.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * The pairs that are chosen so far, sources in ascending order.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {Kit} kit
 * @returns {Answer}
 */
export const read = (form, question, kit) =>
  [...rightPairs(question).keys()].flatMap((source) => {
    const target = chosen(rowOf(form, source, kit));
    return target === "" ? [] : [source, Number(target)];
  });

/**
 * Puts elements into an order; they are moved only when they must be, since moving takes the focus away.
 *
 * @param {ParentNode} list
 * @param {Element[]} wanted
 */
function arrange(list, wanted) {
  const now = [...list.children].filter((each) => wanted.includes(each));
  if (now.some((each, place) => each !== wanted[place])) list.append(...wanted);
}

/**
 * Shows rows and targets in their order, the answer in them, and after checking what came of each pair.
 *
 * @param {HTMLFormElement} form
 * @param {QuestionData} question
 * @param {ShownView} view
 * @param {Kit} kit
 * @param {OptionData[]} sources
 * @param {OptionData[]} targets
 */
export function show(form, question, view, kit, sources, targets) {
  const rows = new Map(sources.map(({ key }) => [key, rowOf(form, key, kit)]));
  arrange(kit.part(form, ".pairs"), [...rows.values()]);
  const answer = pairsOf(view.answer);
  const right = rightPairs(question);
  for (const [source, row] of rows) {
    const list = kit.part(row, "select, .pair-list");
    const before = chosen(row);
    arrange(
      list,
      targets.map(({ key }) => kit.part(list, `option[value="${key}"], [data-target="${key}"]`)),
    );
    choose(row, view.checked ? String(answer.get(source)) : before);
    tell(row, kit, {
      right: view.checked ? answer.get(source) === right.get(source) : null,
      answer: view.reveal
        ? kit.words.say("right_answer", { answer: targetText(row, right.get(source)) })
        : "",
    });
  }
}

/**
 * The words of a target as they stand in a row.
 *
 * @param {HTMLElement} row
 * @param {number | undefined} target
 */
function targetText(row, target) {
  const place = row.querySelector(`option[value="${target}"], [data-target="${target}"]`);
  const images = place ? [...place.querySelectorAll("img")].map((image) => image.alt) : [];
  return [...images, place && place.textContent ? place.textContent.trim() : ""].filter(Boolean).join(" ");
}

/**
 * Says at one part of an answer what came of it: a word with its picture, the right answer, and the part's own feedback.
 *
 * @param {HTMLElement} row
 * @param {Kit} kit
 * @param {{ right: boolean | null, answer: string }} result `right` is null as long as nothing was checked; `answer` is what
 *   is said about the right answer where the part is not right, or "".
 */
export function tell(row, { element, icon, part, words }, { right, answer }) {
  row.dataset.verdict = right === null ? "" : right ? "right" : "wrong";
  const label = part(row, ".verdict");
  label.hidden = right === null;
  if (right !== null) {
    label.replaceChildren(
      icon(right ? "check" : "cross"),
      element("span", {}, words.say(right ? "right" : "not_quite")),
    );
  }
  const solution = part(row, ".right-answer");
  solution.hidden = right !== false || answer === "";
  solution.textContent = answer;
  for (const text of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".option-feedback"))) {
    text.hidden = right === null || text.dataset.when !== (right ? "correct" : "incorrect");
  }
}
