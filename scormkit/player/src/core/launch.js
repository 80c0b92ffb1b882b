/** @import { Launch } from "../types.js" */

/** What a launch knows when there is no LMS. @type {Launch} */
export const UNTRACKED = {
  tracking: false,
  mode: "normal",
  learnerName: "",
  location: "",
  suspendData: "",
  status: "",
  score: null,
};
