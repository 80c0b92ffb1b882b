"""Packages on disk: a reproducible writer, and a safe reader of anybody's."""
