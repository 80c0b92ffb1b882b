/** A film. */

import { mountMedia } from "./_media.js";

/** @import { BlockModule } from "../types.js" */

/** @type {BlockModule} */
const video = { mount: mountMedia };

export default video;
