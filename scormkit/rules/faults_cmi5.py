"""CMI001 to CMI018: what a cmi5 platform must refuse in a course structure, beyond its XML Schema."""

from __future__ import annotations

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Related, Severity, Span, fault


@fault("CMI001", "iri-not-absolute", spec="cmi5 3.0.0.0-1")
def not_absolute(what: str, value: str, span: Span) -> Finding:
    """An identifier is no full IRI: it has no scheme such as `https:` in front, or holds a blank.

    The XML Schema lets it pass; a platform must refuse the course.

    ```
    <au id="lesson-1" ...>
    ```

    Write an address of your own, such as `https://example.org/courses/safety/lesson-1`. Nothing has to be
    there.
    """
    return Finding(
        message=f"The id of the {what} is no full IRI: {quoted(value)}.",
        help="Write an address of your own, such as https://example.org/my-course/lesson-1.",
        span=span,
    )


@fault("CMI002", "id-twice", spec="cmi5 13.1.2.0-1, 13.1.3.0-1 and 13.1.4.0-1")
def twice(what: str, value: str, requirement: str, span: Span, first: Span) -> Finding:
    """Two units, two blocks or two objectives have the same id.

    Results are kept by it, so that a platform must refuse the course.

    ```
    <au id="https://example.org/a"> ... <au id="https://example.org/a">
    ```

    Give each an id of its own.
    """
    return Finding(
        message=f"Two {what} elements have the id {quoted(value)} (cmi5 {requirement}).",
        help="Give each an id of its own.",
        span=span,
        related=(Related("It was given here first.", first),),
    )


@fault("CMI003", "objective-dangling", spec="cmi5 13.1.2 and 13.1.4 (objective references)")
def objective_unknown(value: str, near: str | None, span: Span) -> Finding:
    """A unit or a block refers to an objective that the course does not define.

    ```
    <objectives><objective idref="https://example.org/o1"/></objectives>      (no such objective)
    ```

    Define it in the course's `<objectives>`, or correct the reference.
    """
    return Finding(
        message=f"The course defines no objective {quoted(value)}.",
        help=f"Did you mean {quoted(near)}?" if near else "Define it in the <objectives> of the course.",
        span=span,
    )


@fault("CMI004", "url-parameter-taken", spec="cmi5 8.1.0.0-6")
def parameter_taken(name: str, span: Span) -> Finding:
    """The address of a unit has a parameter that the platform itself adds at the launch.

    endpoint, fetch, actor, registration and activityId are the platform's; a platform must refuse the course.

    ```
    <url>index.html?actor=anna</url>
    ```

    Call the parameter something else.
    """
    return Finding(
        message=f"The address has the parameter {name}, which the platform adds itself.",
        help="Call it something else: endpoint, fetch, actor, registration and activityId are taken.",
        span=span,
    )


@fault("CMI005", "url-invalid", spec="cmi5 13.1.4.0-2 (RFC 1738)")
def url_invalid(value: str, why: str, span: Span) -> Finding:
    """The address of a unit is no web address, so that it cannot be launched.

    ```
    <url>my lesson/index page.html</url>
    ```

    Write a path in the package, or a full address; code blanks and other signs (`%20`).
    """
    return Finding(
        message=f"{quoted(value)} is no web address: {why}.",
        help="Write a path in the package or a full https address, with blanks and special signs coded.",
        span=span,
    )


@fault("CMI006", "url-relative-without-zip", spec="cmi5 14.2.0.0-1")
def relative_without_zip(value: str, span: Span) -> Finding:
    """The course structure is a file by itself, and a unit's address is a path in a package.

    ```
    <url>lesson/index.html</url>      (in a cmi5.xml that is uploaded alone)
    ```

    Upload the zip that holds the file, or write the full address of the unit.
    """
    return Finding(
        message=f"The address {quoted(value)} is a path, and this is a file without a package.",
        help="Upload the zip that holds it, or write the full address: https://...",
        span=span,
    )


@fault("CMI007", "url-not-found-verbatim", Severity.WARNING, spec="CATAPULT player (measured); cmi5 14.1")
def not_verbatim(value: str, why: str, span: Span) -> Finding:
    """The address of a unit is right, but CATAPULT's player looks for its letters in the zip, and finds none.

    A `./` in front, a `#place` behind or a coded blank makes it "not found".

    ```
    <url>./index.html#start</url>
    ```

    Write the file's name as it is in the zip, without anything in front or behind.
    """
    return Finding(
        message=f"The address {quoted(value)} {why}, and some players then do not find the file.",
        help="Write the file's name exactly as it is in the zip.",
        span=span,
    )


