/** Scenario: a situation in which each choice leads on. */

import { accepts, score } from "./score.js";
import { patterns, response, type } from "./scorm12.js";
import { missing, mount, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, scorm12: { patterns, response, type }, view: { missing, mount, read, show } };
