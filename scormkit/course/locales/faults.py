"""LOC001-LOC015: what can be wrong with the translations of a course."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault


@fault("LOC001", "locale-unknown")
def locale_unknown(span: Span | None, tag: str, near: str | None, known: Sequence[str]) -> Finding:
    """A language was asked for, with --locale, in `builds:` or `locales:`, that nothing is translated into.

    ```yaml
    title: First aid
    builds:
      - {locale: es}      # and there is no folder locales/es
    ```

    Correct the tag, or make the folder: `scormkit locales export my-course --locale es` writes a file for a
    translator, and `scormkit locales import` makes the folder of it.
    """
    guess = f"Did you mean {near}? " if near else ""
    there = f"There are {', '.join(known)}." if known else "The course has no translations yet."
    return Finding(
        message=f"This course is not translated into {tag}: there is no folder locales/{tag}.",
        help=f"{guess}{there}",
        span=span,
    )


@fault("LOC002", "locale-tag")
def locale_tag(span: Span, name: str, near: str | None) -> Finding:
    """A folder in locales is not called after a language, or a language has two folders.

    Its name becomes the language of the pages, by which browsers hyphenate and screen readers pronounce.

    ```text
    locales/Spanish/course.yaml
    ```

    Rename the folder to the language's code, such as es, es-MX or pt-BR (BCP 47).
    """
    guess = f" Did you mean {near}?" if near else ""
    return Finding(
        message=f"The folder locales/{name} is not called after a language of its own.",
        help=f"Rename it to the language's code, such as es, es-MX or pt-BR; one folder a language.{guess}",
        span=span,
    )


@fault("LOC003", "locale-same")
def locale_same(span: Span, tag: str) -> Finding:
    """A folder in locales has the language that the course itself is written in.

    ```yaml
    title: First aid
    language: en      # and there is a folder locales/en
    ```

    Move its texts into the course's own files and delete the folder, or correct `language:` in course.yaml.
    """
    return Finding(
        message=f"The course itself is written in {tag}, so there is nothing to translate into {tag}.",
        help="Delete the folder, or correct language: in course.yaml.",
        span=span,
    )


@fault("LOC004", "translation-unused", Severity.WARNING)
def translation_unused(span: Span, name: str, near: str | None) -> Finding:
    """A file of a translation stands for nothing: the course has no file of that name, or does not use it.

    Learners see the text of the course instead, in its own language.

    ```text
    recognizing/02-what-it-is.md
    locales/es/recognizing/2-what-it-is.md
    ```

    Give it the name of the file that it translates, in the folder of the same name; or delete it.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"This file translates nothing: the course has no {name} that a translation can replace.",
        help=f"{guess}Give it the name of the file that it translates, or delete it.",
        span=span,
    )


@fault("LOC005", "string-unknown")
def string_unknown(span: Span, key: str, near: str | None, known: Sequence[str]) -> Finding:
    """A translation has a key that the file that it translates does not have, such as the wrong id.

    ```yaml
    # locales/es/first/check.yaml; the question is called q1
    questions:
      q-1: {prompt: ¿Qué hace primero?}
    ```

    Correct the key. Entries of lists are named by their id or, where they have none, by their number.
    """
    guess = f"Did you mean {near}? " if near else ""
    there = f"There are: {', '.join(known)}." if known else "There is nothing below it."
    return Finding(
        message=f"The file that this translates has no {key} here.", help=f"{guess}{there}", span=span
    )


@fault("LOC006", "translation-changes")
def translation_changes(span: Span, key: str, home: Span | None) -> Finding:
    """A translation sets something that is no text, and sets it differently from the course.

    Right answers, points, rules and files are the same in every language, or the same learner would be
    measured differently in each.

    ```yaml
    # locales/es/first/check.yaml; in the course, the answer is true
    questions:
      q1: {prompt: Cualquiera puede llamar., answer: false}
    ```

    Delete the key: what is not translated comes from the course. Or change it there, for all languages.
    """
    return Finding(
        message=f"A translation cannot change {key}: it is the same in every language.",
        help="Delete it here; or change it in the course's own file, for all languages.",
        span=span,
        related=(Related("It says here", home),) if home else (),
    )


@fault("LOC007", "translation-form")
def translation_form(span: Span, expects: str) -> Finding:
    """A value of a translation has another form than the one it translates: a list for a text, or a text for
    a list.

    ```yaml
    # locales/es/first/unit.yaml
    title: [Primera unidad]
    ```

    Write it as it is written in the course's own file.
    """
    return Finding(
        message=f"This has to be {expects}, as in the file that it translates.",
        help="Write it in the same form as in the course's own file.",
        span=span,
    )


