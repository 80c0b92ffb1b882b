/** Which questions are on the screen, and since when: nothing of it is saved. */

import { viewQuestion } from "./attempt.js";
import { asked } from "./draw.js";
import { secondsBetween } from "./time.js";

/** @import { Attempt, Clock, OnScreen, PageData } from "../types.js" */

/**
 * @param {() => Attempt} attempt As it stands now.
 * @param {Clock} clock
 * @returns {OnScreen}
 */
export function createOnScreen(attempt, clock) {
  /** When each question came on the screen, in milliseconds, by key. @type {Map<number, number>} */
  const shownAt = new Map();
  /** The question on the screen of each assessment, by page key. @type {Map<number, number>} */
  const questionAt = new Map();
  /** @type {Set<number>} */
  const reopened = new Set();

  /** @param {PageData} page */
  const place = (page) => {
    const questions = asked(attempt(), page);
    const open = questions.findIndex((question) => !viewQuestion(attempt(), question).checked);
    return questionAt.get(page.key) ?? (open < 0 ? Math.max(0, questions.length - 1) : open);
  };

  return {
    reopened,
    place,
    show(page, at = place(page)) {
      questionAt.set(page.key, at);
      for (const question of page.kind === "page" ? page.questions : asked(attempt(), page).slice(at, at + 1)) {
        shownAt.set(question.key, clock.now());
      }
    },
    showAgain(questionKey) {
      shownAt.set(questionKey, clock.now());
    },
    forget(pageKey) {
      questionAt.delete(pageKey);
    },

    record(now, question) {
      const { answer, credit } = viewQuestion(now, question);
      const at = clock.now();
      const latency = secondsBetween(shownAt.get(question.key) ?? at, at);
      return { index: now.sent, question, answer, credit, latency, at: new Date(at) };
    },
  };
}
