/** Hotspot: one region of a picture or several. It is a choice but for its looks. */

import { accepts, score } from "./score.js";
import * as scorm12 from "./scorm12.js";
import * as view from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: false, score, accepts, scorm12, view };
