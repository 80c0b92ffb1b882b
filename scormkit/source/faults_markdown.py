"""MDN: what can be wrong with Markdown, in pages and in the texts of YAML files."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Edit, Finding, Related, Severity, Span, fault

ELSEWHERE = (
    "Pages of other sites cannot be shown inside a course. Write a link, as in "
    "[The film](https://example.org/film), or put the file itself into the course."
)
_INSTEAD = {
    "b": "Write **bold** instead.",
    "strong": "Write **bold** instead.",
    "i": "Write *italic* instead.",
    "em": "Write *italic* instead.",
    "u": "Write *italic* instead; underlined text looks like a link.",
    "br": "End the line with a backslash to begin a new line.",
    "p": "Leave a blank line between paragraphs.",
    "img": "Write ![what the picture shows](media/picture.png) instead.",
    "a": "Write [the words](page.md) instead.",
    "hr": "Write --- on a line of its own, between two blank lines.",
    "ul": "Write each entry on a line that begins with - and a space.",
    "ol": "Write each entry on a line that begins with 1. and a space.",
    "table": "Write a Markdown table instead, with | between the cells.",
    "code": "Write `code` instead.",
    "iframe": ELSEWHERE,
    "embed": ELSEWHERE,
    "object": ELSEWHERE,
    "video": "Write a block :::video with {src=media/film.mp4} instead.",
    "audio": "Write a block :::audio with {src=media/sound.mp3} instead.",
    "script": "Remove it: a course cannot carry scripts of its own.",
    "style": "Remove it: the look comes from the theme.",
}


@fault("MDN001", "raw-html")
def raw_html(span: Span, tag: str) -> Finding:
    """A text has HTML in it.

    HTML can run scripts in the learning platform, break the page for screen readers and change the look of
    everything around it. Course texts are Markdown only. Comments (`<!-- ... -->`) are allowed and are left
    out of the package.

    ```markdown
    This is <b>important</b>.
    ```

    Write the same in Markdown: `This is **important**.` A `<` that is meant as a sign is written `\\<`.
    """
    help_text = _INSTEAD.get(tag.lower(), "Write it in Markdown, or write \\< when you mean the sign <.")
    return Finding(message=f"HTML is not allowed in texts: <{tag}>.", help=help_text, span=span)


@fault("MDN002", "directive-unknown")
def directive_unknown(span: Span, name: str, near: str | None, known: Sequence[str]) -> Finding:
    """A line begins a block with `:::` and a word that scormkit does not know.

    The colons would be shown to the learner as they are.

    ```markdown
    :::warnings
    Never confront a suspect.
    :::
    ```

    Use one of the blocks that there are: `:::note`, `:::tip` and `:::warning`.
    """
    guess = f"Did you mean :::{near}? " if near else ""
    listed = ", ".join(f":::{each}" for each in known)
    message = (
        f"There is no block :::{name}." if name else "This ::: begins a block, but does not name its kind."
    )
    return Finding(message=message, help=f"{guess}The kinds are {listed}.", span=span)


@fault("MDN003", "directive-unclosed")
def directive_unclosed(span: Span, name: str) -> Finding:
    """A block that begins with `:::` has no closing line `:::`.

    Everything to the end of the page would become part of the block.

    ```markdown
    :::note
    Everyone can report a concern.
    ```

    Write `:::` on a line of its own where the block ends. To put a block into another one, give the outer one
    four colons.
    """
    return Finding(
        message=f"The block :::{name} is not closed.",
        help="Write ::: on a line of its own where it ends. A block around another one takes four colons.",
        span=span,
    )


@fault("MDN004", "fence-nearly-question")
def fence_nearly_question(span: Span, word: str) -> Finding:
    """A fenced block has a keyword that is nearly `question`, or holds a question and has no keyword.

    Learners would see the YAML of the question instead of the question.

    ````markdown
    ```qestion
    type: true-false
    prompt: Anyone can report a concern.
    answer: true
    ```
    ````

    Write `question` after the three backticks; the kind of question is given inside, with `type:`.
    """
    found = (
        f'The block keyword "{word}" is not known'
        if word
        else "This looks like a question without its keyword"
    )
    return Finding(
        message=f"{found}, so the block would be shown as code.",
        help='Write ```question to ask a question; its kind is given inside, such as "type: choice".',
        span=span,
    )


@fault("MDN005", "unsafe-link")
def unsafe_link(span: Span, scheme: str) -> Finding:
    """A link or image leads to something that is no web page, e-mail address, phone number or course file.

    Addresses such as `javascript:`, `data:` or `file:` can run code, or lead to a place on your own computer
    that learners do not have.

    ```markdown
    [open](javascript:openReport())
    ```

    Link to a page of the course, to a file in the course folder, or to an address that begins with `https://`,
    `mailto:` or `tel:`.
    """
    return Finding(
        message=f"Addresses that begin with {scheme} are not allowed.",
        help="Use https://, mailto:, tel:, a page of the course (page.md) or a file in the course folder.",
        span=span,
    )


@fault("MDN006", "insecure-link", Severity.WARNING)
def insecure_link(span: Span, target: str) -> Finding:
    """A link begins with `http://`.

    Others on the network can read and change what learners see there, and a learning platform on `https` may
    refuse to show it.

    ```markdown
    [Report online](http://report.cybertip.org)
    ```

    Write `https://`, and try the address once.
    """
    return Finding(
        message="This link begins with http://, which is not protected against reading and changing.",
        help=f"Write https://{target.partition('//')[2]}, and try it once.",
        span=span,
    )


@fault("MDN007", "image-without-alternative", spec="WCAG 2.2, 1.1.1 Non-text Content (A)")
def image_without_alternative(span: Span) -> Finding:
    """An image has no text for people who cannot see it.

    A screen reader then reads nothing, or the file name.

    ```markdown
    ![](media/circles.svg)
    ```

    Say in the square brackets what the image tells: `![Three circles in one another](media/circles.svg)`. An
    image that only decorates is marked so: `![](media/line.svg "decorative")`.
    """
    return Finding(
        message="This image has no text for people who cannot see it.",
        help='Say between the [ ] what it shows. If it only decorates, write ![](picture.png "decorative").',
        span=span,
    )


@fault("MDN008", "link-without-text", spec="WCAG 2.2, 2.4.4 Link Purpose (A)")
def link_without_text(span: Span) -> Finding:
    """A link has nothing between its square brackets.

    Nobody can see or press it, and a screen reader reads out its address.

    ```markdown
    [](03-reporting.md)
    ```

    Write where the link leads: `[How to report](03-reporting.md)`.
    """
    return Finding(
        message="This link has no words to press on.",
        help="Write between the [ ] where the link leads.",
        span=span,
    )


@fault("MDN009", "front-matter-unclosed")
def front_matter_unclosed(span: Span) -> Finding:
    """A page begins with a line `---`, and no second such line follows.

    The lines between the two give the page its title and id; without the second one nobody knows where
    they end.

    ```markdown
    ---
    title: How to report

    Everyone can report a concern.
    ```

    Write `---` on a line of its own after the last of these lines.
    """
    return Finding(
        message="The block that begins with --- here has no closing line ---.",
        help="Write --- on a line of its own after the title and id, before the text of the page.",
        span=span,
    )


@fault("MDN010", "directive-stray")
def directive_stray(span: Span) -> Finding:
    """A line `:::` closes a block where none is open.

    It would be shown to the learner as three colons.

    ```markdown
    Everyone can report a concern.
    :::
    ```

    Remove the line, or write `:::note` where the block should begin.
    """
    return Finding(
        message="This ::: closes a block, but none is open here.",
        help="Remove it, or begin the block above with :::note, :::tip or :::warning.",
        span=span,
    )


@fault("MDN011", "link-without-target")
def link_without_target(span: Span, kind: str) -> Finding:
    """A link or an image has no address.

    ```markdown
    [How to report]()
    ```

    Write the page, the file or the web address between the round brackets.
    """
    return Finding(
        message=f"This {kind} has no address.",
        help="Write the page, the file or the web address between the ( ).",
        span=span,
    )


@fault("MDN012", "fence-unclosed")
def fence_unclosed(span: Span, word: str) -> Finding:
    """A fenced block has no closing line of backticks.

    Everything to the end of the page becomes part of the block.

    ````markdown
    ```question
    type: true-false
    prompt: Anyone can report a concern.
    answer: true

    The rest of the page.
    ````

    Write three backticks on a line of their own where the block ends.
    """
    named = f" ```{word}" if word else ""
    return Finding(
        message=f"The block{named} that begins here is not closed.",
        help="Write ``` on a line of its own where it ends.",
        span=span,
    )


