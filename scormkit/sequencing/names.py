"""From the fields of the model to the attributes of the XML."""

from __future__ import annotations

from functools import cache


@cache
def attribute_name(field: str) -> str:
    """The XML attribute of a field: `choice_exit` is `choiceExit`, `objective_id` is `objectiveID`."""
    first, *rest = field.split("_")
    return first + "".join("ID" if part == "id" else part.capitalize() for part in rest)
