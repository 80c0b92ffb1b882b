/**
 * The types of both data models: from the words that scormkit/cmi has for a type (`form`) to a function that says whether a
 * value is of it. Identifiers and answers are taken as they come: large platforms do so too, and content relies on it.
 */

const REAL = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const SPAN_12 = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const CLOCK_12 = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const PERIOD = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const MOMENT =
  /^(\d{4})(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d(\.\d{1,2})?(Z|[+-]\d\d(:\d\d)?)?)?)?)?)?)?$/;
const LANGUAGE = /^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?$/;

/** @typedef {(value: string) => boolean} Validator */

/** @param {RegExp} pattern @returns {Validator} */
const like = (pattern) => (value) => pattern.test(value);
/** @param {number} limit @returns {Validator} */
const atMost = (limit) => (value) => value.length <= limit;
/** @param {...string} words @returns {Validator} */
const oneOf = (...words) => (value) => words.includes(value);
/** @param {number} low @param {number} high @returns {Validator} */
const whole = (low, high) => (value) => /^[+-]?\d{1,5}$/.test(value) && Number(value) >= low && Number(value) <= high;
/** @type {Validator} */
const any = () => true;
/** @type {Validator} */
const real = like(REAL);
/** @type {Validator} */
const localized = (value) => LANGUAGE.test(/^\{lang=([^{}]*)\}/.exec(value)?.[1] ?? "");
/** @type {Validator} */
const named = (value) => value.trim() !== "";

/** @param {string} value */
function moment(value) {
  const found = MOMENT.exec(value);
  const year = Number(found?.[1]);
  if (!found || year < 1970 || year > 2038) return false;
  const [, month = "01", day = "01", hour = "00", minute = "00", second = "00"] =
    /^\d{4}-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?/.exec(value) ?? [];
  const at = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
  const isDay = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
  return isDay && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

/** @type {Record<string, Validator>} */
const TYPES = {
  CMIIdentifier: (value) => named(value) && value.length <= 255,
  CMIString255: atMost(255),
  CMIString4096: atMost(4096),
  CMITimespan: like(SPAN_12),
  CMITime: like(CLOCK_12),
  CMIDecimal: like(DECIMAL),
  "CMIDecimal or blank, 0 to 100": (value) =>
    value === "" || (DECIMAL.test(value) && Number(value) >= 0 && Number(value) <= 100),
  CMIFeedback: atMost(255),
  "time-out, suspend, logout or blank": oneOf("time-out", "suspend", "logout", ""),
  "integer -1 to 100": whole(-1, 100),
  "integer -100 to 100": whole(-100, 100),
  "-1, 0 or 1": whole(-1, 1),
  "one of correct, wrong, unanticipated, neutral, or a number": (value) =>
    oneOf("correct", "wrong", "unanticipated", "neutral")(value) || DECIMAL.test(value),

  "identifier (a URI without white space)": named,
  text: any,
  "text, perhaps behind {lang=xx}": localized,
  number: real,
  "number from -1 to 1": real,
  "number from 0 to 1": real,
  "number of 0 or more": real,
  "length of time (ISO 8601, such as PT1M30S)": like(PERIOD),
  "moment (ISO 8601, such as 2026-01-31T09:00:00)": moment,
  "language tag": like(LANGUAGE),
  "correct response": any,
  response: any,
  "one of correct, incorrect, unanticipated, neutral, or a number": (value) =>
    oneOf("correct", "incorrect", "unanticipated", "neutral")(value) || REAL.test(value),
};

const NAVIGATION = /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=[^{}\s]+\}(choice|jump))$/;

/**
 * Whether a value is of a type; a vocabulary is read out of its own words.
 *
 * @param {string} form
 * @param {string} value
 */
export function isOf(form, value) {
  const type = TYPES[form];
  if (type) return type(value);
  if (form.endsWith("{target=...}")) return NAVIGATION.test(value);
  const [, words = ""] = /^one of (.*)$/.exec(form) ?? [];
  return words.split(", ").map((word) => (word === "blank" ? "" : word)).includes(value);
}
