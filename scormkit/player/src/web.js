/** The player of a course on a plain web server. */

import { configured, webAdapter } from "./adapters/web.js";
import { connectXapi } from "./adapters/xapi.js";
import { ENCODINGS, TYPES } from "./core/registry.js";
import { clock, play } from "./launch/play.js";

play(async (course) => {
  const get = fetch.bind(window);
  const parts = { course, types: TYPES, encodings: ENCODINGS, window, clock, fetch: get };
  // Only the site says where statements go: an address in a link could send a visitor's answers anywhere.
  return (await connectXapi(parts, await configured(window, get))) ?? webAdapter(course, window, clock);
});
