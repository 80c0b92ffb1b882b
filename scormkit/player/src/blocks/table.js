/** A table whose headings are buttons that sort its rows. */

/** @import { BlockModule } from "../types.js" */

/**
 * The number that a cell shows, with the language's own marks; null where it shows none. "12,5 %" is 12.5 in German.
 *
 * @param {string} text
 * @param {string} decimal
 */
function numberIn(text, decimal) {
  const digits = text.replace(/[^\d.,-]/g, "").replace(decimal === "," ? /\./g : /,/g, "");
  return /\d/.test(digits) ? Number.parseFloat(digits.replace(",", ".")) : null;
}

/** @type {BlockModule} */
const table = {
  mount(root, { words, session, announce, element }) {
    const body = root.querySelector("tbody");
    if (!body) return;
    const rows = [...body.rows];
    const { language } = session.course;
    const order = new Intl.Collator(language, { numeric: true });
    const decimal = new Intl.NumberFormat(language).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
    const headings = /** @type {HTMLTableCellElement[]} */ ([...root.querySelectorAll("th")]);

    headings.forEach((heading, column) => {
      const name = heading.textContent ?? "";
      const button = element("button", { type: "button", class: "sort" });
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        for (const each of headings) each.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        /** @param {HTMLTableRowElement} row */
        const text = (row) => row.cells[column]?.textContent?.trim() ?? "";
        const numbers = rows.map((row) => numberIn(text(row), decimal));
        const numeric = rows.every((row, at) => text(row) === "" || (numbers[at] !== null && /^\D{0,4}[\d.,\s-]+\D{0,12}$/.test(text(row))));
        const places = rows.map((_, at) => at);
        places.sort((one, other) => {
          const [first, second] = [rows[one], rows[other]].map((row) => text(/** @type {HTMLTableRowElement} */ (row)));
          if (numeric) return (numbers[one] ?? -Infinity) - (numbers[other] ?? -Infinity);
          return order.compare(first ?? "", second ?? "");
        });
        if (down) places.reverse();
        body.append(...places.map((at) => /** @type {HTMLTableRowElement} */ (rows[at])));
        announce(down ? words.say("sorted_down", { column: name }) : words.say("sorted_up", { column: name }));
      });
    });
  },
};

export default table;
