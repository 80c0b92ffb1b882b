/** What others have named: verbs, categories, extensions. statements/vocabulary.py has the same; a test compares them. */

const VIDEO = "https://w3id.org/xapi/video";
const CMI5 = "https://w3id.org/xapi/cmi5";

export const CMI5_CATEGORY = `${CMI5}/context/categories/cmi5`;
export const MOVEON_CATEGORY = `${CMI5}/context/categories/moveon`;
export const VIDEO_CATEGORY = VIDEO;
export const PROFILE = "http://adlnet.gov/expapi/activities/profile";
export const MASTERY_SCORE = `${CMI5}/context/extensions/masteryscore`;
export const PROGRESS = `${CMI5}/result/extensions/progress`;

/** @param {string} name */
export const videoExtension = (name) => `${VIDEO}/extensions/${name}`;

/** @param {string} word */
export const verbIri = (word) =>
  /^(played|paused|seeked)$/.test(word) ? `${VIDEO}/verbs/${word}` : `http://adlnet.gov/expapi/verbs/${word}`;