@fault("LOC008", "list-differs")
def list_differs(span: Span, found: int, expected: int, home: Span) -> Finding:
    """A list of a translation has more or fewer entries than the one it translates.

    Which entry stands for which could only be guessed.

    ```yaml
    # locales/es/first/check.yaml; the question has three options
    questions:
      q1:
        options: [{text: Llamar}, {text: Esperar}]
    ```

    Write all entries, in the same order; or name some by their id or number: `options: {1: {text: Llamar}}`.
    """
    return Finding(
        message=f"This list has {found} entries; the one that it translates has {expected}.",
        help="Write all of them in the same order; or some of them, each named by its id or number (1: ...).",
        span=span,
        related=(Related("It translates this list", home),),
    )


@fault("LOC009", "translated-question")
def translated_question(span: Span, what: str, home: Span | None) -> Finding:
    """A translated page has other questions, checklists or reflections than the page that it translates.

    What learners answer is saved by question: with another number or order, one answer would be taken for
    another when somebody changes the language.

    ```markdown
    # Antes de empezar

    :::checklist Lo que llevo {id=bag}
    - Un teléfono
    :::
    ```

    (The course's own page has no checklist here.) Write the same ones, in the same order, each with the same
    id and the same number of entries.
    """
    return Finding(
        message=f"This translation does not have the page's own questions: {what}.",
        help="Write the same questions, checklists and reflections as in the page that it translates, in the "
        "same order and with the same ids.",
        span=span,
        related=(Related("The page that it translates", home),) if home else (),
    )


@fault("LOC010", "translation-lacks", Severity.WARNING)
def translation_lacks(span: Span, what: str, home: Span) -> Finding:
    """A translation leaves out a block, a link, a picture or a citation that the course's own text has there.

    Learners of one language get less than the others, for example no phone number.

    ```markdown
    Llame a la línea de ayuda.
    ```

    (The course's own page says: Call {{ contact.line.phone }}.) Put it in. Where a language really does not
    need it, allow it: `<!-- scormkit: allow LOC010 reason -->`.
    """
    return Finding(
        message=f"This translation leaves out {what}.",
        help="Put it in, as it stands in the text that it translates.",
        span=span,
        related=(Related("It stands here", home),),
    )


@fault("LOC011", "translation-adds", Severity.WARNING)
def translation_adds(span: Span, what: str, home: Span) -> Finding:
    """A translation has a block, a link, a picture or a citation that the course's own text has not.

    ```markdown
    Llame al {{ contact.line.phone }}, o vea [otra página](02-more.md).
    ```

    (The course's own page has no link there.) Take it out, or add it to the course's own text. Where only
    this language needs it, allow it: `<!-- scormkit: allow LOC011 reason -->`.
    """
    return Finding(
        message=f"This translation adds {what}, which the text that it translates does not have.",
        help="Take it out, or add it to the course's own text.",
        span=span,
        related=(Related("The text that it translates", home),),
    )


@fault("LOC012", "translation-stale", Severity.WARNING)
def translation_stale(span: Span, home: Span, words: str) -> Finding:
    """A text of the course was changed after it was translated.

    Learners read what was once true. Which source text a translation was made from is remembered in
    locales/<tag>/translation.lock, which `scormkit locales confirm` and `import` write.

    ```sh
    scormkit locales confirm my-course --locale es
    ```

    Translate the text again, by hand or with `scormkit locales export`. When the translation still fits, say
    so with `scormkit locales confirm`.
    """
    return Finding(
        message=f'The text that this translates has changed: "{words}".',
        help="Translate it again; when it still fits, type scormkit locales confirm.",
        span=span,
        related=(Related("It now says", home),),
    )


@fault("LOC013", "translation-incomplete")
def translation_incomplete(
    span: Span, tag: str, share: str, wanted: str, *, missing: int, stale: int
) -> Finding:
    """Less of the course is translated than course.yaml asks for.

    What is missing appears in the language of the course; stale texts count as missing.

    ```yaml
    title: First aid
    locales:
      es: {complete: 95}
    ```

    `scormkit locales list my-course --missing` lists what is missing; `scormkit locales export` gives it to a
    translator.
    """
    return Finding(
        message=f"{share} of the course is translated into {tag}; course.yaml asks for {wanted} "
        f"({missing} texts missing, {stale} stale).",
        help="Translate what scormkit locales lists, or lower complete: in course.yaml.",
        span=span,
    )


@fault("LOC014", "translation-lock")
def translation_lock(span: Span, detail: str) -> Finding:
    """The file translation.lock of a translation cannot be read.

    It remembers which source text each translation was made from; scormkit writes it.

    ```text
    # locales/es/translation.lock
    first/check.yaml: changed by hand
    ```

    Take the file back from version control, or delete it and type `scormkit locales confirm`: then everything
    that is translated counts as fitting the course as it is now.
    """
    return Finding(
        message=f"translation.lock cannot be read: {detail}.",
        help="Take it back from version control; or delete it and type scormkit locales confirm.",
        span=span,
    )
