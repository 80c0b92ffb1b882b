"""The stages strung together: a course folder to its plan, and a plan to a package on disk."""
