"""A course -> one plan: final identifiers, what an LMS launches, assets, and the room that state needs."""
