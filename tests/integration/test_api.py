"""The same answers for programs, and whether the API is what its description says."""

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from web_world import World, make_world
from werkzeug.test import TestResponse

from qa.model import State
from qa.services.answer_json import to_json

ASK = "/api/v1/ask"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def client(world: World) -> FlaskClient:
    return world.app().test_client()


@pytest.fixture
def description(client: FlaskClient) -> dict[str, object]:
    answer = client.get("/api/v1/openapi.json")
    assert answer.mimetype == "application/json"
    return json.loads(answer.data)


def validator(description: dict[str, object], name: str) -> Draft202012Validator:
    return Draft202012Validator(description | {"$ref": f"#/components/schemas/{name}"})


def check_problem(description: dict[str, object], answer: TestResponse, status: int) -> str:
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    problem = json.loads(answer.data)
    validator(description, "Problem").validate(problem)
    assert problem["status"] == status
    return str(problem["detail"])


def test_the_description_is_valid_openapi(description: dict[str, object]) -> None:
    validate(description)
    assert description["openapi"] == "3.1.0"


@pytest.mark.parametrize("state", list(State))
def test_an_answer_in_every_state_fits_its_description(
    client: FlaskClient, world: World, description: dict[str, object], state: State
) -> None:
    world.answer = getattr(world, state.value)
    answer = client.post(ASK, json={"question": "Vad är evidens?"})
    assert answer.status_code == 200
    validator(description, "Answer").validate(answer.json)
    assert answer.json == to_json(world.answer("Vad är evidens?"))
    assert answer.json["state"] == state


def test_a_blocked_question_is_told_why_and_what_to_do(client: FlaskClient, world: World) -> None:
    world.answer = world.blocked
    blocked = client.post(ASK, json={"question": "Vad gäller?"}).json
    assert "personnummer" in blocked["reason"]
    assert "Ta bort" in blocked["reason"]
    world.answer = world.no_support
    assert client.post(ASK, json={"question": "Vad gäller?"}).json["reason"] == ""


def test_an_answer_with_every_part_fits_its_description(
    client: FlaskClient, world: World, description: dict[str, object]
) -> None:
    world.answer = world.in_parts
    answer = client.post(ASK, json={"question": "Vad är evidens?"})
    validator(description, "Answer").validate(answer.json)


def test_the_description_would_notice_a_missing_and_an_extra_member(
    client: FlaskClient, description: dict[str, object]
) -> None:
    body = client.post(ASK, json={"question": "Vad är evidens?"}).json
    check = validator(description, "Answer")
    assert check.is_valid(body)
    assert not check.is_valid(body | {"extra": 1})
    assert not check.is_valid({name: body[name] for name in body if name != "state"})
    assert not check.is_valid(body | {"state": "maybe"})


def test_each_citation_leads_to_a_page_that_exists(client: FlaskClient) -> None:
    body = client.post(ASK, json={"question": "Vad är evidens?"}).json
    assert body["citations"]
    for citation in body["citations"]:
        assert client.get(citation["url"]).status_code == 200


def test_a_program_sends_the_conversation_itself(client: FlaskClient, world: World) -> None:
    client.post(ASK, json={"question": "Och för unga?", "context": ["Vad är evidens?"]})
    assert world.asked == [("Och för unga?", ("Vad är evidens?",))]


def test_a_program_goes_on_with_a_conversation_of_the_web(
    client: FlaskClient, world: World
) -> None:
    form = client.get("/").get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', form)
    assert token
    sent = client.post("/fraga", data={"fraga": "Vad är evidens?", "csrf_token": token[1]})
    conversation = re.split("[/#]", sent.location)[2]
    client.post(ASK, json={"question": "Och för unga?", "conversation": conversation})
    assert world.asked[-1] == ("Och för unga?", ("Vad är evidens?",))


def test_a_conversation_that_is_gone_is_not_asked_out_of_context(
    client: FlaskClient, description: dict[str, object], world: World
) -> None:
    answer = client.post(ASK, json={"question": "Och för unga?", "conversation": "finns-inte"})
    check_problem(description, answer, 404)
    assert world.asked == []


