/** Matching: sources and the targets that belong to them. */

import { accepts, score } from "./score.js";
import { missing, mount, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, view: { missing, mount, read, show } };
