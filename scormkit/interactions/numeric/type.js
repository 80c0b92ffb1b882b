/** Numeric: a number, typed, with or without its unit. */

import { accepts, score } from "./score.js";
import { missing, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, view: { missing, read, show } };
