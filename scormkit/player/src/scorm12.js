/** The player of a SCORM 1.2 package. */

import { apiOnceFound } from "./adapters/discover.js";
import { scorm12Adapter } from "./adapters/scorm12.js";
import { ENCODINGS } from "./core/registry.js";
import { clock, play } from "./launch/play.js";

play(async () => {
  const find = await apiOnceFound(window, clock, "API", "LMSInitialize");
  return find && scorm12Adapter({ find, clock, encodings: ENCODINGS });
});