@fault("MDN013", "image-remote")
def image_remote(span: Span) -> Finding:
    """An image is loaded from another web site.

    Learners behind a firewall see a gap, the other site learns who takes the course, and the image can change
    or go away.

    ```markdown
    ![Map of the state](https://example.org/map.png)
    ```

    Save the image in the course folder (if its licence allows) and name it there: `media/map.png`.
    """
    return Finding(
        message="This image lies on another web site; a course must carry its own images.",
        help="Save it in the course folder, if its licence allows, and write media/... instead.",
        span=span,
    )


@fault("MDN014", "question-misplaced")
def question_misplaced(span: Span, outer: Span) -> Finding:
    """A fenced `question` block stands in a text that cannot hold one, such as a prompt or an introduction.

    ````yaml
    intro: |
      Try this first:

      ```question
      type: true-false
      prompt: Anyone can report.
      answer: true
      ```
    ````

    Put the question on a page, or into the list `questions` of an assessment.
    """
    return Finding(
        message="A question cannot stand inside this text.",
        help="Put it on a page, or into the list questions: of a check.",
        span=span,
        related=(Related("the text that it stands in", outer),),
    )


@fault("MDN015", "comment-takes-text")
def comment_takes_text(span: Span, is_closed: bool) -> Finding:
    """An HTML comment takes text with it that learners should see.

    Comments are left out of the package. One that begins a line reaches to the end of the line that closes
    it, and one that is never closed reaches to the end of the page.

    ```markdown
    <!-- checked by legal --> Everyone can report a concern.
    ```

    Write the comment on lines of its own, and close it with `-->`.
    """
    message = "The text behind this comment is on its last line and would be left out with it."
    if not is_closed:
        message = "This comment is not closed, so the rest of the page would be left out."
    return Finding(message=message, help="Write comments on lines of their own, ended by -->.", span=span)


@fault("MDN031", "target-with-space")
def target_with_space(span: Span, target: str, *, is_image: bool) -> Finding:
    """The path of an image or a link has a space in it.

    Markdown then sees no image and no link, and learners would read the brackets as they stand.

    ```markdown
    ![A door that is ajar](media/side door.svg)
    ```

    Write the path between angle brackets: `![A door that is ajar](<media/side door.svg>)`. Or give the file a
    name without spaces.
    """
    what = "image" if is_image else "link"
    path = target.replace("\\", "/")  # as Windows shows it; in a course it would be the next finding
    return Finding(
        message=f"The path of this {what} has a space, so learners would see the brackets and no {what}.",
        help=f"Write the path between angle brackets: (<{path}>).",
        span=span,
        edits=(Edit(span, f"<{path}>"),),
    )
