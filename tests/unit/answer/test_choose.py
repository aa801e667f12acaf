"""The short answer: the best units, of the documents that were asked for."""

from dataclasses import replace

from made import made

from qa.answer.choose import AROUND, WHOLE, best_units, draft
from qa.answer.units import ScoredUnit
from qa.model import UnitKind


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


def of_words(count: int, score: float, letter: str) -> ScoredUnit:
    return unit(" ".join(f"{letter}{at}" for at in range(count)) + ".", score)


def test_a_long_unit_gives_way_to_two_that_answer_as_likely() -> None:
    long, first, second = of_words(110, 5.0, "a"), of_words(50, 4.98, "b"), of_words(50, 4.95, "c")
    assert best_units([long, first, second]) == [first, second]


def test_a_long_unit_that_is_much_better_is_shown_alone() -> None:
    long, first, second = of_words(110, 5.0, "a"), of_words(50, 4.0, "b"), of_words(50, 3.9, "c")
    assert best_units([long, first, second]) == [long]


def test_the_best_unit_is_shown_however_long_it_is() -> None:
    assert len(best_units([of_words(200, 5.0, "a")])) == 1
    assert best_units([]) == []


def test_no_more_than_three_units_and_120_words_are_shown() -> None:
    many = [of_words(30, 5.0 - at / 100, "abcdefghijkl"[at]) for at in range(12)]
    chosen = best_units(many)
    assert chosen == many[:3]
    assert sum(len(one.text.split()) for one in chosen) <= 120


def test_the_first_passages_are_whole_and_of_the_others_what_stands_around_the_best_unit() -> None:
    ranked = []
    for at in range(WHOLE + 1):
        candidate = made(*(f"a{at}{n} b{at}{n} c{at}{n}." for n in range(9)), rank=at)
        text = candidate.passage.units[4].text
        ranked.append(ScoredUnit(candidate, 4, tuple(text.split()), (0,), {}, 5.0 - at))
    body = draft(ranked, ranked[:1]).body
    of_last = [unit.unit for unit in body if unit.candidate is ranked[-1].candidate]
    of_first = [unit.unit for unit in body if unit.candidate is ranked[0].candidate]
    assert of_first == list(range(9))
    assert of_last == list(range(4 - AROUND, 4 + AROUND + 1))


def test_a_table_that_is_best_is_shown_however_long_it_is() -> None:
    rows = "\n".join(f"a{at}\tb{at}\tc{at}" for at in range(60))
    found = made(rows, kind=UnitKind.TABLE)
    table = ScoredUnit(found, 0, tuple(rows.split()), tuple(range(60)), {}, 5.0)
    first, second = of_words(30, 4.99, "d"), of_words(30, 4.98, "e")
    assert best_units([table, first, second]) == [table]
