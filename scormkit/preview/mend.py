"""A course that has faults, made fit to be shown: what cannot be read is taken out, and its place says why.

Only copies in memory change (the `drafts` of `api.draft`); an author's file is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import yaml
from markdown_it import MarkdownIt

from scormkit.diagnostics import Diagnostic, Severity

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_TITLE = re.compile(r"^# +(.+?) *$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def errors_by_file(findings: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The errors of each file, in their order; those without a place are not among them."""
    found: dict[str, list[Diagnostic]] = {}
    for each in findings:
        if each.severity is Severity.ERROR and each.span is not None:
            found.setdefault(each.span.file, []).append(each)
    return found


def mend(name: str, text: str, faults: Sequence[Diagnostic], *, whole: bool) -> str | None:
    """The text of a page or an assessment without what its faults concern; None for any other file.

    With `whole`, all of it gives way to a note: the step to take when less was not enough.
    """
    path = PurePosixPath(name)
    if path.suffix == ".md":
        return _stub_page(path, text, faults) if whole else _without_blocks(text, faults)
    if path.suffix in {".yaml", ".yml"} and len(path.parts) == 2 and path.stem != "unit":
        return _stub_assessment(path, faults) if whole else _without_questions(text, faults)
    return None


def _without_blocks(text: str, faults: Sequence[Diagnostic]) -> str:
    """A page in which each block with a fault (a paragraph, a list, a question, a directive) is a note."""
    lines = text.split("\n")
    front = _FRONT_MATTER.match(text)
    skipped = text[: front.end()].count("\n") if front else 0
    tokens = MarkdownIt("commonmark").parse("\n".join(["" for _ in range(skipped)] + lines[skipped:]))
    blocks = _directives(lines) + [
        (token.map[0], token.map[1])
        for token in tokens
        if token.map and token.level == 0 and token.nesting >= 0
    ]
    notes: dict[tuple[int, int], list[Diagnostic]] = {}
    for fault in faults:
        line = (fault.span.line if fault.span else 1) - 1
        around = [each for each in blocks if each[0] <= line < each[1]]
        if around:
            notes.setdefault(max(around, key=lambda each: each[1] - each[0]), []).append(fault)
    for (first, last), found in sorted(notes.items(), reverse=True):
        lines[first:last] = _note(found)
    return "\n".join(lines)


def _directives(lines: Sequence[str]) -> list[tuple[int, int]]:
    """First line and the line behind each outermost `:::name ... :::`, which CommonMark knows nothing of."""
    found: list[tuple[int, int]] = []
    open_at: list[int] = []
    for number, line in enumerate(lines):
        if re.match(r":{3,}\s*[a-z]", line):
            open_at.append(number)
        elif re.match(r":{3,}\s*$", line) and open_at:
            first = open_at.pop()
            if not open_at:
                found.append((first, number + 1))
    return found


def _note(faults: Sequence[Diagnostic]) -> list[str]:
    lines = ["", ":::warning Not shown"]
    for each in faults:
        line = each.span.line if each.span else 1
        lines += [f"Line {line}: {_plain(each.message)} {_plain(each.help)}", ""]
    return [*lines[:-1], ":::", ""]


def _plain(text: str) -> str:
    """Any text as Markdown that says just that."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def _stub_page(path: PurePosixPath, text: str, faults: Sequence[Diagnostic]) -> str:
    title = _TITLE.search(text)
    name = _plain(title[1] if title else path.stem)[:200]
    return "\n".join([f"# {name}", *_note(faults)])


def _without_questions(text: str, faults: Sequence[Diagnostic]) -> str:
    """An assessment without the questions that faults lie in, as long as one is left."""
    spans = _question_lines(text)
    lines = text.split("\n")
    wrong = {
        span for fault in faults for span in spans if fault.span and span[0] <= fault.span.line - 1 < span[1]
    }
    if not wrong or len(wrong) == len(spans):
        return text
    for first, last in sorted(wrong, reverse=True):
        del lines[first:last]
    return "\n".join(lines)


def _question_lines(text: str) -> list[tuple[int, int]]:
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return []
    if not isinstance(root, yaml.MappingNode):
        return []
    for key, value in root.value:
        if key.value == "questions" and isinstance(value, yaml.SequenceNode) and not value.flow_style:
            starts = [item.start_mark.line for item in value.value]
            return list(zip(starts, [*starts[1:], value.end_mark.line], strict=True))
    return []


def _stub_assessment(path: PurePosixPath, faults: Sequence[Diagnostic]) -> str:
    told = " ".join(
        f"Line {each.span.line if each.span else 1}: {_plain(each.message)}" for each in faults[:5]
    )
    return yaml.safe_dump(
        {
            "title": f"Not shown: {path.name}",
            "intro": told,
            "questions": [
                {
                    "id": "not-shown",
                    "type": "true-false",
                    "prompt": "This check is shown again when its file can be read.",
                    "answer": True,
                    "feedback": {"true": "Right.", "false": "Not yet."},
                }
            ],
        },
        allow_unicode=True,
    )


def read_drafts(
    root: str,
    findings: Mapping[str, list[Diagnostic]],
    drafts: Mapping[str, bytes],
    texts: Mapping[str, str],
    *,
    whole: frozenset[str],
) -> dict[str, bytes]:
    """The drafts with every file mended that has errors and can be; `texts` are the authors' own, by name."""
    mended = dict(drafts)
    for file, faults in findings.items():
        name = file.removeprefix(f"{root}/")
        if name not in texts:
            continue
        text = mend(name, texts[name], faults, whole=name in whole)
        if text is not None:
            mended[name] = text.encode()
    return mended
