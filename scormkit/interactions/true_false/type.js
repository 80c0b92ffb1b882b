/** True or false. */

import { accepts, score } from "./score.js";
import { patterns, response, type } from "./scorm12.js";
import { missing, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: false, score, accepts, scorm12: { patterns, response, type }, view: { missing, read, show } };
