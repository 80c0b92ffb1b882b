/** The player of an xAPI package with tincan.xml. */

import { launchParameters } from "./adapters/xapi-launch.js";
import { connectXapi } from "./adapters/xapi.js";
import { ENCODINGS, TYPES } from "./core/registry.js";
import { clock, play } from "./launch/play.js";

const launch = launchParameters(window, ["endpoint", "actor"]);

play((course) => connectXapi({ course, types: TYPES, encodings: ENCODINGS, window, clock, fetch: fetch.bind(window) }, launch));
