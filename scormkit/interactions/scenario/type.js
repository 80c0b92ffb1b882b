/** Scenario: a situation in which each choice leads on. */

import { accepts, score } from "./score.js";
import { missing, mount, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, view: { missing, mount, read, show } };
