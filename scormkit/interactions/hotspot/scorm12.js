/**
 * Hotspot in SCORM 1.2: a choice (RTE 1.2 section 3.4.4), a letter for each region. The standard has no type for places in a
 * picture.
 */

export { patterns, response, type } from "../choice/scorm12.js";
