/** The bridge of a package that was either SCORM and is cmi5. */

import { NEEDED } from "../adapters/cmi5.js";
import { launchParameters } from "../adapters/xapi-launch.js";
import { clock, playOne, readData, telling } from "./host.js";
import { outerCmi5 } from "./to-cmi5.js";

const data = readData();
const launch = launchParameters(window, NEEDED);

void playOne(data, (unit) => outerCmi5({ data, unit, launch, window, clock, fetch: fetch.bind(window), tell: telling(data) }));
