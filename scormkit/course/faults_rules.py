"""CRS090-CRS109: what can be wrong with conditions (requires, skip_if, show_if) as they are written."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Span, fault

_FORMS = (
    "Write a unit's id, or a condition such as {unit: basics, status: passed}, "
    "{check: basics.check, status: passed}, {all: [...]} or {any: [...]}."
)
_MEANINGS = {
    "unit": "the id of a unit, such as basics",
    "page": "a page as unit.page, such as basics.welcome",
    "check": "a check as unit.check, such as basics.check",
    "objective": "an objective as unit.name, such as basics.O1",
    "question": "a question as unit.page.question, such as basics.welcome.role",
    "option": "the ids of options, such as [manager]",
}
_A = {
    "unit": "a unit",
    "page": "a page",
    "check": "a check",
    "objective": "an objective",
    "question": "a question",
}


def _one_of(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _guess(near: str | None) -> str:
    return f"Did you mean {near}? " if near else ""


@fault("CRS090", "condition-shape")
def condition_shape(span: Span, found: str, *, wants_list: bool = False, wants_name: str = "") -> Finding:
    """A condition after requires, skip_if or show_if is not written in a form that scormkit knows.

    A condition that is not understood could lock learners out, or let everybody in.

    ```yaml
    requires:
      all: basics                      # all needs a list: [basics, safety]
    ```

    Write the id of a unit, or a condition in braces, as the help shows.
    """
    help_ = _FORMS
    if wants_list:
        help_ = "Write a list in square brackets, such as [basics, {check: safety.check, status: passed}]."
    elif wants_name:
        help_ = f"Write {_MEANINGS[wants_name]}."
    return Finding(message=f"This condition cannot be read: {found}.", help=help_, span=span)


@fault("CRS091", "condition-keys")
def condition_keys(span: Span, named: Sequence[str], near: str | None) -> Finding:
    """A condition does not say what it is about, or says it is about several things at once.

    Each condition asks for one thing. Several of them are put together with all, any or at_least.

    ```yaml
    requires: {unit: basics, check: safety.check}
    ```

    Write one of the keys unit, page, check, objective, question, all, any or at_least in each pair of braces.
    """
    if named:
        listed = " and ".join(named)
        return Finding(
            message=f"One condition asks for one thing, and this one names {listed}.",
            help=f"Put each in braces of its own: {{all: [{{{named[0]}: ...}}, {{{named[1]}: ...}}]}}.",
            span=span,
        )
    return Finding(
        message="This condition does not say what it is about.",
        help=f"{_guess(near)}Write one of unit, page, check, objective, question, all, any or at_least.",
        span=span,
    )


@fault("CRS092", "condition-key-unknown")
def condition_stray(span: Span, key: str, kind: str, near: str | None, known: Sequence[str]) -> Finding:
    """A condition has a key that does not belong to it.

    ```yaml
    requires: {unit: basics, state: passed}          # status
    ```

    Correct the key, or take it out.
    """
    listed = f"It can have {' or '.join(known)}" if known else "It takes nothing else"
    return Finding(
        message=f"A condition about {_A[kind]} has no key {key}."
        if kind in _A
        else f"{kind} has no key {key}.",
        help=f"{_guess(near)}{listed}.",
        span=span,
    )


@fault("CRS093", "condition-status")
def condition_status(span: Span, kind: str, found: str, near: str | None, known: Sequence[str]) -> Finding:
    """A condition asks for a status that its kind of thing never has.

    ```yaml
    requires: {check: basics.check, status: completed}      # submitted or passed
    ```

    Write one of the words that the help lists.
    """
    return Finding(
        message=f'{_A[kind].capitalize()} is never "{found}".',
        help=f"{_guess(near)}Write {_one_of(known)}.",
        span=span,
    )


@fault("CRS094", "condition-count")
def condition_count(span: Span, found: str, most: int | None) -> Finding:
    """A condition asks for more of its parts than there are, or for none of them.

    Asking for too many locks everybody out for good.

    ```yaml
    requires: {at_least: 3, of: [basics, safety]}
    ```

    Write a whole number from 1 to the number of parts in the list.
    """
    limit = f"a whole number from 1 to {most}, the length of the list" if most else "a whole number from 1"
    return Finding(message=f"at_least: {found} does not fit its list.", help=f"Write {limit}.", span=span)


@fault("CRS107", "condition-requires-failed")
def requires_failed(span: Span, name: str) -> Finding:
    """`requires` asks that something was failed.

    Whoever passes at the first try could never open it, and it would close again for those who pass later.
    What is meant for learners who failed is shown to them, and left out for all others.

    ```yaml
    # refresher/unit.yaml
    requires: {check: basics.check, status: failed}
    ```

    Write `show_if` in the place of `requires`.
    """
    return Finding(
        message=f"What waits for {name} to be failed would stay locked for everybody who passes.",
        help="Write show_if in the place of requires: then it is there for those who failed, and only for "
        "them.",
        span=span,
    )


@fault("CRS108", "condition-unit-untested")
def unit_untested(span: Span, name: str) -> Finding:
    """A condition asks whether a unit was failed, and the unit has no check that counts.

    A unit is failed when one of its checks was handed in and not passed. Pretests and optional checks do not
    count for the unit; they can be named themselves.

    ```yaml
    show_if: {unit: first, status: failed}       # first has pages only
    ```

    Name the check that is meant, or add one to the unit.
    """
    return Finding(
        message=f"{name} has no check that counts, so nobody can fail it.",
        help="Name a check, such as {check: basics.check, status: failed}, or add one to this unit.",
        span=span,
    )


@fault("CRS102", "condition-of-a-question")
def condition_question(span: Span, *, both: bool) -> Finding:
    """A condition names a question and does not say which answer is meant, or says it twice.

    ```yaml
    show_if: {question: basics.welcome.role}
    ```

    Add `chose:` with the options that are meant, or `answered: right` or `answered: wrong`.
    """
    message = "This condition does not say which answer is meant."
    if both:
        message = "This condition says both chose and answered."
    return Finding(
        message=message,
        help="Write either chose: [the options] or answered: right (or wrong).",
        span=span,
    )


@fault("CRS095", "condition-name-unknown")
def name_unknown(span: Span, kind: str, name: str, near: str | None, known: Sequence[str]) -> Finding:
    """A condition names something that is not in the course.

    ```yaml
    requires: recognising              # the unit is called recognizing
    ```

    Correct the name. A unit is named by its id (its folder, when it has none); what stands in it by the
    unit's name, a point and its own: `recognizing.check`. Inside one unit the last part is enough.
    """
    listed = ", ".join(sorted(known)[:12])
    help_ = f"{_guess(near)}There are: {listed}." if known else f"This course has no {kind} to name."
    if kind == "question":
        help_ += " A question can be named when it has a line id:."
    return Finding(message=f"There is no {kind} {name} in this course.", help=help_, span=span)


@fault("CRS096", "condition-of-another-kind")
def name_of_another_kind(span: Span, name: str, written: str, actual: str) -> Finding:
    """A condition calls something by the wrong kind: a page a unit, say, or a page a check.

    ```yaml
    requires: {page: basics.check}     # it is a check
    ```

    Write the kind that it is.
    """
    return Finding(
        message=f"{name} is {_A[actual]}, not {_A[written]}.",
        help=f"Write {{{actual}: {name}}}.",
        span=span,
    )


@fault("CRS097", "condition-names-itself")
def names_itself(span: Span, name: str, kind: str) -> Finding:
    """A condition of a unit, page or check names that very thing, or something inside of it.

    What waits for itself never opens; and what hides itself takes the question or the result away from the
    learner's eyes, who could never change the answer.

    ```yaml
    # basics/unit.yaml
    skip_if: {question: basics.welcome.role, chose: [expert]}
    ```

    Move the question or the check to a unit or a page that comes before, or leave the condition out.
    """
    what = {"unit": "this unit, or stands in it", "check": "this very check"}.get(
        kind, "this very page, or stands on it"
    )
    return Finding(
        message=f"The condition names {name}, which is {what}.",
        help="Name something that comes before, or take the condition out.",
        span=span,
    )


@fault("CRS098", "condition-question-in-check")
def question_in_check(span: Span, name: str) -> Finding:
    """A condition depends on the answer to one question of a check.

    A check may ask other questions in each try, and takes its answers back when it is tried again; pages
    would come and go without a reason that learners can see.

    ```yaml
    show_if: {question: basics.check.q3, answered: wrong}
    ```

    Ask for the check as a whole ({check: basics.check, status: passed}) or for an objective, or ask the
    question on a page.
    """
    return Finding(
        message=f"{name} is a question of a check; a condition can only ask for questions on pages.",
        help="Write {check: ..., status: passed} or {objective: ...} instead, or ask the question on a page.",
        span=span,
    )


@fault("CRS099", "condition-question-unfit")
def question_unfit(span: Span, name: str, kind: str, why: str) -> Finding:
    """A condition asks something of a question that its type does not have.

    `chose` needs options that learners choose (choice, true-false, hotspot, likert, scenario); `answered:
    right` needs a right answer, which a survey does not have.

    ```yaml
    show_if: {question: basics.welcome.order, chose: [first]}       # an ordering question
    ```

    Ask with the other key, or use another type of question.
    """
    other = "answered: right or answered: wrong" if "choose" in why else "chose: with some of its options"
    return Finding(
        message=f"The question {name} is of type {kind}: {why}.",
        help=f"Use {other}, or name another question.",
        span=span,
    )


@fault("CRS100", "condition-option-unknown")
def option_unknown(span: Span, name: str, near: str | None, known: Sequence[str]) -> Finding:
    """A condition names an option that the question does not have.

    ```yaml
    show_if: {question: basics.welcome.role, chose: [manger]}        # the option's id is manager
    ```

    Write the option's id, or its text exactly as it stands in the question.
    """
    return Finding(
        message=f"The question has no option {name}.",
        help=f"{_guess(near)}Its options: {', '.join(known)}. An option may be given an id: to name it by.",
        span=span,
    )


@fault("CRS101", "condition-objective-untested")
def objective_untested(span: Span, name: str) -> Finding:
    """A condition waits for an objective that no check tests.

    An objective is passed when the questions with it, in the checks that were handed in, reach the pass mark.
    Without such a question it is never passed.

    ```yaml
    requires: {objective: basics.O2}   # no question of basics/check.yaml has objectives: [O2]
    ```

    Give a question of the unit's check this objective, or ask for something else.
    """
    return Finding(
        message=f"No check has a question with the objective {name}, so it can never be passed.",
        help="Add the objective to a question of the unit's check, or ask for the unit or a page instead.",
        span=span,
    )
