"""The same sentences stand in one table of an answer, and once in it."""

from made import made

from qa.answer.repeats import once
from qa.model import EvidenceStatus, Statement
from qa.ports import Candidate, DraftRow

ITEM = made("• Måltider kan minska ensamhet.\nDe bör erbjudas alla.\nDe ger ingen effekt på fall.")


def row(status: EvidenceStatus, last: int, level: str = "", of: Candidate = ITEM) -> DraftRow:
    shown = of.passage.units[0].sentences[: last + 1]
    said = Statement(of.passage.id, 0, "Måltider", status, shown[-1:], grade=level, level=level)
    return DraftRow(of, shown, said)


def statuses(*rows: DraftRow) -> list[str]:
    return [one.statement.status.value for one in once(rows) if one.statement]


def test_of_support_and_advice_in_one_passage_the_support_is_shown() -> None:
    supported, recommended = row(EvidenceStatus.SUPPORTED, 0), row(EvidenceStatus.RECOMMENDED, 1)
    assert statuses(supported, recommended) == ["supported"]
    assert statuses(recommended, supported) == ["supported"]


def test_what_the_source_grades_is_better_grounded() -> None:
    graded = row(EvidenceStatus.RECOMMENDED, 1, level="prioritet:2")
    verb = row(EvidenceStatus.RECOMMENDED, 1, level="verb:bör")
    assert statuses(row(EvidenceStatus.SUPPORTED, 0), verb) == ["supported"]
    assert statuses(row(EvidenceStatus.SUPPORTED, 0), graded) == ["recommended"]


def test_what_speaks_against_stays_beside_what_speaks_for() -> None:
    against = row(EvidenceStatus.NO_EFFECT, 2)
    assert statuses(row(EvidenceStatus.SUPPORTED, 0), against) == ["supported", "no_effect"]


def test_of_one_status_the_longer_quote_stays() -> None:
    short, long = row(EvidenceStatus.RECOMMENDED, 0), row(EvidenceStatus.RECOMMENDED, 1)
    assert once([short, long]) == [long]


def test_the_same_words_of_another_passage_are_another_row() -> None:
    other = made("• Måltider kan minska ensamhet.", document="e")
    rows = [row(EvidenceStatus.SUPPORTED, 0), row(EvidenceStatus.SUPPORTED, 0, of=other)]
    assert once(rows) == rows
