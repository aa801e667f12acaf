"""How sources put a term, where they part, and what it is not to be taken for."""

from made import Rare, made

from qa.answer import wordings
from qa.answer.asked import Asked
from qa.model import Definition, Kind, Part, Question, UnitKind
from qa.ports import Candidate, DraftPart

TERM = "evidensbaserad praktik"


def parts(*candidates: Candidate, term: str = TERM, **defined: str) -> dict[Part, DraftPart]:
    """Return the parts by what they are; ``defined`` are terms by the document of each."""
    definitions = [
        Definition(candidate.passage.id, 0, defined[name], candidate.passage.units[0].sentences)
        for candidate in candidates
        if (name := candidate.document.id) in defined
    ]
    asked = Asked.of(Question(f"Vad är {term}?", Kind.DEFINITION, topic=term), Rare())
    return {part.part: part for part in wordings.parts(asked, candidates, definitions)}


def texts(part: DraftPart) -> list[str]:
    return [" ".join(s.text for s in row.sentences) for row in part.rows]


def test_every_source_s_definition_is_shown_and_that_of_another_term_is_not() -> None:
    one = made("Evidensbaserad praktik är att väga samman kunskap.", document="a")
    two = made("Evidensbaserad praktik är att bygga på kunskap.", document="b")
    other = made("Kunskapsstyrning är att sprida kunskap.", document="c")
    found = parts(one, two, other, a=TERM, b="Evidensbaserad praktik", c="Kunskapsstyrning")
    assert texts(found[Part.WORDING]) == [one.passage.text, two.passage.text]


def test_one_definition_alone_is_no_list() -> None:
    one = made("Evidensbaserad praktik är att väga samman kunskap.", document="a")
    assert Part.WORDING not in parts(one, a=TERM)


def test_another_number_of_the_same_thing_is_a_difference_with_its_lists_the_older_first() -> None:
    new = made("Där vägs fyra kunskapskällor samman:\n• a\n• b", heading=(TERM,), document="n",
               year=2026, kind=UnitKind.LIST)  # fmt: skip
    old = made("Evidensbaserad praktik bygger på tre kunskapskällor.", document="o", year=2011)
    difference = parts(new, old)[Part.DIFFERENCE]
    assert difference.heading == "tre kunskapskällor – fyra kunskapskällor"
    assert texts(difference) == [
        "Evidensbaserad praktik bygger på tre kunskapskällor.",
        "Där vägs fyra kunskapskällor samman: • a • b",
    ]


def test_numbers_of_one_source_of_other_things_and_of_time_are_no_difference() -> None:
    one = made(
        "Evidensbaserad praktik har tre kunskapskällor.",
        "Evidensbaserad praktik har fyra kunskapskällor.",
        "Evidensbaserad praktik prövades i tre kommuner.",
        document="a",
    )
    other = made(
        "Evidensbaserad praktik har fem grundsteg.",
        "Evidensbaserad praktik prövades i sex kommuner.",
        document="b",
    )
    assert Part.DIFFERENCE not in parts(one, other)


def test_numbers_under_another_term_are_no_difference() -> None:
    one = made("Metoden har tre kunskapskällor.", document="a")
    other = made("Metoden har fyra kunskapskällor.", document="b")
    assert Part.DIFFERENCE not in parts(one, other)


def test_definitions_with_hardly_a_word_in_common_differ_and_near_ones_do_not() -> None:
    one = made("Evidens är belägg som talar för en teori.", document="a")
    far = made("Evidens är den bästa kunskap som finns.", document="b")
    near = made("Evidens är belägg som talar för en hypotes.", document="c")
    assert Part.DIFFERENCE in parts(one, far, term="evidens", a="evidens", b="evidens")
    assert Part.DIFFERENCE not in parts(one, near, term="evidens", a="evidens", c="evidens")


def test_what_a_source_tells_apart_and_a_term_with_a_word_in_common_may_be_confused() -> None:
    told = made("Evidensbaserad praktik är inte detsamma som evidensbaserade metoder.")
    near = made("En evidensbaserad metod är en prövad metod.", document="m")
    more = made("Socialtjänstens evidensbaserad praktik är bred.", document="x")
    found = parts(
        told, near, more, m="evidensbaserad metod", x="socialtjänst evidensbaserad praktik"
    )
    rows = found[Part.CONFUSABLE].rows
    assert [row.about for row in rows] == ["", "evidensbaserad metod"]
