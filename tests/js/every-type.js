/** Every question type there is, as a course that uses all of them knows them, and answers to each. */

import { readdirSync } from "node:fs";

const ROOM = new URL("../../scormkit/interactions/", import.meta.url);
export const types = {};
/** As SCORM 2004 and xAPI are told. */
export const encodings = {};
/** As SCORM 1.2 is told. */
export const encodings12 = {};
for (const folder of readdirSync(ROOM, { withFileTypes: true }).filter((each) => each.isDirectory())) {
  const at = new URL(`${folder.name}/`, ROOM);
  const name = folder.name.replaceAll("_", "-");
  if (!readdirSync(at).includes("type.js")) continue;
  types[name] = (await import(new URL("type.js", at))).default;
  encodings[name] = await import(new URL("scorm2004.js", at));
  encodings12[name] = await import(new URL("scorm12.js", at));
}

const inGap = (gap, text) => (gap.list ? gap.list.find(([, each]) => each === text)[0] : text);

/** The right answer; where nothing is right, any. */
export function right({ type, options, data }) {
  const keys = options.filter((option) => option.correct).map((option) => option.key);
  switch (type) {
    case "fill-in": return [data.accept[0]];
    case "numeric": return [String(data.answer)];
    case "matching":
    case "categorise": return data.pairs.flat();
    case "ordering": return data.order;
    case "scenario": return data.ways[0];
    case "cloze": return data.gaps.map((gap) => inGap(gap, gap.accept[0]));
    case "matrix": return options.filter(({ group }) => group === options[0].group).flatMap(({ key }) => [key, options.at(-1).key]);
    case "long-text": return ["What I think of it."];
    default: return keys.length > 0 ? keys : [options[0].key];
  }
}

/** A wrong answer, where one is easily found. */
export function wrong(question) {
  const { type, options } = question;
  if (type === "fill-in" || type === "numeric") return ["9999"];
  if (type === "choice" || type === "true-false") return [options.find((option) => !option.correct)?.key ?? options[0].key];
  return right(question);
}
