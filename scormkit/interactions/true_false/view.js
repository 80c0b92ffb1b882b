/** True or false looks like a choice of two. */

export { read, show } from "../choice/view.js";
