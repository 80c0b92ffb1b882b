/** Text that the learner opens: the element does it all; this is for links into it, and for paper. */

import { unfolds } from "./_unfold.js";

/** @import { BlockModule } from "../types.js" */

/** @type {BlockModule} */
const reveal = { mount: unfolds };

export default reveal;
