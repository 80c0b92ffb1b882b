/** Hotspot in SCORM 2004 and xAPI: a choice of regions, by their ids. */

export { patterns, response, type } from "../choice/scorm2004.js";