@fault("CMI008", "mastery-score-not-share", spec="cmi5 13.1.4 (masteryScore)")
def mastery_range(value: str, span: Span) -> Finding:
    """The mastery score is no number from 0 to 1, or has more than four places.

    ```
    <au masteryScore="80" ...>
    ```

    Write the share: 0.8 for 80 percent.
    """
    return Finding(
        message=f"The masteryScore {quoted(value)} is no number from 0 to 1 with four places at most.",
        help="Write the share: 0.8 for 80 percent.",
        span=span,
    )


@fault("CMI009", "move-on-without-score", Severity.INFO, spec="cmi5 9.3.4 and 13.1.4")
def move_on_without_score(value: str, span: Span) -> Finding:
    """A unit has to be passed, and there is no pass mark in the course structure.

    The unit itself then decides. If it never reports passed, the course can never be satisfied.

    ```
    <au moveOn="Passed" ...>      (without masteryScore)
    ```

    Write `masteryScore`, or make sure that the unit reports passed.
    """
    return Finding(
        message=f"moveOn is {value}, and there is no masteryScore: the unit itself decides who has passed.",
        help="Make sure that the unit reports passed, or write a masteryScore.",
        span=span,
    )


@fault("CMI010", "setting-as-element", spec="cmi5 13.1.4 (attributes of au)")
def setting_as_element(name: str, span: Span) -> Finding:
    """A setting of a unit is written as an element, and it is an attribute of `<au>`.

    Platforms overlook it and take the default: the unit counts without being completed.

    ```
    <au id="https://example.org/a"><moveOn>Passed</moveOn></au>
    ```

    Write it into the tag: `<au moveOn="Passed" ...>`.
    """
    return Finding(
        message=f"<{name}> is written as an element; it is an attribute of <au>.",
        help=f'Write <au {name}="..." ...>.',
        span=span,
    )


@fault("CMI011", "white-space-around", Severity.WARNING, spec="cmi5 13.1.0.0-1")
def white_space(what: str, span: Span) -> Finding:
    """There is white space around an id or an address. Platforms must cut it off, and many do not.

    ```
    <url>
      index.html
    </url>
    ```

    Write it on one line, without blanks around it.
    """
    return Finding(
        message=f"There is white space around the {what}, which not every platform cuts off.",
        help="Write it on one line, without blanks around it.",
        span=span,
    )


@fault("CMI012", "vocabulary", spec="cmi5 13.1.4 (moveOn, launchMethod)")
def vocabulary(name: str, value: str, words: str, span: Span) -> Finding:
    """A setting of a unit has a word that cmi5 does not know.

    ```
    <au moveOn="passed" ...>
    ```

    Write one of the words, with their capital letters.
    """
    return Finding(
        message=f"{name} cannot be {quoted(value)}.",
        help=f"Write one of {words}, with these capital letters.",
        span=span,
    )


@fault("CMI013", "text-missing", spec="cmi5 13.1.1, 13.1.2 and 13.1.4 (title, description)")
def text_missing(what: str, element: str, span: Span) -> Finding:
    """A course, block, unit or objective has no title or no description, and cmi5 wants both.

    Learners see an empty line, and a platform must refuse the course when the element is missing.

    ```
    <au id="https://example.org/a"><url>index.html</url></au>
    ```

    Write `<title><langstring lang="en-US">...</langstring></title>`, and the description likewise.
    """
    return Finding(
        message=f"The {element} has no {what}.",
        help=f'Write <{what}><langstring lang="en-US">...</langstring></{what}>.',
        span=span,
    )


@fault("CMI014", "extension-without-schema", Severity.WARNING, spec="cmi5 13.1.5.0-1", strict=True)
def without_schema(namespace: str, span: Span) -> Finding:
    """The course structure has elements of its own, and does not say by which schema they are written.

    cmi5 wants an XML Schema for them. Platforms of today seldom look.

    ```
    <au ...><acme:colour xmlns:acme="https://example.org/acme">blue</acme:colour></au>
    ```

    Name a schema file in `xsi:schemaLocation` and put it into the package, or remove the elements.
    """
    return Finding(
        message=f"There are elements of the namespace {quoted(namespace)}, and no schema is named for it.",
        help="Name its schema file in xsi:schemaLocation, or remove the elements.",
        span=span,
    )


@fault("CMI015", "language-tag", Severity.WARNING, spec="cmi5 13.1 (langstring); RFC 5646", strict=True)
def language(value: str, span: Span) -> Finding:
    """The language of a text is no language tag.

    ```
    <langstring lang="English">Lesson</langstring>
    ```

    Write the code of the language, with the country if you like: `en`, `en-US`, `es-MX`.
    """
    return Finding(
        message=f"{quoted(value)} is no language tag.",
        help="Write a code such as en, en-US or es-MX.",
        span=span,
    )
