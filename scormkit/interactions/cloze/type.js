/** Cloze: a text with gaps to fill, typed or chosen from lists. */

import { accepts, score } from "./score.js";
import * as scorm12 from "./scorm12.js";
import * as view from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, scorm12, view };
