/** What sorting into groups earns: an answer is pairs as in matching, [item key, group key, ...]. */

export { accepts, pairsOf, rightPairs, score } from "../matching/score.js";
