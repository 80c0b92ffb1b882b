"""Which authoring tool made a package, by the files and words that it leaves in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Mark(NamedTuple):
    """What a tool leaves: a pattern for file names, or one for the text of the manifest and launch page."""

    tool: str
    name: str = ""
    text: str = ""


MARKS = (
    Mark("scormkit", r"^scormkit\.json$"),
    Mark("Articulate Rise", r"(^|/)lib/rise/", r"\bRise 360\b|window\.courseData\b"),
    Mark("Articulate Storyline", r"(^|/)story_content/|(^|/)story(_html5)?\.html$", r"Articulate Storyline"),
    Mark("Articulate Studio", r"(^|/)presentation_content/", r"Articulate (Presenter|Quizmaker|Engage)"),
    Mark("Adobe Captivate", r"(^|/)assets/js/CPM\.js$|(^|/)dr/imgmd\.json$", r"Adobe Captivate"),
    Mark("Adobe Presenter", r"(^|/)breeze-manifest\.xml$", r"Adobe[ _]Presenter"),
    Mark("TechSmith Camtasia", r"techsmith-smart-player", r"Camtasia Studio"),
    Mark("iSpring", r"(^|/)data/(player|browsersupport)\.js$", r"\biSpring\b"),
    Mark("Lectora", r"(^|/)trivantis[^/]*\.(js|css)$", r"\bLectora\b|\btrivantis\b"),
    Mark("Elucidat", "", r"\belucidat\b"),
    Mark("Gomo", "", r"\bgomolearning\b"),
    Mark("dominKnow", "", r"\bdominknow\b"),
    Mark("Easygenerator", "", r"\beasygenerator\b"),
    Mark("Genially", "", r"\bgenial\.?ly\b"),
    Mark("CourseLab", "", r"\bCourseLab\b"),
    Mark("eXeLearning", r"(^|/)(contentv3\.xml|exe_[a-z]+\.js)$", r"\beXeLearning\b"),
    Mark("Xerte", r"(^|/)xenith\.js$|(^|/)rloObject\.htm", r"\bXerte\b"),
    Mark("H5P", r"(^|/)h5p\.json$|(^|/)h5p-core[^/]*\.js$", ""),
    Mark("Adapt", r"(^|/)adapt/(js/adapt\.min\.js|css/adapt\.css)$", r"adapt\.min\.js"),
    Mark("LiaScript", r"(^|/)index\.[0-9a-f]{8}\.js$", r"\bLiaScript\b"),
    Mark("Numbas", r"(^|/)numbas-(runtime|manifest)[^/]*$|(^|/)scripts\.js$.*numbas", r"\bNumbas\b"),
    Mark("CourseCode", "", r"\bcoursecode\b"),
    Mark("Rustici Driver", r"(^|/)scormdriver[^/]*\.js$", r"\bscormdriver\b"),
    Mark("SCORM Cloud Dispatch", r"(^|/)(dispatch\.html|blank\.html|goodbye\.html)$", r"DispatchHost"),
)  # fmt: skip
"""The most certain tools first: many of them carry Rustici's driver."""


def made_by(names: Iterable[str], texts: Iterable[str]) -> str:
    """The tool, or nothing. `names` are the package's files, `texts` the manifest and its launch pages."""
    files, words = list(names), list(texts)
    for mark in MARKS:
        if mark.name and any(re.search(mark.name, each) for each in files):
            return mark.tool
        if mark.text and any(re.search(mark.text, each, re.IGNORECASE) for each in words):
            return mark.tool
    return ""
