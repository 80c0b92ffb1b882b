"""A strict learning platform on the author's own machine."""
