"""Why an answer came out so: only where the setting allows it, and never in the answer itself."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_checks import check_page, text_of, with_class
from web_world import World, make_world

from qa.answer.interpret import Reading
from qa.model import Kind

QUESTION = "Vad är evidens?"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path, explain=True)


@pytest.fixture
def client(world: World) -> FlaskClient:
    return world.app().test_client()


def ask(client: FlaskClient) -> str:
    """Ask, and return the address of the answer."""
    form = client.get("/").get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', form)
    assert token
    sent = client.post("/fraga", data={"fraga": QUESTION, "csrf_token": token[1]})
    return str(sent.location).partition("#")[0]


def test_without_the_setting_there_is_neither_page_nor_link(tmp_path: Path) -> None:
    client = make_world(tmp_path).app().test_client()
    address = ask(client)
    assert with_class(check_page(client.get(address)), "why") == []
    assert client.get(f"{address}/varfor").status_code == 404


def test_the_answer_leads_to_its_reasons_and_they_lead_back(client: FlaskClient) -> None:
    address = ask(client)
    (link,) = with_class(check_page(client.get(address)), "why")
    page = check_page(client.get(str(link.get("href"))))
    assert address in [a.get("href") for a in page.iter("a")]


def test_the_page_shows_kinds_verdict_and_the_units_that_won_and_lost(
    client: FlaskClient, world: World
) -> None:
    page = check_page(client.get(f"{ask(client)}/varfor"))
    words = text_of(page)
    assert "sannolikheten är 0,75 och gränsen 0,40" in words
    shares = {text_of(row[0]): text_of(row[1]) for row in page.iterfind(".//tbody/tr")}
    assert shares["fakta valt"] == "0,75"
    assert "something new" in shares, "a feature without a Swedish name has its own"
    headings = [text_of(h) for h in page.iter("h3")]
    assert headings == ["1. Vald, 1,25 poäng", "2. Inte vald, 1,25 poäng"]
    assert "Den som läser <b>noga</b>." in words
    rows = [[text_of(cell) for cell in row] for row in page.iterfind(".//tbody/tr")]
    assert ["Andel av frågan i enheten och runt den", "0,50", "−2,00", "−1,00"] in rows
    assert world.readings[-1] == Reading(Kind.DEFINITION, "evidens", "")


def test_a_newer_build_is_told_of(client: FlaskClient, world: World) -> None:
    address = ask(client)
    assert world.opened is not None
    assert with_class(check_page(client.get(f"{address}/varfor")), "notice") == []
    object.__setattr__(world.opened.build, "id", "20270101-000000-abc")
    (notice,) = with_class(check_page(client.get(f"{address}/varfor")), "notice")
    assert "20270101-000000-abc" in text_of(notice)


def test_reasons_for_an_answer_that_is_gone_are_not_found(client: FlaskClient) -> None:
    assert client.get("/svar/finns-inte/varfor").status_code == 404
