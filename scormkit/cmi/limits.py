"""How much every learning platform keeps in SCORM 1.2, apart from the data model, which a build needs not."""

from __future__ import annotations

SUSPEND_DATA_LIMIT = 4096
"""Characters that cmi.suspend_data holds. No LMS must keep more; scorm-again lets 4,097 pass."""
