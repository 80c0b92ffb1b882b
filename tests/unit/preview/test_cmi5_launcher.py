"""The cmi5 launcher: what it does for an AU that is right, and each rule that it refuses a wrong one by."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from scormkit.preview.cmi5.structure import read_structure
from scormkit.preview.records.store import Stored
from scormkit.preview.records.web import Answer, RefusedError
from scormkit.statements import vocabulary as words
from tests.unit.preview.cmi5 import (
    ACTOR,
    BLOCK,
    NAMESPACE,
    ONE,
    STRUCTURE,
    TWO,
    Unit,
    about,
    au,
    document,
    launcher,
    unit,
)


def verbs(made: Any) -> list[str]:
    listed: list[Stored] = made.store.select([], ascending=True)
    return [each.body["verb"]["display"]["en"] for each in listed]


def test_a_session_from_registration_to_satisfied() -> None:
    made = launcher()
    registration = made.register(ACTOR)
    one = Unit(made, registration, return_url="https://lms.example.org/back").begin()
    assert one.data["returnURL"] == "https://lms.example.org/back"
    assert one.data["entitlementKey"] == {"courseStructure": "k"}
    assert (one.data["moveOn"], one.data["masteryScore"]) == ("CompletedAndPassed", 0.8)
    assert one.tell("experienced", "completed").status == 200
    assert not made.is_satisfied(registration)
    assert one.tell("passed", "terminated").status == 200
    assert made.is_satisfied(registration)
    assert verbs(made) == [
        *("launched", "initialized", "experienced", "completed", "passed", "terminated"),
        *("satisfied", "satisfied"),
    ]
    told = made.store.select([("verb", words.LAUNCHER_VERBS["satisfied"])], ascending=True)
    kinds = [each.body["object"]["definition"]["type"].rpartition("/")[2] for each in told]
    assert kinds == ["block", "course"]
    assert BLOCK not in {each.body["object"]["id"] for each in told}
    session = {each.body["context"]["extensions"][words.SESSION_ID] for each in told}
    assert session == {one.data["contextTemplate"]["extensions"][words.SESSION_ID]}


def test_an_au_keeps_its_activity_over_launches_and_a_query_of_its_own() -> None:
    made = launcher()
    registration = made.register(ACTOR)
    first, again = Unit(made, registration, TWO), Unit(made, registration, TWO)
    assert first.query["activityId"] == again.query["activityId"] != TWO
    assert first.query["a"] == "b"
    assert first.url.startswith("http://127.0.0.1:1/course/two.html?a=b&")
    assert Unit(made, made.register(ACTOR), TWO).query["activityId"] != first.query["activityId"]


def test_the_token_is_given_once_and_holds_for_the_session() -> None:
    one = unit()
    assert one.state("LMS.LaunchData").status == 401
    assert json.loads(one.launcher.fetch(one.code, "GET").body)["error-code"] == "3"
    assert json.loads(one.launcher.fetch("x").body)["error-code"] == "2"
    one.begin()
    assert json.loads(one.launcher.fetch(one.code).body)["error-code"] == "1"
    one.tell("terminated")
    assert one.state("LMS.LaunchData").status == 403


def test_a_session_that_does_not_end_is_abandoned_by_the_next() -> None:
    made = launcher()
    registration = made.register(ACTOR)
    one = Unit(made, registration).begin()
    one.tell("experienced")
    Unit(made, registration).begin()
    assert verbs(made)[-4:] == ["experienced", "abandoned", "launched", "initialized"]
    assert json.loads(one.tell("terminated").body)["requirement"] == "9.3.6.0-2 (d2)"


def test_waiving_counts_as_done_and_says_why() -> None:
    made = launcher()
    registration = made.register(ACTOR)
    made.waive(registration, ONE, "Tested Out")
    made.waive(registration, ONE, "Tested Out")
    assert verbs(made) == ["waived", "satisfied", "satisfied"]
    waived = made.store.select([], ascending=True)[0].body
    assert waived["result"]["extensions"] == {words.REASON: "Tested Out"}


def test_a_statement_that_comes_twice_is_taken_as_one() -> None:
    one = unit().begin()
    done = one.said("completed")
    assert one.tell(done).status == one.tell(done, "terminated").status == 200
    assert one.tell(done).status == 200
    assert verbs(one.launcher) == ["launched", "initialized", "completed", "terminated"]


def test_nothing_of_a_batch_counts_when_one_of_it_is_refused() -> None:
    one = unit().begin()
    assert one.tell("completed", "completed").status == 403
    assert one.tell("completed").status == 200


def test_a_review_has_its_beginning_and_its_end() -> None:
    one = unit("Review").begin()
    assert one.tell("terminated").status == 200


# --- what is refused ---

Change = Callable[[dict[str, Any]], Any]


def changed(word: str, change: Change) -> Callable[[], Answer]:
    def act() -> Answer:
        one = unit().begin(initialize=word != "initialized")
        statement = one.said(word)
        change(statement)
        return one.tell(statement)

    return act


def told(*statements: str, mode: Any = "Normal", begun: bool = True) -> Callable[[], Answer]:
    """The last of these statements is the one that is refused."""

    def act() -> Answer:
        one = unit(mode).begin(initialize=begun)
        for each in statements[:-1]:
            assert one.tell(each).status == 200, each
        return one.tell(statements[-1])

    return act


def in_two_sessions(first: str, second: str) -> Callable[[], Answer]:
    def act() -> Answer:
        made = launcher()
        registration = made.register(ACTOR)
        assert Unit(made, registration).begin().tell(first, "terminated").status == 200
        return Unit(made, registration).begin().tell(second)

    return act


def asked(ask: Callable[[Unit], Answer], *, begun: bool = True) -> Callable[[], Answer]:
    def act() -> Answer:
        one = unit()
        return ask(one.begin() if begun else one)

    return act


def unread(*read: str) -> Callable[[], Answer]:
    def act() -> Answer:
        one = unit()
        one.fetch()
        one.data = json.loads(unit().begin().state("LMS.LaunchData").body)
        template = one.launcher.sessions(one.query["registration"])[0].launch.template
        one.data["contextTemplate"] = template
        if "data" in read:
            one.state("LMS.LaunchData")
        if "preferences" in read:
            one.preferences()
        return one.tell("initialized")

    return act


def extension(statement: dict[str, Any], name: str, value: Any) -> None:
    statement["context"]["extensions"][name] = value


def category(statement: dict[str, Any], *names: str) -> None:
    statement["context"]["contextActivities"]["category"] = [{"id": name} for name in names]


def result(**parts: Any) -> Change:
    return lambda statement: statement.setdefault("result", {}).update(parts)


def without(*path: str) -> Change:
    def change(statement: dict[str, Any]) -> None:
        *above, last = path
        for key in above:
            statement = statement[key]
        del statement[last]

    return change


OTHER = {**ACTOR, "account": {"homePage": "https://lms.example.org", "name": "learner-2"}}
GROUP = {**ACTOR, "objectType": "Group"}
MAIL = {"objectType": "Agent", "mbox": "mailto:learner@example.org"}
BOTH = (words.CMI5_CATEGORY, words.MOVEON_CATEGORY)
VOID = {"id": "http://adlnet.gov/expapi/verbs/voided", "display": {"en": "voided"}}
LAUNCHED = {"id": words.LAUNCHER_VERBS["launched"], "display": {"en": "launched"}}
REFERENCE = {"objectType": "StatementRef", "id": "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11"}
GOOD = {"languagePreference": "en-US,fr-FR", "audioPreference": "on"}

VIOLATIONS: list[tuple[str, str, Callable[[], Answer]]] = [
    ("6.3.0.0-1", "voids", changed("experienced", lambda s: s.update(verb=VOID, object=REFERENCE))),
    ("7.1.3.0-1 (d1)", "allowed before initialized", told("experienced", begun=False)),
    ("7.1.3.0-1 (d2)", "allowed after terminated", told("terminated", "experienced")),
    ("8.1.2.0-2 (d)", "state after terminated", asked(lambda u: [u.tell("terminated"), u.state("x")][1])),
    ("8.1.2.0-2 (d)", "profile after the end", asked(lambda u: [u.tell("terminated"), u.preferences()][1])),
    ("8.1.3.0-3 (d)", "another actor", changed("completed", lambda s: s.update(actor=OTHER))),
    ("8.1.3.0-3 (d)", "another actor, allowed", changed("experienced", lambda s: s.update(actor=OTHER))),
    ("8.1.3.0-3 (d)", "another's state", asked(lambda u: u.state("x", agent=json.dumps(OTHER)))),
    ("8.1.4.0-3 (d)", "another registration", changed("completed", lambda s: s["context"].update(
        registration="5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11"))),
    ("8.1.4.0-3 (d)", "no registration, allowed", changed("experienced", without("context", "registration"))),
    ("8.1.4.0-3 (d)", "state without registration", asked(lambda u: u.state("x", registration=""))),
    ("8.1.5.0-6 (d)", "another object", changed("completed", lambda s: s["object"].update(id=ONE))),
    ("9.1.0.0-1 (d)", "no id", changed("completed", without("id"))),
    ("9.1.0.0-1 (d)", "no id, allowed", changed("experienced", without("id"))),
    ("9.2.0.0-2", "a group", changed("completed", lambda s: s.update(actor=GROUP))),
    ("9.2.0.0-3", "no account", changed("completed", lambda s: s.update(actor=MAIL))),
    ("9.3.0.0-1", "a verb of the LMS", changed("completed", lambda s: s.update(verb=LAUNCHED))),
    ("9.3.0.0-1", "a verb of no rule", changed("experienced", lambda s: category(s, words.CMI5_CATEGORY))),
    ("9.3.0.0-2 (d)", "completed twice", told("completed", "completed")),
    ("9.3.0.0-2 (d)", "failed twice", told("failed", "failed")),
    ("9.3.0.0-3 (d)", "failed, then passed", told("failed", "passed")),
    ("9.3.0.0-3 (d)", "passed, then failed", told("passed", "failed")),
    ("9.3.0.0-4 (d2)", "completed first", told("completed", begun=False)),
    ("9.3.0.0-4 (d2)", "terminated first", told("terminated", begun=False)),
    ("9.3.0.0-5 (d2)", "completed last", told("terminated", "completed")),
    ("9.3.0.0-5 (d2)", "terminated twice", told("terminated", "terminated")),
    ("9.3.0.0-6 (d2)", "completed in two sessions", in_two_sessions("completed", "completed")),
    ("9.3.0.0-7 (d2)", "passed in two sessions", in_two_sessions("passed", "passed")),
    ("9.3.0.0-8 (d)", "failed after passed", in_two_sessions("passed", "failed")),
    ("9.3.2.0-3 (d)", "initialized twice", told("initialized", "initialized", begun=False)),
    ("9.3.4.0-2 (d2)", "passed below the mark", changed("passed", result(score={"scaled": 0.79}))),
    ("9.3.5.0-2 (d)", "failed at the mark", changed("failed", result(score={"scaled": 0.8}))),
    ("9.4.0.0-1 (d)", "no activity", changed("completed", lambda s: s.update(object=REFERENCE))),
    ("9.5.1.0-2 (d)", "a score of completed", changed("completed", result(score={"scaled": 1}))),
    ("9.5.1.0-2 (d)", "a score of terminated", changed("terminated", result(score={"scaled": 1}))),
    ("9.5.1.0-3 (d1)", "raw without min", changed("passed", without("result", "score", "min"))),
    ("9.5.1.0-3 (d2)", "raw without max", changed("passed", without("result", "score", "max"))),
    ("9.5.2.0-1 (d1)", "passed without success", changed("passed", without("result", "success"))),
    ("9.5.2.0-1 (d1)", "passed with success false", changed("passed", result(success=False))),
    ("9.5.2.0-2 (d)", "failed without success", changed("failed", without("result", "success"))),
    ("9.5.2.0-2 (d)", "failed with success true", changed("failed", result(success=True))),
    ("9.5.2.0-3 (d)", "completed with success", changed("completed", result(success=True))),
    ("9.5.2.0-3 (d)", "terminated with success", changed("terminated", result(success=True))),
    ("9.5.3.0-1 (d1)", "completed without completion", changed("completed", without("result", "completion"))),
    ("9.5.3.0-1 (d1)", "completed with completion false", changed("completed", result(completion=False))),
    ("9.5.3.0-2 (d)", "passed with completion", changed("passed", result(completion=True))),
    ("9.5.3.0-2 (d)", "initialized with completion", changed("initialized", result(completion=True))),
    ("9.5.4.1-1 (d)", "terminated without duration", changed("terminated", without("result"))),
    ("9.5.4.1-2 (d)", "completed without duration", changed("completed", without("result", "duration"))),
    ("9.5.4.1-3 (d)", "passed without duration", changed("passed", without("result", "duration"))),
    ("9.5.4.1-4 (d)", "failed without duration", changed("failed", without("result", "duration"))),
    ("9.6.1.0-1 (d)", "no registration", changed("completed", without("context", "registration"))),
    ("9.6.2.0-1 (d)", "no grouping", changed(
        "completed", without("context", "contextActivities", "grouping"))),
    ("9.6.2.2-1 (d1)", "completed, no moveon", changed("completed", lambda s: category(s, BOTH[0]))),
    ("9.6.2.2-1 (d2)", "passed, no moveon", changed("passed", lambda s: category(s, BOTH[0]))),
    ("9.6.2.2-1 (d3)", "failed, no moveon", changed("failed", lambda s: category(s, BOTH[0]))),
    ("9.6.2.2-2 (d)", "terminated with moveon", changed("terminated", lambda s: category(s, *BOTH))),
    ("9.6.2.2-2 (d)", "allowed with moveon", changed("experienced", lambda s: category(s, BOTH[1]))),
    ("9.6.3.1-4 (d)", "no session id", changed("experienced", without("context", "extensions"))),
    ("9.6.3.2-2 (d)", "no mastery score", changed(
        "passed", without("context", "extensions", words.MASTERY_SCORE))),
    ("9.7.0.0-1 (d)", "no timestamp", changed("completed", without("timestamp"))),
    ("9.7.0.0-2 (d)", "local time", changed(
        "completed", lambda s: s.update(timestamp="2026-03-01T10:15:00+02:00"))),
    ("10.2.1.0-4", "launch data not read", unread("preferences")),
    ("10.2.1.0-5 (d)", "writes the launch data", asked(lambda u: u.state("LMS.LaunchData", "PUT", {}))),
    ("10.2.1.0-5 (d)", "merges into it", asked(lambda u: u.state("LMS.LaunchData", "POST", {}))),
    ("10.2.1.0-5 (d)", "removes it", asked(lambda u: u.state("LMS.LaunchData", "DELETE"))),
    ("10.2.1.0-5 (d)", "removes all state", asked(lambda u: u.state(None, "DELETE"))),
    ("10.2.1.0-6 (d)", "no context", changed("experienced", without("context"))),
    ("10.2.1.0-6 (d)", "allowed without grouping", changed(
        "experienced", without("context", "contextActivities"))),
    ("10.2.1.0-7 (d)", "another session id", changed(
        "experienced", lambda s: extension(s, words.SESSION_ID, "x"))),
    ("10.2.2.0-2 (d)", "completed in Browse", told("completed", mode="Browse")),
    ("10.2.2.0-2 (d)", "passed in Browse", told("passed", mode="Browse")),
    ("10.2.2.0-3 (d)", "completed in Review", told("completed", mode="Review")),
    ("10.2.2.0-3 (d)", "failed in Review", told("failed", mode="Review")),
    ("11.0.0.0-1 (d)", "another's preferences", asked(lambda u: u.preferences(agent=json.dumps(OTHER)))),
    ("11.0.0.0-3 (d2)", "preferences not read", unread("data")),
    ("11.0.0.0-4", "another profile", asked(lambda u: u.preferences("PUT", {}, name="mine"))),
    ("11.0.0.0-5 (d)", "preferences, no JSON", asked(lambda u: u.preferences("PUT", b"on"))),
    ("11.0.0.0-5 (d)", "preferences, a list", asked(lambda u: u.preferences("PUT", []))),
    ("11.0.0.0-5 (d)", "one of two", asked(lambda u: u.preferences("PUT", {"audioPreference": "on"}))),
    ("11.0.0.0-5 (d)", "audio loud", asked(
        lambda u: u.preferences("PUT", {**GOOD, "audioPreference": "loud"}))),
    ("11.1.0.0-1 (d)", "no languages", asked(
        lambda u: u.preferences("PUT", {**GOOD, "languagePreference": "English please"}))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("requirement", "name", "act"), VIOLATIONS, ids=[f"{v[0]} {v[1]}" for v in VIOLATIONS]
)
def test_each_violation_is_refused_with_its_requirement(
    requirement: str, name: str, act: Callable[[], Answer]
) -> None:
    answered = act()
    assert (answered.status, json.loads(answered.body).get("requirement")) == (403, requirement), name


def test_good_preferences_are_taken() -> None:
    assert unit().begin().preferences("PUT", GOOD).status == 204


FOREIGN = '<m:x xmlns:m="https://m.example/">1</m:x>'
TWICE = f'<block id="{BLOCK}">{about("A")}{au(ONE, "one.html")}</block><block id="{BLOCK}">{about("B")}'
AIM = f'<objective id="https://a.example/o">{about("An aim")}</objective>'

STRUCTURES: list[tuple[str, bytes, set[str] | None]] = [
    ("3.0.0.0-1 (d)", document(au("one", "one.html")), {"one.html"}),
    ("3.0.0.0-1 (d)", document(au(ONE, "one.html"), AIM.replace("https://a.example/", "")), {"one.html"}),
    ("8.1.0.0-6 (d)", document(au(ONE, "one.html?fetch=1")), {"one.html"}),
    ("8.1.0.0-6 (d)", document(au(ONE, "one.html?a=1&amp;activityId=")), {"one.html"}),
    ("13.1.2.0-1 (d)", document(f"{TWICE}{au(TWO, 'one.html')}</block>"), {"one.html"}),
    ("13.1.3.0-1 (d)", document(au(ONE, "one.html"), AIM + AIM), {"one.html"}),
    ("13.1.4.0-1 (d)", document(au(ONE, "one.html") + au(ONE, "one.html")), {"one.html"}),
    ("13.1.4.0-2 (d)", document(au(ONE, "one page.html")), {"one page.html"}),
    ("13.1.5.0-1 (d)", document(au(ONE, "one.html", "", FOREIGN)), {"one.html"}),
    ("13.2.0.0-1 (d)", document(""), set()),
    ("13.2.0.0-1 (d)", document(au(ONE, "one.html", 'moveOn="Done"')), {"one.html"}),
    ("13.2.0.0-1 (d)", document(au(ONE, "one.html", 'masteryScore="80"')), {"one.html"}),
    ("13.2.0.0-1 (d)", document(au(ONE, "one.html").replace(about("An AU"), "")), {"one.html"}),
    ("13.2.0.0-1 (d)", STRUCTURE.replace(NAMESPACE.encode(), b"http://www.adlnet.gov/x"), {"one.html"}),
    ("14.0.0.0-1 (d)", b"PK", None),
    ("14.1.0.0-4 (d)", document(au(ONE, "one.html")), {"two.html"}),
    ("14.1.0.0-4 (d)", document(au(ONE, "./one.html")), {"one.html"}),
    ("14.2.0.0-1 (d)", document(au(ONE, "one.html")), None),
]


@pytest.mark.parametrize(("requirement", "data", "names"), STRUCTURES)
def test_each_fault_of_a_structure_is_refused_with_its_requirement(
    requirement: str, data: bytes, names: set[str] | None
) -> None:
    with pytest.raises(RefusedError) as refused:
        read_structure(data, names)
    assert refused.value.requirement == requirement


def test_a_structure_without_a_zip_has_full_addresses() -> None:
    whole = document(au(ONE, " https://a.example/one.html ", 'launchMethod="OwnWindow"'))
    (one,) = read_structure(whole, None).units
    assert (one.url, one.launch_method, one.move_on) == (
        "https://a.example/one.html",
        "OwnWindow",
        "NotApplicable",
    )


def test_a_structure_of_a_thousand_units_is_read() -> None:
    many = "".join(au(f"{ONE}/{number}", "one.html") for number in range(1001))
    assert len(read_structure(document(many), {"one.html"}).units) == 1001


def test_at_least_sixty_violations_are_tried() -> None:
    assert len(VIOLATIONS) + len(STRUCTURES) >= 60
    assert len({requirement for requirement, *_ in (*VIOLATIONS, *STRUCTURES)}) >= 50
