"""Facts of the run-time standards as data: elements, types, sizes, vocabularies, error codes."""
