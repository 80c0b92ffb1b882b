"""How journeys ended, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as Xml

from scormkit.preview.rehearse.journeys import Ended

Results = Sequence[tuple[Path, Sequence[Ended]]]


def as_text(results: Results) -> str:
    """A line a journey, and what went wrong under it."""
    lines: list[str] = []
    for path, ended in results:
        lines.append(str(path))
        for each in ended:
            sign = "failed" if each.problems else "passed"
            kept = each.kept.words if each.kept else "nothing recorded"
            lines.append(f"  {sign}  {each.name:<20} {each.seconds:5.1f} s  {kept}")
            lines += [f"          {problem}" for problem in each.problems]
    return "\n".join(lines) + "\n"


def as_json(results: Results) -> str:
    """A list of what was rehearsed, each with its journeys."""
    return json.dumps(
        [
            {
                "path": path.as_posix(),
                "journeys": [
                    {
                        "name": each.name,
                        "passed": not each.problems,
                        "seconds": round(each.seconds, 2),
                        "record": each.kept._asdict() if each.kept else None,
                        "calls": each.calls,
                        "problems": list(each.problems),
                    }
                    for each in ended
                ],
            }
            for path, ended in results
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_junit(results: Results) -> str:
    """A suite a course or package, a case a journey."""
    root = Xml.Element("testsuites", name="scormkit rehearse")
    for path, ended in results:
        suite = Xml.SubElement(root, "testsuite", name=path.as_posix())
        for each in ended:
            case = Xml.SubElement(suite, "testcase", classname=path.as_posix(), name=each.name)
            case.set("time", f"{each.seconds:.2f}")
            if each.problems:
                failure = Xml.SubElement(case, "failure", message=_clean(each.problems[0]))
                failure.text = _clean("\n".join(each.problems))
        suite.set("tests", str(len(ended)))
        suite.set("failures", str(sum(bool(each.problems) for each in ended)))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _clean(text: str) -> str:
    return "".join(each for each in text if each.isprintable() or each == "\n")
