"""Bytes an author wrote -> located data: YAML and Markdown with the line and column of everything."""
