"""SCORM 2004 sequencing: its rules as values, their XML, and the walk over the activity tree."""
