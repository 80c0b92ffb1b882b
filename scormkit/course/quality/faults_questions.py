"""CRS143-CRS148 and CRS156: questions that measure nothing, give themselves away, or say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault


def _others(message: str, spans: Sequence[Span]) -> tuple[Related, ...]:
    return tuple(Related(message, span) for span in spans)


@fault("CRS143", "objective-without-question", Severity.WARNING)
def objective_without_question(span: Span, name: str, text: str) -> Finding:
    """An objective of a unit is measured by no question, while others of the unit are.

    The course promises something and never finds out whether it was learned.

    ```yaml
    # unit.yaml; only O1 stands in the `objectives` of a question
    objectives:
      O1: Recognize warning signs
      O2: Report what you saw
    ```

    Add a question, or write the name to `objectives` of one that measures it. Opinions (likert, matrix) and
    other questions without a right answer do not count.
    """
    return Finding(
        message=f"No question measures the objective {name} ({text}).",
        help=f"Add a question with objectives: [{name}], or add {name} to one that measures it.",
        span=span,
    )


@fault("CRS144", "question-without-objective", Severity.WARNING)
def question_without_objective(
    span: Span, count: int, of: int, known: Sequence[str], others: Sequence[Span]
) -> Finding:
    """Questions of a check name no objective, though the unit has objectives.

    The result cannot tell learners what to read again, and a report by objective leaves the answers out.
    Practice in pages need not name any.

    ```yaml
    # check.yaml in a unit with objectives O1 and O2
    questions:
      - type: true-false
        prompt: Anyone can report.
        answer: true
    ```

    Add `objectives: [O1]` to each of the questions. If a question measures none, ask what it is there for.
    """
    which = f"{count} of the {of} questions of this check" if of > 1 else "This question"
    verb = "names" if count == 1 else "name"
    return Finding(
        message=f"{which} {verb} no objective. The unit has: {', '.join(known)}.",
        help=f"Write objectives: [{known[0]}] (or another) in the question.",
        span=span,
        related=_others("and here", others),
    )


@fault("CRS145", "longest-is-right", Severity.WARNING)
def longest_is_right(span: Span, count: int, of: int, others: Sequence[Span]) -> Finding:
    """In most questions of a check the right option is the longest by far.

    Writers make the right answer complete and the others short. Learners notice after three questions, and
    pass without knowing. Checks with at least four questions with one right option of three or more are
    looked at; reported when the right one is longer than each other by a third in 70 percent of them.

    ```yaml
    - type: choice
      prompt: What do you do first?
      options:
        - {text: Nothing}
        - {text: Run}
        - {text: "Call the emergency number and say where you are, and stay on the line", correct: true}
    ```

    Move the reasons of the right option into its feedback, or give the others as much detail.
    """
    return Finding(
        message=f"In {count} of {of} questions of this check the longest option is the right one, so that it "
        "can be passed by choosing the longest.",
        help="Move reasons from right options into their feedback, or give the others as much detail.",
        span=span,
        related=_others("and here", others),
    )


@fault("CRS146", "same-position", Severity.WARNING)
def same_position(span: Span, count: int, position: int, others: Sequence[Span]) -> Finding:
    """The right option stands at the same place in every question of a check, and the options stay in order.

    Learners notice. Checks with at least three questions with `shuffle: false` and one right option of three
    or more are looked at.

    ```yaml
    - type: choice
      shuffle: false
      prompt: Which comes first?
      options:
        - {text: Safety, correct: true}
        - {text: Speed}
        - {text: Silence}
    ```

    Take `shuffle: false` out where the order means nothing, or move the right options.
    """
    return Finding(
        message=f"In all {count} questions of this check with shuffle: false, option {position} is right.",
        help="Take shuffle: false out where the order means nothing, or move the right options.",
        span=span,
        related=_others("and here", others),
    )


@fault("CRS147", "all-of-the-above", Severity.WARNING)
def all_of_the_above(span: Span, text: str, *, is_shuffled: bool) -> Finding:
    """An option says "all of the above", "none of the above" or the like.

    Who knows that two options are right, or that one is wrong, need not know the rest. "None of these" shows
    that learners know what is wrong, and never what is right. And when the options are shuffled, what is
    meant need not stand above. Phrases of English, Spanish, French, German and Portuguese are known.

    ```yaml
    - type: choice
      prompt: What may be a sign?
      options:
        - {text: Missing school}
        - {text: "New, expensive things"}
        - {text: All of the above, correct: true}
    ```

    Make it `multiple: true` and let learners choose each one, or write another option.
    """
    why = " The options are shuffled, so it need not stand below them." if is_shuffled else ""
    return Finding(
        message=f"The option {text!r} only speaks of the others, so that it can be judged without being "
        f"known.{why}",
        help="Write multiple: true and let learners mark each right option, or write what is right in words.",
        span=span,
    )


@fault("CRS148", "feedback-missing", Severity.WARNING)
def feedback_missing(span: Span, count: int, of: int, others: Sequence[Span]) -> Finding:
    """Questions say nothing to learners after their answer except that it was right or wrong.

    What is said right after an answer is what learners keep best. Pretests, opinions and scenarios (which
    answer by how they go on) are left out. It is one finding a file.

    ```yaml
    - type: true-false
      prompt: A child can agree to be trafficked.
      answer: false
    ```

    Add `feedback` with `correct` and `incorrect`, or a `feedback` to the options. One sentence that says why
    is enough.
    """
    which = f"{count} of the {of} questions here" if of > 1 else "This question"
    return Finding(
        message=f"{which} {'says' if count == 1 else 'say'} nothing after an answer but right or wrong.",
        help="Add feedback: {correct: ..., incorrect: ...} with a sentence that says why.",
        span=span,
        related=_others("and here", others),
    )


@fault("CRS156", "check-without-points", Severity.WARNING)
def check_without_points(span: Span, questions: int) -> Finding:
    """A check sets a passing score or limits the tries, but there is no right answer in it.

    It only asks for opinions or texts, so that there are no points: everyone passes it, whatever it says.

    ```yaml
    title: What did you think?
    passing_score: 80
    questions:
      - type: long-text
        prompt: What will you do differently?
    ```

    Take `passing_score` and `attempts` out, or add questions that have a right answer.
    """
    what = "the one question" if questions == 1 else f"none of the {questions} questions"
    verb = "has no" if questions == 1 else "has a"
    return Finding(
        message=f"There are no points in this check: {what} {verb} right answer, so everyone passes it.",
        help="Take passing_score and attempts out, or add questions that have a right answer.",
        span=span,
    )
