/** What a learner must know about the recording, above the page; told once when it comes up, and gone with its cause. */

import { announce, byId, element, icon } from "./dom.js";

/** @import { Session } from "../types.js" */
/** @import { Words } from "./dom.js" */

/**
 * @param {Session} session
 * @param {Words} words
 * @returns {() => void} Shows the notices that hold now.
 */
export function mountNotices(session, words) {
  const place = byId("notices");
  let shown = "";

  /** @returns {string[]} */
  const due = () => {
    const { launch, saveState, screen } = session;
    if (screen === "ended") return [];
    const names = [];
    if (saveState === "unsaved" || saveState === "ended") names.push(saveState);
    if (screen === "start") {
      if (!launch.tracking) names.push("untracked");
      if (launch.tracking && launch.mode !== "normal") names.push("review");
      if (session.lost) names.push("fresh");
    }
    return names;
  };

  return () => {
    const names = due();
    if (names.join() === shown) return;
    const urgent = names.filter((name) => !shown.split(",").includes(name) && (name === "unsaved" || name === "ended"));
    if (shown.includes("unsaved") && !names.includes("unsaved")) announce(words.say(`state_${session.saveState}`));
    shown = names.join();
    place.replaceChildren(
      ...names.map((name) =>
        element(
          "section",
          { class: `notice ${name}`, "aria-labelledby": `notice-${name}` },
          icon({ review: "eye", fresh: "note" }[name] ?? "warning"),
          element(
            "div",
            {},
            element("p", { class: "notice-title", id: `notice-${name}` }, words.say(`notice_${name}_title`)),
            element("p", {}, words.say(`notice_${name}`)),
          ),
        ),
      ),
    );
    for (const name of urgent) announce(`${words.say(`notice_${name}_title`)}. ${words.say(`notice_${name}`)}`);
  };
}
