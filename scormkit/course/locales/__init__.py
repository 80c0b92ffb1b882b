"""Translations: locales/<tag>/ mirrors the files of a course, and what is missing is the course's own."""
