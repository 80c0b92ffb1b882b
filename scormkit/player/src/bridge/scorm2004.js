/** The bridge of a package that was SCORM 1.2 and is SCORM 2004. */

import { clock, playOne, readData } from "./host.js";
import { outer2004 } from "./to-scorm2004.js";

void playOne(readData(), (unit) => outer2004(window, clock, unit));
