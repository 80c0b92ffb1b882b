/**
 * What a learner must know about the recording. What holds from the start stands over the first screen; what happens on
 * the way comes up at the foot of the window, so that nothing moves under the finger, and goes with its cause.
 */

import { announce, byId, element, icon } from "./dom.js";

/** @import { Session, Words } from "../types.js" */

/** @typedef {"review" | "fresh" | "untracked" | "counted" | "kept" | "refused" | "unreachable" | "unsaved" | "offline" | "ended" | "elsewhere"} Name */

/** Nothing that is done now is stored. @param {string} state */
export const isWrong = (state) => ["unsaved", "offline", "ended", "elsewhere"].includes(state);

/**
 * @param {Session} session
 * @param {Words} words
 * @returns {() => void} Shows the notices that hold now.
 */
export function mountNotices(session, words) {
  let alert = "";

  /** @returns {Name[]} */
  const standing = () => {
    const { launch, screen, lost } = session;
    const { tracking, mode, notice = tracking ? "" : "untracked" } = launch;
    if (screen !== "start") return [];
    const told = [notice, mode !== "normal" && "review", lost && "fresh"];
    return /** @type {Name[]} */ (told.filter(Boolean));
  };

  /** @param {Name} name */
  const notice = (name) =>
    element(
      "section",
      { class: `notice ${name}`, "aria-labelledby": `notice-${name}` },
      icon(isWrong(name) || !session.launch.tracking ? "warning" : name === "review" ? "eye" : "note"),
      element(
        "div",
        {},
        element("p", { class: "notice-title", id: `notice-${name}` }, words.say(`notice_${name}_title`, session.launch.counted)),
        element("p", {}, words.say(`notice_${name}`)),
      ),
    );

  return () => {
    byId("notices").replaceChildren(...standing().map(notice));
    const { saveState, screen } = session;
    const now = screen !== "ended" && isWrong(saveState) ? /** @type {Name} */ (saveState) : "";
    if (now === alert) return;
    alert = now;
    byId("alerts").replaceChildren(...(now ? [notice(now)] : []));
    if (now) announce(`${words.say(`notice_${now}_title`)}. ${words.say(`notice_${now}`)}`);
    else if (screen !== "ended") announce(words.say(`state_${saveState}`));
  };
}
