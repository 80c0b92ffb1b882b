/** @import { Answer, QuestionData } from "../../player/src/types.js" */

/** @param {QuestionData} question */
export const rowsOf = (question) => question.options.filter((option) => option.group === "row");

/** @param {QuestionData} question */
export const columnsOf = (question) => question.options.filter((option) => option.group === "column");

/** Any answer is all that can be asked. */
export const score = () => 1;

/**
 * Every row once, by ascending key, each followed by a column.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Row, column, row, column ...
 * @returns {boolean}
 */
export function accepts(question, answer) {
  const rows = rowsOf(question)
    .map((row) => row.key)
    .sort((one, other) => one - other);
  const columns = columnsOf(question).map((column) => column.key);
  return (
    answer.length === 2 * rows.length &&
    rows.every((row, at) => answer[2 * at] === row && columns.includes(/** @type {number} */ (answer[2 * at + 1])))
  );
}

/**
 * What was chosen, as pairs of options.
 *
 * @param {QuestionData} question
 * @param {Answer} answer Row, column, row, column ...
 */
export const pairsOf = (question, answer) =>
  rowsOf(question).flatMap((row) => {
    const at = answer.findIndex((key, place) => place % 2 === 0 && key === row.key);
    const column = at < 0 ? undefined : columnsOf(question).find((each) => each.key === answer[at + 1]);
    return column ? [{ row, column }] : [];
  });
