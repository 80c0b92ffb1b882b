"""SCORM 2004 3rd Edition as a target."""

from __future__ import annotations

from functools import partial

from scormkit.targets.scorm2004 import check as _check
from scormkit.targets.scorm2004 import emit as _emit
from scormkit.targets.scorm2004 import verify as _verify
from scormkit.targets.scorm2004.editions import EDITIONS

__all__ = ["check", "emit", "verify"]

check = partial(_check.check, edition=3)
emit = partial(_emit.emit, edition=EDITIONS["3rd"])
verify = partial(_verify.verify, edition=EDITIONS["3rd"])
