/** Long text: a text of the learner's own, without a right answer. */

import { accepts, score } from "./score.js";
import { missing, mount, read, show } from "./view.js";

/** @import { TypeModule } from "../../player/src/types.js" */

/** @type {TypeModule} */
export default { list: true, score, accepts, view: { missing, mount, read, show } };
