"""RUN001 to RUN015: what the launch page does, as far as its text and its scripts say."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Severity, Span, fault
from scormkit.rules.faults_container import some_of


@fault("RUN001", "interface-never-sought", Severity.WARNING, spec="RTE 4th Ed. 3.2; RTE 1.2 section 3.3")
def no_interface(page: str, name: str, span: Span) -> Finding:
    """Neither the launch page of a SCO nor its scripts ever mention the platform's interface.

    It cannot report anything: the course stays "not attempted", however often learners go through it.

    ```
    <html><body><h1>Lesson 1</h1></body></html>
    ```

    Add the script that talks to the platform, or call the resource an asset.
    """
    return Finding(
        message=f"{page} and its scripts never look for the platform's interface ({name}).",
        help="Add the script that reports to the platform, or make the resource an asset.",
        span=span,
    )


@fault("RUN002", "interface-of-other-version", Severity.WARNING, spec="RTE 4th Ed. 3.2; RTE 1.2 section 3.3")
def wrong_interface(page: str, found: str, wanted: str, span: Span) -> Finding:
    """The page looks for the interface of the other SCORM only, so that it finds none on the platform.

    SCORM 1.2 has `API`, SCORM 2004 has `API_1484_11`. Nothing is recorded.

    ```
    win.API_1484_11.Initialize("")      (in a package of SCORM 1.2)
    ```

    Export the course for the standard that its manifest names.
    """
    return Finding(
        message=f"{page} and its scripts look for {found}; in this standard the interface is {wanted}.",
        help="Export the course for the standard that its manifest names.",
        span=span,
    )


@fault("RUN003", "session-never-ended", Severity.WARNING, spec="RTE 4th Ed. 3.1.3; RTE 1.2 section 3.3.1")
def no_end(page: str, begin: str, end: str, span: Span) -> Finding:
    """The page begins a session with the platform and never ends it.

    Many platforms keep nothing of a session that was not ended, or count the attempt as open for ever.

    ```
    API.LMSInitialize("")      (and LMSFinish nowhere)
    ```

    Call it when the learner leaves.
    """
    return Finding(
        message=f"{page} and its scripts call {begin} and never {end}.",
        help=f"Call {end} when the learner leaves; many platforms keep nothing otherwise.",
        span=span,
    )


@fault("RUN004", "result-word", Severity.WARNING, spec="RTE 1.2 section 3.4.4 (cmi.interactions.n.result)")
def result_word(page: str, span: Span) -> Finding:
    """A script reports "incorrect" as the result of a question, and SCORM 1.2 calls it "wrong".

    Strict platforms refuse the value, so that wrong answers are missing from reports.

    ```
    LMSSetValue("cmi.interactions.0.result", "incorrect")
    ```

    Write "wrong" in packages of SCORM 1.2.
    """
    return Finding(
        message=f'{page} or its scripts report "incorrect"; in SCORM 1.2 the word is "wrong".',
        help='Write "wrong" in packages of SCORM 1.2, or export the course again.',
        span=span,
    )


@fault(
    "RUN005",
    "time-format",
    Severity.WARNING,
    spec="RTE 1.2 (CMITimespan); RTE 4th Ed. 4.1.1.6 (timeinterval)",
)
def time_format(page: str, form: str, wanted: str, span: Span) -> Finding:
    """A script reports the time in the form of the other SCORM, which platforms refuse or count as nothing.

    SCORM 1.2 writes `0000:12:30`, SCORM 2004 writes `PT12M30S`.

    ```
    LMSSetValue("cmi.core.session_time", "PT12M30S")
    ```

    Write it in the form of the package's standard.
    """
    return Finding(
        message=f"{page} or its scripts report times like {form}; this standard has {wanted}.",
        help=f"Write times like {wanted}, or export the course again.",
        span=span,
    )


@fault(
    "RUN006", "unload-handler", Severity.WARNING, spec="Chrome 117 and later; Moodle 4.5 Permissions-Policy"
)
def unload(files: Sequence[str], span: Span) -> Finding:
    """Results are saved, or the session is ended, in an `unload` handler, which browsers no longer call.

    Moodle 4.5 and Chrome switch it off. Learners who close the window lose what was not saved before.

    ```
    window.onunload = finish;
    ```

    Use `pagehide` and `visibilitychange`, and save after each page. Ask the tool's maker for a newer version.
    """
    return Finding(
        message=f"unload handlers, which browsers no longer call, are in {some_of(files)}.",
        help="Use pagehide and visibilitychange, or ask the tool's maker for a newer version.",
        span=span,
    )


@fault("RUN007", "synchronous-request", Severity.WARNING, spec="XMLHttpRequest standard; Chrome 80")
def synchronous(files: Sequence[str], span: Span) -> Finding:
    """A script waits for an answer from the network and blocks the page meanwhile.

    Browsers refuse such a request while a page is closed, so that the last save of a session is lost.

    ```
    request.open("POST", address, false)
    ```

    Use `fetch` with `keepalive`, or ask the tool's maker for a newer version.
    """
    return Finding(
        message=f"Requests that block the page are in {some_of(files)}.",
        help="Browsers refuse them while a page closes. Ask the tool's maker for a newer version.",
        span=span,
    )


@fault("RUN008", "other-hosts", Severity.INFO, spec="privacy; firewalls of companies and schools")
def hosts(page: str, names: Sequence[str], span: Span) -> Finding:
    """The launch page loads files from other servers.

    Behind a firewall, or when that server is gone, the course stays empty; and that server learns who takes
    it.

    ```
    <script src="https://cdn.example.org/player.js"></script>
    ```

    Put the files into the package, or see to it that learners can reach the servers.
    """
    return Finding(
        message=f"{page} loads files from other servers: {some_of(names)}.",
        help="Put the files into the package, or see to it that learners can reach the servers.",
        span=span,
    )


@fault("RUN009", "opens-window", Severity.WARNING, spec="pop-up blockers of browsers")
def popup(page: str, span: Span) -> Finding:
    """The launch page opens the course in a new window by itself, which browsers block.

    Learners see an empty page, and no course.

    ```
    <body onload="window.open('course.html')">
    ```

    Show the course in the page, or let learners press a button that opens it.
    """
    return Finding(
        message=f"{page} opens a window by itself, and browsers block that.",
        help="Show the course in the page itself, or let a button open the window.",
        span=span,
    )


@fault("RUN010", "launch-no-page", Severity.WARNING, spec="RTE 4th Ed. 3.2 (a SCO is a page in a browser)")
def no_page(name: str, what: str, span: Span) -> Finding:
    """A SCO is launched that is no web page, so that it cannot report to the platform.

    Flash (.swf) does not run in any browser of today; a PDF or a film is shown, and stays incomplete.

    ```
    <resource href="handout.pdf" adlcp:scormtype="sco" ...>
    ```

    Launch a page that shows the file and reports, or make the resource an asset.
    """
    return Finding(
        message=f"The SCO launches {quoted(name)}: {what}.",
        help="Launch a page that shows the file and reports to the platform, or make it an asset.",
        span=span,
    )


@fault("RUN011", "launch-page-empty")
def empty(name: str, span: Span) -> Finding:
    """The launch page is an empty file: something went wrong when the package was made.

    ```
    index.html   0 bytes
    ```

    Export or pack the course again.
    """
    return Finding(
        message=f"The launch page {quoted(name)} is empty.",
        help="Export or pack the course again.",
        span=span,
    )


@fault("RUN012", "page-file-missing", Severity.WARNING, spec="HTML: src and href of the launch page")
def reference_missing(page: str, names: Sequence[str], span: Span) -> Finding:
    """The launch page loads scripts, styles or pictures that are not in the package.

    A missing script is often the one that reports to the platform.

    ```
    <script src="js/scorm.js"></script>      (there is no js/scorm.js)
    ```

    Add the files and pack the course again. Letter case counts.
    """
    return Finding(
        message=f"{page} loads files that are not in the package: {some_of(names)}.",
        help="Add the files and pack the course again. Letter case counts.",
        span=span,
    )


@fault("RUN013", "xapi-never-used", Severity.WARNING, spec="cmi5 8.1 and 8.2; Rustici launch guide")
def no_xapi(page: str, what: str, span: Span) -> Finding:
    """Neither the launch page nor its scripts use what the platform gives them at the launch.

    A cmi5 unit has to read `fetch` and `endpoint`, an xAPI course `endpoint`. Without them nothing is
    recorded.

    ```
    <html><body><h1>Lesson 1</h1></body></html>
    ```

    Add the script that sends statements, or export the course again.
    """
    return Finding(
        message=f"{page} and its scripts never read {what} from the launch address.",
        help="Add the script that sends statements, or export the course again.",
        span=span,
    )


@fault(
    "RUN014",
    "identifier-of-json",
    Severity.WARNING,
    spec="RTE 1.2 section 3.4.4 (CMIIdentifier); RTE 4th 4.1",
)
def json_identifier(page: str, span: Span) -> Finding:
    """A script sets the id of an objective or a question to a piece of JSON.

    Identifiers name things. Platforms keep results by them, make columns of reports of them, refuse blanks
    and quotes in them; LiaScript's exporter wrote its state there.

    ```
    LMSSetValue("cmi.objectives.0.id", JSON.stringify(state))
    ```

    Let the script write a short name without blanks, and keep state in suspend data.
    """
    return Finding(
        message=f"{page} or its scripts write JSON into identifiers of objectives or questions.",
        help="Identifiers are short names without blanks; state belongs into suspend data.",
        span=span,
    )


@fault("RUN015", "script-elsewhere", Severity.WARNING, spec="firewalls of companies and schools")
def script_elsewhere(page: str, hosts: Sequence[str], span: Span) -> Finding:
    """The launch page loads a script from another server.

    Where that server cannot be reached, the page often stays blank, and nothing is recorded: in companies and
    schools behind a firewall, on trains, and on the day when the server is given up.

    ```
    <script src="https://cdn.example.net/lib.js"></script>
    ```

    Put the script into the package.
    """
    return Finding(
        message=f"{page} loads scripts from other servers: {some_of(hosts)}. Without them it may stay blank.",
        help="Put the scripts into the package.",
        span=span,
    )


@fault("RUN016", "score-digits", Severity.INFO, spec="RTE 4th 4.1.1.4 (real(10,7)); RTE 1.2 section 3.4.4")
def score_digits(page: str, span: Span) -> Finding:
    """A script writes a score with more decimals than any platform keeps.

    SCORM 2004 has seven of them; gradebooks show two. Some platforms cut the text before they read it.

    ```
    LMSSetValue("cmi.core.score.raw", "0.0000000000")
    ```

    Round the score to two decimals before it is written.
    """
    return Finding(
        message=f"{page} or its scripts write scores with more than seven decimals.",
        help="Round the score to two decimals before it is written.",
        span=span,
    )
