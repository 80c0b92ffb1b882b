"""The hotspot question: regions of a picture to choose from, each with a label that says what it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions.base import ImageSeed, OptionSeed, QuestionSpec
from scormkit.interactions.hotspot import faults, shapes
from scormkit.interactions.images import DECORATIVE, check_image
from scormkit.interactions.options import MOST_LETTERS, check_ids, check_right, check_texts, repeated
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Identifier, Number, Rich, Text

_SHAPES = ("rect", "circle", "polygon")
_NEAR = 1e-9
"""Percents are added up: 33.3 + 66.7 may be more than 100 by the last binary digit."""

Extent = Annotated[Number, Field(gt=0, le=100)]
Corner = Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]


class RectSpec(BaseModel):
    """A rectangle in a picture."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    left: Number = Field(description="From the picture's left edge, in percent of its width.")
    top: Number = Field(description="From the picture's upper edge, in percent of its height.")
    width: Extent = Field(description="In percent of the picture's width.")
    height: Extent = Field(description="In percent of the picture's height.")


class CircleSpec(BaseModel):
    """A circle in a picture."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    x: Number = Field(description="The middle, from the picture's left edge, in percent of its width.")
    y: Number = Field(description="The middle, from the picture's upper edge, in percent of its height.")
    radius: Extent = Field(description="In percent of the picture's width.")


class RegionSpec(BaseModel):
    """One region of the picture. It has exactly one of `rect`, `circle` and `polygon`."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    label: Rich = Field(
        description="What is there, in words: the list beside the picture shows it, and learners who cannot "
        "see or point choose by it."
    )
    correct: Flag = Field(False, description="true: this region is right (one of the right ones).")
    feedback: Rich | None = Field(None, description="Shown when the learner chose this region. Markdown.")
    rect: RectSpec | None = Field(None, description="A rectangle: left, top, width and height in percent.")
    circle: CircleSpec | None = Field(
        None, description="A circle: x and y of its middle, and its radius, in percent."
    )
    polygon: Annotated[tuple[Corner, ...], Field(max_length=60, json_schema_extra={"minItems": 3})] | None = (
        Field(
            None,
            description="Corners, 3 to 60, each as [from the left, from the top] in percent: "
            "[[10, 10], [30, 10], [20, 40]].",
        )
    )
    id: Identifier | None = Field(
        None,
        description="A name that stays when the label changes. Unique in the question. "
        "Left out, course.lock recognises the region by its label.",
    )

    @property
    def outline(self) -> shapes.Outline:
        """How the page draws the region; only for one that `check` found no fault in."""
        if self.rect is not None:
            return shapes.rectangle(self.rect.left, self.rect.top, self.rect.width, self.rect.height)
        if self.circle is not None:
            return shapes.circle(self.circle.x, self.circle.y, self.circle.radius)
        return shapes.polygon(self.corners)

    @property
    def corners(self) -> tuple[shapes.Point, ...]:
        """The corners of a polygon; none of the other shapes."""
        return tuple((x, y) for x, y in self.polygon or ())


class HotspotSpec(QuestionSpec):
    """A question that is answered by choosing regions of a picture."""

    type: Literal["hotspot"] = Field(
        description="A question that is answered by choosing regions of a picture."
    )
    image: Text = Field(description="The picture, by its path relative to this file.")
    alt: Text | None = Field(
        None,
        description="What the picture shows as a whole, for who cannot see it. It must be there. "
        "The labels say what is where.",
    )
    multiple: Flag = Field(
        False,
        description="true: the learner may choose several regions. All right ones and no other earn the "
        "points; `credit` tells what less earns.",
    )
    regions: tuple[RegionSpec, ...] = Field(
        description="The regions, 2 to 36, in the order in which they are to be read. "
        "Mark the right one with correct: true.",
        json_schema_extra={"minItems": 2, "maxItems": MOST_LETTERS},
    )


def check(spec: HotspotSpec, where: Where) -> Iterator[Diagnostic]:
    """Find what makes a hotspot question impossible to answer, or to answer for everyone.

    `where` is the place of the question. Every finding points at the region or the field it is about.
    """
    yield from check_image(where, ("image",), spec.image, spec.alt or DECORATIVE)
    if spec.alt is None or spec.alt.strip().lower() == DECORATIVE:
        yield faults.picture_text_missing(where.span("image" if spec.alt is None else "alt"))
    if len(spec.regions) < 2:
        yield faults.too_few_regions(where.key_span("regions"), len(spec.regions))
    marks = [region.correct for region in spec.regions]
    yield from check_right(marks, where, "regions", "region", multiple=spec.multiple, credit=spec.credit)
    places = [(region, where.at("regions", index)) for index, region in enumerate(spec.regions)]
    yield from check_texts((region.label, place.span("label")) for region, place in places)
    yield from check_ids((region.id, place.span("id")) for region, place in places)
    for _, span, first in repeated(_regions(places)):
        yield faults.same_region(span, first)
    for index, region in enumerate(spec.regions):
        yield from _check_shape(region, where.at("regions", index))


def _check_shape(region: RegionSpec, where: Where) -> Iterator[Diagnostic]:
    written = [name for name in _SHAPES if getattr(region, name) is not None]
    if len(written) != 1:
        spot = where.key_span(written[1]) if written else where.span("label")
        yield faults.region_shape(spot, written)
        return
    spot = where.key_span(written[0])
    if region.polygon is not None and shapes.area(region.corners) < _NEAR:
        yield faults.region_flat(spot)
    least, most = _reach(region)
    if least < -_NEAR or most > 100 + _NEAR:
        yield faults.region_outside(spot, shapes.text(least if least < -_NEAR else most))


def _reach(region: RegionSpec) -> tuple[float, float]:
    """The least and the most percent that a region reaches, in either direction.

    How far a circle reaches up and down depends on the picture's proportions; only its middle is known.
    """
    if region.rect is not None:
        rect = region.rect
        reach = [rect.left, rect.top, rect.left + rect.width, rect.top + rect.height]
    elif region.circle is not None:
        circle = region.circle
        reach = [circle.x - circle.radius, circle.x + circle.radius, circle.y]
    else:
        reach = [number for corner in region.corners for number in corner]
    return min(reach), max(reach)


def _regions(places: Iterable[tuple[RegionSpec, Where]]) -> Iterator[tuple[Hashable, Span]]:
    for region, place in places:
        shape = region.rect or region.circle or region.polygon
        if shape is not None:
            yield shape, place.key_span(next(name for name in _SHAPES if getattr(region, name)))


def options(spec: HotspotSpec) -> tuple[OptionSeed, ...]:
    """The regions in the author's order; course.lock gives each its key and letter."""
    return tuple(
        OptionSeed(
            id=region.id,
            text=region.label,
            correct=region.correct,
            feedback=region.feedback,
            path=("regions", index),
            text_path=("regions", index, "label"),
            feedback_path=("regions", index, "feedback"),
        )
        for index, region in enumerate(spec.regions)
    )


def multiple(spec: HotspotSpec) -> bool:
    """Whether the learner may choose several regions."""
    return spec.multiple


def images(spec: HotspotSpec) -> tuple[ImageSeed, ...]:
    """The picture."""
    return (ImageSeed(("image",), spec.image, spec.alt or ""),)
