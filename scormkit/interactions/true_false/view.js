/** True or false looks like a choice of two. */

export { missing, read, show } from "../choice/view.js";
