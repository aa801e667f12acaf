"""Tables of evidence, three lists of gaps, wordings and steps, as pages and programs get them."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from page_checks import check_page, text_of, with_class
from web_world import World, make_world

from qa.cli.ask import as_text
from qa.model import Answer, AnswerSentence, EvidenceStatus, Kind, Part, Row
from qa.services.answer_json import to_json
from qa.store.answers import AnswerStore
from qa.store.schema import open_database

QUESTION = "Vad saknas?"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = make_world(tmp_path)
    world.answer = world.in_parts
    return world


@pytest.fixture
def client(world: World) -> FlaskClient:
    return world.app().test_client()


def page(client: FlaskClient) -> ET.Element:
    form = client.get("/").get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', form)
    assert token
    sent = client.post("/fraga", data={"fraga": QUESTION, "csrf_token": token[1]})
    return check_page(client.get(sent.location))


def headings(root: ET.Element) -> list[str]:
    article = root.find(".//article")
    assert article is not None
    return [text_of(h) for h in article.iter() if h.tag in {"h2", "h3"}]


def test_an_answer_about_gaps_has_three_lists_whatever_is_in_them(client: FlaskClient) -> None:
    root = page(client)
    lists = [h for h in headings(root) if re.match(r"\d\.", h)]
    assert lists == [
        "1. Källan säger att underlaget är otillräckligt ○",
        "2. Källan säger att studier eller översikter saknas ?",
        "3. Det här materialet säger inget",
    ]
    words = text_of(root)
    assert "Inget sådant besked finns bland det som svarar på frågan." in words
    assert "säger inget om evidensen för ledsagarservice och avlösarservice. Det" in words


def test_each_part_has_a_place_of_its_own_in_the_order_of_reading(client: FlaskClient) -> None:
    words = text_of(page(client))
    order = [
        "Kort svar",
        "Tre slags besked",
        "Gäller en annan målgrupp än den du frågade om",
        "Nämns utan besked om evidens",
        "Så skriver källorna",
        "Skiljer sig åt",
        "Källorna skriver olika: tre källor – fyra källor.",
        "Förväxla inte med",
        "metod enligt Nämnden (2020).",
        "Steg i källans ordning",
        "Mer ur källorna",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_a_step_shows_the_source_s_verb_and_who_and_what_is_no_step_shows_none(
    client: FlaskClient,
) -> None:
    root = page(client)
    assert [text_of(duty) for duty in with_class(root, "duty")] == ["ska · Nämnden"]
    (context,) = with_class(root, "context")
    assert "Meningen börjar här" in text_of(context)


def test_methods_come_with_the_caution_and_with_a_source_s_own_when_there_is_one(
    client: FlaskClient, world: World
) -> None:
    def methods(text: str) -> Answer:
        answer = world.in_parts(text)
        return replace(answer, unstated=(), question=replace(answer.question, kind=Kind.METHODS))

    world.answer = methods
    (caution,) = with_class(page(client), "caution")
    assert text_of(caution).startswith("Att en metod nämns är ingen rekommendation.")
    assert "Så skriver en källa: ”Evidens är det samlade stödet" in text_of(caution)


def test_a_row_names_what_it_is_about_for_whom_and_what_is_said(client: FlaskClient) -> None:
    tables = with_class(page(client), "evidence")
    rows = [[text_of(cell) for cell in row] for row in tables[1].findall("tbody/tr")]
    assert rows == [
        [
            "FFT",
            "unga",
            "Studier eller kunskap saknas enligt källan ?",
            "”Evidens är det samlade stödet för att en insats har effekt.” Källa 1",
            "anges inte",
        ]
    ]


def test_a_table_row_of_the_source_is_readable_and_unaltered(
    client: FlaskClient, world: World
) -> None:
    def answered(text: str) -> Answer:
        answer = world.in_parts(text)
        said = (AnswerSentence("FFT\tunga\tgott stöd", (1,)),)
        named = Row(said, status=EvidenceStatus.GAP, head=("Metod", "Målgrupp", "Stöd"))
        rows = (named, replace(named, head=()))
        return replace(
            answer, sections=(replace(answer.sections[0], rows=rows, part=Part.EVIDENCE),)
        )

    world.answer = answered
    cells = with_class(page(client), "cells")
    assert [text_of(found) for found in cells] == [
        "Metod: FFT Målgrupp: unga Stöd: gott stöd",
        "FFT unga gott stöd",
    ]


def test_what_a_table_row_says_is_shown_once_and_its_grade_as_the_grade(
    client: FlaskClient, world: World
) -> None:
    def answered(text: str) -> Answer:
        said = (AnswerSentence("FFT\tunga\tbör prövas\tbör, prioritet 3", (1,)),)
        head = ("Metod", "Målgrupp", "Vad källan säger", "Grad i källans ord")
        row = Row(said, about="FFT", status=EvidenceStatus.GAP, target_group="unga", head=head)
        answer = world.in_parts(text)
        first = replace(answer.sections[0], rows=(row,))
        return replace(answer, sections=(first,))

    world.answer = answered
    (table,) = with_class(page(client), "evidence")
    (row,) = table.findall("tbody/tr")
    assert [text_of(cell) for cell in row] == [
        "FFT",
        "unga",
        "Vad källan säger: bör prövas Källa 1",
        "bör, prioritet 3",
    ]


def test_an_answer_kept_before_there_were_parts_is_still_shown(
    client: FlaskClient, world: World
) -> None:
    payload = dict(to_json(world.answered(QUESTION)))
    del payload["unstated"], payload["not_from"]
    old = [{k: v for k, v in s.items() if k != "part"} for s in payload["sections"]]  # type: ignore[attr-defined]
    store = AnswerStore(open_database("", world.settings.data), days=90)
    kept = store.keep(QUESTION, payload | {"sections": old, "kind": "gaps"})
    root = check_page(client.get(f"/svar/{kept}"))
    assert "Så skriver källorna" in headings(root)
    assert "Tre slags besked" not in headings(root)


def test_the_terminal_shows_every_part(world: World) -> None:
    text = as_text(to_json(world.in_parts(QUESTION)))
    for words in (
        "Studier eller kunskap saknas enligt källan\n- FFT, unga: ”Evidens",
        "Gäller en annan målgrupp än den du frågade om\n- FFT",
        "Nämns utan besked om evidens\n- ART: ”",
        "Att en metod nämns är ingen rekommendation\n- ”Evidens",
        "Steg i källans ordning\n- ska, Nämnden: ”Evidens",
        "Så skriver källorna\n- ”Evidens",
        "Källorna skriver olika: tre källor – fyra källor\n- ”",
        "Förväxla inte med\n- metod: ”",
        "säger inget om evidensen för ledsagarservice, avlösarservice.",
    ):
        assert words in text, words


def test_a_program_gets_every_part_by_its_name(world: World) -> None:
    sections = to_json(world.in_parts(QUESTION))["sections"]
    assert {section["part"] for section in sections} == set(Part)
    for section in sections:
        assert section["sentences"]
        for row in section["rows"]:
            assert section["sentences"][row["first"] : row["last"]]
