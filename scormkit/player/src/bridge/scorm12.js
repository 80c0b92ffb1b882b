/** The bridge of a package that was SCORM 2004 and is SCORM 1.2. */

import { clock, playOne, readData } from "./host.js";
import { outer12 } from "./to-scorm12.js";

void playOne(readData(), (unit) => outer12(window, clock, unit));
