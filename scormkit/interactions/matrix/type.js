/** Matrix: one point of a scale in each row, without right answers. */

import { accepts, score } from "./score.js";
import { missing, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, view: { missing, read, show } };
