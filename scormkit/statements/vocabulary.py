"""IRIs that others publish and our statements are made of, as data.

The player has its own copy in player/src/adapters/xapi-words.js; a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ADL = "http://adlnet.gov/expapi/verbs/"
_VIDEO = "https://w3id.org/xapi/video"

VERBS: Mapping[str, str] = MappingProxyType(
    {
        **{
            name: _ADL + name
            for name in (
                *("initialized", "experienced", "progressed", "answered", "scored", "completed"),
                *("passed", "failed", "suspended", "resumed", "terminated"),
            )
        },
        **{name: f"{_VIDEO}/verbs/{name}" for name in ("played", "paused", "seeked")},
    }
)
"""Every verb that the player can use, by its word (ADL vocabulary; xAPI video profile 1.0)."""

LAUNCHER_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "launched": _ADL + "launched",
        **{name: f"https://w3id.org/xapi/adl/verbs/{name}" for name in ("abandoned", "waived", "satisfied")},
    }
)
"""What only an LMS says (cmi5 section 9.3)."""

_TYPES = "http://adlnet.gov/expapi/activities/"
COURSE, MODULE = f"{_TYPES}course", f"{_TYPES}module"
ASSESSMENT, OBJECTIVE = f"{_TYPES}assessment", f"{_TYPES}objective"
INTERACTION = f"{_TYPES}cmi.interaction"
PAGE = "http://activitystrea.ms/schema/1.0/page"
VIDEO = f"{_VIDEO}/activity-type/video"
AUDIO = "http://activitystrea.ms/schema/1.0/audio"
PROFILE = f"{_TYPES}profile"

CMI5_CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MOVEON_CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/moveon"
VIDEO_CATEGORY = _VIDEO

_CMI5 = "https://w3id.org/xapi/cmi5"
SESSION_ID = f"{_CMI5}/context/extensions/sessionid"
MASTERY_SCORE = f"{_CMI5}/context/extensions/masteryscore"
LAUNCH_MODE = f"{_CMI5}/context/extensions/launchmode"
LAUNCH_URL = f"{_CMI5}/context/extensions/launchurl"
MOVE_ON = f"{_CMI5}/context/extensions/moveon"
LAUNCH_PARAMETERS = f"{_CMI5}/context/extensions/launchparameters"
PROGRESS = f"{_CMI5}/result/extensions/progress"
REASON = f"{_CMI5}/result/extensions/reason"

VIDEO_EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {
        name: f"{_VIDEO}/extensions/{name}"
        for name in (
            *("time", "time-from", "time-to", "progress", "played-segments"),
            *("session-id", "length", "completion-threshold"),
        )
    }
)
