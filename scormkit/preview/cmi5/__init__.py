"""A strict cmi5 launcher on the author's own machine: it refuses what breaks a rule, with the rule's id."""
