"""CRS140-CRS142, CRS149-CRS155, CRS190-CRS191: texts that are hard to read or missing, links and images."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("CRS140", "sentence-long", Severity.WARNING)
def sentence_long(span: Span, begins: str, words: int, limit: int) -> Finding:
    """A sentence has more words than `reading: {sentence: ...}` in course.yaml asks for.

    Who reads a long sentence has to keep its beginning in mind until its end. It is the first thing that
    tires readers, above all those who read in a second language.

    ```yaml
    # course.yaml: a sentence of 31 words is reported
    reading: {sentence: 30}
    ```

    Make two sentences of it, or a list. Without the key `reading` nothing is counted.
    """
    return Finding(
        message=f"This sentence has {words} words; the course asks for at most {limit}: {begins} ...",
        help="Make two sentences of it, or a list.",
        span=span,
    )


@fault("CRS141", "reading-level", Severity.WARNING)
def reading_level(span: Span, grade: float, limit: float, sentence: float, long_word: str) -> Finding:
    """A page is harder to read than `reading: {grade: ...}` in course.yaml asks for.

    The grade is the school year in which most pupils can read the text. English is measured by
    Flesch-Kincaid (1975), Spanish by Crawford (1984), German by the first Vienna formula (Bamberger and
    Vanecek 1984), French and Portuguese by the reading ease of Kandel and Moles (1958) and of Martins and
    others (1996) with Flesch's table of grades. Pages of less than 100 words are not measured, nor are pages
    in other languages.

    ```yaml
    # course.yaml: a page that needs twelve years of school is reported
    reading: {grade: 9}
    ```

    Write shorter sentences and plainer words. The message says which of the two is the cause. Terms that
    learners have to know count like all others, so leave them some room: 9 is a good aim for the public.
    """
    return Finding(
        message=f"This page reads like school year {grade:.0f}; the course asks for at most {limit:g}. "
        f"Its sentences have {sentence:.0f} words on average.",
        help=f"Shorten sentences of more than 20 words, and look for plainer words (such as for {long_word})."
        if long_word
        else "Shorten sentences of more than 20 words, and look for plainer words.",
        span=span,
    )


@fault("CRS142", "duration-far", Severity.WARNING)
def duration_far(span: Span, what: str, declared: int, estimate: int, parts: str) -> Finding:
    """The duration that is declared is more than twice, or less than half, of what can be expected.

    Learners plan by it, and some are paid by it. The estimate is made of the words (200 a minute, or 400
    characters of Chinese and Japanese), three quarters of a minute a question (two minutes where learners
    write a text or act out a scenario), two minutes a reflection, and the length of films and sounds. It is
    rough, so that a difference of less than five minutes is not reported, and nothing is where a film's
    length cannot be read.

    ```yaml
    # unit.yaml of a unit of two short pages
    title: A first look
    duration: 60
    ```

    Correct `duration`. If learners do something else in that time (talk, practise, watch a film elsewhere),
    allow the finding and say so: `# scormkit: allow CRS142 half an hour of practice in pairs`.
    """
    return Finding(
        message=f"{what} says that it takes {declared} minutes, but it has about {estimate}: {parts}.",
        help=f"Write duration: {estimate}, or allow CRS142 and say what else learners do in that time.",
        span=span,
    )


@fault("CRS149", "link-text-vague", Severity.WARNING, spec="WCAG 2.2, 2.4.4 Link Purpose (A)")
def link_text_vague(span: Span, text: str) -> Finding:
    """The words of a link do not say where it leads.

    Screen readers list the links of a page without the text around them: a list of "click here" helps nobody.
    Phrases of English, Spanish, French, German and Portuguese are known.

    ```markdown
    For the form [click here](form.pdf).
    ```

    Let the link's words name what is behind it: `Fill in [the report form](form.pdf).`
    """
    return Finding(
        message=f"The link's words, {text!r}, do not say where it leads.",
        help="Let them name what is behind the link: [the report form](...).",
        span=span,
    )


@fault("CRS150", "link-text-address", Severity.WARNING, spec="WCAG 2.2, 2.4.4 Link Purpose (A)")
def link_text_address(span: Span, text: str) -> Finding:
    """A link shows its bare address instead of words.

    A screen reader spells the address out, and a reader cannot tell what is behind it.

    ```markdown
    See <https://www.example.org/reports/2024/annual>.
    ```

    Give it words: `See [the annual report](https://www.example.org/reports/2024/annual).` Where learners
    have to know the address itself, the host alone reads well: `[example.org](https://www.example.org)`.
    """
    return Finding(
        message=f"This link shows its bare address: {text}",
        help="Give it words that name what is behind it: [the annual report](https://...).",
        span=span,
    )


@fault("CRS151", "heading-skipped", Severity.WARNING, spec="WCAG 2.2, 1.3.1 Info and Relationships (A)")
def heading_skipped(span: Span, text: str, level: int, before: int) -> Finding:
    """A heading is two or more levels below the one before it.

    Who listens to a page moves through it by its headings, and looks for the level that is missing. (The
    page's title is level 1, so its parts begin with two number signs.)

    ```markdown
    # The page

    #### A small heading
    ```

    Use the next level. If the heading should look smaller, its rank is still the same.
    """
    return Finding(
        message=f"The heading {text!r} is of level {level}, but what stands above it is of level {before}.",
        help=f"Begin it with {'#' * (before + 1)} and a space.",
        span=span,
    )


@fault("CRS152", "alternative-is-name", Severity.WARNING, spec="WCAG 2.2, 1.1.1 Non-text Content (A)")
def alternative_is_name(span: Span, text: str) -> Finding:
    """The alternative text of an image is the name of its file.

    It was put there by a program. Who cannot see the image hears a file name.

    ```markdown
    ![IMG_2041.jpg](IMG_2041.jpg)
    ```

    Say what the image shows and what it is there for. If it is only decoration, write
    `![](line.svg "decorative")`.
    """
    return Finding(
        message=f"The alternative text {text!r} is the name of the file.",
        help='Say what the image shows, or mark it with "decorative" as its title.',
        span=span,
    )


@fault("CRS153", "alternative-begins-image", Severity.WARNING, spec="WCAG 2.2, 1.1.1 Non-text Content (A)")
def alternative_begins_image(span: Span, opening: str) -> Finding:
    """An alternative text begins with words such as "image of".

    Screen readers say "image" by themselves, so learners hear it twice, and the text begins with nothing.
    Openings in English, Spanish, French, German and Portuguese are known.

    ```markdown
    ![Image of two people at a table](table.jpg)
    ```

    Begin with what is shown: `![Two people at a table](table.jpg)`. That it is a drawing or a photograph is
    said only where it matters.
    """
    return Finding(
        message=f"The alternative text begins with {opening!r}, which screen readers say by themselves.",
        help="Begin with what the image shows.",
        span=span,
    )


@fault("CRS154", "captions-length", Severity.WARNING, spec="WCAG 2.2, 1.2.2 Captions (A)")
def captions_length(span: Span, file: str, last: str, length: str, *, is_longer: bool) -> Finding:
    """The captions of a film or a sound go on after its end, or stop before the middle of it.

    Most often they belong to another film, or to another cut of this one.

    ```markdown
    :::video A meeting {src="meeting.mp4" captions="interview.vtt"}
    :::
    ```

    Name the right file, or mend it. If nobody speaks in the second half, allow the finding and say so. The
    length is read from mp4, m4a, mp3, ogg, opus, wav and flac files.
    """
    message = (
        f"The captions go on until {last}, but {file} ends at {length}."
        if is_longer
        else f"The captions stop at {last}, but {file} goes on until {length}."
    )
    return Finding(
        message=message, help="Look whether the captions belong to this file and are complete.", span=span
    )


@fault("CRS155", "word-avoided", Severity.WARNING)
def word_avoided(span: Span, written: str, say: str, why: str) -> Finding:
    """A text has words that the course's own list says to avoid.

    The list is `words` in course.yaml. Capital letters do not matter, whole words are meant, and an asterisk
    stands for any ending (`runner*` finds runners as well). Code, comments, addresses, names of files and the
    sources of facts are not searched.

    ```yaml
    # course.yaml
    words:
      - avoid: wheelchair-bound
        say: wheelchair user
        why: The chair gives freedom.
    ```

    Write what the list says. A page that teaches the words allows them, line by line:
    `<!-- scormkit: allow CRS155 quoted to teach it -->`.
    """
    return Finding(
        message=f"This course does not say {written!r}.{f' {why}' if why else ''}",
        help=f"Say {say!r} instead. If it is quoted on purpose, allow CRS155 in the line before.",
        span=span,
    )


@fault("CRS190", "heading-without-text", Severity.WARNING, spec="WCAG 2.2, 2.4.6 Headings and Labels (AA)")
def heading_without_text(span: Span, text: str, *, is_left_out: bool) -> Finding:
    """A heading has nothing below it: the next one of its level, or the end, follows at once.

    Learners read a promise that is not kept, and who moves through a page by its headings lands on nothing.
    Mostly a part was planned and not written yet. A heading of a lower level may follow at once.

    ```markdown
    # Reporting

    ## What to say

    ## Whom to call

    The hotline answers day and night.
    ```

    Write the part, or remove its heading. Where what stands below is meant for some learners only, put both
    into a block `:::only {audience=managers}`.
    """
    remedy = "Write what it promises, or remove the heading."
    together = "Put the heading and that block into one :::only with the same words in braces."
    return Finding(
        message=f"Below the heading {text!r} there is nothing{_FOR_OTHERS if is_left_out else ''}.",
        help=together if is_left_out else remedy,
        span=span,
    )


@fault("CRS191", "page-without-content", Severity.WARNING)
def page_without_content(span: Span, *, is_left_out: bool) -> Finding:
    """A page has a title and nothing else.

    Learners open it, find nothing, and wonder whether it is broken; it counts as a page in their progress.

    ```markdown
    # Whom to call
    ```

    Write it, or take the page out of the course until it is written. Where everything on it is meant
    for some learners only, say so of the page: `audience: managers` between two lines `---` at its top.
    """
    remedy = "Write what belongs below the title; until then, take the page out of the course."
    whole = "Say for whom the page is at its top, between two lines ---, in the words of the block."
    return Finding(
        message=f"This page has a title and nothing below it{_FOR_OTHERS if is_left_out else ''}.",
        help=whole if is_left_out else remedy,
        span=span,
    )


_FOR_OTHERS = " in this package: what stands there is for others"
