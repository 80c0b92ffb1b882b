/** What the parts of the screen are like that make its look: how many, where, how wide, in which type and colours. */
window.shapeOf = () => {
  const parts = {
    ".side": "box", ".bar": "box", main: "box", "main h1": "type", "main h2": "type", ".prose > p": "box", ".eyebrow": "type",
    ".primary": "type", ".quiet": "type", legend: "type", ".option": "box", ".option input": "box", ".pair": "box", ".feedback": "box",
    ".callout": "box", ".notice": "box", ".block": "box", ".table": "box", "dialog[open]": "box", ".entry[aria-current]": "box",
    ".entry": "type", ".tool": "type", ".quick-exit": "type", ".field-control": "type", ".verdict": "type", ".hits li": "box",
  };
  const found = {};
  for (const [selector, kind] of Object.entries(parts)) {
    const all = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    if (all.length === 0) continue;
    const [first] = all;
    const style = getComputedStyle(first);
    const box = first.getBoundingClientRect();
    found[selector] = [
      all.length,
      ...(kind === "box" ? [Math.round(box.x), Math.round(box.width)] : [0, 0]),
      [style.fontSize, style.fontWeight, style.color, style.backgroundColor].join(" "),
      [style.display, style.borderTopWidth, style.borderTopStyle, style.borderTopColor, style.borderTopLeftRadius].join(" "),
    ];
  }
  return found;
};
