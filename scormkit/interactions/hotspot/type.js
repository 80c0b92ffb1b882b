/** Hotspot: one region of a picture or several. It is a choice but for its looks. */

import { accepts, score } from "./score.js";
import { patterns, response, type } from "./scorm12.js";
import { missing, mount, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: false, score, accepts, scorm12: { patterns, response, type }, view: { missing, mount, read, show } };
