/** The player of a cmi5 package. */

import { connectCmi5, NEEDED } from "./adapters/cmi5.js";
import { launchParameters } from "./adapters/xapi-launch.js";
import { ENCODINGS, TYPES } from "./core/registry.js";
import { clock, play } from "./launch/play.js";

const launch = launchParameters(window, NEEDED);

play((course) => connectCmi5({ course, types: TYPES, encodings: ENCODINGS, window, clock, fetch: fetch.bind(window) }, launch));
