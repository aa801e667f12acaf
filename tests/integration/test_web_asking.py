"""Asking on the web: from the form to the answer's own address, in every state."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from page_checks import check_page, text_of, with_class
from web_world import World, make_world
from werkzeug.test import TestResponse

from qa.answer.interpret import Reading
from qa.cli.ask import as_text
from qa.model import Kind
from qa.services.answer_json import to_json

QUESTION = "Vad är evidens, <b>egentligen</b>?"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def client(world: World) -> FlaskClient:
    return world.app().test_client()


def token(client: FlaskClient) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/").get_data(as_text=True))
    assert found
    return found[1]


def send(client: FlaskClient, text: str, **extra: str) -> TestResponse:
    return client.post("/fraga", data={"fraga": text, "csrf_token": token(client)} | extra)


def test_the_start_page_asks_with_one_labelled_box_and_six_examples(client: FlaskClient) -> None:
    page = check_page(client.get("/"))
    assert [text_of(label) for label in page.iter("label")] == ["Din fråga"]
    assert len(with_class(page, "example")) == 6
    assert [text_of(h) for h in page.iter("h3")] == ["För tjänstepersoner", "För förtroendevalda"]


def test_the_start_page_says_of_the_documents_what_is_true_of_them(
    client: FlaskClient, world: World
) -> None:
    lead = text_of(with_class(check_page(client.get("/")), "lead")[0])
    assert lead.startswith("Källsvar letar i 1 dokument från 2020. Du får")
    assert world.opened is not None
    other = replace(world.document, id="0" * 12, year=2024, publisher="")
    unknown = replace(world.document, id="1" * 12, year=None, publisher="Boverket")
    documents = (world.document, other, unknown)
    world.opened.build = replace(world.opened.build, documents=documents)
    words = text_of(check_page(client.get("/")))
    assert "Källsvar letar i 3 dokument från 2020–2024. Du får" in words
    assert "Dokumenten är utgivna av bland andra Nämnden samt Boverket." in words


def test_a_question_for_the_documents_leads_to_their_list(client: FlaskClient) -> None:
    def led(question: str) -> bool:
        article = check_page(answer_page(client, question)).find(".//article")
        assert article is not None
        return "/dokument" in [a.get("href") for a in article.iter("a")]

    assert led("Vilka dokument finns det?")
    assert not led("Vad är evidens?")


def test_the_menu_holds_only_pages_that_exist(client: FlaskClient) -> None:
    page = check_page(client.get("/"))
    menu = page.find(".//header//nav")
    assert menu is not None
    links = {text_of(a): a.get("href") for a in menu.iter("a")}
    assert list(links) == ["Fråga", "Dokument", "Om"]
    assert all(client.get(str(address)).status_code == 200 for address in links.values())


def test_an_example_is_asked_by_pressing_it(client: FlaskClient, world: World) -> None:
    example = with_class(check_page(client.get("/")), "example")[0]
    assert send(client, str(example.get("value"))).status_code == 303
    assert world.asked == [(example.get("value"), ())]


def test_a_question_leads_to_the_permanent_address_of_its_answer(client: FlaskClient) -> None:
    answer = send(client, QUESTION)
    assert answer.status_code == 303
    assert re.fullmatch(r"/svar/[\w-]{22}#svaret", answer.location)
    page = check_page(client.get(answer.location))
    assert text_of(page.find(".//h1")) == QUESTION  # type: ignore[arg-type]
    assert page.find(".//h1").get("id") == "svaret"  # type: ignore[union-attr]


def answer_page(client: FlaskClient, text: str = QUESTION, **extra: str) -> TestResponse:
    return client.get(send(client, text, **extra).location)


def test_an_answer_is_read_in_the_order_question_answer_sources_limits_follow_up(
    client: FlaskClient,
) -> None:
    words = text_of(check_page(answer_page(client)))
    order = [
        QUESTION,
        "Tolkat som: definition av ”evidens”",
        "Kort svar",
        "”Evidens är det samlade stödet för att en insats har effekt.”",
        "Så skriver källorna",
        "Källor",
        "Nämnden (2020). Begrepp & mått <2020>, s. 5 (PDF-sida 1).",
        "Vad materialet inte säger",
        "Din följdfråga",
        "20261121-120000-abc",
        "Permalänk",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_a_quote_over_a_page_break_names_both_pages(client: FlaskClient) -> None:
    assert "s. 6–7 (PDF-sidorna 2–3)." in text_of(check_page(answer_page(client)))


def test_a_list_and_a_table_keep_their_form(client: FlaskClient) -> None:
    page = check_page(answer_page(client))
    items = [text_of(li) for quote in page.iter("blockquote") for li in quote.iter("li")]
    assert items == ["bästa kunskap", "erfarenhet", "önskemål Källa 2"]
    table = page.find(".//article//table")
    assert table is not None
    assert text_of(table[0]) == "Tabell 1. Beslut 2024"
    assert [text_of(th) for th in table.findall("thead//th")] == ["Insats", "Antal"]
    assert [td.get("class") for td in table.iter("td")] == ["number", "number"]
    assert [text_of(td) for td in table.iter("td")] == ["1 204", "–"]
    assert [td.get("data-label") for td in table.iter("td")] == ["Antal: ", "Antal: "]


def test_the_status_line_counts_the_sources(client: FlaskClient) -> None:
    (status,) = with_class(check_page(answer_page(client)), "status")
    assert (status.get("role"), text_of(status)) == ("status", "Svar klart, 2 källor.")


def test_a_superseded_source_says_so_where_it_is_cited(client: FlaskClient) -> None:
    source = with_class(check_page(answer_page(client)), "source")[0]
    assert "Ersatt av Begrepp 2024." in text_of(source)


def test_a_partial_answer_says_what_it_leaves_out(client: FlaskClient, world: World) -> None:
    world.answer = world.partial
    words = text_of(check_page(answer_page(client)))
    assert "Materialet svarar bara på en del av frågan." in words
    assert "Det här ur frågan nämns inte i citaten: 1999." in words


def test_an_answer_out_of_others_than_the_one_asked_for_says_so(
    client: FlaskClient, world: World
) -> None:
    world.answer = lambda text: replace(world.partial(text), not_from=("SBU",))
    words = text_of(check_page(answer_page(client)))
    told = "Du frågade vad SBU säger, men inget citat i det korta svaret anger SBU som källa."
    assert told in words
    assert "Inget citat i det korta svaret eller tabellerna anger SBU som källa." in words
    assert "Inget citat har som källa: SBU" in as_text(to_json(world.answer(QUESTION)))


def test_no_support_says_so_and_shows_the_nearest_as_no_answer(
    client: FlaskClient, world: World
) -> None:
    world.answer = world.no_support
    page = check_page(answer_page(client))
    words = text_of(page)
    assert "Materialet svarar inte på frågan" in words
    assert "sökt i 1 av 2 dokument" in words
    assert "De här ställena liknar frågan men svarar inte på den." in words
    assert "Kort svar" not in words
    assert len(with_class(page, "source")) == 1


def test_a_refusal_sends_to_those_who_review_methods_for_methods_alone(
    client: FlaskClient, world: World
) -> None:
    def refused(kind: Kind) -> str:
        world.answer = lambda text: replace(
            world.no_support(text), question=replace(world.no_support(text).question, kind=kind)
        )
        return text_of(check_page(answer_page(client)))

    assert "SBU" not in refused(Kind.FACT)
    assert "lagar och förordningar finns hos riksdagen" in refused(Kind.FACT)
    assert "SBU" in refused(Kind.METHODS)


def test_a_question_with_a_personal_number_is_neither_answered_nor_stored(
    client: FlaskClient, world: World
) -> None:
    world.answer = world.blocked
    answer = send(client, "Vad gäller för 19811218-9876?")
    page = check_page(answer)
    assert answer.status_code == 200
    assert "Frågan innehåller ett personnummer" in text_of(page)
    assert page.findtext(".//textarea") == "Vad gäller för 19811218-9876?"
    stored = b"".join(path.read_bytes() for path in world.settings.data.glob("kallsvar.sqlite3*"))
    assert b"9876" not in stored


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Skriv en fråga"),
        ("   \n ", "Skriv en fråga"),
        ("a" * 1001, "Frågan är för lång: 1001 tecken."),
        ("Vad\x00 är det?", "styrtecken"),
    ],
)
def test_a_refused_question_stays_in_the_box_beside_what_is_wrong(
    client: FlaskClient, text: str, message: str
) -> None:
    answer = send(client, text)
    page = check_page(answer) if "\x00" not in text else None
    assert answer.status_code == 400
    html = answer.get_data(as_text=True)
    assert message in html
    if page is not None:
        (alert,) = [e for e in page.iter() if e.get("role") == "alert"]
        box = page.find(".//textarea")
        assert box is not None
        assert message in text_of(alert)
        assert alert.get("id") in (box.get("aria-describedby") or "").split()
        assert box.get("aria-invalid") == "true"
        assert (box.text or "").strip() == text.strip()


def test_a_thousand_characters_are_taken(client: FlaskClient) -> None:
    assert send(client, "å" * 1000).status_code == 303


def test_a_follow_up_carries_the_earlier_questions(client: FlaskClient, world: World) -> None:
    first = send(client, "Vad är evidens?").location.removesuffix("#svaret")
    second = send(client, "Och för unga?", efter=first.rpartition("/")[2])
    page = check_page(client.get(second.location))
    third = send(client, "Varför då?", efter=re.split("[/#]", second.location)[2])
    assert world.asked[1:] == [
        ("Och för unga?", ("Vad är evidens?",)),
        ("Varför då?", ("Vad är evidens?", "Och för unga?")),
    ]
    assert text_of(page.find(".//h1")) == "Och för unga?"  # type: ignore[arg-type]
    before = with_class(page, "earlier")[0]
    assert "Vad är evidens?" in text_of(before)
    assert first in [a.get("href") for a in before.iter("a")]
    assert len(check_page(client.get(third.location)).findall(".//h1")) == 1


def test_a_follow_up_on_a_lost_conversation_is_not_asked_out_of_context(
    client: FlaskClient, world: World
) -> None:
    answer = send(client, "Och för unga?", efter="finns-inte")
    page = check_page(answer)
    assert answer.status_code == 400
    assert "Det tidigare samtalet finns inte kvar." in text_of(page)
    assert page.findtext(".//textarea") == "Och för unga?"
    assert world.asked == []


def test_a_refused_follow_up_stays_with_its_conversation(client: FlaskClient) -> None:
    first = re.split("[/#]", send(client, "Vad är evidens?").location)[2]
    answer = send(client, " ", efter=first)
    page = check_page(answer)
    assert answer.status_code == 400
    assert text_of(page.find(".//h1")) == "Vad är evidens?"  # type: ignore[arg-type]


def test_a_question_can_be_changed(client: FlaskClient) -> None:
    page = check_page(answer_page(client))
    (change,) = [a for a in page.iter("a") if text_of(a) == "Skriv om frågan"]
    form = check_page(client.get(str(change.get("href"))))
    assert form.findtext(".//textarea") == QUESTION


def sent_back(page: ET.Element) -> dict[str, str]:
    """Return what the form under "Tolkat som" sends when nothing is changed in it."""
    (box,) = with_class(page, "change-reading")
    form = box.find("form")
    assert form is not None
    assert (form.get("method"), form.get("action")) == ("post", "/fraga")
    fields = {str(e.get("name")): e.get("value") or "" for e in form.iter("input")}
    for select in form.iter("select"):
        chosen = [o for o in select.iter("option") if o.get("selected") is not None]
        fields[str(select.get("name"))] = (chosen or list(select))[0].get("value") or ""
    return fields


def test_how_a_question_was_read_stands_above_its_answer_in_a_form(client: FlaskClient) -> None:
    page = check_page(answer_page(client))
    assert text_of(with_class(page, "change-reading")[0][0]) == (
        "Tolkat som: definition av ”evidens” (ändra)"
    )
    fields = sent_back(page)
    assert fields["fraga"] == QUESTION
    assert (fields["slag"], fields["amne"], fields["omrade"]) == ("definition", "evidens", "")


def test_another_reading_asks_the_same_question_again(client: FlaskClient, world: World) -> None:
    fields = sent_back(check_page(answer_page(client)))
    changed = {"slag": "gaps", "amne": "lågaffektivt bemötande", "omrade": "Barn och unga"}
    answer = client.post("/fraga", data=fields | changed)
    assert re.fullmatch(r"/svar/[\w-]{22}#svaret", answer.location)
    assert world.asked[-1] == (QUESTION, ())
    assert world.readings[-1] == Reading(Kind.GAPS, "lågaffektivt bemötande", "Barn och unga")


def test_another_reading_of_a_follow_up_keeps_its_place_in_the_conversation(
    client: FlaskClient, world: World
) -> None:
    first = re.split("[/#]", send(client, "Vad är evidens?").location)[2]
    fields = sent_back(check_page(answer_page(client, "Och för unga?", efter=first)))
    client.post("/fraga", data=fields | {"slag": "list"})
    assert world.asked[-1] == ("Och för unga?", ("Vad är evidens?",))


def test_a_kind_that_does_not_exist_is_read_as_no_choice(client: FlaskClient, world: World) -> None:
    assert send(client, "Vad är evidens?", slag="dikt", amne="evidens").status_code == 303
    assert world.readings == [None]


def test_a_permalink_shows_what_was_answered_then(client: FlaskClient, world: World) -> None:
    address = send(client, QUESTION).location
    before = text_of(check_page(client.get(address)).find(".//main"))  # type: ignore[arg-type]
    world.opened = None  # the index is gone altogether
    after = text_of(check_page(client.get(address)).find(".//main"))  # type: ignore[arg-type]
    assert after == before


def test_an_answer_that_does_not_exist_has_a_page_that_says_so(client: FlaskClient) -> None:
    answer = client.get("/svar/finns-inte")
    assert answer.status_code == 404
    assert "Svaret finns inte" in text_of(check_page(answer))


def test_without_an_index_the_start_page_says_what_to_do(client: FlaskClient, world: World) -> None:
    world.opened = None
    answer = client.get("/")
    assert answer.status_code == 503
    assert "python -m qa index" in text_of(check_page(answer))


def test_about_tells_how_long_answers_are_kept(client: FlaskClient) -> None:
    words = text_of(check_page(client.get("/om")))
    assert "sparas i 90 dagar" in words
    assert "Tillgänglighetsredogörelse" in words


def test_health_names_the_build(client: FlaskClient, world: World) -> None:
    assert client.get("/halsa").json == {
        "status": "ok",
        "build": "20261121-120000-abc",
        "documents": 1,
    }
    world.opened = None
    assert client.get("/halsa").status_code == 503


def test_the_name_of_the_municipality_stands_in_the_head(tmp_path: Path) -> None:
    client = make_world(tmp_path, organisation="Exempel & kommun").app().test_client()
    page = check_page(client.get("/om"))
    assert text_of(page.find(".//header")).startswith("Källsvar Exempel & kommun")  # type: ignore[arg-type]


def test_a_better_spelling_is_offered_as_a_button_that_asks_it(
    client: FlaskClient, world: World
) -> None:
    meant = "Vad är <evidens> & nytta?"
    world.answer = lambda text: replace(world.no_support(text), did_you_mean=meant)
    page = check_page(answer_page(client))
    (form,) = with_class(page, "meant")
    (button,) = form.iter("button")
    assert (form.get("method"), form.get("action")) == ("post", "/fraga")
    assert (button.get("name"), button.get("value")) == ("fraga", meant)
    assert text_of(button) == f"Menade du: ”{meant}”"


def test_no_spelling_is_offered_for_a_question_that_needs_none(client: FlaskClient) -> None:
    assert not with_class(check_page(answer_page(client)), "meant")
