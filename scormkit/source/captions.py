"""Captions and chapters: WebVTT files (W3C WebVTT, section 4) as cues."""

import re
from html import unescape
from typing import NamedTuple

_CLOCK = r"(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})"
_TIMES = rf"{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}(?:[ \t]|\Z)"
_VOICE = r"<v(?:\.[^ >]*)?[ \t]+([^>]+)>"
_TAG = r"</?[A-Za-z0-9.:][^>]*>|</>"


class Cue(NamedTuple):
    """Words that are said from `start` to `end` (seconds), and who says them, where the file tells."""

    start: float
    end: float
    text: str
    voice: str


class Broken(NamedTuple):
    """Why a file is no WebVTT, and the line (from 1) that shows it."""

    line: int
    reason: str


def read_cues(text: str) -> tuple[Cue, ...] | Broken:
    """The cues of a WebVTT file, in order; or what is wrong with it."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or not re.match(r"WEBVTT(?:[ \t]|\Z)", lines[0]):
        return Broken(1, "its first line must be WEBVTT")
    cues: list[Cue] = []
    at = 1
    while at < len(lines):
        if "-->" not in lines[at]:
            at += 1
            continue
        times = re.match(_TIMES, lines[at].strip())
        if times is None:
            return Broken(at + 1, "times are written 00:01.000 --> 00:04.500")
        start, end = _seconds(times, 1), _seconds(times, 5)
        if end <= start:
            return Broken(at + 1, "this cue ends before it begins")
        first = at + 1
        while at + 1 < len(lines) and lines[at + 1].strip() and "-->" not in lines[at + 1]:
            at += 1
        words = " ".join(lines[first : at + 1])
        voice = re.search(_VOICE, words)
        said = " ".join(unescape(re.sub(_TAG, "", words)).split())
        if said:
            cues.append(Cue(start, end, said, unescape(voice[1]).strip() if voice else ""))
        at += 1
    return tuple(cues) or Broken(len(lines), "it has no cue with words")


def transcript(cues: tuple[Cue, ...]) -> list[tuple[str, str]]:
    """Cues as paragraphs, each with who speaks ("" where the file does not tell).

    A paragraph ends where another one speaks, after a pause of two seconds, or at the end of a sentence once
    it has some length.
    """
    paragraphs: list[tuple[str, str]] = []
    before: Cue | None = None
    for cue in cues:
        goes_on = (
            before is not None
            and cue.voice == before.voice
            and cue.start - before.end < 2
            and not (len(paragraphs[-1][1]) > 320 and before.text.endswith((".", "?", "!", "…")))
        )
        if goes_on:
            voice, said = paragraphs[-1]
            paragraphs[-1] = voice, f"{said} {cue.text}"
        else:
            paragraphs.append((cue.voice, cue.text))
        before = cue
    return paragraphs


def clock(seconds: float) -> str:
    """A place in a film as a player shows it: 1:05, or 1:02:05."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _seconds(times: re.Match[str], group: int) -> float:
    hours, minutes, seconds, thousandths = times.group(group, group + 1, group + 2, group + 3)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000
