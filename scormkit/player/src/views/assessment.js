/** An assessment: what it is, then one question a screen, then the result in words. */

import { FEATURES } from "../core/registry.js";
import { announce, button, copy, element, icon, part } from "./dom.js";
import { pager, showPlace } from "./page.js";
import { mountQuestion, verdictOf } from "./question.js";

/** @import { AssessmentView, PageData, QuestionData, Result, Session, Words } from "../types.js" */
/** @import { View } from "./page.js" */

/**
 * @param {Session} session
 * @param {Words} words
 * @param {PageData} page
 * @returns {View}
 */
export function assessmentView(session, words, page) {
  const { say, count, percent } = words;
  const screen = copy(`page-${page.key}`);
  const heading = part(screen, "h1");
  const eyebrow = part(screen, ".eyebrow");
  showPlace(session, words, screen, page);
  const place = eyebrow.innerHTML;
  const stages = {
    intro: part(screen, ".stage-intro"),
    question: part(screen, ".stage-questions"),
    result: part(screen, ".stage-result"),
  };
  const foot = element("div", {});
  screen.append(foot);
  /** What the result says about another try; it alone changes while the result is on the screen. */
  const again = element("div", { class: "again" });
  let waiting = 0;
  const stage = () => session.assessment(page.key).stage;

  /** @param {QuestionData} question */
  const goOn = (question) => {
    const last = question === session.assessment(page.key).questions.slice(-1)[0];
    const press = () => (last ? session.finishAssessment(page.key) : session.nextQuestion(page.key));
    return { label: say(last ? "see_result" : "next_question"), press };
  };

  /** The questions that came on the screen, by key: a bank has many that do not. @type {Map<number, { form: HTMLElement, update: () => void }>} */
  const mounted = new Map();
  for (const form of stages.question.querySelectorAll("form")) form.hidden = true;

  /** @param {QuestionData} question */
  const mountedOf = (question) => {
    let found = mounted.get(question.key);
    if (!found) {
      const form = /** @type {HTMLFormElement} */ (part(screen, `[data-question="${question.key}"]`));
      const update = mountQuestion(session, words, form, question, {
        reveal: () => stage() === "result" && (session.result(page.key)?.reveal ?? false),
        how: () => (stage() === "result" ? "review" : page.silent ? "silent" : "told"),
        goOn: () => goOn(question),
      });
      mounted.set(question.key, (found = { form, update }));
    }
    return found;
  };

  /** @param {AssessmentView} view */
  const showIntro = (view) => {
    part(screen, '[data-slot="tries"]').textContent = triesText(view);
    part(screen, '[data-slot="begin"]').replaceChildren(
      button(say("begin"), () => session.beginAssessment(page.key), { icon: "next" }),
    );
  };

  /** @param {AssessmentView} view */
  const showQuestion = ({ questions, index }) => {
    for (const { form } of mounted.values()) {
      if (form.parentElement !== stages.question) stages.question.append(form);
      form.hidden = true;
    }
    const { form, update } = mountedOf(/** @type {QuestionData} */ (questions[index]));
    form.hidden = false;
    update();
  };

  /** @param {AssessmentView} view @param {Result} result */
  const showResult = (view, result) => {
    const lost = view.passed || view.retriable ? "" : "failed_last_note";
    const note = page.pretest ? (view.passed ? "pretest_passed_note" : "pretest_open_note") : lost;
    stages.result.replaceChildren(
      element(
        "dl",
        { class: "facts figures" },
        figure(say("score"), percent(result.percent)),
        ...(result.best > result.percent ? [figure(say("best_score"), percent(result.best))] : []),
        figure(say("pass_mark"), percent(view.passingScore)),
        ...(view.retriable ? [figure(say("tries"), triesText(view))] : []),
      ),
      ...(note ? [element("p", { class: "after" }, say(note))] : []),
      ...(FEATURES.sections?.results(words, result) ?? []),
      ...(FEATURES.objectives?.list(words, result.objectives) ?? []),
      ...(FEATURES.remediation?.list(session, words, result) ?? []),
      again,
      ...(result.review ? review(view) : []),
    );
  };

  /** @param {AssessmentView} view */
  const showAgain = ({ retriable, again: unit, wait }) => {
    const restart = button(say(unit ? "unit_again" : "retry"), () => session.restartAssessment(page.key));
    const drawn = page.sections?.some(({ draw, size }) => draw !== null && draw < size);
    const text = wait > 0 ? count("wait_left", wait) : say(unit ? "unit_again_note" : drawn ? "retry_drawn" : "retry_note");
    again.replaceChildren(
      ...(retriable ? [element("p", { class: "after" }, text)] : []),
      ...(retriable && wait === 0 ? [element("div", { class: "actions" }, restart)] : []),
    );
    if (waiting > 0 && wait === 0 && retriable) announce(say("wait_over"));
    waiting = wait;
  };

  /** Each question with its verdict in words; opened, with the learner's answer. @param {AssessmentView} view */
  const review = ({ questions }) => {
    const rows = questions.map((question) => {
      const { form, update } = mountedOf(question);
      const { verdict, picture, key } = verdictOf(question, session.question(question.key));
      const prompt = part(form, "legend").textContent;
      form.hidden = false;
      update();
      const summary = element(
        "summary",
        {},
        icon(picture),
        element(
          "span",
          {},
          element("span", { class: "review-verdict" }, say(key)),
          element("span", { class: "review-prompt" }, ` ${prompt}`),
        ),
        icon("chevron"),
      );
      return element("li", { class: `is-${verdict}` }, element("details", {}, summary, form));
    });
    return [element("h2", {}, say("review")), element("ol", { class: "review", role: "list" }, ...rows)];
  };

  /** @param {AssessmentView} view */
  const triesText = ({ left, rounds }) => {
    if (left === null) return say("tries_any");
    return rounds === 0 ? count("tries_allowed", left) : say("tries_of", { left, total: left + rounds });
  };

  /** Of the result that is shown: a round has only one. */
  let shown = -1;

  const update = () => {
    const view = session.assessment(page.key);
    const result = session.result(page.key);
    const asking = view.stage === "question";
    screen.dataset.stage = view.stage;
    for (const [name, part] of Object.entries(stages)) part.hidden = name !== view.stage;
    if (asking) showQuestion(view);
    else if (view.stage === "intro") showIntro(view);
    else if (result && shown !== view.rounds) showResult(view, result);
    shown = result ? view.rounds : -1;
    showAgain(view);
    if (view.stage === "intro") eyebrow.innerHTML = place;
    else eyebrow.textContent = [page.title, ...(asking && view.section ? [view.section] : [])].join(" · ");
    heading.replaceChildren(...titleOf(view));
    const answered = view.questions.filter((question) => session.question(question.key).checked).length;
    screen.style.setProperty("--asked", `${Math.round((100 * answered) / view.count)}%`);
    const kind = view.stage === "result" && (!view.retriable || page.pretest) ? "primary" : "quiet";
    foot.replaceChildren(...(asking ? [] : [pager(session, words, kind)]));
  };

  /** @param {AssessmentView} view Key of the words for how the last round came out. */
  const outcome = ({ passed, retriable }) => {
    if (page.pretest) return passed ? "pretest_passed" : "pretest_open";
    return passed ? "passed" : retriable ? "failed_again" : "failed_last";
  };

  /** @param {AssessmentView} view @returns {(Node | string)[]} */
  const titleOf = (view) => {
    if (view.stage === "question") return [say("question_of", { n: view.index + 1, total: view.count })];
    if (view.stage === "intro") return [page.title];
    return [icon(view.passed ? "check" : "note"), element("span", {}, say(outcome(view)))];
  };

  update();
  return { element: screen, title: page.title, update, heading: () => heading };
}

/** @param {string} label @param {string} value */
export const figure = (label, value) =>
  element("div", {}, element("dt", {}, label), element("dd", {}, value));
