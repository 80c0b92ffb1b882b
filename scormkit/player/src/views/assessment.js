/** An assessment: what it is, then one question a screen, then the result in words. */

import { button, copy, element, icon, part } from "./dom.js";
import { pager } from "./page.js";
import { mountQuestion } from "./question.js";

/** @import { AssessmentView, ObjectiveResult, PageData, QuestionData, Session, Words } from "../types.js" */
/** @import { View } from "./page.js" */

/**
 * @param {Session} session
 * @param {Words} words
 * @param {PageData} page
 * @returns {View}
 */
export function assessmentView(session, words, page) {
  const screen = copy(`page-${page.key}`);
  const heading = part(screen, "h1");
  const eyebrow = part(screen, ".eyebrow");
  const place = eyebrow.innerHTML;
  const stages = {
    intro: part(screen, ".stage-intro"),
    question: part(screen, ".stage-questions"),
    result: part(screen, ".stage-result"),
  };
  const foot = element("div", {});
  screen.append(foot);

  /** @param {QuestionData} question */
  const goOn = (question) => {
    const last = question === page.questions[page.questions.length - 1];
    const press = () => (last ? session.finishAssessment(page.key) : session.nextQuestion(page.key));
    return button(words.say(last ? "see_result" : "next_question"), press, { icon: "next" });
  };
  const questions = page.questions.map((question) => {
    const form = /** @type {HTMLFormElement} */ (part(screen, `[data-question="${question.key}"]`));
    const update = mountQuestion(session, words, form, question, { reveal: false, goOn: () => goOn(question) });
    return { form, update };
  });

  /** @param {AssessmentView} view */
  const showIntro = (view) => {
    part(screen, '[data-slot="tries"]').textContent = triesText(view);
    part(screen, '[data-slot="begin"]').replaceChildren(
      button(words.say("begin"), () => session.beginAssessment(page.key), { icon: "next" }),
    );
  };

  /** @param {AssessmentView} view */
  const showQuestion = (view) => {
    questions.forEach(({ form, update }, index) => {
      form.hidden = index !== view.index;
      update();
    });
  };

  /** @param {AssessmentView} view */
  const showResult = (view) => {
    const result = session.result(page.key);
    if (!result) return;
    const { say, percent } = words;
    const lost = !view.passed && !view.retriable;
    stages.result.replaceChildren(
      element(
        "dl",
        { class: "facts figures" },
        figure(say("score"), percent(result.percent)),
        ...(result.best > result.percent ? [figure(say("best_score"), percent(result.best))] : []),
        figure(say("pass_mark"), percent(view.passingScore)),
        ...(view.retriable ? [figure(say("tries"), triesText(view))] : []),
      ),
      ...(lost ? [element("p", { class: "after" }, say("failed_last_note"))] : []),
      ...goals(words, result.objectives, "h2"),
    );
    if (view.retriable) {
      stages.result.append(
        element("p", { class: "after" }, say("retry_note")),
        element(
          "div",
          { class: "actions" },
          button(say("retry"), () => session.restartAssessment(page.key)),
        ),
      );
    }
  };

  /** @param {AssessmentView} view */
  const triesText = ({ left, rounds }) => {
    if (left === null) return words.say("tries_any");
    return rounds === 0 ? words.count("tries_allowed", left) : words.say("tries_of", { left, total: left + rounds });
  };

  const update = () => {
    const view = session.assessment(page.key);
    const asking = view.stage === "question";
    screen.dataset.stage = view.stage;
    for (const [stage, part] of Object.entries(stages)) part.hidden = stage !== view.stage;
    if (asking) showQuestion(view);
    else if (view.stage === "intro") showIntro(view);
    else showResult(view);
    if (view.stage === "intro") eyebrow.innerHTML = place;
    else eyebrow.textContent = page.title;
    heading.replaceChildren(...titleOf(view));
    const answered = page.questions.filter((question) => session.question(question.key).checked).length;
    screen.style.setProperty("--asked", `${Math.round((100 * answered) / view.count)}%`);
    const kind = view.stage === "result" && !view.retriable ? "primary" : "quiet";
    foot.replaceChildren(...(asking ? [] : [pager(session, words, kind)]));
  };

  /** @param {AssessmentView} view @returns {(Node | string)[]} */
  const titleOf = (view) => {
    const { say } = words;
    if (view.stage === "question") return [say("question_of", { n: view.index + 1, total: view.count })];
    if (view.stage === "intro") return [page.title];
    const key = view.passed ? "passed" : view.retriable ? "failed_again" : "failed_last";
    return [icon(view.passed ? "check" : "note"), element("span", {}, say(key))];
  };

  update();
  return { element: screen, title: page.title, update, heading: () => heading };
}

/** @param {string} label @param {string} value */
export const figure = (label, value) =>
  element("div", {}, element("dt", {}, label), element("dd", {}, value));

/**
 * What each learning goal says, in words before the figure.
 *
 * @param {Words} words
 * @param {ObjectiveResult[]} objectives
 * @param {"h2" | "h3"} level
 * @returns {HTMLElement[]}
 */
export function goals(words, objectives, level) {
  if (objectives.length === 0) return [];
  const rows = objectives.map(({ text, percent, passed }) =>
    element(
      "li",
      { class: passed ? "goal is-right" : "goal" },
      icon(passed ? "check" : "open"),
      element(
        "span",
        {},
        `${text} `,
        element("span", { class: "goal-result" }, words.say(passed ? "goal_reached" : "goal_open", { n: percent })),
      ),
    ),
  );
  return [element(level, {}, words.say("by_goal")), element("ul", { class: "goals-list" }, ...rows)];
}
