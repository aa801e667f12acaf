"""The short answer: the best units, of the documents that were asked for."""

from dataclasses import replace

from made import made

from qa.answer.choose import best_units
from qa.answer.units import ScoredUnit


def unit(text: str, score: float, *, named: bool = False, document: str = "d") -> ScoredUnit:
    features = {"named": float(named)}
    candidate = made(text, document=document)
    return ScoredUnit(candidate, 0, tuple(text.split()), (0,), features, score)


def documents(ranked: list[ScoredUnit]) -> list[str]:
    return [chosen.candidate.document.id for chosen in best_units(ranked)]


def test_what_a_named_document_says_is_answered_by_that_document_alone() -> None:
    report = unit("Rapporten nämner våld i nära relationer.", 5.0, document="rapport")
    law = unit("Nämnden ska beakta våld.", 4.2, named=True, document="lag")
    assert documents([report, law]) == ["lag"]


def test_a_named_document_that_says_next_to_nothing_gives_way() -> None:
    report = unit("Rapporten nämner våld i nära relationer.", 5.0, document="rapport")
    law = unit("Lagen träder i kraft.", 3.0, named=True, document="lag")
    assert documents([report, law]) == ["rapport", "lag"]


def test_a_unit_that_says_the_same_or_asks_is_passed_over() -> None:
    first = unit("Nämnden ska beakta våld.", 5.0)
    again = replace(first, score=4.9)
    question = unit("Vad ska nämnden beakta?", 4.8)
    assert [u.score for u in best_units([first, again, question])] == [5.0]
