"""What can be wrong with a question that is answered by typing: the codes QST020 to QST024."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Related, Severity, Span, fault


@fault("QST020", "pattern-not-understood")
def pattern_not_understood(span: Span, why: str) -> Finding:
    r"""A pattern has a mistake, or uses what not every browser understands.

    Patterns are regular expressions. To mean the same everywhere they may have: letters and digits, `.`,
    sets such as `[a-c]`, `\d` (a digit), `\w` (a letter a-z, a digit or `_`), `\s` (a blank), groups in
    parentheses, `|` (or), and `?`, `*`, `+`, `{2}`, `{1,3}`. A backslash makes a sign stand for itself:
    `\.`. The whole answer is compared, so `^` and `$` are not needed.

    ```yaml
    type: fill-in
    prompt: Which number do you call?
    accept: ["112"]
    pattern: (112|911
    ```

    Mend the pattern; or write the answers under `accept:`, one by one.
    """
    return Finding(
        message=f"This pattern is not understood: {why}.",
        help="Mend the pattern, or write the answers under accept: one by one.",
        span=span,
    )


@fault("QST021", "pattern-too-costly")
def pattern_too_costly(span: Span) -> Finding:
    """A pattern could be tried in so many ways that the page would stand still.

    A repetition inside a repetition, such as `(a+)+`, or many parts that can be left out, make a browser try
    millions of ways when an answer does not fit.

    ```yaml
    type: fill-in
    prompt: What do you shout?
    accept: [Fire]
    pattern: (fire!*)+
    ```

    Write it with fewer repetitions, and say how often: `{1,3}` instead of `+`.
    """
    return Finding(
        message="This pattern can be tried in too many ways; the page could stand still over an answer.",
        help="Use fewer repetitions, none inside another, and say how often: {1,3} instead of +.",
        span=span,
    )


@fault("QST022", "answer-too-long")
def answer_too_long(span: Span, length: int, limit: int) -> Finding:
    """An accepted answer is longer than what the learner can type.

    The field ends before the answer does, so nobody can give it.

    ```yaml
    type: fill-in
    prompt: What does AED stand for?
    max_length: 10
    accept: [Automated external defibrillator]
    ```

    Raise `max_length:`, or shorten the answer.
    """
    return Finding(
        message=f"This answer has {length} characters, but learners can type only {limit}.",
        help=f"Write max_length: {length} or more, or shorten the answer.",
        span=span,
    )


@fault("QST023", "same-answer-twice", Severity.WARNING)
def same_answer_twice(span: Span, first: Span, text: str) -> Finding:
    """Two accepted answers are the same but for white space, quotation marks, dashes or letter case.

    It changes nothing for the learner, but most likely another answer was meant. Capital letters count only
    with `case_sensitive: true`.

    ```yaml
    type: fill-in
    prompt: What do you call the person who cycles?
    accept: [cyclist, Cyclist]
    ```

    Remove one of the two, or write what was meant.
    """
    return Finding(
        message=f'"{text}" is accepted already, if written a little differently.',
        help="Remove one of the two: white space, kinds of quotes and letter case make no difference.",
        span=span,
        related=(Related("the first of the two", first),),
    )


@fault("QST024", "feedback-never-shown")
def feedback_never_shown(span: Span, why: str) -> Finding:
    """Feedback for a particular wrong answer can never be shown.

    The answer is right already, or an earlier entry catches it.

    ```yaml
    type: fill-in
    prompt: What gas does a fire need?
    accept: [oxygen]
    responses:
      - {match: Oxygen, feedback: Fire takes it from the air.}
    ```

    Remove the entry, or correct the answer in it. What is said after a right answer stands under
    `feedback: correct:`.
    """
    return Finding(
        message=f"This feedback is never shown: {why}.",
        help="Remove it, or correct the answer that it is for.",
        span=span,
    )
