/** Likert: one point of a scale, without a right answer. */

import { accepts, score } from "./score.js";
import { missing, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: false, score, accepts, view: { missing, read, show } };
