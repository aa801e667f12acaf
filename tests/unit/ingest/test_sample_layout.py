"""What the sample documents are made of, seen on their pages with the eye."""

from functools import cache
from pathlib import Path

from qa.ingest import reader
from qa.model import Passage, Unit, UnitKind

SAMPLE = Path(__file__).resolve().parents[3] / "corpus" / "exempel"


@cache
def passages(name: str) -> tuple[Passage, ...]:
    return reader.read(SAMPLE / f"{name}.pdf", f"{name}.pdf", "0" * 64).passages


def units(name: str, page: int) -> list[Unit]:
    """The units that stand on a page, whole or in part."""
    found = [unit for passage in passages(name) for unit in passage.units]
    return [unit for unit in found if any(page in one.pages for one in unit.sentences)]


def holding(name: str, page: int, words: str) -> list[str]:
    """The sentences of the first unit of a page that holds the words."""
    unit = next(unit for unit in units(name, page) if words in unit.text)
    return [sentence.text for sentence in unit.sentences]


def test_a_column_that_holds_a_table_and_a_list_is_read_down_before_the_next() -> None:
    found = units("fragor-for-fortroendevalda", 2)
    sentences = [unit.text for unit in found if unit.kind is UnitKind.SENTENCE]
    assert "Brist på individbaserad statistik och på evidensbaserade metoder gör det svårt att" in (
        next(text for text in sentences if text.startswith("Brist på"))
    )
    (table,) = [unit for unit in found if unit.kind is UnitKind.TABLE]
    assert [sentence.text for sentence in table.sentences][1:4] == [
        "Om svaret är\tFråga då",
        "Metoden finns i Metodguiden.\tVad säger en riktlinje eller översikt? "
        "Metodguiden ger inga rekommendationer [15].",
        "Metoden är evidensbaserad.\tEnligt vilken källa, för vilken målgrupp och vilket år?",
    ]


def test_a_column_of_sources_beside_the_text_is_no_furniture() -> None:
    rows = holding("missbruk-och-beroende", 3, "Case manager")
    assert (
        "Arbetsförberedande träning\tsamma grupp som för IPS\tkan erbjudas\t”kan”-nivå\t[22]"
        in (rows)
    )


def test_a_table_that_goes_on_over_the_page_has_its_head_once_and_its_rows_whole() -> None:
    rows = holding("missbruk-och-beroende", 4, "Cannabisprogram för ungdomar\t")
    assert rows.count("Metod\tMålgrupp\tVad källan säger\tGrad i källans ord\tKälla") == 1
    assert rows[-2:] == [
        "Multisystemisk terapi (MST)\tungdomar med alkohol- eller narkotikaproblem"
        "\thälso- och sjukvården kan erbjuda\tkan, prioritet 4\t[5]",
        "Cannabisprogram för ungdomar\tungdomar under 18 år\tunderlaget är otillräckligt men har "
        "stöd i beprövad erfarenhet enligt konsensusförfarande\totillräckligt underlag; konsensus"
        "\t[28]",
    ]


def test_a_source_beside_the_text_is_no_furniture_though_others_stand_at_its_height() -> None:
    rows = holding("socialpsykiatri-hemloshet-arbete", 3, "ger troligen stabilare boende")
    assert (
        "Bostad först\themlösa med beroende eller psykisk ohälsa\tger troligen stabilare boende"
        "\t”troligen”\t[28]" in rows
    )


def test_cells_that_stand_near_each_other_are_parted_where_the_header_has_two() -> None:
    rows = holding("vald-i-nara-relationer", 1, "FREDA\t")
    assert [row.split("\t")[-2:] for row in rows if row.startswith(("FREDA", "SARA:SV"))] == [
        ["ingen grad anges", "[5]"],
        ["ingen grad anges", "[7]"],
    ]


def test_items_far_from_their_numbers_are_a_list_and_no_table() -> None:
    (unit,) = [unit for unit in units("begreppen-2025", 1) if unit.kind is UnitKind.LIST]
    assert [sentence.text for sentence in unit.sentences] == [
        "Evidensbaserad praktik bygger på tre kunskapskällor [1]:",
        "1. forskning, det vill säga evidens",
        "2. professionens kompetens",
        "3. brukarens syn på sin situation.",
    ]


def test_text_is_no_heading_for_being_larger_than_tables_and_sources() -> None:
    items = holding("aldre-och-funktionshinder", 1, "Ledsagning är")
    assert items[1] == (
        "• Ledsagning är en individuell insats i form av följeslagare ute i samhället för personer "
        "med funktionsnedsättning."
    )
    steps = holding("metodguiden", 3, "1. Skriv vad metoden är")
    assert [step[:2] for step in steps[:5]] == ["1.", "2.", "3.", "4.", "5."]


def test_each_source_of_a_numbered_list_is_by_itself() -> None:
    found = [unit.text for unit in units("barn-och-unga", 4)]
    assert any(text.startswith("[11] Akademikerförbundet SSR") for text in found)


def test_what_the_foot_of_every_page_says_is_not_said_on_the_title_page_either() -> None:
    for path in sorted(SAMPLE.glob("*.pdf")):
        assert not [unit for unit in units(path.stem, 1) if "Exempeldokument" in unit.text], path


def test_raised_digits_of_the_font_are_marks_though_they_are_as_large_as_the_text() -> None:
    sentences = [one.text for unit in units("begreppen-2026", 4) for one in unit.sentences]
    assert "Troligen står för måttlig tillförlitlighet och möjligen för låg." in sentences
    joined = holding("begreppen-2026", 3, "Med uppföljning avses")
    assert joined[0].endswith("medan utvärdering är att dra slutsatser av det siffrorna säger.")
