/** Regions are scored as the options of a choice. */

export { accepts, score } from "../choice/score.js";
