/** Films and sounds by the xAPI video profile 1.0: played, paused, seeked, completed. */

import { uuid } from "./uuid.js";
import { duration } from "./xapi-voice.js";
import { VIDEO_CATEGORY, videoExtension } from "./xapi-words.js";

/** @import { Recorded, Statement } from "../types.js" */

/**
 * @typedef {object} Watched One recording in this sitting.
 * @property {string} session
 * @property {[number, number][]} segments What was played, from and to.
 * @property {number | null} from Where playing began; null: it does not play.
 * @property {number} at Where it is.
 * @property {number | null} jump Where a jump began that is not over.
 * @property {boolean} done
 */

/** Seconds with at most three decimals, as the profile asks for. @param {number} seconds */
const decimal = (seconds) => Math.round(seconds * 1000) / 1000;

/** The share that was played of a length, 0 to 1; what was played twice counts once. @param {[number, number][]} segments @param {number} length */
export function share(segments, length) {
  let reached = 0;
  let played = 0;
  for (const [from, to] of [...segments].sort(([one], [other]) => one - other)) {
    played += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return length > 0 ? Math.min(1, Math.round((1000 * played) / length) / 1000) : 0;
}

/**
 * Media events do not bubble, so they are caught on their way down: no block knows of this.
 *
 * @param {object} parts
 * @param {Document} parts.document
 * @param {Recorded} parts.records
 * @param {ReturnType<typeof import("./xapi-voice.js").createVoice>["say"]} parts.say
 * @param {() => string} parts.page The part of the page on the screen.
 * @param {(statement: Statement) => void} parts.tell
 * @param {boolean} parts.silent The learner wants no sound (cmi5 section 11.2): recordings begin muted.
 */
export function watchMedia({ document, records, say, page, tell, silent }) {
  /** @type {Map<string, Watched>} */
  const watched = new Map();
  /** @type {WeakSet<HTMLMediaElement>} */
  const met = new WeakSet();

  /** @param {HTMLMediaElement} media */
  const partOf = (media) => {
    const name = new URL(media.currentSrc || media.src, document.baseURI).pathname;
    return Object.entries(records.recordings).find(([file]) => name.endsWith(`/${file}`))?.[1];
  };

  /**
   * @param {HTMLMediaElement} media @param {string} part @param {Watched} one @param {string} word
   * @param {Record<string, unknown>} result @param {Record<string, unknown>} [more]
   */
  const say_ = (media, part, one, word, result, more = {}) => {
    const extensions = Object.fromEntries(Object.entries(result).map(([name, value]) => [videoExtension(name), value]));
    const length = Number.isFinite(media.duration) ? { [videoExtension("length")]: decimal(media.duration) } : {};
    const threshold = word === "completed" ? { [videoExtension("completion-threshold")]: 1 } : {};
    tell(
      say(word, part, {
        result: { ...more, extensions },
        parent: [page()],
        category: media.tagName === "VIDEO" ? [{ objectType: "Activity", id: VIDEO_CATEGORY }] : [],
        extensions: { [videoExtension("session-id")]: one.session, ...length, ...threshold },
      }),
    );
  };

  /** @param {HTMLMediaElement} media @param {Watched} one @param {number} to */
  const stop = (media, one, to) => {
    if (one.from !== null && to > one.from) one.segments.push([decimal(one.from), decimal(to)]);
    one.from = null;
    return {
      time: decimal(to),
      progress: share(one.segments, media.duration),
      "played-segments": one.segments.map(([from, end]) => `${from}[.]${end}`).join("[,]"),
    };
  };

  /** @type {Record<string, (media: HTMLMediaElement, part: string, one: Watched) => void>} */
  const heard = {
    play(media, part, one) {
      if (one.from !== null) return;
      one.from = media.currentTime;
      one.at = media.currentTime;
      say_(media, part, one, "played", { time: decimal(media.currentTime) });
    },
    pause(media, part, one) {
      // The end pauses as well, and a jump in some browsers; both say more by themselves.
      if (one.from === null || media.ended || media.seeking) return;
      say_(media, part, one, "paused", stop(media, one, media.currentTime));
    },
    timeupdate(media, _, one) {
      if (!media.seeking) one.at = media.currentTime;
    },
    seeking(_, __, one) {
      // Where it was is gone once it has jumped: "timeupdate" comes before "seeked".
      one.jump ??= one.at;
    },
    seeked(media, part, one) {
      const [from, to] = [one.jump ?? one.at, media.currentTime];
      one.jump = null;
      const plays = one.from !== null;
      if (plays) stop(media, one, from);
      if (plays && !media.paused) one.from = to;
      one.at = to;
      if (Math.abs(from - to) > 0.5) say_(media, part, one, "seeked", { "time-from": decimal(from), "time-to": decimal(to) });
    },
    ended(media, part, one) {
      const result = stop(media, one, media.duration);
      if (one.done || result.progress < 1) {
        say_(media, part, one, "paused", result);
        return;
      }
      one.done = true;
      say_(media, part, one, "completed", result, { completion: true, duration: duration(media.duration) });
    },
  };

  for (const [name, hear] of Object.entries(heard)) {
    document.addEventListener(
      name,
      ({ target }) => {
        if (!(target instanceof HTMLMediaElement)) return;
        if (silent && !met.has(target)) target.muted = true;
        met.add(target);
        const part = partOf(target);
        if (!part) return;
        const one = watched.get(part) ?? { session: uuid(), segments: [], from: null, at: 0, jump: null, done: false };
        watched.set(part, one);
        hear(target, part, one);
      },
      true,
    );
  }
}
