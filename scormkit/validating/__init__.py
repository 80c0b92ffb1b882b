"""Packages judged from outside: one, many at once, and what is said of them."""
