/** How a call of an old API is answered: a function replies, or refuses with a code. Both SCORMs share it. */

/** @import { Model } from "./types.js" */

/** The answer "no". */
export class Refused extends Error {
  /** @param {number} code @param {string} why */
  constructor(code, why) {
    super(why);
    this.code = code;
  }
}

/**
 * @param {Record<string, { run: (...args: unknown[]) => string, no: string }>} functions
 * @param {{ last: string, text: string, diagnostic: string }} support
 * @param {Model} model
 * @returns {Record<string, (...args: unknown[]) => string>}
 */
export function createApi(functions, support, model) {
  let error = 0;
  let diagnostic = "";
  /** @type {Record<string, (...args: unknown[]) => string>} */
  const api = {
    [support.last]: () => String(error),
    [support.text]: (code = "") => model.errors[String(code)] ?? "",
    [support.diagnostic]: (code = "") =>
      ["", String(error)].includes(String(code)) && diagnostic
        ? diagnostic.slice(0, 255)
        : (model.errors[String(code)] ?? ""),
  };
  for (const [name, { run, no }] of Object.entries(functions)) {
    api[name] = (...args) => {
      try {
        const value = run(...args);
        error = 0;
        diagnostic = "";
        return value;
      } catch (problem) {
        // A fault of the bridge is a general exception: content must go on.
        error = problem instanceof Refused ? problem.code : 101;
        diagnostic = problem instanceof Error ? problem.message : "";
        return no;
      }
    };
  }
  return api;
}

/** Functions that begin, commit and end take one argument, the empty text; many leave it out, which harms nobody. @param {unknown[]} args */
export function blank(args) {
  if (args.length > 1 || (args[0] !== undefined && args[0] !== "" && args[0] !== null)) {
    throw new Refused(201, 'The function takes one argument, the empty text "".');
  }
}

/** The name with # for each index. @param {string} element */
export const shape = (element) => element.replace(/\.(0|[1-9]\d*)(?=\.)/g, ".#");

/**
 * Entries of an array: what is there, or what the store holds and cannot show.
 *
 * @param {string} array
 * @param {Map<string, string>} values
 * @param {Record<string, number>} counts
 */
export function entries(array, values, counts) {
  let count = counts[array] ?? 0;
  for (const name of values.keys()) {
    if (!name.startsWith(`${array}.`)) continue;
    const [, index] = /^(\d+)\./.exec(name.slice(array.length + 1)) ?? [];
    if (index !== undefined) count = Math.max(count, Number(index) + 1);
  }
  return count;
}

/**
 * The first array in a name whose index lies behind its entries.
 *
 * @param {string} element
 * @param {number} room 0: the entry must be there; 1: it may be the next.
 * @param {Map<string, string>} values
 * @param {Record<string, number>} counts
 * @returns {{ array: string, count: number } | null}
 */
export function beyond(element, room, values, counts) {
  for (const found of element.matchAll(/\.(\d+)\./g)) {
    const array = element.slice(0, found.index);
    const count = entries(array, values, counts);
    if (Number(found[1]) >= count + room) return { array, count };
  }
  return null;
}

/** A value as text: wrappers hand numbers and booleans over. @param {unknown} value */
export const textOf = (value) => (value === undefined || value === null ? "" : String(value));
