"""Rows of evidence in columns: what the source's own row says is shown, and shown once."""

from qa.web.evidence_rows import EvidenceRow, evidence_row
from qa.web.presentation import Said

HEAD = ["Metod", "Målgrupp", "Vad källan säger", "Grad i källans ord", "Källa"]
ROW = "CRA\tvuxna\tbör erbjudas\tbör, prioritet 2\t[15]"


def lay_out(text: str, head: list[str], *columns: str, **told: str) -> EvidenceRow:
    row = {"first": 0, "last": 1, "head": head} | told
    return evidence_row(row, [{"text": text}], *([columns] if columns else []))


def test_cells_that_have_a_column_are_not_repeated_among_the_words_of_the_source() -> None:
    shown = lay_out(ROW, HEAD, about="CRA", target_group="vuxna", grade="prioritet 2")
    assert (shown.about, shown.target_group, shown.grade) == ("CRA", "vuxna", "bör, prioritet 2")
    assert shown.rest == (Said(cells=(("Vad källan säger", "bör erbjudas"), ("Källa", "[15]"))),)


def test_the_cell_of_a_column_of_grades_is_the_grade_also_when_the_register_knows_none() -> None:
    row = "DUDIT\tnarkotika\trekommenderas\tkan\t[9]"
    shown = lay_out(row, HEAD, about="DUDIT", target_group="narkotika", grade="")
    assert shown.grade == "kan"
    assert "kan" not in [cell for _, cell in shown.rest[0].cells]


def test_of_cells_without_names_those_that_say_the_same_are_taken() -> None:
    shown = lay_out("Våld\tstödsamtal\totillräckligt", [], about="Stödsamtal", grade="måttlig")
    assert (shown.about, shown.target_group, shown.grade) == ("stödsamtal", "", "måttlig")
    assert shown.rest == (Said(cells=(("", "Våld"), ("", "otillräckligt"))),)


def test_a_cell_that_says_more_stays_whole() -> None:
    cells = (("", "CRA vid alkohol"), ("", "bör erbjudas"))
    shown = lay_out("CRA vid alkohol\tbör erbjudas", [], about="CRA")
    assert (shown.about, shown.rest) == ("CRA", (Said(cells=cells),))


def test_a_sentence_stands_as_it_is() -> None:
    shown = lay_out("CRA bör erbjudas vuxna.", [], about="CRA", target_group="vuxna")
    assert shown == EvidenceRow((Said("CRA bör erbjudas vuxna."),), "CRA", "vuxna", "")


def test_a_page_without_a_column_of_grades_keeps_their_cell() -> None:
    shown = lay_out(ROW, HEAD, "about", about="CRA")
    assert ("Grad i källans ord", "bör, prioritet 2") in shown.rest[0].cells
