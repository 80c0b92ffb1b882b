"""Translations as translators work with them: how they stand, XLIFF out and in, the files of locales/."""
