/** Times as the SCORM data types write them (RTE 1.2 section 3.4; RTE 2004 4th section 4.1.1.7). */

/** The longest CMITimespan: four digits of hours. */
export const LONGEST = 9999 * 3600 + 59 * 60 + 59;

/** @param {number} value */
const two = (value) => String(value).padStart(2, "0");

/**
 * Seconds as a CMITimespan, `HHHH:MM:SS`, whole seconds, held within 0 and 9999:59:59.
 *
 * @param {number} seconds
 * @returns {string}
 */
export function timespan(seconds) {
  const whole = Math.min(LONGEST, Math.max(0, Math.floor(seconds) || 0));
  const hours = Math.floor(whole / 3600);
  return `${String(hours).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/**
 * Time of day as a CMITime, `HH:MM:SS`, in the learner's own time zone.
 *
 * @param {Date} date
 * @returns {string}
 */
export function timeOfDay(date) {
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/**
 * Seconds as a timeinterval of ISO 8601, `PT1H2M3S`; whole seconds, none below 0.
 *
 * @param {number} seconds
 * @returns {string}
 */
export function interval(seconds) {
  const whole = Math.max(0, Math.floor(seconds) || 0);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = whole % 60;
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest || whole === 0 ? `${rest}S` : ""}`;
}
