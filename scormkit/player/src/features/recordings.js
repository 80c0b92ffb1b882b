/** Films and sounds are told to the record store, where there is one; pages/bundle.py gives this to courses that have any. */

import { listening } from "../adapters/records-follow.js";
import { watchMedia } from "../adapters/xapi-media.js";

/** @import { Feature } from "../types.js" */

/** @type {Feature} */
export default {
  begin(session) {
    if (!listening) return;
    const page = () => `${session.page.kind === "page" ? "pages" : "checks"}/${session.page.id}`;
    watchMedia({ document, page, ...listening });
  },
};
