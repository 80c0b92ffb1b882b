/** Lengths and moments as both SCORMs write them, read. */

/** A CMITimespan in seconds; null where it is none. @param {string} text */
export function secondsOf12(text) {
  const found = /^(\d{2,4}):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text);
  return found ? Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]) : null;
}

/** A timeinterval in seconds; a month counts 30 days, a year 365. @param {string} text */
export function secondsOf2004(text) {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text);
  if (!found) return null;
  const worth = [365 * 86400, 30 * 86400, 86400, 3600, 60, 1];
  return worth.reduce((sum, unit, at) => sum + unit * Number(found[at + 1] ?? 0), 0);
}

/**
 * A moment, from a moment of SCORM 2004 or a time of day of SCORM 1.2, which was the last one of that time; null: not said.
 *
 * @param {string} text
 * @param {number} now Milliseconds.
 * @returns {Date | null}
 */
export function momentOf(text, now) {
  const day = /^(\d\d):(\d\d):(\d\d)/.exec(text);
  if (day) {
    const at = new Date(now);
    at.setHours(Number(day[1]), Number(day[2]), Number(day[3]), 0);
    // A minute of tolerance: the content's clock and this one are read one after the other.
    if (at.getTime() > now + 60_000) at.setDate(at.getDate() - 1);
    return at;
  }
  const at = new Date(text);
  return text === "" || Number.isNaN(at.getTime()) ? null : at;
}
