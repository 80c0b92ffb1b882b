"""Findings for readers: text for people, JSON for programs."""
