/** What a learner does with the questions, recordings and notes of a page. */

import { answerQuestion, played, retryQuestion, viewQuestion } from "./attempt.js";
import { roundShown } from "./draw.js";
import { FEATURES } from "./registry.js";
import { shuffled } from "./shuffle.js";

/** @import { QuestionData, QuestionDeeds, SessionParts } from "../types.js" */

/** @param {SessionParts} parts @returns {QuestionDeeds} */
export function questionDeeds({ index, sitting, onScreen, become, tell }) {
  return {
    question(questionKey) {
      const question = /** @type {QuestionData} */ (index.question.get(questionKey));
      const view = viewQuestion(sitting.attempt, question);
      return onScreen.reopened.has(questionKey) ? { ...view, checked: false, retriable: false } : view;
    },

    order(question) {
      if (!question.shuffle) return question.options;
      const round = roundShown(sitting.attempt, index.home.get(question.key));
      return shuffled(question.options, sitting.attempt.seed, question.key, round);
    },

    answer(questionKey, answer) {
      const question = /** @type {QuestionData} */ (index.question.get(questionKey));
      const open = onScreen.reopened.has(questionKey) ? retryQuestion(sitting.attempt, index, question) : sitting.attempt;
      const next = answerQuestion(open, index, question, answer);
      if (next !== open) {
        onScreen.reopened.delete(questionKey);
        become(next, "question", [question]);
      }
      const { credit, correct, used, left } = viewQuestion(sitting.attempt, question);
      return { credit, correct, used, left };
    },

    retry(questionKey) {
      const question = index.question.get(questionKey);
      const cleared = question ? retryQuestion(sitting.attempt, index, question) : sitting.attempt;
      if (cleared === sitting.attempt) return;
      onScreen.showAgain(questionKey);
      if (question?.graded) {
        become(cleared, "question");
      } else {
        onScreen.reopened.add(questionKey);
        tell("question");
      }
    },

    played(pageKey) {
      const page = index.page.get(pageKey);
      if (page && !sitting.attempt.visited.has(pageKey)) become(played(sitting.attempt, page), "question");
    },

    kept: (key) => sitting.attempt.kept.get(key) ?? [],
    keep(key, answer) {
      become(FEATURES.kept?.keep(sitting.attempt, index, key, answer) ?? sitting.attempt, "question");
    },
  };
}
