"""Packages on disk: a reproducible writer (and, for packages of others, a safe reader)."""
