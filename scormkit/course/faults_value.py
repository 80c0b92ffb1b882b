"""CRS030-CRS059: what can be wrong with the keys and values in a course's files."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Edit, Finding, Related, Span, fault


@fault("CRS030", "key-unknown")
def key_unknown(span: Span, key: str, near: str | None, known: Sequence[str]) -> Finding:
    """A key is not one that scormkit knows in this place.

    A misspelled key would otherwise be passed over without a word, and what it says would not happen.

    ```yaml
    title: Recognizing the signs
    pasing_score: 90
    ```

    Correct the key; the help lists those that there are.
    """
    remedy = f"Did you mean {near}? Known are" if near else "Take it away, or write one of these instead"
    return Finding(message=f"`{key}` is not known here.", help=f"{remedy}: {', '.join(known)}.", span=span)


@fault("CRS031", "key-missing")
def key_missing(span: Span, key: str, what: str) -> Finding:
    """A key is missing that has to be there.

    ```yaml
    description: What the patterns are and how to report them.     # and no title
    ```

    Add a line with the key, a colon, a space and its value.
    """
    return Finding(
        message=f"`{key}` is missing.",
        help=f"Add a line {key}: with its value. {what}".rstrip(),
        span=span,
    )


@fault("CRS032", "value-type")
def value_type(
    span: Span, key: str, expects: str, found: str, remedy: str, *, meant: str | None = None
) -> Finding:
    """A value is of another kind than its key needs: words where a number belongs, text where a list belongs.

    ```yaml
    duration: 1:30                     # minutes: 90
    mastery_score: no                  # true or false
    keywords: grooming                 # a list: [grooming]
    revised: 22.11.2026                # 2026-11-22
    ```

    The help says what to write. Where only one value can be meant, as with `no`, `scormkit check --fix` will
    write it. Text fields take anything as it is written: `title: No` is the title "No".
    """
    edits = (Edit(span, meant),) if meant is not None and span.end_line == span.line else ()
    return Finding(message=f"`{key}` must be {expects}, not {found}.", help=remedy, span=span, edits=edits)


@fault("CRS033", "value-range")
def value_range(span: Span, key: str, limits: str, found: str) -> Finding:
    """A number is smaller or larger than it can be.

    A pass mark over 100 percent, for one, could never be reached; no LMS would take it either.

    ```yaml
    passing_score: 800
    ```

    Write a number within the limits.
    """
    return Finding(
        message=f"`{key}` must be {limits}, not {found}.",
        help=f"Write a number that is {limits}.",
        span=span,
    )


@fault("CRS034", "value-choice")
def value_choice(span: Span, key: str, found: str, near: str | None, choices: Sequence[str]) -> Finding:
    """A value is none of the words that its key can have.

    ```yaml
    navigation: linear-frist
    ```

    Write one of the words that the help lists.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"`{key}` cannot be {found}.",
        help=f"{guess}Write one of: {', '.join(choices)}.",
        span=span,
    )


@fault("CRS035", "value-empty")
def value_empty(span: Span, key: str) -> Finding:
    """A key has no value, or a text of nothing but spaces.

    ```yaml
    title:
    ```

    Write the value behind the colon, or remove the line if the key is not needed.
    """
    return Finding(
        message=f"`{key}` has no value.",
        help="Write the value behind the colon, or remove the line if it is not needed.",
        span=span,
    )


@fault("CRS036", "value-count")
def value_count(span: Span, key: str, limits: str) -> Finding:
    """A list has fewer or more entries than it can have.

    An empty list usually means that its entries stand at the wrong depth: they belong under their key,
    indented.

    ```yaml
    questions: []
    ```

    Add or remove entries.
    """
    return Finding(
        message=f"`{key}` must have {limits}.",
        help="Remove some." if "most" in limits else "Add entries; each begins with - on a line of its own.",
        span=span,
    )


@fault(
    "CRS037", "title-too-long", spec="SCORM 1.2 content packaging schema: title has at most 200 characters"
)
def title_long(span: Span, over: int) -> Finding:
    """The title of a course or a unit has more than 200 characters.

    It becomes a title in the manifest, where the schema of SCORM 1.2 allows 200. Learning platforms refuse
    the package or cut the title, and menus show far less anyway.

    ```yaml
    title: Recognizing the signs of trafficking, of grooming and of ... (300 characters)
    ```

    Shorten the title, and move the rest to `description`.
    """
    return Finding(
        message=f"This title has {200 + over} characters; a learning platform takes at most 200.",
        help="Shorten it, and say the rest in description:.",
        span=span,
    )


