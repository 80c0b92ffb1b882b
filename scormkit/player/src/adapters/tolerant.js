/** The API object of an LMS with its loose ends tied: absent and throwing methods, booleans for strings, nothing for something. */

/** @import { Lms, ScormModel } from "../types.js" */

/**
 * @param {() => any} find
 * @param {Pick<ScormModel, "methods" | "errors">} model
 * @returns {Lms}
 */
export function tolerant(find, { methods, errors }) {
  /** @type {any} */
  let api = null;

  /**
   * The answer as text; "" for nothing, null for a throw: by the method, or by the frame that held it and is gone.
   *
   * @param {string} method
   * @param {string[]} parameters
   */
  const call = (method, ...parameters) => {
    try {
      return String(api[method](...parameters) ?? "");
    } catch {
      lms.thrown = true;
      return null;
    }
  };
  const lastError = () => call(methods.lastError) ?? "";

  /**
   * Whether a call succeeded. Where the answer is neither true nor false (some wrappers return nothing), the error code
   * decides.
   *
   * @param {string} method
   * @param {string[]} parameters
   */
  const succeeds = (method, ...parameters) => {
    const answer = call(method, ...parameters)?.toLowerCase();
    lms.answered = `${method}: ${answer}`;
    if (answer === "true" || answer === "1") return true;
    const code = lastError();
    if (code !== errors.none) lms.failed = `${method} ${parameters[0]}: ${code}`;
    if (errors.over.includes(code)) lms.over = true;
    return answer === "" && code === errors.none;
  };

  /** @type {Lms} */
  const lms = {
    answered: "",
    failed: "",
    over: false,
    thrown: false,
    connect() {
      const before = api;
      const found = find();
      if (!found) return "";
      api = found;
      return api === before ? "same" : "another";
    },
    lastError,
    initialize: () => succeeds(methods.initialize, ""),
    set: (element, value) => succeeds(methods.set, element, value),
    commit: () => succeeds(methods.commit, ""),
    finish: () => succeeds(methods.finish, ""),
    get(element) {
      const value = call(methods.get, element) ?? "";
      return value === "null" || value === "undefined" ? "" : value;
    },
  };
  return lms;
}
