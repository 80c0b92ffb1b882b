/** What a learner does in a check: begin, go on, submit, try again, look at the result. */

import { viewQuestion } from "./attempt.js";
import { asked, drawn } from "./draw.js";
import { FEATURES } from "./registry.js";
import * as rounds from "./rounds.js";
import { passedBest, percentOf, points, roundHundredths } from "./scoring.js";
import { roundsLeft } from "./status.js";

/** @import { CheckDeeds, PageData, QuestionData, SessionParts } from "../types.js" */

/** @param {SessionParts} parts @returns {CheckDeeds} */
export function checkDeeds({ index, clock, sitting, onScreen, become, takeAgain, tell, watchWait }) {
  /** @param {number} pageKey */
  const assessmentOf = (pageKey) => {
    const page = index.page.get(pageKey);
    return page?.kind === "assessment" ? page : null;
  };

  return {
    assessment(pageKey) {
      const page = /** @type {PageData} */ (assessmentOf(pageKey));
      const state = sitting.attempt.assessments.get(pageKey);
      const at = onScreen.place(page);
      const parts = drawn(sitting.attempt, page);
      const questions = parts.flatMap((part) => part.asked);
      const question = /** @type {QuestionData} */ (questions[at]);
      return {
        stage: !state ? "intro" : state.finished ? "result" : "question",
        questions,
        section: parts.find((part) => part.asked.includes(question))?.title ?? "",
        index: at,
        count: questions.length,
        last: at === questions.length - 1,
        rounds: state?.rounds ?? 0,
        left: roundsLeft(sitting.attempt, page),
        passingScore: page.passingScore ?? 0,
        best: state && state.best >= 0 ? state.best / 100 : null,
        passed: passedBest(sitting.attempt, page),
        retriable: rounds.canRestart(sitting.attempt, page),
        again: FEATURES.laps?.isDue(sitting.attempt, page) ?? false,
        wait: rounds.waitLeft(sitting.attempt, page, clock.now()),
      };
    },

    beginAssessment(pageKey) {
      const page = assessmentOf(pageKey);
      if (page && become(rounds.beginRound(sitting.attempt, page), "assessment")) onScreen.show(page);
    },

    nextQuestion(pageKey) {
      const page = assessmentOf(pageKey);
      const at = page ? onScreen.place(page) : 0;
      const questions = page ? asked(sitting.attempt, page) : [];
      const question = questions[at];
      if (!page || !question || at + 1 >= questions.length) return;
      if (!viewQuestion(sitting.attempt, question).checked) return;
      onScreen.show(page, at + 1);
      tell("assessment");
    },

    finishAssessment(pageKey) {
      const page = assessmentOf(pageKey);
      const next = page ? rounds.finishRound(sitting.attempt, index, page, clock.now()) : sitting.attempt;
      if (become(next, "assessment")) onScreen.forget(pageKey);
      if (page) watchWait(page);
    },

    restartAssessment(pageKey) {
      const page = assessmentOf(pageKey);
      if (!page) return;
      const { attempt } = sitting;
      const now = clock.now();
      const again = FEATURES.laps?.takeAgain(attempt, index, page, now);
      const next = again ?? rounds.restartRound(attempt, page, now);
      if (next === sitting.attempt) return;
      // What this time has earned is told before it is over.
      if (again) sitting.flush();
      onScreen.forget(pageKey);
      become(next, "assessment");
      if (again) takeAgain();
      else onScreen.show(page);
    },

    result(pageKey) {
      const page = assessmentOf(pageKey);
      const state = sitting.attempt.assessments.get(pageKey);
      if (!page || !state?.finished) return null;
      return {
        ...points(sitting.attempt, asked(sitting.attempt, page)),
        ...rounds.reviewOf(sitting.attempt, page),
        revisit: FEATURES.remediation?.pages(sitting.attempt, index, page) ?? [],
        sections: drawn(sitting.attempt, page).flatMap(({ title, asked }) =>
          title ? [{ title, percent: percentOf(points(sitting.attempt, asked)) }] : [],
        ),
        percent: roundHundredths(sitting.attempt, page) / 100,
        best: state.best / 100,
        passed: passedBest(sitting.attempt, page),
        objectives: FEATURES.objectives?.results(index, sitting.attempt, page) ?? [],
      };
    },
  };
}
