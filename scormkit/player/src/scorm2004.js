/** The player of a SCORM 2004 package. */

import { apiOnceFound } from "./adapters/discover.js";
import { scorm2004Adapter } from "./adapters/scorm2004.js";
import { ENCODINGS } from "./core/registry.js";
import { clock, play } from "./launch/play.js";

play(async ({ among }) => {
  const find = await apiOnceFound(window, clock, "API_1484_11", "Initialize");
  return find && scorm2004Adapter({ find, clock, encodings: ENCODINGS, among });
});
