"""How pages become blocks: what belongs together, what is parted, what is left out."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import LEFT, Put, laid_out, lines, texts

from qa.ingest import extract, layout
from qa.ingest.blocks import Block, BlockKind, LaidOut
from qa.ingest.glyphs import Glyphs
from qa.ingest.raw import Extraction, PdfMetadata, RawPage
from qa.model import Page, PageFlaw

NO_PLACES: Glyphs | None = None

BODY = """\
Socialnämnden ska följa upp de insatser som ges och se till att de bygger på
bästa tillgängliga kunskap. Uppföljningen ska vara systematisk och redovisas
för nämnden varje år.
"""


def read_text(*pages: str) -> LaidOut:
    """Lay out pages of which only the text is known."""
    raws = tuple(
        RawPage(Page(number, str(number), text), None, None, 0.0, 0.0)
        for number, text in enumerate(pages, start=1)
    )
    return layout.lay_out(Extraction(raws, (), PdfMetadata(), ()))


def of(kind: BlockKind, laid: LaidOut) -> list[Block]:
    return [block for block in laid.blocks if block.kind is kind]


def check_tracing(laid: LaidOut) -> None:
    """Every piece is an exact copy, in order, and no character is used twice."""
    text = {page.number: page.text for page in laid.pages}
    used: set[tuple[int, int]] = set()
    for block in laid.blocks:
        end = 0
        for at, span in block.traced.pieces:
            assert at >= end
            end = at + span.end - span.start
            assert block.traced.text[at:end] == text[span.page][span.start : span.end]
            here = {(span.page, offset) for offset in range(span.start, span.end)}
            assert not used & here
            used |= here


def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_paragraphs(tmp_path: Path) -> None:
    laid = laid_out(tmp_path / "a.pdf", [lines(f"{BODY}\nAndra stycket är kort.")])
    assert texts(laid.blocks) == [" ".join(BODY.split()), "Andra stycket är kort."]


def test_a_sentence_over_a_page_break_and_a_footnote_is_one_block(tmp_path: Path) -> None:
    note = Put("1 Se www.sbu.se.", LEFT, 80, 7)
    first = [*lines("Så säger guiden1.\n\nAtt en metod finns med i", top=134), note]
    laid = laid_out(tmp_path / "a.pdf", [[*lines(BODY), *first], lines("guiden säger inget.")])
    joined = [b for b in laid.blocks if b.traced.text.startswith("Att en metod")]
    assert texts(joined) == ["Att en metod finns med i guiden säger inget."]
    assert {span.page for _, span in joined[0].traced.pieces} == {1, 2}
    assert [(b.marker, b.traced.text) for b in of(BlockKind.FOOTNOTE, laid)] == [
        ("1", "Se www.sbu.se.")
    ]


def test_a_footnote_mark_is_parted_from_its_word(tmp_path: Path) -> None:
    put = [
        *lines(BODY),
        Put("Det säger inget om insatsens värde", LEFT, 600),
        Put("1", LEFT + 159, 603.5, 6),
        Put(".", LEFT + 162.5, 600),
        Put("1 Se www.sbu.se.", LEFT, 80, 7),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert "Det säger inget om insatsens värde." in texts(laid.blocks)
    check_tracing(laid)


def test_an_exponent_and_a_number_keep_their_digits(tmp_path: Path) -> None:
    put = [
        *lines(BODY),
        Put("Risken är 10", LEFT, 600),
        Put("-6", LEFT + 55, 603.5, 6),
        Put("per år på 20 m", LEFT + 65, 600),
        Put("2", LEFT + 131, 603.5, 6),
        Put("2 Se www.sbu.se.", LEFT, 80, 7),
    ]
    text = " ".join(texts(laid_out(tmp_path / "a.pdf", [put]).blocks))
    assert "10-6" in text.replace(" ", "")
    assert "m2" in text.replace(" ", "")


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            Put("Socialförvaltningen", LEFT, 810, 8),
            *lines(f"{subject} behandlas i det här avsnittet."),
            Put(f"Sida {n} (4)", 300, 30, 8),
        ]
        for n, subject in enumerate(["Uppföljning", "Boende", "Hemtjänst", "Samverkan"], start=1)
    ]
    laid = laid_out(tmp_path / "a.pdf", pages)
    assert len(laid.blocks) == 4
    assert not any("Socialförvaltningen" in text or "(4)" in text for text in texts(laid.blocks))


def test_a_head_glued_to_the_last_words_of_a_page_is_cut() -> None:
    endings = ["genom att nämnden", "och sedan ska", "men inte om", "därför att de", "så att ni"]
    pages = [
        f"Avsnitt {word} börjar så här och går vidare\n"
        f"{ending} {n + 26} Säker vård VÅRD OM ÄLDRE SoS"
        for n, (word, ending) in enumerate(zip("ABCDE", endings, strict=True))
    ]
    laid = read_text(*pages)
    assert not any("VÅRD OM ÄLDRE" in text or "Säker vård" in text for text in texts(laid.blocks))
    assert laid.blocks[0].traced.text.startswith("Avsnitt A börjar så här och går vidare genom att")


def test_headings_have_levels_by_size_and_weight(tmp_path: Path) -> None:
    put = [
        Put("Rapportens namn", LEFT, 780, 20, bold=True),
        Put("Bakgrund", LEFT, 740, 12, bold=True),
        *lines(BODY, top=720),
        Put("Resultat", LEFT, 660, 12, bold=True),
        *lines(BODY, top=640),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert [(b.level, b.traced.text) for b in of(BlockKind.HEADING, laid)] == [
        (1, "Rapportens namn"),
        (2, "Bakgrund"),
        (2, "Resultat"),
    ]


def test_bullets_and_nested_letters_are_list_items(tmp_path: Path) -> None:
    put = [
        *lines("Nämnden ska redovisa"),
        Put("1. uppgifter om verksamheten", 90, 740),
        Put("a) besöksadress och vem som svarar för att uppgifterna", 110, 728),
        Put("är riktiga,", 122, 716),
        Put("b) kommun,", 110, 704),
        Put("2. resultat.", 90, 692),
    ]
    items = of(BlockKind.LIST_ITEM, laid_out(tmp_path / "a.pdf", [put]))
    assert [(b.level, b.marker, b.traced.text) for b in items] == [
        (1, "1.", "uppgifter om verksamheten"),
        (2, "a)", "besöksadress och vem som svarar för att uppgifterna är riktiga,"),
        (2, "b)", "kommun,"),
        (1, "2.", "resultat."),
    ]


def test_a_mark_that_is_neither_small_nor_raised_is_parted_from_the_full_stop(
    tmp_path: Path,
) -> None:
    put = [
        *lines(BODY),
        Put("Det säger inget om värdet.1 Nästa mening börjar här.", LEFT, 600),
        Put("1 Se www.sbu.se.", LEFT, 80, 7),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert any("inget om värdet. Nästa mening" in text for text in texts(laid.blocks))


def test_a_list_item_over_a_page_break_is_one_block(tmp_path: Path) -> None:
    first = [*lines(BODY), Put("1. den första uppgiften som", LEFT, 60)]
    laid = laid_out(tmp_path / "a.pdf", [first, lines("fortsätter här, och\n2. den andra.")])
    assert texts(of(BlockKind.LIST_ITEM, laid)) == [
        "den första uppgiften som fortsätter här, och",
        "den andra.",
    ]


def test_a_definition_table_keeps_term_and_text_in_one_row(tmp_path: Path) -> None:
    put = [
        *lines("I denna författning avses med"),
        Put("gas", 80, 730),
        Put("ämne som är fullständigt gasformigt", 200, 730),
        Put("vid 20 grader,", 200, 718),
        Put("flampunkt", 80, 694),
        Put("den lägsta temperatur då en vätska", 200, 694),
        Put("avger ångor.", 200, 682),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert texts(of(BlockKind.TABLE_ROW, laid)) == [
        "gas\tämne som är fullständigt gasformigt vid 20 grader,",
        "flampunkt\tden lägsta temperatur då en vätska avger ångor.",
    ]
    assert PageFlaw.TABLE in laid.pages[0].flaws


def test_a_term_that_wraps_stays_in_its_row(tmp_path: Path) -> None:
    put = [
        Put("Inventerings-", 80, 730),
        Put("den tjänsteman på länsstyrelsen som förordnas", 200, 730),
        Put("ansvarig", 80, 718),
        Put("att ansvara för inventering.", 200, 718),
        Put("Familjegrupp varg", 80, 706),
        Put("minst tre vargar i sällskap i ett revir varav", 200, 706),
        Put("(NFS 2014:23)", 80, 694),
        Put("en revirmarkerar.", 200, 694),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert texts(of(BlockKind.TABLE_ROW, laid)) == [
        "Inventeringsansvarig\tden tjänsteman på länsstyrelsen som förordnas"
        " att ansvara för inventering.",
        "Familjegrupp varg (NFS 2014:23)\tminst tre vargar i sällskap i ett revir varav"
        " en revirmarkerar.",
    ]


def test_a_long_term_is_parted_from_the_text_that_stands_near_it(tmp_path: Path) -> None:
    put = [
        Put("gas", 80, 730),
        Put("ämne som är fullständigt gasformigt", 200, 730),
        Put("vid 20 grader,", 200, 718),
        Put("utsläppande på marknad", 80, 694),
        Put("första gången en vara tillhandahålls på", 200, 694),
        Put("marknaden.", 200, 682),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert texts(of(BlockKind.TABLE_ROW, laid))[1] == (
        "utsläppande på marknad\tförsta gången en vara tillhandahålls på marknaden."
    )


def test_a_row_begins_where_all_cells_do_below_text_that_has_ended(tmp_path: Path) -> None:
    put = [
        Put("Anestesigas", 80, 730),
        Put("Läkemedel som i gasform tillförs", 200, 730),
        Put("andningsvägarna.", 200, 718),
        Put("Bekämpningsmedel", 80, 703),
        Put("Produkt som är ett kemiskt", 200, 703),
        Put("bekämpningsmedel.", 200, 691),
        Put("Kvarts", 80, 667),
        Put("Kiseldioxid som är kristallin.", 200, 667),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    found = [text.split("\t")[0] for text in texts(of(BlockKind.TABLE_ROW, laid))]
    assert found == ["Anestesigas", "Bekämpningsmedel", "Kvarts"]


def test_rows_of_one_line_each_stay_apart_also_when_some_are_spaced(tmp_path: Path) -> None:
    rows = [(730, "Buss"), (718, "Tåg"), (706, "Bil"), (682, "Cykel"), (670, "Båt")]
    put = [*[Put(word, 80, y) for y, word in rows], *[Put(f"Kod {y}", 200, y) for y, _ in rows]]
    laid = laid_out(tmp_path / "a.pdf", [put])
    found = [text.split("\t")[0] for text in texts(laid.blocks)]
    assert found == ["Buss", "Tåg", "Bil", "Cykel", "Båt"]


def test_a_number_in_a_column_of_its_own_is_no_label_of_the_next_cell(tmp_path: Path) -> None:
    rows = [("Nivå", "Ordalydelse", "Källa"), ("4", "starkt underlag", "a"), ("3", "svagt", "b")]
    put = [
        Put(cell, (80, 110, 300)[column], 700 - 14 * number)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert [text for text in texts(laid.blocks) if text[0].isdigit()] == [
        "4\tstarkt underlag\ta",
        "3\tsvagt\tb",
    ]


def test_the_first_row_over_numbers_is_the_header(tmp_path: Path) -> None:
    put = [*lines(BODY)]
    rows = [("Kommun", "Antal", "Andel"), ("Umeå", "12", "3,4"), ("Luleå", "15", "4,1")]
    for number, row in enumerate(rows):
        put += [
            Put(cell, LEFT + 120 * column, 600 - 14 * number) for column, cell in enumerate(row)
        ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert texts(of(BlockKind.TABLE_HEADER, laid)) == ["Kommun\tAntal\tAndel"]
    assert texts(of(BlockKind.TABLE_ROW, laid)) == ["Umeå\t12\t3,4", "Luleå\t15\t4,1"]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    put: list[Put] = []
    for row in range(10):
        put += [
            Put(f"vänster rad {row} i spalten som går", LEFT, 700 - 12 * row),
            Put(f"höger rad {row} i spalten som går", 320, 700 - 12 * row),
        ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    text = " ".join(texts(laid.blocks))
    assert text.index("vänster rad 9") < text.index("höger rad 0")
    assert PageFlaw.COLUMNS in laid.pages[0].flaws


def test_a_table_in_one_column_stays_in_that_column(tmp_path: Path) -> None:
    put: list[Put] = []
    for row in range(24):
        put.append(Put(f"höger rad {row} i spalten som går", 320, 700 - 12 * row))
        if not 10 <= row < 14:
            put.append(Put(f"vänster rad {row} i spalten som går", LEFT, 700 - 12 * row))
    for row, cells in enumerate([("Metod", "Grad"), ("MI", "hög"), ("ART", "låg"), ("FFT", "låg")]):
        put += [Put(c, LEFT + 90 * n, 700 - 12 * (row + 10)) for n, c in enumerate(cells)]
    laid = laid_out(tmp_path / "a.pdf", [put])
    rows = [*of(BlockKind.TABLE_HEADER, laid), *of(BlockKind.TABLE_ROW, laid)]
    assert sorted(texts(rows)) == ["ART\tlåg", "FFT\tlåg", "MI\thög", "Metod\tGrad"]
    text = " ".join(texts(laid.blocks))
    assert text.index("ART") < text.index("vänster rad 23") < text.index("höger rad 0")


def test_contents_and_the_numbers_of_a_diagram_are_no_sentences(tmp_path: Path) -> None:
    put = [
        *lines("Inledning ............... 5\nResultat ................ 9\n\n" + BODY),
        Put("0 2 4 6 8 10", LEFT, 500),
    ]
    assert texts(laid_out(tmp_path / "a.pdf", [put]).blocks) == [" ".join(BODY.split())]


def test_a_flat_section_of_law_gives_up_its_list_and_the_next_heading() -> None:
    laid = read_text(
        "1 § Med socialtjänst avses 1. verksamhet enligt denna lag, 2. verksamhet\n"
        "enligt lagen om vård, eller 3. annan verksamhet. Tillsyn är inte socialtjänst. Barnets\n"
        "bästa\n"
        "2 § Barnets bästa ska beaktas."
    )
    assert [(b.kind, b.marker, b.traced.text) for b in laid.blocks] == [
        (BlockKind.PARAGRAPH, "", "1 § Med socialtjänst avses"),
        (BlockKind.LIST_ITEM, "1.", "verksamhet enligt denna lag,"),
        (BlockKind.LIST_ITEM, "2.", "verksamhet enligt lagen om vård, eller"),
        (BlockKind.LIST_ITEM, "3.", "annan verksamhet."),
        (BlockKind.PARAGRAPH, "", "Tillsyn är inte socialtjänst."),
        (BlockKind.HEADING, "", "Barnets bästa"),
        (BlockKind.PARAGRAPH, "", "2 § Barnets bästa ska beaktas."),
    ]


def test_a_reference_to_a_section_begins_no_new_one() -> None:
    laid = read_text(
        "2 § Varje region ska svara för insatser enligt\n17 §, om inte annat avtalats."
    )
    assert texts(laid.blocks) == [
        "2 § Varje region ska svara för insatser enligt 17 §, om inte annat avtalats."
    ]


def test_bullets_and_footnotes_run_into_a_paragraph_are_parted() -> None:
    laid = read_text(
        "Rådet säger1 att bristerna beror på • en splittrad organisation • ett otillräckligt\n"
        "regelverk. Därefter kom en ny lag.2 1 Se rådets rapport. 2 Lagen trädde i kraft i år."
    )
    assert [(b.kind.value, b.marker, b.traced.text) for b in laid.blocks] == [
        ("paragraph", "", "Rådet säger att bristerna beror på"),
        ("list_item", "•", "en splittrad organisation"),
        ("list_item", "•", "ett otillräckligt regelverk."),
        ("paragraph", "", "Därefter kom en ny lag."),
        ("footnote", "1", "Se rådets rapport."),
        ("footnote", "2", "Lagen trädde i kraft i år."),
    ]


def test_footnotes_run_into_the_text_are_parted_also_when_a_mark_or_a_note_is_lost() -> None:
    laid = read_text(
        "Nämnden4 klagar2 ofta.3 Det sker i sak.5,6 1 Andra brev. 3 En nämnd är vald. 4 Den är\n"
        "ny. 5 Saken är prövad. 6 Ingen sak är för liten."
    )
    assert texts(of(BlockKind.PARAGRAPH, laid)) == [
        "Nämnden klagar2 ofta. Det sker i sak. 1 Andra brev."
    ]
    assert [b.marker for b in of(BlockKind.FOOTNOTE, laid)] == ["3", "4", "5", "6"]


def test_notes_in_order_that_few_marks_answer_to_stay_in_the_text() -> None:
    text = (
        "Tabell2 och figur7 och kapitel9 och bilaga1. 1 Bengt är här. 2 Bo är där. 3 Bror är sen."
    )
    assert not of(BlockKind.FOOTNOTE, read_text(text))


def test_a_mark_after_a_number_is_parted_when_it_is_seen_to_be_one(tmp_path: Path) -> None:
    put = [
        *lines(BODY),
        Put("Frågan utreddes i SOU 2008:18.", LEFT, 600),
        Put("1", 217, 604, 6),
        Put("Andelen var 2,5 procent.", LEFT, 580),
        Put("1 Se www.sbu.se.", LEFT, 80, 7),
    ]
    found = texts(laid_out(tmp_path / "a.pdf", [put]).blocks)
    assert "Frågan utreddes i SOU 2008:18." in found
    assert "Andelen var 2,5 procent." in found


def test_a_note_that_nothing_seen_refers_to_stands_above_the_next_two(tmp_path: Path) -> None:
    put = [
        *lines(f"{BODY}\nDet står i två rapporter2 och i ett brev3 och"),
        Put("1 Se det förra brevet.", LEFT, 100, 7),
        Put("2 Se www.sbu.se.", LEFT, 90, 7),
        Put("3 Se brevet.", LEFT, 80, 7),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put, lines("i ingenting annat.")])
    assert [b.marker for b in of(BlockKind.FOOTNOTE, laid)] == ["1", "2", "3"]
    assert texts(laid.blocks)[1].endswith("brev och i ingenting annat.")


def test_what_stands_long_before_a_section_of_law_is_a_heading_unless_it_is_a_sentence() -> None:
    title = (
        "Verksamheter som omfattas av verkets föreskrifter (2016:6) om rening och kontroll\n"
        "av utsläpp av avloppsvatten från tätbebyggelse i hela landet"
    )
    sentence = title.replace("om rening", "ska redovisa rening")
    for text, kind in ((title, BlockKind.HEADING), (sentence, BlockKind.PARAGRAPH)):
        laid = read_text(f"Det är slut.\n\n{text}\n\n5 § Verksamheten prövas av nämnden.")
        assert [block.kind for block in laid.blocks][1] is kind


def test_titles_of_the_contents_are_found_again_in_flat_text() -> None:
    laid = read_text(
        "Innehåll Förord ........ 3 Sammanfattning ........ 7 Fler får vård hemma ....... 9\n"
        "Kommunernas kostnader ....... 12",
        "Sammanfattning Rapporten visar att kostnaderna ökar. Fler får vård hemma Allt fler\n"
        "äldre bor kvar hemma.",
    )
    assert [(b.kind.value, b.traced.text) for b in laid.blocks] == [
        ("heading", "Sammanfattning"),
        ("paragraph", "Rapporten visar att kostnaderna ökar."),
        ("heading", "Fler får vård hemma"),
        ("paragraph", "Allt fler äldre bor kvar hemma."),
    ]


PAGE_TEXT = st.lists(
    st.text(alphabet="aB9 .,-–•§\u00ad()1…ÅöT", max_size=60), min_size=0, max_size=12
).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(PAGE_TEXT, min_size=1, max_size=4))
def test_blocks_are_exact_copies_and_use_no_character_twice(pages: list[str]) -> None:
    check_tracing(read_text(*(extract.clean_page(page) for page in pages)))


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "kallor/tjansteutlatande-evidensbaserad-social-omsorg-2023.pdf",
        "lagar/lvm.pdf",
        "foreskrifter/laglig_se__data__bfs-pdfs__BFS-2020-8.pdf",
        "foreskrifter/laglig_se__data__msbfs-pdfs__MSBFS-2018-12.pdf",
    ],
)
def test_real_documents_are_traced_exactly(shared: Path, name: str) -> None:
    laid = layout.lay_out(extract.read(shared / "corpus" / name))
    assert len(laid.blocks) >= len(laid.pages)
    check_tracing(laid)


@pytest.mark.shared
def test_the_sentence_that_a_footnote_interrupts_is_one(shared: Path) -> None:
    name = "tjansteutlatande-evidensbaserad-social-omsorg-2023.pdf"
    laid = layout.lay_out(extract.read(shared / "corpus" / "kallor" / name))
    sentence = (
        "Att en metod finns med i metodguiden innebär inte att Socialstyrelsen rekommenderar "
        "den metoden framför andra."
    )
    found = [block for block in laid.blocks if sentence in block.traced.text]
    assert len(found) == 1
    start = found[0].traced.text.index(sentence)
    assert {s.page for s in found[0].traced.spans(start, start + len(sentence))} == {2, 3}


@pytest.mark.shared
def test_the_wide_spaces_of_justified_text_part_no_cells(shared: Path) -> None:
    name = "ferenda__repo__dirregeringen__downloaded__2016__15__dir.-201615-dataskyddsforordningen"
    laid = layout.lay_out(extract.read(shared / "corpus" / "foreskrifter" / f"{name}.pdf"))
    rows = of(BlockKind.TABLE_ROW, laid)
    assert not [text for text in texts(rows) if "lagens bestämmelser" in text]


def test_a_space_where_two_letters_touch_is_dropped(tmp_path: Path) -> None:
    width = 10 * 0.001 * (556 + 333 + 556 + 556 + 278 + 500)  # "arbets" in Helvetica
    put = [
        *lines(BODY),
        Put("arbets ", LEFT, 600),
        Put("tagarens stråldos mäts.", LEFT + width, 600),
    ]
    laid = laid_out(tmp_path / "a.pdf", [put])
    assert "arbets tagarens" in laid.pages[0].text.replace("\n", " ")
    assert "arbetstagarens stråldos mäts." in texts(laid.blocks)
    check_tracing(laid)


def test_the_number_beside_a_title_heads_no_column_when_it_runs_over_the_other_pages(
    tmp_path: Path,
) -> None:
    first = [
        Put("Verkets föreskrifter om avfall", LEFT, 700),
        Put("NFS 2018:11", 480, 700),
        Put("beslutade den 6 mars 2018.", LEFT, 688),
        Put("Utkom 2018.", 480, 688),
        *lines(BODY, top=600),
        *lines(BODY, top=500),
    ]
    others = [[Put("NFS 2018:11", 400, 800), *lines(BODY, top=600)] for _ in range(3)]
    found = texts(laid_out(tmp_path / "a.pdf", [first, *others]).blocks)
    assert not [text for text in found if "NFS" in text]
    assert any("föreskrifter om avfall" in text for text in found)


def test_the_numbers_of_a_column_are_no_furniture(tmp_path: Path) -> None:
    def page(number: int, metal: str) -> list[Put]:
        rows = [
            ("Vara", "Mängd"),
            *((f"{metal} {n}", f"{90 - n - 9 * number} kg") for n in range(4)),
        ]
        cells = [
            Put(cell, x, 560 - 37 * number - 14 * at, bold=at == 0)
            for at, row in enumerate(rows)
            for x, cell in zip((LEFT, 480), row, strict=True)
        ]
        ends = [*lines(f"{metal}\n{4 * BODY}"), Put(f"Så är det med {metal.lower()}.", LEFT, 300)]
        return [*ends[:-1], *cells, ends[-1]]

    metals = ("Koppar", "Silver", "Järn", "Tenn")
    laid = laid_out(tmp_path / "a.pdf", [page(*one) for one in enumerate(metals)])
    rows = texts(of(BlockKind.TABLE_ROW, laid))
    assert len(rows) == 4 * 4
    assert {"Koppar 3\t87 kg", "Tenn 0\t63 kg"} <= set(rows)
    assert texts(of(BlockKind.TABLE_HEADER, laid)) == ["Vara\tMängd"] * 4


def test_a_word_of_a_column_is_no_furniture_though_it_stands_at_one_height_on_many_pages(
    tmp_path: Path,
) -> None:
    def page(number: int, metal: str) -> list[Put]:
        spaces = (14, 14, 28, 14) if number else (14, 28, 14, 14)
        heights = [560 - sum(spaces[: n + 1]) for n in range(4)]
        cells = [
            put
            for y, n in zip(heights, "1234", strict=True)
            for put in (Put(f"{metal} {n}", LEFT, y), Put("malm", 300, y), Put("ja", 480, y))
        ]
        return [*lines(f"{metal}\n{4 * BODY}"), *cells, Put(f"Så är {metal.lower()}.", LEFT, 300)]

    metals = ("Koppar", "Silver", "Järn", "Tenn")
    laid = laid_out(tmp_path / "a.pdf", [page(*one) for one in enumerate(metals)])
    rows = texts(of(BlockKind.TABLE_ROW, laid))
    assert len(rows) == 4 * 4
    assert all(row.endswith("\tmalm\tja") for row in rows)


def test_the_small_numbers_of_a_last_column_are_no_page_numbers(tmp_path: Path) -> None:
    def page(number: int, metal: str) -> list[Put]:
        rows = [(f"{metal} {one}", f"{one}{number}", f"{number}") for one in "abc"]
        cells = [
            Put(cell, x, 560 - 37 * number - 28 * at)
            for at, row in enumerate(rows)
            for x, cell in zip((LEFT, 300, 480), row, strict=True)
        ]
        return [*lines(f"{metal}\n{4 * BODY}"), *cells, Put(f"Så är {metal.lower()}.", LEFT, 300)]

    metals = ("Koppar", "Silver", "Järn", "Tenn")
    laid = laid_out(tmp_path / "a.pdf", [page(*one) for one in enumerate(metals)])
    rows = texts(of(BlockKind.TABLE_ROW, laid))
    assert [row.split("\t")[-1] for row in rows] == [*"000111222333"]