@fault("CRS038", "title-on-lines")
def title_on_lines(span: Span) -> Finding:
    """A title has a line break or a tab in it.

    Menus show a title on one line, and a tab or a line break becomes an odd sign there.

    ```yaml
    title: |
      Recognizing
      the signs
    ```

    Write the title on one line.
    """
    return Finding(
        message="A title must be one line, without tabs.",
        help="Write it on one line behind title:.",
        span=span,
    )


@fault("CRS039", "title-missing")
def title_missing(span: Span, heading: str | None = None) -> Finding:
    """A page has no title.

    The menu shows a page by its title, and a screen reader announces it.

    ```markdown
    Everyone can report a concern.
    ```

    Begin the page with a line `# The title`: one `#`, a space, the title. (`## The title` is the heading of a
    part, and `#The title` is none at all.)
    """
    if heading is not None:
        return Finding(
            message="This page has no title: a title has one # and a space behind it.",
            help=f"Write the line as: # {heading}",
            span=span,
        )
    return Finding(
        message="This page has no title.",
        help="Begin it with a line that has # and a space before the title: # How to report",
        span=span,
    )


@fault("CRS040", "id-duplicate")
def id_duplicate(span: Span, what: str, identifier: str, derived: bool, first: Span) -> Finding:
    """Two units, contents of a unit, or questions of the course's files have the same id.

    What a learner has done is saved under ids, so two things with one id would be taken for each other. An id
    that is not written comes from the name of the file or folder, without number and ending: `01-needs.md`
    and `05-needs.md` both become `needs`.

    ```yaml
    questions:
      - {id: reporting, type: true-false, prompt: Anyone can report., answer: true}
      - {id: reporting, type: true-false, prompt: It must be proven., answer: false}
    ```

    Change one of the two.
    """
    source = ", from its name" if derived else ""
    remedy = "Change one of the two, or remove it: scormkit then makes one."
    if derived:
        remedy = "Rename one of the two, or give one an id: of its own."
    return Finding(
        message=f'Two {what} have the id "{identifier}"{source}.',
        help=remedy,
        span=span,
        related=(Related("the first one", first),),
    )


@fault("CRS041", "id-underivable")
def id_underivable(span: Span, name: str) -> Finding:
    """A name has no Latin letter or digit, so no id can be made from it.

    Ids are written into the package in plain ASCII, which is what every learning platform can store.

    ```text
    الموافقة.md
    ```

    Write an `id` in the file, such as `id: consent`; the name can stay.
    """
    return Finding(
        message=f"No id can be made from the name {name}, since it has no letter a-z and no digit.",
        help="Add a line id: with a short name of the letters a-z, such as id: consent.",
        span=span,
    )


@fault("CRS042", "objective-unknown")
def objective_unknown(span: Span, name: str, near: str | None, known: Sequence[str]) -> Finding:
    """A question or a page names an objective that its unit does not have.

    The questions of a bank belong to no unit: they name an objective with its unit, `recognizing.O1`, or
    alone where only one unit has one of that name.

    ```yaml
    objectives: [O5]                   # unit.yaml has O1 to O4
    ```

    Correct the name, or add the objective to `objectives` in unit.yaml.
    """
    guess = f"Did you mean {near}? " if near else ""
    if any("." in each for each in known):
        return Finding(
            message=f"No unit has an objective {name}, or more than one has.",
            help=f"{guess}A bank's questions can name: {', '.join(known)}.",
            span=span,
        )
    listed = f"This unit has: {', '.join(known)}." if known else "This unit.yaml has no objectives."
    return Finding(
        message=f"The unit has no objective {name}.",
        help=f"{guess}{listed} Correct the name, or add it under objectives: in unit.yaml.",
        span=span,
    )


@fault("CRS043", "question-type")
def question_type(span: Span, found: str | None, near: str | None, known: Sequence[str]) -> Finding:
    """A question does not say its type, or names one that there is not.

    ```yaml
    type: multiple-choice
    prompt: Which of these are warning signs?
    ```

    Write one of the types that the help lists. A question with several right answers is `type: choice` with
    `multiple: true`.
    """
    guess = f"Did you mean {near}? " if near else ""
    message = (
        "This question does not say its type." if found is None else f"There is no question type {found}."
    )
    return Finding(message=message, help=f"{guess}Write type: and one of: {', '.join(known)}.", span=span)
