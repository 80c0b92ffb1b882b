/** Items and their groups in SCORM 2004 and xAPI: pairs as in matching, the item as source and its group as target. */

export { patterns, response, type } from "../matching/scorm2004.js";