def test_nothing_asked_by_a_program_is_stored(client: FlaskClient, world: World) -> None:
    client.post(ASK, json={"question": "Vad är hemligheten?"})
    stored = b"".join(path.read_bytes() for path in world.settings.data.glob("kallsvar.sqlite3*"))
    assert b"hemligheten" not in stored


@pytest.mark.parametrize(
    "body",
    [
        "text", [], {}, {"question": 7}, {"question": ""}, {"question": "a" * 1001},
        {"question": "a\u0000b"}, {"question": "a", "context": "b"},
        {"question": "a", "context": [1]}, {"question": "a", "context": ["b"] * 11},
        {"question": "a", "extra": 1}, {"question": None}, {"question": "a", "conversation": 7},
        {"question": "a", "conversation": "b", "context": ["c"]},
    ],
)  # fmt: skip
def test_a_body_of_another_shape_is_refused_with_what_to_change(
    client: FlaskClient, description: dict[str, object], world: World, body: object
) -> None:
    detail = check_problem(description, client.post(ASK, json=body), 400)
    assert len(detail) > 10
    assert world.asked == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"question": ', "kan inte läsas som JSON: fel på rad 1, tecken 14"),
        (b'{"question":\n "a",}', "fel på rad 2, tecken 6"),
        (b"", "fel på rad 1, tecken 1"),
        (b'{"question": "\xe5"}', "inte UTF-8"),
        (b'{"question": ' + b"9" * 5000 + b"}", "för många siffror"),
        (b"[" * 60_000, "för djupt"),
        (b"[]", "Det är inget JSON-objekt."),
        (b'{"question": "a", "fraga\\n": 1}', 'Fältet "fraga " finns inte.'),
        (b'{"question": "a", "' + b"b" * 1000 + b'": 1}', f'Fältet "{"b" * 40}…" finns inte.'),
    ],
    ids=range(9),
)
def test_what_cannot_be_read_is_told_with_its_place_or_name(
    client: FlaskClient, description: dict[str, object], world: World, body: bytes, told: str
) -> None:
    answer = client.post(ASK, data=body, content_type="application/json")
    assert told in check_problem(description, answer, 400)
    assert world.asked == []


def test_json_may_begin_with_the_mark_of_its_encoding(client: FlaskClient, world: World) -> None:
    body = b'\xef\xbb\xbf{"question": "a"}'
    answer = client.post(ASK, data=body, content_type="application/json")
    assert (answer.status_code, len(world.asked)) == (200, 1)


def test_only_json_is_taken(client: FlaskClient, description: dict[str, object]) -> None:
    form = client.post(ASK, data={"question": "Vad är evidens?"})
    check_problem(description, form, 415)
    broken = client.post(ASK, data=b'{"question": ', content_type="application/json")
    check_problem(description, broken, 400)
    large = client.post(ASK, data=b" " * 70_000, content_type="application/json")
    check_problem(description, large, 413)


def test_errors_below_the_api_are_problem_details(
    client: FlaskClient, description: dict[str, object], world: World
) -> None:
    check_problem(description, client.get(ASK), 405)
    check_problem(description, client.get("/api/v1/nothing"), 404)
    world.opened = None
    check_problem(description, client.post(ASK, json={"question": "Vad?"}), 503)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/"])
def test_the_start_of_the_api_says_where_everything_is(
    client: FlaskClient, description: dict[str, object], path: str
) -> None:
    start = client.get(path)
    assert (start.status_code, start.mimetype) == (200, "application/json")
    validator(description, "Start").validate(start.json)
    assert client.get(start.json["documentation"]).json == description
    assert client.get(start.json["health"]).status_code == 200
    asked = client.open(start.json["ask"]["url"], method="POST", json=start.json["ask"]["body"])
    assert asked.status_code == 200
    head = client.head(path)
    assert (head.status_code, head.data) == (200, b"")
    check_problem(description, client.post(path, json={}), 405)


def test_health_fits_its_description(
    client: FlaskClient, description: dict[str, object], world: World
) -> None:
    validator(description, "Health").validate(client.get("/halsa").json)
    world.opened = None
    answer = client.get("/halsa")
    assert answer.status_code == 503
    validator(description, "Health").validate(answer.json)
