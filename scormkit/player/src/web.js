/** The player of a course on a plain web server. */

import { configured, webAdapter } from "./adapters/web.js";
import { launchParameters } from "./adapters/xapi-launch.js";
import { connectXapi } from "./adapters/xapi.js";
import { ENCODINGS, TYPES } from "./core/registry.js";
import { clock, play } from "./launch/play.js";

const launch = launchParameters(window, ["endpoint", "actor"]);

play(async (course) => {
  const get = fetch.bind(window);
  const parts = { course, types: TYPES, encodings: ENCODINGS, window, clock, fetch: get };
  return (await connectXapi(parts, launch ?? (await configured(window, get)))) ?? webAdapter(course, window, clock);
});
