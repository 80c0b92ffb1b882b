/** What a page is asked by test_every_reader.py; each answer is a list of faults, or says where the focus is. */
window.everyReader = {
  /** Until every picture is there: what lies over one has no size before. */
  pictures() {
    const all = [...document.querySelectorAll("main img")].filter((each) => each.checkVisibility());
    for (const each of all) each.loading = "eager";
    return Promise.all(all.map((each) => each.decode().catch(() => {})));
  },

  sideways: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,

  /** Words that are cut off where they do not fit (WCAG 2.2, 1.4.4 and 1.4.12). */
  cut: () =>
    [...document.querySelectorAll("main *, .bar *")]
      .filter((each) => {
        const style = getComputedStyle(each);
        if (!/hidden|clip/.test(style.overflowX + style.overflowY) || style.clipPath !== "none") return false;
        if (each.matches(".sr, .bar-title, .sr *, [hidden] *") || !each.textContent.trim()) return false;
        return each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2;
      })
      .map((each) => each.outerHTML.slice(0, 120)),

  /** Targets below 24 px whose circle of 24 px meets another target (2.5.8). What stands in a line of text may be small. */
  small() {
    const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const seen = [...document.querySelectorAll(all)].filter(
      (each) => each.getClientRects().length && each.checkVisibility({ visibilityProperty: true }) && !each.closest(".sr, [inert]"),
    );
    const boxes = seen.map((each) => [each, (each.closest("label") ?? each).getBoundingClientRect()]);
    const meets = ([each, box]) => {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      return boxes.some(
        ([other, near]) =>
          !other.contains(each) && !each.contains(other) &&
          x > near.x - 12 && x < near.right + 12 && y > near.y - 12 && y < near.bottom + 12,
      );
    };
    return boxes
      .filter(([each, box]) => {
        if (getComputedStyle(each).display === "inline" || each.matches("p a, li a, dd a, td a, .skip, audio, video")) return false;
        return (box.width < 23.5 || box.height < 23.5) && meets([each, box]);
      })
      .map(([each, box]) => `${each.outerHTML.slice(0, 100)} ${Math.round(box.width)}x${Math.round(box.height)}`);
  },

  /** Controls without a name (4.1.2, 2.4.6). */
  nameless: () =>
    [...document.querySelectorAll("main :is(input, select, textarea, button, [role=tab]), .rail :is(button, summary)")]
      .filter((each) => each.checkVisibility() && !each.textContent.trim() && !each.labels?.length)
      .filter((each) => !each.getAttribute("aria-label") && !each.getAttribute("aria-labelledby"))
      .map((each) => each.outerHTML.slice(0, 120)),

  /** Where the focus is: has it a ring, is it covered, is it out of sight (2.4.7, 2.4.11)? null: not in the page. */
  focused() {
    const each = document.activeElement;
    if (!each || each === document.body) return null;
    const shown = each.closest("label") ?? each;
    const box = shown.getBoundingClientRect();
    const around = [each, shown, each.closest(".option, .pair, .row, tr, li") ?? each].map((one) => getComputedStyle(one));
    const ring = around.some(
      (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
    );
    const within = (value, end) => Math.min(Math.max(value, 1), end - 2);
    const at = document.elementFromPoint(
      within(box.x + Math.min(box.width / 2, 20), innerWidth),
      within(box.y + box.height / 2, innerHeight),
    );
    return {
      html: each.outerHTML.slice(0, 100),
      ring,
      covered: !(at && (shown.contains(at) || at.contains(shown))),
      out: box.bottom < 0 || box.top > innerHeight,
      key: `${each.outerHTML.length}:${box.x}:${box.y + scrollY}`,
    };
  },
};
