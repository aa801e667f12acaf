"""What completes a definition that stops short, what stays half, and what runs into a quote."""

import pytest

from qa.model import Definition, Document, Passage, Sentence, Span, Unit, UnitKind
from qa.register import definitions
from qa.register.cuts import cut

DOCUMENT = Document(id="d", file="a.pdf", sha256="", title="A")


def unit(kind: UnitKind, *texts: str) -> Unit:
    return Unit(kind, tuple(Sentence(text, (Span(1, 0, len(text)),)) for text in texts))


def table(*texts: str) -> Unit:
    return unit(UnitKind.TABLE, *texts)


def text(one: str) -> Unit:
    return unit(UnitKind.SENTENCE, one)


def found(*units: Unit, heading: str = "Definitioner") -> list[Definition]:
    return definitions.find(DOCUMENT, [Passage("d:0", "d", (heading,), units)])


def quotes(*units: Unit, heading: str = "Definitioner") -> list[list[str]]:
    return [[s.text for s in one.sentences] for one in found(*units, heading=heading)]


def test_a_cell_goes_on_in_the_line_below() -> None:
    row, line = "Ljudnivå\tVägt medeltal av ljudet inom", "det hörbara området i en timme."
    assert quotes(table(row), text(line)) == [[row, line]]


def test_a_cell_goes_on_below_the_header_of_the_next_page() -> None:
    row = "Intyg\tEtt papper utfärdat av en läkare, som"
    rest = "Begrepp\tBetydelse medger att arbetstagaren arbetar."
    buller = "Buller\tIcke önskvärt ljud."
    assert quotes(table(row, rest, buller)) == [[row, rest], [buller]]
    assert quotes(table(row), table(rest, buller)) == [[row, rest], [buller]]


def test_an_item_keeps_the_items_below_it() -> None:
    symbol, mark, number = "12. symbol: återgivande i ordning av", "a) ett märke,", "b) nummer."
    assert quotes(unit(UnitKind.LIST, symbol, mark, number)) == [[symbol, mark, number]]


def test_an_item_goes_on_where_the_next_list_begins() -> None:
    item, rest = "– anmält organ: ett organ som anges i bilaga", "1:8 och 3 § lagen om kontroll,"
    lists = unit(UnitKind.LIST, item), unit(UnitKind.LIST, rest)
    assert quotes(*lists) == [[item, rest]]


@pytest.mark.parametrize(
    "half",
    [
        "Med färjetrafik avses befordran i reguljär trafik mellan hamn i Danmark och hamn i",
        "En genomgång innebär en systematisk bedömning av varje ordinerat läkeme-",
        "En patientöversikt är ett system där personal kan läsa i en annan",
    ],
)
def test_half_a_meaning_is_left_out(half: str) -> None:
    assert quotes(text(half), heading="Färjor") == []
    assert len(quotes(text(half + " fråga."), heading="Färjor")) == 1


def test_a_row_without_the_full_stop_of_the_others_is_cut_off() -> None:
    whole = "Buller\tIcke önskvärt ljud.", "Gräns\tVärde som inte får överskridas."
    assert len(quotes(table(*whole, "Nivå\tMedelvärde under en åttatimmars"))) == len(whole)
    assert len(quotes(table("FVE\tFörordning om kontroll", "AR\tAllmänna råd till lagen"))) == 2


def test_a_row_in_small_letters_is_the_end_of_the_row_before() -> None:
    whole = "Buller\tIcke önskvärt ljud.", "Gräns\tVärde som inte får överskridas."
    assert len(quotes(table(*whole, "eller anläggningar\tbeaktas vid projekteringen."))) == 2
    assert len(quotes(table("buller\ticke önskvärt ljud.", "gräns\tvärde som får nås."))) == 2


def test_a_question_and_figures_define_nothing() -> None:
    years = " ".join(str(year) for year in range(2005, 2021))
    asks = "Förstod hon informationen, det vill säga gavs den på ett sätt som var anpassat?"
    assert quotes(text(asks), heading="Vård") == []
    assert quotes(text(f"Hemtjänst är en insats {years} som kommunen ger."), heading="Vård") == []


def test_the_heading_that_runs_in_is_cut_from_the_quote() -> None:
    glued = "Andel kommuner 12 14 år 2007 . Med riskbruk avses en konsumtion som medför risk."
    assert quotes(text(glued), heading="Vård") == [
        ["Med riskbruk avses en konsumtion som medför risk."]
    ]
    assert quotes(
        text("Allmänt om trycksår Ett trycksår är en skada i huden."), heading="Vård"
    ) == [["Ett trycksår är en skada i huden."]]


def test_a_cut_keeps_to_the_spans() -> None:
    parted = Sentence("Rubrik om vård Vård är en insats.", (Span(1, 10, 24), Span(2, 3, 21)))
    assert cut(parted, 15) == Sentence("Vård är en insats.", (Span(2, 3, 21),))
    whole = Sentence("Rubrik om vård Vård är en insats.", (Span(1, 10, 43),))
    assert cut(whole, 15).spans == (Span(1, 25, 43),)


def test_what_spans_do_not_tell_is_not_cut() -> None:
    untold = Sentence("Rubrik om vård Vård är en insats.", (Span(1, 10, 60),))
    assert cut(untold, 15) == untold
    numbered = Sentence("5 § Med vård avses en insats.", (Span(1, 0, 29),))
    assert cut(numbered, 4) == numbered
