/** A sound recording. */

import { mountMedia } from "./_media.js";

/** @import { BlockModule } from "../types.js" */

/** @type {BlockModule} */
const audio = { mount: mountMedia };

export default audio;
