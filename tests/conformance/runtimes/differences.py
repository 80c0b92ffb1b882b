"""Where our run times and scorm-again's answer differently, and the section of the standard that settles it.

docs/targets/run-time-differences.md is these rows as a table.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from scormkit.preview.runtime import Standard


class Difference(NamedTuple):
    """Calls that are answered differently: patterns of the whole `function element value`, and why."""

    standard: Standard
    calls: str
    section: str
    why: str

    def explains(self, standard: Standard, call: tuple[str, ...]) -> bool:
        return standard == self.standard and re.fullmatch(self.calls, " ".join(call), re.DOTALL) is not None


_ENTRY = r"cmi\.(objectives|interactions)\.0\.(objectives\.0\.)?id"

DIFFERENCES = (
    Difference(
        "scorm12",
        r"LMS(Finish|Commit) |LMS(Get|Set)Value cmi\.core\.lesson_status( completed)?",
        "RTE 1.2, 3.3",
        "After LMSFinish nothing is answered but error 301; scorm-again goes on for a while.",
    ),
    Difference(
        "scorm12",
        r"LMSGetValue cmi\.(core|objectives\.0)\.score\.max",
        "RTE 1.2, 3.4.4",
        "score.max is blank until it is set; scorm-again begins at 100.",
    ),
    Difference(
        "scorm12",
        r"LMSGetValue cmi\.student_preference\.(audio|speed|text)",
        "RTE 1.2, 3.4.4",
        "Preferences begin at 0 (no status); scorm-again's are blank.",
    ),
    Difference(
        "scorm12",
        r"LMSGetValue cmi\.core\.total_time",
        "RTE 1.2, 3.4.2 (CMITimespan)",
        "0000:00:00.00 and 00:00:00 are the same length of time.",
    ),
    Difference(
        "scorm12",
        r"LMSSetValue cmi\.core\.exit normal",
        "RTE 1.2, 3.4.4",
        "The vocabulary of exit is time-out, suspend, logout and blank; normal is a word of SCORM 2004.",
    ),
    Difference(
        "scorm12",
        rf"LMS(Get|Set)Value {_ENTRY}( two words| not attempted)?",
        "RTE 1.2, 3.4.2 (CMIIdentifier)",
        "An identifier has no white space; an entry that was refused is not there to be read (201).",
    ),
    Difference(
        "scorm12",
        r"LMSSetValue cmi\.interactions\.0\.(correct_responses\.0\.pattern|student_response) .*",
        "RTE 1.2, 3.4.4 (CMIFeedback)",
        "A response has the form of its type of interaction; scorm-again takes any text.",
    ),
    Difference(
        "scorm12",
        r"LMSSetValue cmi\.interactions\.0\.(weighting 101|result -1)",
        "RTE 1.2, 3.4.4",
        "A weighting and a numeric result are any CMIDecimal; scorm-again wants 0 to 100.",
    ),
    Difference(
        "scorm12",
        r"LMSSetValue cmi\.interactions\.0\.result incorrect",
        "RTE 1.2, 3.4.4",
        "The word of SCORM 1.2 is wrong.",
    ),
    Difference(
        "scorm12",
        r"LMS(Get|Set)Value cmi(\.core(\.score|\.nothing)?)?( x)?",
        "RTE 1.2, 3.4.1; ADL's test suite 1.2",
        "What is no element but lies in a known category is an invalid argument (201); scorm-again "
        "hands out its own object, or says 401.",
    ),
    Difference(
        "scorm12",
        r"LMS(Get|Set)Value ( x)?",
        "RTE 1.2, 3.3.3",
        "A call without a name leaves an error (401); scorm-again leaves none.",
    ),
    Difference(
        "scorm12",
        r"LMSSetValue cmi\.[\w.]+\._(count|children) x",
        "RTE 1.2, 3.3.3 (402)",
        "Setting a keyword is error 402, whichever element it stands behind.",
    ),
    Difference(
        "scorm12",
        r"LMSGetValue cmi\.core\.exit\._children",
        "RTE 1.2, 3.3.3 (202)",
        "An element without children is error 202; that it can be written only does not matter.",
    ),
    Difference(
        "scorm2004",
        r"GetValue cmi\.(completion_status|success_status)",
        "RTE 4th, 3.1.7",
        "A call that succeeds sets the last error to 0; scorm-again leaves that of the call before.",
    ),
    Difference(
        "scorm2004",
        r"GetValue (cmi\.launch_data|cmi\.location)",
        "RTE 4th, 4.2.12, 4.2.15",
        "What nobody has set yet is error 403, what was set to blank is blank.",
    ),
    Difference(
        "scorm2004",
        r"SetValue cmi\.(location|learner_preference\.language|comments_from_learner\.0\.location) ",
        "RTE 4th, 4.1.1",
        "A characterstring may be blank.",
    ),
    Difference(
        "scorm2004",
        r"(Get|Set)Value cmi\.learner_preference\.delivery_speed( 0)?",
        "RTE 4th, 4.2.14.3",
        "delivery_speed is 0 or more.",
    ),
    Difference(
        "scorm2004",
        r"GetValue cmi\.total_time",
        "RTE 4th, 4.2.25",
        "PT0H0M0S and PT0S are the same length of time.",
    ),
    Difference(
        "scorm2004",
        r"(Get|Set)Value cmi\.(comments_from_learner\.0\.comment|(objectives"
        r"|interactions)\.0\.description)( \{target=a\}choice)?",
        "RTE 4th, 4.1.1.4",
        "A text may begin with a brace that begins no {lang=}.",
    ),
    Difference(
        "scorm2004",
        r"GetValue cmi\.comments_from_(learner|lms)\.0\.\w+",
        "RTE 4th, 3.1.7 (301)",
        "An index that is not there is a general get failure.",
    ),
    Difference(
        "scorm2004",
        rf"(Get|Set)Value {_ENTRY}( two words)?",
        "RTE 4th, 4.1.1.3 (long_identifier_type)",
        "An identifier has the characters of a URI, so no white space; an entry that was refused is "
        "not there to be read.",
    ),
    Difference(
        "scorm2004",
        r"(Get|Set)Value cmi\.interactions\.0\.(correct_responses\.0\.pattern|learner_response).*",
        "RTE 4th, 4.2.9.1, 4.2.9.2",
        "A choice may be empty, its identifiers have no white space, a numeric pattern is a range, "
        "and a response may be any text that its type has.",
    ),
    Difference(
        "scorm2004",
        r"(Get|Set)Value adl\.nav\.request( choice)?",
        "SN 4th, 5.6.4",
        "The request can be read and written; a choice needs its target.",
    ),
    Difference(
        "scorm2004",
        r"GetValue adl\.(data\.0\.id|nav\.request_valid\.exit)",
        "SN 4th, 5.6.5; RTE 4th, 4.3",
        "What is not there, and what cannot be asked about, is a general get failure.",
    ),
    Difference(
        "scorm2004",
        r"(Get|Set)Value cmi(\.score)?( x)?",
        "RTE 4th, 3.1.7 (401)",
        "A name that is no element is undefined; scorm-again hands out its own object.",
    ),
    Difference(
        "scorm2004",
        r"GetValue cmi\.[\w.]+\._children",
        "RTE 4th, 4.1.3",
        "The order of the names in _children is free; an element without children is a general get failure.",
    ),
    Difference(
        "scorm2004",
        r"SetValue cmi\.[\w.]+\._(count|children) x",
        "RTE 4th, 3.1.7 (404)",
        "Keywords can be read only.",
    ),
    Difference(
        "scorm2004",
        r"GetValue cmi\.(interactions\.0\.objectives\._count|objectives\.2\.id)",
        "RTE 4th, 3.1.7 (301)",
        "An entry that does not exist has no parts to be read.",
    ),
    Difference(
        "scorm2004",
        r"SetValue cmi\.interactions\.0\.result correct",
        "RTE 4th, 4.2.9 (408)",
        "An entry begins with its id.",
    ),
)
