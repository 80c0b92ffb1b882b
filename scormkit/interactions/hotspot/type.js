/** Hotspot: one region of a picture or several. It is a choice but for its looks. */

import { accepts, score } from "./score.js";
import { missing, mount, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: false, score, accepts, view: { missing, mount, read, show } };
