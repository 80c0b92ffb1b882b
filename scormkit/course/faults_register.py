"""CRS110-CRS129: what can be wrong with facts, contacts, terms and variables, and with citing them."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault

_FILE = {
    "fact": "facts.yaml",
    "contact": "contacts.yaml",
    "term": "glossary.yaml",
    "variable": "course.yaml, under variables:",
}


def _guess(near: str | None) -> str:
    return f"Did you mean {near}? " if near else ""


@fault("CRS110", "citation-unknown")
def citation_unknown(span: Span, kind: str, name: str, near: str | None, exists: bool) -> Finding:
    """A text cites a fact, a contact, a term or a variable that there is not.

    Learners would read the braces instead of the value.

    ```markdown
    Reports reached {{ fact.reprots_2023 }} in that year.
    ```

    Correct the name, or add the entry to its file: facts.yaml, contacts.yaml, glossary.yaml, or the key
    `variables` of course.yaml.
    """
    place = _FILE[kind]
    absent = "" if exists or kind == "variable" else f" There is no {place} beside course.yaml yet."
    return Finding(
        message=f"There is no {kind} called {name}.{absent}",
        help=f"{_guess(near)}Correct the name, or add {name} to {place}.",
        span=span,
    )


@fault("CRS111", "citation-kind")
def citation_kind(span: Span, kind: str, near: str | None, known: Sequence[str]) -> Finding:
    """A citation begins with a word that names no register.

    ```markdown
    Call {{ phone.helpline }}.
    ```

    Begin with fact, contact, term or variable, such as `{{ contact.helpline.phone }}`.
    """
    return Finding(
        message=f"A citation cannot begin with {kind}.",
        help=f"{_guess(near)}Begin with one of {', '.join(known)}. To print two braces, write \\{{{{.",
        span=span,
    )


@fault("CRS112", "citation-part")
def citation_part(
    span: Span, kind: str, part: str, near: str | None, known: Sequence[str], *, whole: str
) -> Finding:
    """A citation asks for a part that entries of this kind do not have.

    ```markdown
    Call {{ contact.helpline.telephone }}.
    ```

    Leave the part out, or write one of those that the help lists.
    """
    parts = f"Parts of a {kind}: {', '.join(known)}." if known else f"A {kind} has no parts."
    return Finding(
        message=f"A {kind} has no part called {part}.",
        help=f"{_guess(near)}{parts} Or write {{{{ {whole} }}}} alone.",
        span=span,
    )


@fault("CRS113", "citation-empty-part")
def part_empty(span: Span, kind: str, name: str, part: str, as_address: bool) -> Finding:
    """A citation asks for a part that this entry has nothing in, or makes a link of one without an address.

    ```markdown
    Write to {{ contact.helpline.email }}.           the contact has no email
    ```

    Add the part to the entry, or cite another one.
    """
    whole = f"{kind} {name}" if not part else f"{part} of the {kind} {name}"
    if as_address:
        message = f"The {whole} has no address that a link could lead to."
        return Finding(
            message, help="Cite a url, phone, sms or email, or a fact whose source has a url.", span=span
        )
    return Finding(
        message=f"The {kind} {name} has no {part}.",
        help=f"Add {part}: to {name} in {_FILE[kind]}, or cite another part.",
        span=span,
    )


@fault("CRS114", "citation-form")
def citation_form(span: Span, written: str) -> Finding:
    """Two opening braces are followed by something that is no citation.

    Only names joined by points can be cited; nothing is calculated.

    ```markdown
    In total {{ fact.reports + 1 }} reports.
    ```

    Write a name, such as `{{ fact.reports }}`. To print two braces, write a backslash before them.
    """
    end = "" if written.endswith("}}") else " It is not closed with }}."
    return Finding(
        message=f"This is not a citation: {' '.join(written.split())[:60]}.{end}",
        help="Write fact., contact., term. or variable. and a name: {{ fact.reports }}. "
        "To print two braces, write \\{{.",
        span=span,
    )


@fault("CRS115", "citation-misplaced")
def citation_misplaced(span: Span, key: str) -> Finding:
    """A citation stands in a value that is taken as it is, such as the words that an answer is compared with.

    ```yaml
    accept: ["{{ fact.principles }}"]
    ```

    Write the value itself there, or cite it in a text that learners read: a prompt, an option, a feedback.
    """
    return Finding(
        message=f"Citations are not read in `{key}`.",
        help="Write the value itself here. Texts that learners read (prompt, options, feedback) can cite it.",
        span=span,
    )


@fault("CRS116", "register-unused", Severity.WARNING)
def register_unused(span: Span, kind: str, name: str) -> Finding:
    """A fact, a contact, a term or a variable is cited nowhere.

    It may be left over, or a page may say the same thing in words of its own, which then grow old unseen.

    ```yaml
    reports_2019: {value: "12,000", source: {title: Annual report}, as_of: 2019, review: never}
    ```

    Cite it where pages say it, or remove it.
    """
    return Finding(
        message=f"Nothing cites the {kind} {name}.",
        help=f"Write {{{{ {kind}.{name} }}}} where a page says it, or remove it from {_FILE[kind]}.",
        span=span,
    )


@fault("CRS117", "fact-due", Severity.WARNING)
def fact_due(span: Span, kind: str, name: str, due: str, places: Sequence[Related]) -> Finding:
    """A fact or a contact has not been looked at for longer than its own `review` allows.

    Numbers change and hotlines move. The finding lists each page that cites it, so that you know what it
    touches.

    ```yaml
    reports_2021: {value: "17,200", source: {title: Annual report}, as_of: 2021, review: 12 months}
    ```

    Look at the source again. Correct the value and `as_of` where it has changed; in any case write the day
    of today as `checked`.
    """
    pages = f"{len(places)} file{'s' if len(places) != 1 else ''}"
    return Finding(
        message=f"The {kind} {name} was to be looked at again by {due}; it is cited in {pages}.",
        help="Look at its source. Correct it where it has changed, and write checked: with the day of today.",
        span=span,
        related=tuple(places),
    )


@fault("CRS118", "placeholder-printed")
def placeholder_printed(span: Span, kind: str, name: str, found: str, places: Sequence[Related]) -> Finding:
    """A value that stands in for an unknown one would be shown to learners.

    TODO, TBD, XX, numbers with 555 or only zeros, and whatever is marked `placeholder: true`. A wrong hotline
    is worse than none.

    ```yaml
    state_line:
      name: State hotline
      phone: 1-800-555-0100
      source: {title: not known yet}
      as_of: 2026
      review: 3 months
    ```

    Write the real value, or take the citation out of the page.
    """
    said = f"{found} is no real value" if found else "it is marked as a placeholder"
    return Finding(
        message=f"The {kind} {name} would be printed, but {said}.",
        help="Write the real value, or remove what cites it.",
        span=span,
        related=tuple(places),
    )


@fault("CRS119", "contact-uncited", Severity.WARNING)
def contact_uncited(span: Span, written: str, name: str, entry: Span) -> Finding:
    """A text has the phone number of a contact in digits instead of citing the contact.

    When the number changes, this place would be forgotten.

    ```markdown
    Call 1-800-843-5678.
    ```

    Cite it: `{{ contact.ncmec.phone }}`, which is a link to call as well.
    """
    return Finding(
        message=f"{written} is the number of the contact {name}, written out.",
        help=f"Write {{{{ contact.{name}.phone }}}} instead, so that it changes with the contact.",
        span=span,
        related=(Related("the contact", entry),),
    )


@fault("CRS120", "fact-uncited", Severity.WARNING)
def fact_uncited(span: Span, written: str, name: str, entry: Span) -> Finding:
    """A text has the figure of a fact in digits instead of citing the fact.

    When the figure changes, this place would be forgotten. Only figures that are hard to mistake are looked
    for, such as 110,446.

    ```markdown
    Auditors counted 110,446 episodes.
    ```

    Cite it: `{{ fact.missing_episodes }}`.
    """
    return Finding(
        message=f"{written} is the value of the fact {name}, written out.",
        help=f"Write {{{{ fact.{name} }}}} instead, so that it changes with the fact.",
        span=span,
        related=(Related("the fact", entry),),
    )


@fault("CRS121", "contact-empty")
def contact_empty(span: Span, name: str) -> Finding:
    """A contact has no way to reach it.

    ```yaml
    helpline: {name: The helpline, source: {title: Its page}, as_of: 2026, review: 3 months}
    ```

    Add a phone, sms, url or email.
    """
    return Finding(
        message=f"There is no way to reach {name}.",
        help="Add at least one of phone:, sms:, url: and email:.",
        span=span,
    )


@fault("CRS122", "register-misnamed")
def register_misnamed(span: Span, written: str, better: str) -> Finding:
    """A file looks like a register of the course, but has another name.

    ```text
    facts.yml                    and not facts.yaml
    ```

    Give it the name that the help says; otherwise nothing in it is read.
    """
    return Finding(
        message=f"{written} is not read.",
        help=f"Call it {better}, or remove it.",
        span=span,
    )


@fault("CRS123", "date-ahead", Severity.WARNING)
def date_ahead(span: Span, key: str, written: str) -> Finding:
    """The date of a fact or a contact lies in the future.

    It would not become due when it should.

    ```yaml
    reports: {value: "120", source: {title: Annual report}, as_of: 2099, review: 12 months}
    ```

    Write the time that the value speaks of, or the day on which somebody looked at it.
    """
    return Finding(
        message=f"`{key}` is {written}, which lies in the future.",
        help="Write a date up to today.",
        span=span,
    )


@fault("CRS124", "contact-review-never", Severity.WARNING)
def review_never(span: Span, name: str) -> Finding:
    """A contact is never to be looked at again, although numbers and addresses do change.

    ```yaml
    helpline: {name: The helpline, phone: 988, source: {title: Its page}, as_of: 2026, review: never}
    ```

    Write how long it may stand, such as `3 months`. (For facts, and for emergency numbers, `never` is fine.)
    """
    return Finding(
        message=f"The contact {name} is never to be looked at again.",
        help="Write how long it may stand unchecked, such as review: 3 months.",
        span=span,
    )


@fault("CRS125", "panel-empty", Severity.WARNING)
def panel_empty(span: Span, panel: str, missing: str) -> Finding:
    """A panel has nothing to show.

    `:::contacts` shows contacts.yaml, `:::glossary` glossary.yaml, and `:::sources` the sources of the facts
    that its unit cites (with `{of=course}`: that the whole course cites).

    ```markdown
    :::sources
    :::
    ```

    Write the register or cite a fact, or remove the panel.
    """
    return Finding(
        message=f"There is nothing that :::{panel} could show: {missing}.",
        help="Add to the register or cite from it, or remove this block.",
        span=span,
    )
