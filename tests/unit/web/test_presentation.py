"""How an answer's parts are laid out, and how places are named."""

import pytest

from qa.web.presentation import (
    Part,
    Table,
    blocks,
    count,
    page_list,
    page_words,
    quoted,
    reference,
    said,
)


def page(number: int, label: str = "") -> dict[str, object]:
    return {"number": number, "label": label}


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ([page(2, "2")], "s. 2"),
        ([page(2)], "s. 2"),
        ([page(14, "12")], "s. 12 (PDF-sida 14)"),
        ([page(3, "iii")], "s. iii (PDF-sida 3)"),
        ([page(2, "2"), page(3, "3")], "s. 2–3"),
        ([page(2, "2"), page(5, "5")], "s. 2, 5"),
        ([page(14, "12"), page(15, "13")], "s. 12–13 (PDF-sidorna 14–15)"),
    ],
)
def test_a_page_is_named_as_printed_and_as_numbered_in_the_file(
    pages: list[dict[str, object]], words: str
) -> None:
    assert page_words(pages) == words


@pytest.mark.parametrize(
    ("publisher", "year", "words"),
    [
        ("SBU", 2021, "SBU (2021). Insatser, s. 4."),
        ("SBU", None, "SBU. Insatser, s. 4."),
        ("", 2021, "Insatser (2021), s. 4."),
        ("", None, "Insatser, s. 4."),
    ],
)
def test_a_reference_says_what_is_known(publisher: str, year: int | None, words: str) -> None:
    document = {"publisher": publisher, "year": year, "title": "Insatser"}
    assert reference({"document": document, "pages": [page(4, "4")]}) == words


def test_a_reference_names_a_year_once() -> None:
    document = {"publisher": "", "year": 2017, "title": "Kommunallag (2017:725)"}
    cited = {"document": document, "pages": [page(4, "4")]}
    assert reference(cited) == "Kommunallag (2017:725), s. 4."
    document["title"] = "Kommunallag (12017)"
    assert reference(cited) == "Kommunallag (12017) (2017), s. 4."


def test_runs_of_pages_are_drawn_together() -> None:
    assert page_list([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


def test_one_and_many_are_told_apart_and_thousands_parted() -> None:
    assert count(1, "källa", "källor") == "1 källa"
    assert count(0, "källa", "källor") == "0 källor"
    assert count(1234, "sida", "sidor") == "1\u00a0234 sidor"


def test_sentences_of_one_citation_become_one_paragraph_and_of_two_become_two() -> None:
    found = blocks(
        [
            {"text": "Ett.", "citations": [1]},
            {"text": "Två.", "citations": [1]},
            {"text": "Tre.", "citations": [2]},
        ]
    )
    assert [(block.citations, block.parts) for block in found] == [
        ((1,), (Part("Ett. Två."),)),
        ((2,), (Part("Tre."),)),
    ]


def test_text_lists_and_tables_keep_their_order() -> None:
    found = quoted(
        "Det finns två typer:29\nsom behöver göras\nsom behöver uppdateras.\nMer text följer.\n"
        "Tabell 1. Antal\nInsats\tÅr 2023\nStöd\t1 204\nBoende\t–\nSå var det."
    )
    assert found.parts == (
        Part("Det finns två typer:29"),
        Part(items=("som behöver göras", "som behöver uppdateras.")),
        Part("Mer text följer."),
        Part(
            table=Table(
                "Tabell 1. Antal",
                ("Insats", "År 2023"),
                (("Stöd", "1 204"), ("Boende", "–")),
                (False, True),
            )
        ),
        Part("Så var det."),
    )


def test_a_list_with_the_sources_own_numbers_is_no_table() -> None:
    """A tab parts the number from its item, as it parts the cells of a table."""
    (lead, numbered) = quoted("Den bygger på två källor [1]:\n1.\tforskning\n2.\tkompetens").parts
    assert lead == Part("Den bygger på två källor [1]:")
    assert numbered == Part(items=("1. forskning", "2. kompetens"))
    assert numbered.numbered
    assert not Part(items=("forskning",)).numbered


def test_numbers_that_follow_each_other_are_a_list_whatever_leads_in_to_them() -> None:
    lead, numbered = quoted("9 § Insatserna är\n1. rådgivning,\n2. bostad.").parts
    assert lead == Part("9 § Insatserna är")
    assert numbered == Part(items=("1. rådgivning,", "2. bostad."))


def test_a_number_alone_makes_no_list() -> None:
    text = "Lagen gäller från\n1. januari 2020 enligt beslut."
    assert quoted(text).parts == (Part(text.replace("\n", " ")),)


def test_a_list_whose_lead_in_fell_away_is_still_a_list() -> None:
    (block,) = blocks([{"text": t, "citations": [1]} for t in ("A är en.", "B är två.")], "list")
    assert block.parts == (Part(items=("A är en.", "B är två.")),)


def test_a_table_that_goes_on_from_elsewhere_gets_no_head() -> None:
    """Its first row is no heading, and as one it would label every other row wrongly."""
    (part,) = quoted("Stöd\toklart\nBoende\tgod").parts
    assert part.table is not None
    assert part.table.head == ()
    assert part.table.rows == (("Stöd", "oklart"), ("Boende", "god"))


def test_a_row_with_figures_is_no_head() -> None:
    (_, part) = quoted("Antal beslut under året följer här.\nStöd\t12\nBoende\t7").parts
    assert part.table is not None
    assert part.table.head == ()


def test_rows_of_unequal_length_are_filled_up() -> None:
    (part,) = quoted("a\tb\tc\nd\te").parts
    assert part.table is not None
    assert part.table.rows == (("a", "b", "c"), ("d", "e", ""))


def test_bullets_without_a_lead_in_are_a_list() -> None:
    sentences = [{"text": text, "citations": [1]} for text in ("• Börja i behovet.", "• Följ upp.")]
    (block,) = blocks(sentences)
    assert [part.items for part in block.parts] == [("• Börja i behovet.", "• Följ upp.")]


def test_a_mark_stands_where_items_of_a_list_are_left_out() -> None:
    shown = [("Ni ska:", False), ("• lyssna", True), ("• skriva", False)]
    sentences = [{"text": text, "citations": [1], "cut": cut} for text, cut in shown]
    (block,) = blocks(sentences)
    assert [(part.text, part.items) for part in block.parts] == [
        ("Ni ska:", ()),
        ("", ("[…]", "• lyssna", "• skriva")),
    ]
    assert block.parts[1].numbered


def test_a_quoted_table_row_is_shown_cell_by_cell_under_the_names_of_its_source() -> None:
    row = [{"text": "FFT\tunga\t"}]
    (piece,) = said(row, ["Metod", "Målgrupp", "Grad"])
    assert piece.named
    assert piece.cells == (("Metod", "FFT"), ("Målgrupp", "unga"), ("Grad", ""))


@pytest.mark.parametrize("head", [[], ["Metod"]])
def test_cells_without_sure_names_are_parted_without_any(head: list[str]) -> None:
    (piece,) = said([{"text": "FFT\tunga"}], head)
    assert not piece.named
    assert piece.cells == (("", "FFT"), ("", "unga"))


def test_quoted_sentences_run_on() -> None:
    (piece,) = said([{"text": "• FFT."}, {"text": "Stödet är litet."}], [])
    assert piece.text == "• FFT. Stödet är litet."
    assert not piece.cells
