/** Cloze: a text with gaps to fill, typed or chosen from lists. */

import { accepts, score } from "./score.js";
import { missing, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, view: { missing, read, show } };
