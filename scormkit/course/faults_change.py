"""CRS157-CRS159, CRS170-CRS172: what can be wrong with what a variant replaces and adds."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Span, fault

_WANTED = {
    "unit": "the keys of unit.yaml that are different, such as title: The basics",
    "check": "the keys of the check that are different, such as title: What you know",
    "question": "the keys of the question that are different, such as prompt: Whom do you call?",
    "option": "the keys of the option that are different, such as text: The state line",
    "page": "the path of the file that takes its place, from the folder variants, such as north/law.md",
    "block": "the Markdown that takes its place, such as a tip between two lines of colons",
    "text": "Markdown",
    "footnote": "a text without footnotes; put the source in parentheses",
}
_BESIDE = {
    "page": "a page or a check (after: or before:), or a unit (into:)",
    "check": "a page or a check (after: or before:), or a unit (into:)",
    "question": "a question (after: or before:), or a check, a bank or a page (into:)",
    "option": "an option that has an id (after: or before:), or a question (into:)",
    "text": "a block or a question of a page (after: or before:), or a page (into:)",
}


@fault("CRS157", "change-unknown")
def change_unknown(span: Span, name: str, near: str | None) -> Finding:
    """A variant replaces something, or adds something beside it, that the course does not have.

    The variant would be the same as the course, and nobody would notice.

    ```yaml
    # variants/north.yaml
    replace:
      basics.check.whom-to-cal: {prompt: Whom do you call in the north?}
    ```

    Write ids joined with points: the unit, the page or check, the question or block, the option
    (`basics.check.whom-to-call.line`). Without an id of their own, units and pages are called after their
    folder and file, without number and ending; questions, options and blocks need an `id`.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"The course has nothing called {name}.",
        help=f"{guess}Join ids with points: unit.page.block, unit.check.question.option. Questions, options "
        "and blocks need an id of their own for this.",
        span=span,
    )


@fault("CRS158", "change-form")
def change_form(span: Span, kind: str, found: str) -> Finding:
    """What a variant says in place of something is not of the form that it needs.

    ```yaml
    # variants/north.yaml
    replace:
      basics.check.whom-to-call: Whom do you call in the north?
    ```

    For a unit, a check, a question or an option, write the keys that are different
    (`{prompt: Whom do you call in the north?}`); for a page the path of a Markdown file in the folder
    variants; for a block its Markdown.
    """
    what = "a text" if kind in ("footnote", "text") else f"a {kind}"
    wanted = f"Write {_WANTED[kind]}"
    what = "an option" if kind == "option" else what
    return Finding(
        message=f"This cannot take the place of {what}: it is {found}.",
        help=wanted if wanted.endswith("?") else f"{wanted}.",
        span=span,
    )


@fault("CRS159", "change-fixed")
def change_fixed(span: Span, kind: str, key: str) -> Finding:
    """A variant changes what must be the same in all packages of a course.

    Learners' answers are kept and reported under the id and the type of a question, in every variant.

    ```yaml
    # variants/north.yaml
    replace:
      basics.check.whom-to-call: {type: true-false, answer: true}
    ```

    To have another type, leave the question out (`drop`) and add one with an id of its own (`add`). To change
    questions or pages of a unit or check, name them: `basics.check.whom-to-call`.
    """
    if key in ("questions", "sections", "contents"):
        remedy = (
            "Name what is different by its own id, leave out with drop: what is not wanted, and add with "
        )
        remedy += "add: what is missing."
    else:
        remedy = f"Remove {key} here; or leave the {kind} out with drop: and add another one with add:."
    return Finding(
        message=f"A variant cannot change {key} of a {kind}.".replace("a option", "an option"),
        help=remedy,
        span=span,
    )


@fault("CRS170", "change-place")
def change_place(span: Span, thing: str, place: str, kind: str) -> Finding:
    """Something cannot be added where a variant wants to have it.

    ```yaml
    # variants/north.yaml
    add:
      - after: basics.welcome        # a page
        question: {type: true-false, prompt: It snows., answer: true}
    ```

    A page or check stands beside another one, or in a unit (`into: basics`); a question beside a question, or
    in a check, a bank or a page; an option beside an option or in a question; a text beside a block or a
    question of a page, or in the page.
    """
    return Finding(
        message=f"This names a {kind}, and {_an(thing)} cannot be put {place} it.".replace(
            "a option", "an option"
        ),
        help=f"Name {_BESIDE[thing]}.",
        span=span,
    )


def _an(thing: str) -> str:
    return f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"


@fault("CRS171", "change-file-missing")
def change_file_missing(span: Span, path: str) -> Finding:
    """The file of a page or check that a variant replaces or adds does not exist.

    ```yaml
    # variants/north.yaml
    replace:
      basics.welcome: north/wellcome.md     # the file is called variants/north/welcome.md
    ```

    Write the path from the folder variants, in which this file lies, or add the file.
    """
    return Finding(
        message=f"There is no file variants/{path}.",
        help="Write the path from the folder variants, or add the file.",
        span=span,
    )


@fault("CRS172", "change-choice")
def change_choice(span: Span, keys: str, found: int) -> Finding:
    """An entry of `add` does not say exactly one thing that is added, and exactly one place for it.

    ```yaml
    # variants/north.yaml
    add:
      - question: {type: true-false, prompt: It snows., answer: true}
    ```

    Write one of `page`, `check`, `question`, `option` and `text`, and one of `after`, `before` and `into`,
    such as `into: basics.check`.
    """
    return Finding(
        message=f"This entry has {found or 'none'} of {keys}; it needs exactly one.",
        help="Write what is added (page, check, question, option or text) and where (after, before or into).",
        span=span,
    )
