"""Record stores (LRS) of others: will one work for a course, and what do its statements tell."""
