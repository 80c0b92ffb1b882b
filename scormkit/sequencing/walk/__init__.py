"""The walk over an activity tree, by the pseudo-code of the SN book (SCORM 2004 4th Edition, appendix C).

A function is one process and names it. `overall` is the way in: it copies the state, and nothing else does.
Durations and dates are not judged: SCORM leaves that to the LMS, and no course should rest on it (SN 3.5).
"""
