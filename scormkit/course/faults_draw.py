"""CRS070-CRS089: what can be wrong with what an assessment draws, and with how it is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault


@fault("CRS070", "questions-and-sections")
def questions_and_sections(span: Span) -> Finding:
    """A check has both `questions` and `sections`.

    Its questions stand either in one list or in sections; with both it would not be clear in which order
    they come and how much each part counts.

    ```yaml
    title: Check what you know
    questions:
      - {type: true-false, prompt: Smoke rises., answer: true}
    sections:
      - bank: banks/basics.yaml
        draw: 3
    ```

    Move the list into a section of its own: `- questions:` below `sections:`.
    """
    return Finding(
        message="A check has questions: or sections:, not both.",
        help="Put the list of questions into a section of its own: - questions: below sections:.",
        span=span,
    )


@fault("CRS071", "section-source")
def section_source(span: Span, *, has_both: bool) -> Finding:
    """A section of a check has neither a bank nor questions, or both.

    ```yaml
    title: Check what you know
    sections:
      - title: The basics
        draw: 3
    ```

    Write `bank:` with the file of a bank, or `questions:` with the section's own questions. For both, write
    two sections.
    """
    return Finding(
        message="This section has both a bank and questions."
        if has_both
        else "This section has no questions.",
        help="Make two sections of it."
        if has_both
        else "Add bank: with the file of a bank, such as banks/basics.yaml, or questions: with a list.",
        span=span,
    )


@fault("CRS072", "bank-missing")
def bank_missing(span: Span, name: str, near: str | None, known: Sequence[str]) -> Finding:
    """A section draws from a bank that the course does not have.

    Banks are YAML files in the folder `banks` beside course.yaml, and are named from there.

    ```yaml
    title: Check what you know
    sections:
      - bank: banks/basic.yaml        # the file is called basics.yaml
        draw: 3
    ```

    Correct the name, or make the file.
    """
    there = f"Banks of this course: {', '.join(known)}." if known else "The course has no folder banks yet."
    guess = f"Did you mean {near}? " if near else ""
    return Finding(message=f"There is no bank {name}.", help=f"{guess}{there}", span=span)


@fault("CRS073", "bank-unused", Severity.WARNING)
def bank_unused(span: Span, name: str) -> Finding:
    """No check draws from a bank.

    Its questions are not in the package, so no learner meets them.

    ```yaml
    # banks/extra.yaml, which no check names
    questions:
      - {type: true-false, prompt: Smoke rises., answer: true}
    ```

    Draw from it in a check (`sections:`, `- bank: banks/extra.yaml`), or remove the file.
    """
    return Finding(
        message=f"No check draws from {name}.",
        help=f"Write - bank: {name} below sections: of a check, or remove the file.",
        span=span,
    )


@fault("CRS074", "draw-too-many")
def draw_too_many(span: Span, draw: int, there: int) -> Finding:
    """More questions are to be drawn than there are.

    ```yaml
    title: Check what you know
    draw: 3
    questions:
      - {type: true-false, prompt: Smoke rises., answer: true}
      - {type: true-false, prompt: Doors slow a fire., answer: true}
    ```

    Draw fewer, or add questions. A bank works best with at least twice as many as are drawn: then a second
    try brings new ones.
    """
    have = f"there {'is' if there == 1 else 'are'} only {there}"
    return Finding(
        message=f"{draw} questions cannot be drawn: {have}.",
        help=f"Write draw: {there} or less, or add questions.",
        span=span,
    )


@fault("CRS075", "per-objective-short")
def per_objective_short(span: Span, each: int, short: Mapping[str, int]) -> Finding:
    """An objective has fewer questions than are to be drawn for each.

    ```yaml
    title: Check what you know
    sections:
      - draw: 2
        per_objective: 2
        questions:
          - {type: true-false, prompt: Smoke rises., answer: true, objectives: [O1]}
          - {type: true-false, prompt: Doors slow a fire., answer: true, objectives: [O2]}
    ```

    Add questions that name the objective, or lower `per_objective`.
    """
    listed = ", ".join(f"{name} has {count}" for name, count in sorted(short.items()))
    return Finding(
        message=f"There are not {each} questions for each objective: {listed}.",
        help=f"Add questions that name these objectives, or write per_objective: {min(short.values())}.",
        span=span,
    )


@fault("CRS076", "draw-too-few")
def draw_too_few(span: Span, draw: int, each: int, objectives: int) -> Finding:
    """Fewer questions are drawn than all the objectives together need.

    `per_objective` is a promise for each objective that the questions name, so `draw` must be at least as
    many times the number of objectives.

    ```yaml
    title: Check what you know
    sections:
      - draw: 1
        per_objective: 1
        questions:
          - {type: true-false, prompt: Smoke rises., answer: true, objectives: [O1]}
          - {type: true-false, prompt: Doors slow a fire., answer: true, objectives: [O2]}
    ```

    Draw more, or lower `per_objective`.
    """
    return Finding(
        message=f"per_objective: {each} and {objectives} objectives need {each * objectives} questions, and "
        f"draw: asks for {draw}.",
        help=f"Write draw: {each * objectives} or more, or a lower per_objective.",
        span=span,
    )


@fault("CRS077", "per-objective-unnamed")
def per_objective_unnamed(span: Span) -> Finding:
    """Questions are to be drawn for each objective, but none of them names one.

    ```yaml
    title: Check what you know
    sections:
      - draw: 1
        per_objective: 1
        questions:
          - {type: true-false, prompt: Smoke rises., answer: true}
          - {type: true-false, prompt: Doors slow a fire., answer: true}
    ```

    Add `objectives:` to the questions, or remove `per_objective`.
    """
    return Finding(
        message="per_objective has nothing to go by: none of these questions names an objective.",
        help="Add objectives: [O1] to the questions, or remove per_objective.",
        span=span,
    )


@fault("CRS078", "per-objective-without-draw")
def per_objective_without_draw(span: Span) -> Finding:
    """`per_objective` stands without `draw`.

    Without `draw` a learner gets all the questions, so there is nothing to choose for an objective.

    ```yaml
    title: Check what you know
    sections:
      - per_objective: 1
        questions:
          - {type: true-false, prompt: Smoke rises., answer: true, objectives: [O1]}
    ```

    Add `draw:` with the number of questions, or remove `per_objective`.
    """
    return Finding(
        message="per_objective needs a draw: without it all questions are asked.",
        help="Add draw: with the number of questions, or remove per_objective.",
        span=span,
    )


@fault("CRS079", "bank-twice")
def bank_twice(span: Span, name: str, first: Span) -> Finding:
    """Two sections of one check draw from the same bank.

    A learner could meet one question twice in one try.

    ```yaml
    title: Check what you know
    sections:
      - {bank: banks/basics.yaml, draw: 2}
      - {bank: banks/basics.yaml, draw: 3}
    ```

    Draw all of them in one section; `per_objective` sees to the mixture. Or divide the bank into two files.
    """
    return Finding(
        message=f"This check draws from {name} already.",
        help="Draw them in one section, or divide the bank into two files.",
        span=span,
        related=(Related("First drawn from here.", first),),
    )


@fault("CRS080", "draw-beside-sections")
def draw_beside_sections(span: Span) -> Finding:
    """`draw` stands beside `sections` and not in one of them.

    ```yaml
    title: Check what you know
    draw: 5
    sections:
      - bank: banks/basics.yaml
    ```

    Move `draw:` into the section that it is meant for. Each section draws by itself.
    """
    return Finding(
        message="draw: belongs into a section here.",
        help="Move the line into the section that it is meant for, indented as its other lines.",
        span=span,
    )


@fault("CRS081", "cooling-without-tries", Severity.WARNING)
def cooling_without_tries(span: Span, *, is_pretest: bool) -> Finding:
    """A check has a waiting time between tries, but only one try.

    ```yaml
    title: Check what you know
    attempts: 1
    cooling: 10
    questions:
      - {type: true-false, prompt: Smoke rises., answer: true}
    ```

    Allow more tries (`attempts: 3`), or remove `cooling`. A pretest has one try unless `attempts` says more.
    """
    why = "a pretest is taken once" if is_pretest else "this check can be taken only once"
    return Finding(
        message=f"cooling has no effect: {why}.",
        help="Write attempts: with a number above 1, or remove cooling:.",
        span=span,
    )


@fault("CRS082", "tries-without-feedback", Severity.WARNING)
def tries_without_feedback(span: Span) -> Finding:
    """A question allows several tries in a check that says nothing before its end.

    Nobody can try again without knowing that an answer was wrong. With `feedback: end` every question is
    answered once a round.

    ```yaml
    title: Check what you know
    feedback: end
    questions:
      - {type: true-false, prompt: Smoke rises., answer: true, attempts: 2}
    ```

    Remove `attempts` from the question, or `feedback: end` from the check.
    """
    return Finding(
        message="attempts has no effect here: with feedback: end nobody is told to try a question again.",
        help="Remove attempts: here, or feedback: end from the check.",
        span=span,
    )


@fault("CRS083", "weight-alone", Severity.WARNING)
def weight_alone(span: Span) -> Finding:
    """The only section of a check has a weight.

    A weight says how much a section counts beside the others; with one section it changes nothing.

    ```yaml
    title: Check what you know
    sections:
      - weight: 2
        questions:
          - {type: true-false, prompt: Smoke rises., answer: true}
    ```

    Remove `weight`, or add the other sections.
    """
    return Finding(
        message="This weight has no effect: the check has one section.",
        help="Remove weight:, or add the other sections.",
        span=span,
    )


@fault("CRS084", "remediation-without-objectives", Severity.WARNING)
def remediation_without_objectives(span: Span) -> Finding:
    """A check is to lead learners back to pages, but none of its questions names an objective.

    Which pages help is told by the objectives that were missed. Without any, learners who do not pass are
    sent to all pages of the unit.

    ```yaml
    title: Check what you know
    remediation: true
    questions:
      - {type: true-false, prompt: Smoke rises., answer: true}
    ```

    Add `objectives:` to the questions, and to the front matter of the pages that teach them.
    """
    return Finding(
        message="No question of this check names an objective, so all pages of the unit are named as help.",
        help="Add objectives: [O1] to the questions, and to the front matter of the pages that teach it.",
        span=span,
    )


@fault("CRS085", "pretest-without-pages")
def pretest_without_pages(span: Span) -> Finding:
    """A unit has a pretest but no pages.

    Passing a pretest marks the pages of its unit as done. Here there are none, so it would do nothing.

    ```yaml
    # the only file of its unit
    title: What do you know already?
    pretest: true
    questions:
      - {type: true-false, prompt: Smoke rises., answer: true}
    ```

    Move the pretest into the unit whose pages it is about, or remove `pretest: true`.
    """
    return Finding(
        message="This unit has no pages that a pretest could spare the learner.",
        help="Move the file into the unit whose pages it is about, or remove pretest: true.",
        span=span,
    )
