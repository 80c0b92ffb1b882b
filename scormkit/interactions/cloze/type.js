/** Cloze: a text with gaps to fill, typed or chosen from lists. */

import { accepts, score } from "./score.js";
import { patterns, response, type } from "./scorm12.js";
import { missing, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, scorm12: { patterns, response, type }, view: { missing, read, show } };
