"""MDN: what can be wrong with a block (`:::name Title {key=value}`)."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault
from scormkit.source.faults_markdown import ELSEWHERE


@fault("MDN016", "block-attribute-unknown")
def attribute_unknown(span: Span, block: str, name: str, near: str | None, known: Sequence[str]) -> Finding:
    """A block has an attribute that this kind of block does not know.

    It would have no effect, and what was meant by it would be missing from the page.

    ```markdown
    :::figure {scr=media/circles.svg alt="Three circles in one another"}
    :::
    ```

    Correct the name; the message lists those that there are.
    """
    guess = f"Did you mean {near}? " if near else ""
    listed = f"It can have: {', '.join([*known, 'id, audience, variant'])}."
    return Finding(
        message=f"The block :::{block} has no attribute {name}.",
        help=f"{guess}{listed}",
        span=span,
    )


@fault("MDN017", "block-attribute-missing")
def attribute_missing(
    span: Span, block: str, name: str, example: str, *, is_elsewhere: bool = False
) -> Finding:
    """A block lacks an attribute that it cannot do without.

    ```markdown
    :::figure {alt="Three circles in one another"}
    :::
    ```

    Add it in braces behind the name of the block: `{src=media/circles.svg}`.
    """
    return Finding(
        message=f"The block :::{block} needs the attribute {name}.",
        help=ELSEWHERE if is_elsewhere else f"Write it in braces behind the name of the block: {{{example}}}",
        span=span,
    )


@fault("MDN018", "block-attribute-value")
def attribute_value(span: Span, name: str, found: str | None, expects: str, near: str | None) -> Finding:
    """An attribute of a block has a value that it cannot have.

    ```markdown
    :::gallery {columns=12}
    ![A door](media/door.svg)
    :::
    ```

    Write a value as the message says. One that has spaces in it stands in quotation marks.
    """
    guess = f" Did you mean {near}?" if near else ""
    message = f'{name} cannot be "{found}".' if found else f"{name} has no value."
    if found is not None and expects.startswith("nothing"):
        message = f"{name} takes no value."
    return Finding(message=message, help=f"It takes {expects}.{guess}", span=span)


@fault("MDN019", "block-attributes-broken")
def attributes_broken(span: Span, text: str) -> Finding:
    """The attributes of a block, in braces behind its name, cannot be read.

    ```markdown
    :::quote {by="A teacher}
    Children tell you when they feel safe.
    :::
    ```

    Write `{name=value}`, with spaces between several. A value that has spaces in it stands in quotation
    marks, as does an address with an equals sign, and nothing stands behind the closing brace. `src` names a
    file of the course: a film on another site is a link.
    """
    if text.startswith("src=http"):
        return Finding(
            message=f"A block shows files of the course, not {text[4:].partition(' ')[0]}.",
            help=ELSEWHERE,
            span=span,
        )
    if "://" in text:
        help_text = 'Put the address in quotation marks, as in url="https://example.org/?page=2".'
    else:
        help_text = 'Write {name=value other="a value with spaces"}, and nothing behind the closing brace.'
    what = f"{text} cannot be read here." if text else "the closing } is missing."
    return Finding(
        message=f"The attributes of this block are not complete: {what}",
        help=help_text,
        span=span,
    )


@fault("MDN020", "block-attribute-twice")
def attribute_twice(span: Span, name: str) -> Finding:
    """An attribute of a block is written twice, so nobody can tell which value was meant.

    ```markdown
    :::quote {by="A teacher" by="A parent"}
    Children tell you when they feel safe.
    :::
    ```

    Remove one of the two.
    """
    return Finding(message=f"{name} is written twice.", help="Remove one of the two.", span=span)


@fault("MDN021", "block-title")
def block_title(span: Span, block: str, is_missing: bool) -> Finding:
    """A block lacks the title that it needs, or has one that it would not show.

    ```markdown
    :::download {src=media/form.pdf}
    :::
    ```

    Write the title behind the name of the block: `:::download Checklist for parents {src=media/form.pdf}`.
    """
    if is_missing:
        return Finding(
            message=f"The block :::{block} needs a title.",
            help=f"Write it behind the name, before the braces: :::{block} A title in a few words",
            span=span,
        )
    return Finding(
        message=f"The block :::{block} shows no title.",
        help="Remove these words, or write them into the block.",
        span=span,
    )


@fault("MDN022", "block-body")
def block_body(span: Span, block: str, problem: str, remedy: str) -> Finding:
    """What stands in a block is not what this kind of block is made of.

    A block of tabs needs headings to name its tabs, a gallery needs images, a checklist a list: without them
    nothing useful can be shown.

    ```markdown
    :::timeline
    In 1989 the wall fell.
    :::
    ```

    Write the inside as the message says; docs/guide/blocks.md has an example of every block.
    """
    return Finding(message=f"The block :::{block} {problem}.", help=remedy, span=span)


@fault("MDN023", "block-misplaced")
def block_misplaced(span: Span, block: str, outer: Span, words: str) -> Finding:
    """A block stands where it cannot work.

    Some blocks need a page around them: they cannot stand in a question, an introduction or a notice. A
    block that the learner opens cannot hold one that covers the page.

    ````yaml
    intro: |
      :::gallery
      ![A door](door.svg)
      :::
    ````

    Put it on a page by itself. In questions and introductions there can be notes, tips, warnings, figures and
    quotes.
    """
    return Finding(
        message=f"The block :::{block} cannot stand inside {words}.",
        help="Write it in a page (a file .md), outside of other blocks.",
        span=span,
        related=(Related(f"this is {words}", outer),),
    )


@fault("MDN025", "figure-without-alternative", spec="WCAG 2.2, 1.1.1 Non-text Content (A)")
def figure_without_alternative(span: Span) -> Finding:
    """A figure has no text for people who cannot see it.

    A caption does not say what the picture shows; a screen reader would read the name of the file.

    ```markdown
    :::figure {src=media/circles.svg}
    Each circle stands for one kind of risk.
    :::
    ```

    Say what the picture tells: `alt="Three circles in one another"`. A picture that only decorates gets the
    word `decorative` instead.
    """
    return Finding(
        message="This figure has no text for people who cannot see it.",
        help='Add alt="what the picture shows" in its braces, or the word decorative if it only decorates.',
        span=span,
    )


@fault("MDN024", "footnote-undefined")
def footnote_undefined(span: Span, label: str, near: str | None) -> Finding:
    """A text refers to a footnote that does not exist.

    Learners would see the mark, and nothing behind it.

    ```markdown
    One in five children.[^source]
    ```

    Write the footnote on a line of its own, anywhere on the same page: `[^source]: National survey, 2021.`
    """
    guess = f"Did you mean [^{near}]? " if near else ""
    return Finding(
        message=f"There is no footnote [^{label}] on this page.",
        help=f"{guess}Write it on a line of its own: [^{label}]: the words of the footnote.",
        span=span,
    )


@fault("MDN026", "footnote-misplaced")
def footnote_misplaced(span: Span, outer: Span) -> Finding:
    """A footnote stands in a text that is no page, such as a question, an option or an introduction.

    There is no foot for it: its words would be lost.

    ```yaml
    prompt: How many children are concerned?[^source]
    ```

    Say it in brackets, or put the footnote on a page.
    """
    return Finding(
        message="A footnote can only stand on a page.",
        help="Say it in brackets here, or put it on a page.",
        span=span,
        related=(Related("the text that it stands in", outer),),
    )


@fault("MDN027", "footnote-unused", Severity.WARNING)
def footnote_unused(span: Span, label: str) -> Finding:
    """No text on the page refers to this footnote, so learners never see it.

    ```markdown
    One in five children.

    [^source]: National survey, 2021.
    ```

    Refer to it where it belongs: `One in five children.[^source]` Or remove it.
    """
    return Finding(
        message=f"Nothing on this page refers to the footnote [^{label}].",
        help=f"Write [^{label}] where it belongs, or remove the footnote.",
        span=span,
    )


@fault("MDN028", "maths-broken")
def maths_broken(span: Span, reason: str) -> Finding:
    """A formula between dollar signs cannot be set.

    Formulas are turned into MathML when the course is built, so that every browser and screen reader can read
    them without loading anything.

    ```markdown
    The share is $\\frac{a}{b$ of all.
    ```

    Correct the formula as the message says. It is written in LaTeX notation, such as `$x^2$` or
    `$\\frac{a}{b}$`. Where a dollar sign is meant as one, write `\\$`.
    """
    return Finding(
        message=f"This formula cannot be set: {reason}.",
        help="Correct it, or write \\$ where you mean a dollar sign.",
        span=span,
    )


@fault("MDN029", "media-without-captions", spec="WCAG 2.2, 1.2.1 and 1.2.2 (A)")
def media_without_captions(span: Span, block: str) -> Finding:
    """A recording has no captions.

    Learners who cannot hear it, or who sit where they must not make a noise, learn nothing from it. The
    transcript below the player is made from the captions, too.

    ```markdown
    :::video How to listen {src=media/listen.mp4}
    :::
    ```

    Add a WebVTT file: `captions=media/listen.vtt`. A recording in which nothing can be heard gets the word
    `silent`; where there cannot be captions yet, say why: `uncaptioned="Captions follow in May"`.
    """
    return Finding(
        message=f"This {block} has no captions.",
        help='Add captions=media/words.vtt, or silent, or uncaptioned="the reason".',
        span=span,
    )


@fault("MDN030", "html-removed", Severity.WARNING)
def html_removed(span: Span, name: str) -> Finding:
    """Something was taken out of the HTML of a page.

    The course allows HTML (`html: allowed` in course.yaml), but never what can run code, load from elsewhere,
    change the look of the player or disturb its forms: scripts, styles, frames, forms, images, `on...`, `id`,
    `class` and `style` attributes, and links into the course. A tag without its partner in the same paragraph
    goes as well.

    ```markdown
    Press <kbd onclick="help()">F1</kbd>.
    ```

    Remove it, or write it in Markdown: images, links and blocks have their own way there.
    """
    return Finding(
        message=f"{name} was taken out of the HTML.",
        help="Remove it here, or write it in Markdown: images, links and blocks have their own way there.",
        span=span,
    )


@fault("MDN060", "block-id-twice")
def block_id_twice(span: Span, identifier: str, first: Span) -> Finding:
    """Two blocks of a page have the same id.

    What a learner ticks or writes is kept under the id of its block, and variants replace blocks by their
    ids.

    ```markdown
    :::checklist Today {id=home}
    - Find the way out.
    :::

    :::checklist Tomorrow {id=home}
    - Walk it once.
    :::
    ```

    Change one of the two.
    """
    return Finding(
        message=f"Two blocks of this page have the id {identifier}.",
        help="Change one of the two.",
        span=span,
        related=(Related("the first one", first),),
    )
