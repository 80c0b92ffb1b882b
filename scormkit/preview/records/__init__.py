"""A strict record store (LRS) on the author's own machine: a statement that it takes, every store takes."""
