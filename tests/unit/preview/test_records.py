"""The record store: what it takes, what it finds, and what it refuses."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest

from scormkit.preview.records.answer import answer, open_to
from scormkit.preview.records.server import serving
from scormkit.preview.records.store import Store
from tests.unit.preview.records import ACTOR, VERB, Asker, said, why

STATE = {"activityId": "https://a.example/one", "agent": json.dumps(ACTOR), "stateId": "resume"}


def test_a_statement_comes_back_as_it_was_sent_with_what_the_store_adds() -> None:
    asker, sent = Asker(), said(result={"score": {"scaled": 0.5}, "duration": "PT1.5S"})
    assert asker.ask("POST", "statements", body=[sent]).body == json.dumps([sent["id"]]).encode()
    (held,) = asker.found()
    added = {key: held.pop(key) for key in ("stored", "authority", "version")}
    assert held == sent
    assert added["stored"].endswith("Z")
    one = asker.ask("GET", "statements", {"statementId": sent["id"].upper()})
    assert json.loads(one.body)["id"] == sent["id"]


def test_the_same_statement_again_changes_nothing_and_another_under_its_id_is_a_conflict() -> None:
    asker, sent = Asker(), said()
    for _ in range(2):
        assert asker.ask("POST", "statements", body=sent).status == 200
        assert asker.ask("PUT", "statements", {"statementId": sent["id"]}, sent).status == 204
    other = {**sent, "timestamp": "2026-03-01T10:16:00.000Z"}
    assert asker.ask("POST", "statements", body=[said(), other]).status == 409
    assert len(asker.found()) == 1, "nothing of a batch is stored when one of it is refused"


def test_filters_find_what_they_name() -> None:
    asker = Asker()
    registration = "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11"
    other = {"mbox": "mailto:other@example.org"}
    page = "https://courses.example.org/page"
    context = {"registration": registration, "contextActivities": {"parent": [{"id": page}]}}
    passed = {"id": "http://adlnet.gov/expapi/verbs/passed", "display": {"en": "passed"}}
    one, two, three = said(), said(actor=other, verb=passed), said(context=context)
    for each in (one, two, three):
        asker.ask("POST", "statements", body=each)

    def ids(**query: str) -> list[str]:
        return [each["id"] for each in asker.found(**query)]

    assert ids() == [three["id"], two["id"], one["id"]]
    assert ids(ascending="true") == [one["id"], two["id"], three["id"]]
    assert ids(agent=json.dumps(other)) == [two["id"]]
    assert ids(verb=passed["id"]) == [two["id"]]  # type: ignore[arg-type]
    assert ids(registration=registration.upper()) == [three["id"]]
    assert ids(activity=page) == []
    assert ids(activity=page, related_activities="true") == [three["id"]]
    (first,) = [each["stored"] for each in asker.found(ascending="true")[:1]]
    assert ids(since=first) == [three["id"], two["id"]]
    assert ids(until=first) == [one["id"]]
    assert ids(agent=json.dumps({**ACTOR, "objectType": "Agent", "name": "A"})) == [three["id"], one["id"]]


def test_pages_follow_each_other_by_the_more_link_until_it_is_empty() -> None:
    asker = Asker()
    sent = [said() for _ in range(7)]
    asker.ask("POST", "statements", body=sent)
    got = json.loads(asker.ask("GET", "statements", {"limit": "3"}).body)
    seen, pages = got["statements"], 1
    while got["more"]:
        path, _, query = got["more"].partition("?more=")
        assert path == "/xapi/statements"
        # What comes in between does not shift the pages.
        asker.ask("POST", "statements", body=said())
        got = json.loads(asker.ask("GET", "statements", {"more": urllib.parse.unquote(query)}).body)
        seen, pages = seen + got["statements"], pages + 1
    assert [each["id"] for each in seen] == [each["id"] for each in reversed(sent)]
    assert pages == 3


def test_a_voided_statement_is_found_by_its_id_only() -> None:
    asker, sent = Asker(), said()
    asker.ask("POST", "statements", body=sent)
    void = said(
        verb={"id": "http://adlnet.gov/expapi/verbs/voided", "display": {"en": "voided"}},
        object={"objectType": "StatementRef", "id": sent["id"]},
    )
    assert asker.ask("POST", "statements", body=void).status == 200
    assert [each["id"] for each in asker.found()] == [void["id"]]
    assert asker.ask("GET", "statements", {"statementId": sent["id"]}).status == 404
    assert asker.ask("GET", "statements", {"voidedStatementId": sent["id"]}).status == 200


def test_format_ids_leaves_out_what_describes() -> None:
    asker = Asker()
    told = {"id": "https://a.example/one", "definition": {"name": {"en": "One"}}}
    asker.ask("POST", "statements", body=said(object=told, actor={**ACTOR, "name": "A name"}))
    (held,) = asker.found(format="ids")
    assert held["object"] == {"id": told["id"]}
    assert held["actor"] == ACTOR
    assert held["actor"]["account"]["name"] == "learner-1"


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (401, {"Authorization": None}),
        (401, {"Authorization": "Basic wrong"}),
        (400, {"X_Experience_API_Version": None}),
        (400, {"X_Experience_API_Version": "0.95"}),
        (400, {"query": {"unknown": "x"}}),
        (400, {"query": {"limit": "-1"}}),
        (400, {"query": {"since": "yesterday"}}),
        (400, {"query": {"agent": "{}"}}),
        (400, {"query": {"verb": "passed"}}),
        (400, {"query": {"registration": "1"}}),
        (400, {"query": {"format": "short"}}),
        (400, {"query": {"statementId": "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11", "limit": "1"}}),
        (404, {"query": {"statementId": "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11"}}),
        (405, {"method": "DELETE"}),
        (400, {"method": "POST", "body": b"{"}),
        (400, {"method": "POST", "body": [], "Content_Type": "multipart/mixed"}),
        (400, {"method": "PUT", "body": {}}),
    ],
)
def test_requests_that_are_not_right_are_refused(status: int, request_: dict[str, Any]) -> None:
    method, query = request_.pop("method", "GET"), request_.pop("query", None)
    body = request_.pop("body", None)
    got = Asker().ask(method, "statements", query, body, **request_)
    assert got.status == status, got.body
    assert why(got)


def test_versions_one_and_two_are_spoken() -> None:
    asker = Asker()
    assert json.loads(asker.ask("GET", "about", Authorization=None).body) == {"version": ["1.0.3", "2.0.0"]}
    for sent, told in (("1.0.3", "1.0.3"), ("1.0", "1.0.3"), ("2.0.0", "2.0.0")):
        got = asker.ask("GET", "statements", X_Experience_API_Version=sent)
        assert (got.status, got.headers["X-Experience-API-Version"]) == (200, told)


def test_documents_are_guarded_by_their_etags() -> None:
    asker = Asker()
    put = {"method": "PUT", "resource": "activities/state", "query": STATE}
    assert asker.ask("GET", "activities/state", STATE).status == 404
    assert asker.ask(**put, body={"a": 1}, If_None_Match="*").status == 204  # type: ignore[arg-type]
    first = asker.ask("GET", "activities/state", STATE)
    assert (first.body, first.headers["Content-Type"]) == (b'{"a": 1}', "application/json")
    assert asker.ask(**put, body={"a": 2}).status == 409  # type: ignore[arg-type]
    assert asker.ask(**put, body={"a": 2}, If_None_Match="*").status == 412  # type: ignore[arg-type]
    tag = first.headers["ETag"]
    assert asker.ask(**put, body={"a": 2}, If_Match=tag).status == 204  # type: ignore[arg-type]
    assert asker.ask(**put, body={"a": 3}, If_Match=tag).status == 412  # type: ignore[arg-type]
    assert asker.ask("POST", "activities/state", STATE, {"b": 1}).status == 204
    assert json.loads(asker.ask("GET", "activities/state", STATE).body) == {"a": 2, "b": 1}
    assert asker.ask("POST", "activities/state", STATE, [1]).status == 400
    whole = {key: value for key, value in STATE.items() if key != "stateId"}
    assert json.loads(asker.ask("GET", "activities/state", whole).body) == ["resume"]
    elsewhere = {**STATE, "registration": "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11"}
    assert asker.ask("GET", "activities/state", elsewhere).status == 404
    assert asker.ask("DELETE", "activities/state", whole).status == 204
    assert asker.ask("GET", "activities/state", STATE).status == 404


def test_profiles_have_their_own_place() -> None:
    asker = Asker()
    agent = {"agent": json.dumps(ACTOR), "profileId": "likes"}
    activity = {"activityId": STATE["activityId"], "profileId": "likes"}
    for resource, query in (("agents/profile", agent), ("activities/profile", activity)):
        assert asker.ask("PUT", resource, query, {"of": resource}).status == 204
    for resource, query in (("agents/profile", agent), ("activities/profile", activity)):
        assert json.loads(asker.ask("GET", resource, query).body) == {"of": resource}
    assert asker.ask("PUT", "agents/profile", {"agent": agent["agent"]}, {}).status == 400
    assert asker.ask("DELETE", "agents/profile", {"agent": agent["agent"]}).status == 400


def test_people_and_activities_can_be_asked_for() -> None:
    asker = Asker()
    told = {"id": "https://a.example/one", "definition": {"name": {"en": "One"}}}
    asker.ask("POST", "statements", body=said(object=told))
    asker.ask("POST", "statements", body=said(object={"id": told["id"]}))
    got = asker.ask("GET", "activities", {"activityId": "https://a.example/one"})
    assert json.loads(got.body)["definition"] == told["definition"]
    got = asker.ask("GET", "agents", {"agent": json.dumps(ACTOR)})
    assert json.loads(got.body) == {"objectType": "Person", "account": [ACTOR["account"]]}


def test_a_file_keeps_everything(tmp_path: Any) -> None:
    first = Store(tmp_path / "records.sqlite")
    Asker(first).ask("POST", "statements", body=said())
    first.close()
    assert len(Asker(Store(tmp_path / "records.sqlite")).found(verb=str(VERB["id"]))) == 1


def test_the_server_answers_browsers_of_other_addresses_and_bounds_what_it_reads() -> None:
    store = Store()

    def ask(request: Any) -> Any:
        return answer(store, request, root="/xapi/", allow=open_to("secret"))

    with serving(ask) as address:
        preflight = urllib.request.Request(f"{address}xapi/statements", method="OPTIONS")
        with urllib.request.urlopen(preflight) as got:
            assert got.status == 204
            assert got.headers["Access-Control-Allow-Origin"] == "*"
            assert "If-Match" in got.headers["Access-Control-Allow-Headers"]
        with urllib.request.urlopen(f"{address}xapi/about") as got:
            assert "ETag" in got.headers["Access-Control-Expose-Headers"]
        huge = urllib.request.Request(f"{address}xapi/statements", data=b"x", method="POST")
        huge.add_unredirected_header("Content-Length", str(10**10))
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(huge)
        assert refused.value.code == 413
        refused.value.close()
