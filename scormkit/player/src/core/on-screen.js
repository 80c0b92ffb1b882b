/** Which questions are on the screen, and since when: nothing of it is saved. */

import { viewQuestion } from "./attempt.js";
import { asked } from "./draw.js";

/** @import { Clock, OnScreen, PageData, Sitting } from "../types.js" */

/**
 * @param {Pick<Sitting, "attempt" | "now">} sitting
 * @param {Clock} clock
 * @returns {OnScreen}
 */
export function createOnScreen(sitting, clock) {
  /** The active time at which each question came on the screen, in milliseconds, by key. @type {Map<number, number>} */
  const shownAt = new Map();
  /** The question on the screen of each assessment, by page key. @type {Map<number, number>} */
  const questionAt = new Map();
  /** @type {Set<number>} */
  const reopened = new Set();

  /** @param {PageData} page */
  const place = (page) => {
    const questions = asked(sitting.attempt, page);
    const open = questions.findIndex((question) => !viewQuestion(sitting.attempt, question).checked);
    return questionAt.get(page.key) ?? (open < 0 ? Math.max(0, questions.length - 1) : open);
  };

  return {
    reopened,
    place,
    show(page, at = place(page)) {
      questionAt.set(page.key, at);
      for (const question of page.kind === "page" ? page.questions : asked(sitting.attempt, page).slice(at, at + 1)) {
        shownAt.set(question.key, sitting.now());
      }
    },
    showAgain(questionKey) {
      shownAt.set(questionKey, sitting.now());
    },
    forget(pageKey) {
      questionAt.delete(pageKey);
    },

    record(now, question) {
      const { answer, credit } = viewQuestion(now, question);
      const active = sitting.now();
      const latency = Math.floor((active - (shownAt.get(question.key) ?? active)) / 1000);
      return { index: now.sent, question, answer, credit, latency, at: new Date(clock.now()) };
    },
  };
}
