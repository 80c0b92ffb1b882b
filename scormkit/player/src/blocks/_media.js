/** Audio and video: the browser's own controls, chapters to press, and how much was really played. */

import { unfolds } from "./_unfold.js";

/** @import { BlockKit } from "../types.js" */

/** Seconds played of each recording in this sitting, by address: leaving the page loses nothing. @type {Map<string, Set<number>>} */
const heard = new Map();

/**
 * @param {HTMLElement} root
 * @param {BlockKit} kit
 */
export function mountMedia(root, { words, element, icon, announce, session, page, played }) {
  const media = /** @type {HTMLMediaElement} */ (root.querySelector("audio, video"));
  const address = root.querySelector("source")?.src ?? "";
  unfolds(root);

  for (const entry of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-start]"))) {
    const go = element("button", { type: "button", class: "chapter" });
    go.append(...entry.childNodes);
    go.addEventListener("click", () => {
      media.currentTime = Number(entry.dataset.start);
      void media.play().catch(() => {});
    });
    entry.append(go);
  }

  const goal = Number(root.dataset.complete ?? 0);
  const note = root.querySelector(".media-goal");
  if (!goal || !note) return;
  const seconds = heard.get(address) ?? new Set();
  heard.set(address, seconds);
  let done = false;
  const finish = () => {
    done = true;
    note.classList.add("is-done");
    note.querySelector(".media-mark")?.replaceChildren(icon("check"));
    if (note.lastElementChild) note.lastElementChild.textContent = words.say("media_done");
  };
  const look = () => {
    const whole = Math.max(1, Math.floor(media.duration));
    if (done || !(media.duration > 0) || (100 * seconds.size) / whole < goal) return;
    finish();
    announce(words.say("media_done"));
    played();
  };
  // timeupdate comes at least four times a second: each second that it meets was played, not skipped.
  media.addEventListener("timeupdate", () => {
    if (!media.seeking && !media.paused && media.currentTime < media.duration) seconds.add(Math.floor(media.currentTime));
    look();
  });
  media.addEventListener("ended", look);
  if (session.isVisited(page)) finish();
  else media.addEventListener("loadedmetadata", look);
}
