"""SCORM 2004: emit(plan) makes the files of a package, check(plan) says what the standard cannot carry.

Both editions are written by the same functions; `third.py` and `fourth.py` name the edition.
"""
