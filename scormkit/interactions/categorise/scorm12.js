/** Items and their groups in SCORM 1.2: pairs as in matching, the item as source and its group as target. */

export { patterns, response, type } from "../matching/scorm12.js";
