"""What can be wrong with the regions of a picture: the codes QST050 to QST055."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Span, fault


@fault("QST050", "region-shape")
def region_shape(span: Span, written: Sequence[str]) -> Finding:
    """A region of a picture has no shape, or several.

    Without a shape there is nothing to choose in the picture; with several nobody knows which one counts.

    ```yaml
    type: hotspot
    prompt: Where is the pin?
    image: media/extinguisher.svg
    alt: A fire extinguisher
    regions:
      - {label: The pin, correct: true}
      - {label: The hose, rect: {left: 60, top: 30, width: 10, height: 50}}
    ```

    Give each region one of `rect: {left: ..., top: ..., width: ..., height: ...}`,
    `circle: {x: ..., y: ..., radius: ...}` and `polygon: [[..., ...], [..., ...], [..., ...]]`. All numbers
    are percent of the picture.
    """
    found = f"{' and '.join(written)} at once" if written else "no shape"
    return Finding(
        message=f"This region has {found}; it needs one of rect, circle and polygon.",
        help="Keep one of them."
        if written
        else "Add rect: {left: 10, top: 10, width: 20, height: 20}, in percent.",
        span=span,
    )


@fault("QST051", "region-outside")
def region_outside(span: Span, reach: str) -> Finding:
    """A region reaches over the edge of its picture.

    What lies outside cannot be pointed at, and the page would get wider than the screen. All numbers are
    percent: 0 is the left or upper edge, 100 the right or lower one.

    ```yaml
    type: hotspot
    prompt: Where is the pin?
    image: media/extinguisher.svg
    alt: A fire extinguisher
    regions:
      - {label: The pin, correct: true, rect: {left: 90, top: 10, width: 20, height: 10}}
      - {label: The hose, rect: {left: 60, top: 30, width: 10, height: 50}}
    ```

    Keep `left` plus `width` and `top` plus `height` at 100 or less, and every corner between 0 and 100.
    Numbers in pixels become percent by dividing them by the width (or the height) of the picture.
    """
    return Finding(
        message=f"This region reaches to {reach} percent; the picture goes from 0 to 100.",
        help="Keep the whole region between 0 and 100. Pixels become percent: pixels / width * 100.",
        span=span,
    )


@fault("QST052", "same-region")
def same_region(span: Span, first: Span) -> Finding:
    """Two regions of one picture are exactly the same.

    Only the later one can be pointed at; the other lies under it.

    ```yaml
    type: hotspot
    prompt: Where is the pin?
    image: media/extinguisher.svg
    alt: A fire extinguisher
    regions:
      - {label: The pin, correct: true, circle: {x: 50, y: 20, radius: 5}}
      - {label: The hose, circle: {x: 50, y: 20, radius: 5}}
    ```

    Correct the numbers of one of the two, or remove it.
    """
    return Finding(
        message="Two regions cover exactly the same place.",
        help="Correct the numbers of one of the two, or remove it.",
        span=span,
        related=(Related("the first of the two", first),),
    )


@fault("QST053", "picture-text-missing", spec="WCAG 2.2, 1.1.1 Non-text Content (A)")
def picture_text_missing(span: Span) -> Finding:
    """The picture of a hotspot question has no alternative text, or is called decorative.

    The question is about this picture, so learners who cannot see it must be told what it shows.

    ```yaml
    type: hotspot
    prompt: Where is the pin?
    image: media/extinguisher.svg
    alt: decorative
    regions:
      - {label: The pin, correct: true, rect: {left: 40, top: 10, width: 20, height: 10}}
      - {label: The hose, rect: {left: 60, top: 30, width: 10, height: 50}}
    ```

    Write what the picture shows as a whole, such as `alt: A fire extinguisher seen from the side`.
    """
    return Finding(
        message="The question is about this picture, but nothing says what it shows.",
        help="Write after alt: what the picture shows as a whole, without giving the answer away.",
        span=span,
    )


@fault("QST054", "region-flat")
def region_flat(span: Span) -> Finding:
    """A region has fewer than three corners, or all of them are on one line: there is nothing between them.

    Nobody could hit the region.

    ```yaml
    type: hotspot
    prompt: Where is the pin?
    image: media/extinguisher.svg
    alt: A fire extinguisher
    regions:
      - {label: The pin, correct: true, polygon: [[10, 10], [20, 20], [30, 30]]}
      - {label: The hose, rect: {left: 60, top: 30, width: 10, height: 50}}
    ```

    Write three corners or more, in the order in which a line around the region meets them.
    """
    return Finding(
        message="There is nothing between the corners of this region: they are on one line, or too few.",
        help="Write three corners or more, in the order in which a line around the region meets them.",
        span=span,
    )


@fault("QST055", "too-few-regions")
def too_few_regions(span: Span, count: int) -> Finding:
    """A picture has fewer than two regions.

    Since every region has a label in the list, one region alone is the answer itself.

    ```yaml
    type: hotspot
    prompt: Where is the pin?
    image: media/extinguisher.svg
    alt: A fire extinguisher
    regions:
      - {label: The pin, correct: true, rect: {left: 40, top: 10, width: 20, height: 10}}
    ```

    Write at least two regions, so that there is something to choose.
    """
    found = "no regions" if count == 0 else "only one region"
    return Finding(
        message=f"This picture has {found}; it needs at least 2.",
        help="Write at least two regions under regions:, each beginning with - label:.",
        span=span,
    )
