"""A question for how many wants a number of what it counts."""

import pytest

from qa.answer.how_many import counted, counted_noun
from qa.answer.wants import wanted
from qa.language import analysis


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Hur många äldre har hemtjänst?", "äldre"),
        ("Hur många av de anställda slutade?", "anställda"),
        ("Hur stor andel av barnen placeras?", "barnen"),
        ("Vem räknas som äldre?", ""),
    ],
)
def test_the_noun_after_how_many_is_what_is_counted(question: str, noun: str) -> None:
    assert [counted_noun(question)] == (stems(noun) or [""])


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("År 2019 fick drygt 172 000 äldre hemtjänst.", 1.0),
        ("Hemtjänsten gick till 12 procent av alla.", 0.5),
        ("Allt fler äldre fick hemtjänst 2019.", 0.0),
        ("Hemtjänst 2019 äldre", 0.0),
    ],
)
def test_a_number_counts_what_stands_after_it(text: str, share: float) -> None:
    [noun] = stems("äldre")
    assert counted(noun, frozenset(), stems(text)) == share


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Det var 350 kommuner.", True),
        ("Drygt 8,3 procent fick det.", True),
        ("Två av tre var nöjda.", True),
        ("Av personer som är 65 år och äldre var många nöjda.", False),
        ("Under 2019 blev de fler, se tabell 26 [12].", False),
        ("Det framgår av 4 kap. 1 § lagen (2001:453).", False),
    ],
)
def test_years_ages_sections_and_references_are_no_count(text: str, given: bool) -> None:
    [count] = [want for want in wanted("Hur många var nöjda?") if want.name == "count"]
    assert bool(count.given.search(text)) is given


def stems(text: str) -> list[str]:
    return analysis.fields(text)[analysis.STEM]
