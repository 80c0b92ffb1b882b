/** Likert: one point of a scale, without a right answer. */

import { accepts, score } from "./score.js";
import * as scorm12 from "./scorm12.js";
import * as view from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: false, score, accepts, scorm12, view };
