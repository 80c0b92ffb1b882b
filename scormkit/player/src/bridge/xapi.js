/** The bridge of a package that was either SCORM and is launched with the address of a record store. */

import { launchParameters } from "../adapters/xapi-launch.js";
import { playAll } from "./contents.js";
import { clock, playOne, readData, telling } from "./host.js";
import { launchedXapi, outerXapi } from "./to-xapi.js";

const data = readData();
const launch = launchParameters(window, ["endpoint", "actor"]);
const launched = launchedXapi(data, launch, { clock, fetch: fetch.bind(window), tell: telling(data) });

if (data.units.length === 1) void playOne(data, async (unit) => launched && outerXapi(launched, unit, launched.rootId));
else void playAll(data, launched);
