"""The sources on the web: the list, a document, a page with its quote marked, and the file."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from page_checks import check_page, text_of, with_class
from test_web_asking import answer_page
from web_world import FILE, PAGES, World, make_world

from qa.model import Page, PageFlaw, Status

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def client(world: World) -> FlaskClient:
    return world.app().test_client()


def page_text(page: ET.Element) -> str:
    return "\n".join("".join(line.itertext()) for line in with_class(page, "line"))


def marked(page: ET.Element) -> list[str]:
    return ["".join(mark.itertext()) for mark in page.iter("mark")]


def places(page: ET.Element) -> dict[str, str]:
    return {text_of(link): link.get("href") or "" for link in page.iter("a")}


def test_the_list_tells_how_each_document_was_read(client: FlaskClient) -> None:
    page = check_page(client.get("/dokument"))
    (row,) = page.findall(".//tbody/tr")
    assert [text_of(cell) for cell in row] == [
        "Begrepp & mått <2020> Nämnden Ersatt av Begrepp 2024",
        "2020",
        "3",
        "3",
        "Läst med 1 anmärkning",
    ]


def test_a_file_that_could_not_be_read_is_listed_with_reason_and_advice(
    client: FlaskClient,
) -> None:
    words = text_of(check_page(client.get("/dokument")))
    assert "låst.pdf: Filen är lösenordsskyddad. Lägg in en öppen version." in words


def test_a_file_that_was_read_with_a_remark_is_listed_and_leads_to_it(
    client: FlaskClient, world: World
) -> None:
    (box,) = with_class(check_page(client.get("/dokument")), "notice")
    assert f"{FILE}: Läst med 1 anmärkning. Läs vad som anmärks" in text_of(box)
    assert f"/dokument/{world.document.id}" in [link.get("href") for link in box.iter("a")]


def test_files_read_without_a_remark_have_no_box(client: FlaskClient, world: World) -> None:
    assert world.opened is not None
    world.opened.build = replace(world.opened.build, id="utan", faults=())
    assert not with_class(check_page(client.get("/dokument")), "notice")


def test_a_document_marks_what_was_guessed(client: FlaskClient, world: World) -> None:
    page = check_page(client.get(f"/dokument/{world.document.id}"))
    facts = {text_of(d[0]): text_of(d[1]) for d in page.iterfind(".//dl/div")}
    assert facts["År"] == "2020 läst ur filen"
    assert facts["Utgivare"] == "Nämnden"
    assert facts["1 sida med mycket lite text"] == "PDF-sida 2"
    assert "PDF-sida 2: Sidan är en bild utan text. Textläs den." in text_of(page)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.UNSTATED, "Ingen har angett om dokumentet gäller."),
        (Status.IN_FORCE, "Gäller, enligt den som lade in dokumentet"),
        (Status.SUPERSEDED, "Ersatt av ett nyare"),
    ],
)
def test_a_document_says_whether_it_holds_as_far_as_somebody_said(
    client: FlaskClient, world: World, status: Status, told: str
) -> None:
    assert world.opened is not None
    changed = replace(world.document, status=status)
    world.opened.build = replace(world.opened.build, documents=(changed,))
    page = check_page(client.get(f"/dokument/{world.document.id}"))
    facts = {text_of(d[0]): text_of(d[1]) for d in page.iterfind(".//dl/div")}
    assert facts["Giltighet"].startswith(told)


@pytest.mark.parametrize(
    ("flaw", "reading", "page_says"),
    [
        (PageFlaw.LOW_TEXT, "Läst", "Sidan har mycket lite text."),
        (PageFlaw.EMPTY, "Läst", "Sidan är tom."),
        (PageFlaw.DRAWN, "Läst, 1 sida med brister", "Sidan har ingen text som går att läsa."),
        (PageFlaw.SCANNED, "Läst, 1 sida med brister", "Sidan är inskannad"),
    ],
)
def test_a_short_or_blank_page_is_nothing_wrong(
    client: FlaskClient, world: World, flaw: PageFlaw, reading: str, page_says: str
) -> None:
    assert world.opened is not None
    world.opened.build = replace(world.opened.build, faults=())
    words = "Rad." if flaw is PageFlaw.LOW_TEXT else ""
    key = world.document.id, 2
    pages = {**world.opened.page_texts, key: Page(2, "6", words, frozenset({flaw}))}
    world.opened.page_texts = pages
    (row,) = check_page(client.get("/dokument")).findall(".//tbody/tr")
    assert text_of(row[4]) == reading
    page = check_page(client.get(f"/dokument/{world.document.id}/sida/2"))
    assert page_says in text_of(page)


def test_a_superseded_document_leads_to_the_one_that_replaced_it(
    client: FlaskClient, world: World
) -> None:
    assert world.opened is not None
    newer = replace(
        world.document, id="0" * 12, file="Begrepp 2024", title="Nya begrepp", page_count=0
    )
    world.opened.build = replace(world.opened.build, documents=(world.document, newer))
    page = check_page(client.get(f"/dokument/{world.document.id}"))
    assert places(page)["Nya begrepp"] == f"/dokument/{newer.id}"


def test_a_page_shows_its_text_as_it_was_read(client: FlaskClient, world: World) -> None:
    for number, text in enumerate(PAGES, 1):
        page = check_page(client.get(f"/dokument/{world.document.id}/sida/{number}"))
        assert page_text(page) == text
        assert marked(page) == []


def test_each_citation_of_an_answer_leads_to_its_words_marked_on_the_page(
    client: FlaskClient,
) -> None:
    sources = with_class(check_page(answer_page(client)), "source")
    found = []
    for n, source in enumerate(sources, 1):
        page = check_page(client.get(places(source)[f"Visa på sidan (källa {n})"]))
        assert with_class(page, "area"), "nothing is drawn on the picture"
        found.append(marked(page))
    assert found == [
        ["Evidens är det samlade stödet för att en", "insats har effekt."],
        ["Meningen börjar här och"],
    ]


def test_a_quote_over_a_page_break_is_followed_and_led_back(client: FlaskClient) -> None:
    source = with_class(check_page(answer_page(client)), "source")[1]
    first = check_page(client.get(places(source)["Visa på sidan (källa 2)"]))
    second = check_page(client.get(places(first)["Citatet fortsätter på PDF-sida 3"]))
    assert marked(second) == ["slutar på nästa sida."]
    back = check_page(client.get(places(second)["Citatet börjar på PDF-sida 2"]))
    assert marked(back) == marked(first)
    assert "/svar/" in places(second)["Tillbaka till svaret"]


def test_areas_lie_on_the_page_where_the_words_stand(client: FlaskClient) -> None:
    source = with_class(check_page(answer_page(client)), "source")[0]
    page = check_page(client.get(places(source)["Visa på sidan (källa 1)"]))
    areas = [
        [float(a.get(k) or "nan") for k in ("x", "y", "width", "height")]
        for a in with_class(page, "area")
    ]
    assert len(areas) == 2
    for x, y, width, height in areas:
        assert 0 <= x < x + width <= 1000
        assert 0 <= y < y + height <= 1000
    (_, first_y, _, height), (_, second_y, _, _) = areas
    # Lines are 8 mm high on an A4 page of 297 mm, below a margin of 10 mm and one line.
    assert first_y / 1000 * 297 == pytest.approx(10 + 8 + 2, abs=3)
    assert (second_y - first_y) / 1000 * 297 == pytest.approx(8, abs=1)
    assert height / 1000 * 297 < 8


def test_pages_turn_within_the_document(client: FlaskClient, world: World) -> None:
    address = f"/dokument/{world.document.id}/sida"
    first = places(check_page(client.get(f"{address}/1")))
    last = places(check_page(client.get(f"{address}/3")))
    assert first["Nästa sida"] == f"{address}/2"
    assert "Föregående sida" not in first
    assert last["Föregående sida"] == f"{address}/2"
    assert "Nästa sida" not in last


@pytest.mark.parametrize(
    "marks",
    ["x", "1:5", "1:5-", "1:9-5", "1:5-5", "0:1-2", "-1:1-2", "1:1-2,", "1:²-3", "1:1-2 OR 1=1",
     "<script>", "1:1-99999999", ",".join(["1:1-2"] * 401)],
)  # fmt: skip
def test_marks_are_numbers_and_nothing_else(client: FlaskClient, world: World, marks: str) -> None:
    answer = client.get(f"/dokument/{world.document.id}/sida/1", query_string={"markera": marks})
    assert answer.status_code == 400
    assert marks not in answer.get_data(as_text=True) or marks == "x"
    check_page(answer)


def test_marks_outside_the_text_mark_nothing_and_say_why(client: FlaskClient, world: World) -> None:
    page = check_page(client.get(f"/dokument/{world.document.id}/sida/1?markera=1:5-5000"))
    assert marked(page) == []
    assert "Citatet är inte markerat" in text_of(page)


def test_a_quote_is_not_marked_where_other_words_stand_by_now(
    client: FlaskClient, world: World
) -> None:
    source = with_class(check_page(answer_page(client)), "source")[0]
    address = places(source)["Visa på sidan (källa 1)"]
    assert world.opened is not None
    key = world.document.id, 1
    pages = dict(world.opened.page_texts)
    shifted = type(pages[key])(1, "5", "Nytt. " + pages[key].text)
    world.opened.page_texts = pages | {key: shifted}
    page = check_page(client.get(address))
    assert marked(page) == []
    assert "Citatet är inte markerat" in text_of(page)


def test_overlapping_marks_keep_the_text_whole(client: FlaskClient, world: World) -> None:
    marks = "1:5-20,1:0-10,1:15-25"
    page = check_page(client.get(f"/dokument/{world.document.id}/sida/1?markera={marks}"))
    assert page_text(page) == PAGES[0]
    assert "".join(marked(page)).replace("\n", "") == PAGES[0][:25].replace("\n", "")


def test_markup_in_a_document_is_shown_as_text(client: FlaskClient, world: World) -> None:
    html = client.get(f"/dokument/{world.document.id}/sida/3").get_data(as_text=True)
    assert "<b>noga</b>" not in html
    assert "&lt;b&gt;noga&lt;/b&gt;" in html


def test_the_picture_of_a_page_comes_in_the_width_asked_for(
    client: FlaskClient, world: World
) -> None:
    address = f"/dokument/{world.document.id}/sida/1.png"
    for width in (600, 1000, 1600):
        answer = client.get(f"{address}?b={width}")
        assert answer.mimetype == "image/png"
        assert answer.data.startswith(PNG)
        assert int.from_bytes(answer.data[16:20]) == width
    assert client.get(f"{address}?b=100000").status_code == 400
    assert client.get(address.replace("1.png", "9.png")).status_code == 404


def test_the_original_file_is_shown_in_a_sandbox(client: FlaskClient, world: World) -> None:
    address = f"/dokument/{world.document.id}/fil.pdf"
    with client.get(address) as answer:
        assert answer.mimetype == "application/pdf"
        assert answer.data == (world.settings.corpus / FILE).read_bytes()
        assert answer.headers["Content-Disposition"].startswith("inline")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    with client.get(address, headers={"Range": "bytes=0-3"}) as part:
        assert (part.status_code, part.data) == (206, b"%PDF")


def test_a_file_whose_name_holds_a_line_feed_is_shown(client: FlaskClient, world: World) -> None:
    odd = "ny\nrad.pdf"
    (world.settings.corpus / odd).write_bytes((world.settings.corpus / FILE).read_bytes())
    assert world.opened is not None
    named = replace(world.document, file=odd)
    world.opened.build = replace(world.opened.build, documents=(named,))
    with client.get(f"/dokument/{named.id}/fil.pdf") as answer:
        assert answer.status_code == 200
        assert "\n" not in answer.headers["Content-Disposition"]


def test_a_file_that_was_changed_after_reading_is_not_shown(
    client: FlaskClient, world: World
) -> None:
    (world.settings.corpus / FILE).write_bytes(b"%PDF-1.4 something else")
    answer = client.get(f"/dokument/{world.document.id}/fil.pdf")
    assert answer.status_code == 404
    assert "har ändrats" in text_of(check_page(answer))
    page = check_page(client.get(f"/dokument/{world.document.id}/sida/1"))
    assert page_text(page) == PAGES[0]
    assert "Sidbilden kan inte visas" in text_of(page)
    assert client.get(f"/dokument/{world.document.id}/sida/1.png").status_code == 404
    check_page(client.get(f"/dokument/{world.document.id}"))


def test_a_file_outside_the_corpus_is_never_served(client: FlaskClient, world: World) -> None:
    outside = world.settings.corpus.parent / "hemlig.pdf"
    outside.write_bytes((world.settings.corpus / FILE).read_bytes())
    assert world.opened is not None
    astray = replace(world.document, file="../hemlig.pdf")
    world.opened.build = replace(world.opened.build, documents=(astray,))
    assert client.get(f"/dokument/{astray.id}/fil.pdf").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/dokument/000000000000", "/dokument/000000000000/sida/1", "/dokument/000000000000/fil.pdf",
     "/dokument/{id}/sida/0", "/dokument/{id}/sida/4", "/dokument/{id}/sida/99999999999999999999"],
)  # fmt: skip
def test_what_does_not_exist_has_a_page_that_says_so(
    client: FlaskClient, world: World, address: str
) -> None:
    answer = client.get(address.format(id=world.document.id))
    assert answer.status_code == 404
    check_page(answer)


def test_addresses_never_hold_words(client: FlaskClient) -> None:
    answer = answer_page(client, "Vad är hemligheten?")
    links = re.findall(r'(?:href|src|action)="([^"]*)"', answer.get_data(as_text=True))
    assert not [link for link in links if "hemlig" in link or "Evidens" in link]
