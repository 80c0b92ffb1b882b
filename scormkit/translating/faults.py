"""LOC030-LOC039: what can be wrong with a file that a translator sends back (XLIFF 2.0)."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault

_SPEC = "XLIFF 2.0 (OASIS Standard, 2014)"


@fault("LOC030", "xliff-unreadable", spec=_SPEC)
def xliff_unreadable(span: Span, why: str) -> Finding:
    """A translator's file cannot be read: it is not there, too large, or not well-formed XML.

    ```xml
    <xliff version="2.0"><file id="f1"><unit id="u1"></file></xliff>
    ```

    Ask the translator to save the file once more as XLIFF 2.0; files are damaged most often when they are
    opened in a text editor.
    """
    return Finding(
        message=f"This file cannot be read as XLIFF: {why}.",
        help="Ask the translator to save it once more as XLIFF 2.0.",
        span=span,
    )


@fault("LOC031", "xliff-doctype")
def xliff_doctype(span: Span) -> Finding:
    """A translator's file has a DOCTYPE, which XLIFF does not need and which can make programs open files.

    ```xml
    <!DOCTYPE xliff [<!ENTITY file SYSTEM "file:///etc/passwd">]>
    ```

    Delete the line, or ask for the file without it.
    """
    return Finding(
        message="This file has a DOCTYPE, so it is not read.",
        help="Delete that line, or ask the translator for a file without it.",
        span=span,
    )


@fault("LOC032", "xliff-version", spec=_SPEC)
def xliff_version(span: Span, found: str) -> Finding:
    """A translator's file is XLIFF of another version, or another kind of file.

    ```xml
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>
    ```

    Ask for XLIFF 2.0: translation programs that work in another form give back the one that they were given.
    """
    return Finding(
        message=f"This is {found}, and not XLIFF 2.0.",
        help="Ask the translator for XLIFF 2.0, the form that scormkit locales export writes.",
        span=span,
    )


@fault("LOC033", "xliff-course")
def xliff_course(span: Span, found: str, expected: str) -> Finding:
    """A translator's file was exported from another course.

    ```sh
    scormkit locales import first-aid fire-safety-es.xlf
    ```

    Name the course that the file belongs to, or the file that belongs to the course.
    """
    return Finding(
        message=f"This file is a translation of the course {found}, and not of {expected}.",
        help="Name the course that the file belongs to.",
        span=span,
    )


@fault("LOC034", "xliff-language", spec="XLIFF 2.0, 4.3.1 srcLang, trgLang")
def xliff_language(span: Span, what: str, found: str, expected: str) -> Finding:
    """The languages of a translator's file are not those of the course and of the translation.

    ```xml
    <xliff version="2.0" srcLang="en" trgLang="fr">
    ```

    Name the language of the file with `--locale fr`, or ask for the right file.
    """
    return Finding(
        message=f"The {what} of this file is {found or 'not given'}, and not {expected}.",
        help="Ask for the right file, or name its language with --locale.",
        span=span,
    )


@fault("LOC035", "xliff-unit-unknown", Severity.WARNING)
def xliff_unit_unknown(span: Span, file: str, key: str, near: str | None) -> Finding:
    """A translator's file has a text that the course does not have, or no longer has. It is passed over.

    ```xml
    <unit id="questions.q9.prompt" name="questions.q9.prompt">
    ```

    When the course has changed since the export, there is nothing to do. Otherwise look whether names were
    changed in the file.
    """
    guess = f" Did you mean {near}?" if near else ""
    return Finding(
        message=f"The course has no text {key} in {file}; it is passed over.{guess}",
        help="When the course has changed since the export, there is nothing to do.",
        span=span,
    )


@fault("LOC036", "xliff-unit-twice", spec="XLIFF 2.0, 4.3.1.4 id")
def xliff_unit_twice(span: Span, key: str, first: Span) -> Finding:
    """A translator's file has one text twice, so that it is not clear which translation is meant.

    ```xml
    <unit id="title"><segment><target>Uno</target></segment></unit>
    <unit id="title"><segment><target>Otro</target></segment></unit>
    ```

    Delete one of the two. Nothing is taken from the file before.
    """
    return Finding(
        message=f"The text {key} is in this file twice.",
        help="Delete one of the two.",
        span=span,
        related=(Related("The first one", first),),
    )


@fault("LOC037", "xliff-stale", Severity.WARNING)
def xliff_stale(span: Span, home: Span, words: str) -> Finding:
    """A text of the course was changed after its export. Its translation is taken and counts as stale.

    ```xml
    <segment><source>Call 911.</source><target>Llame al 911.</target></segment>
    ```

    Export once more and have the text translated again; when the translation still fits, type
    `scormkit locales confirm`.
    """
    return Finding(
        message=f'The course says something else here since the export: "{words}".',
        help="Have it translated again; when it still fits, type scormkit locales confirm.",
        span=span,
        related=(Related("It now says", home),),
    )


@fault("LOC038", "xliff-codes", spec="XLIFF 2.0, 4.7 inline content")
def xliff_codes(span: Span, lacks: Sequence[str], adds: Sequence[str]) -> Finding:
    """A translation lost, doubled or mixed up codes, which stand for emphasis, links and citations.

    It is not taken.

    Without the code of a citation learners would miss a phone number; without that of a link, the link.

    ```xml
    <source>Call <ph id="1" dataRef="d1"/>.</source>
    <target>Llame.</target>
    ```

    Have the codes put into the translation, each once, where they belong.
    """
    parts = [f"it lacks {each}" for each in lacks] + [f"it has {each} too often" for each in adds]
    why = "; ".join(parts) or "opening and closing codes do not belong together"
    return Finding(
        message=f"This translation is not taken, because its codes are not those of the source: {why}.",
        help="Have every code of the source put into the translation once.",
        span=span,
    )


@fault("LOC039", "xliff-text")
def xliff_text(span: Span, words: str) -> Finding:
    """A translation cannot be written into the course: its words would be read as marks. It is not taken.

    ```xml
    <target>{{ fact.reports }}</target>
    ```

    Have it written with other characters.
    """
    return Finding(
        message=f'This translation cannot be written into the course: "{words}".',
        help="Have it written without characters that mean something in Markdown.",
        span=span,
    )
