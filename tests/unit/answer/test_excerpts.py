"""Of a long table a short answer shows the row that is asked for; of a list of terms, the term."""

from dataclasses import replace

from made import Rare, made

from qa.answer.asked import Asked
from qa.answer.excerpts import LONG_TABLE, excerpt
from qa.model import Definition, Kind, Question, UnitKind

FILLER = " ".join(["utfyllnad"] * (LONG_TABLE // 2))


def asked(text: str, kind: Kind) -> Asked:
    return Asked.of(Question(text, kind, topic=text), Rare())


def table(*rows: str):
    """A table: one unit whose rows are its sentences."""
    found = made("\n".join(rows), kind=UnitKind.TABLE)
    assert len(found.passage.units[0].sentences) == len(rows)
    return found


def test_of_a_long_table_the_head_and_the_row_asked_for_are_shown() -> None:
    found = table("Avfall\tMängd", f"Olja\t100 liter {FILLER}", f"Blybatterier\t2 ton {FILLER}")
    assert excerpt(asked("Hur mycket blybatterier?", Kind.FACT), found, 0) == (0, 2)


def test_a_short_table_is_shown_whole() -> None:
    found = table("Avfall\tMängd", "Olja\t100 liter", "Blybatterier\t2 ton")
    assert excerpt(asked("Hur mycket blybatterier?", Kind.FACT), found, 0) == (0, 1, 2)


def test_who_asks_for_a_list_gets_all_of_it() -> None:
    found = table("Avfall\tMängd", f"Olja\t100 liter {FILLER}", f"Blybatterier\t2 ton {FILLER}")
    assert excerpt(asked("Vilka sorters avfall?", Kind.LIST), found, 0) == (0, 1, 2)


def test_of_a_list_of_terms_the_one_the_register_knows_is_shown() -> None:
    found = table("Begrepp\tBetydelse", "krisstöd\tomhändertagande", "olycka\thändelse")
    row = found.passage.units[0].sentences[1]
    known = replace(found, definitions=(Definition("d:0", 0, "krisstöd", (row,)),))
    assert excerpt(asked("krisstöd", Kind.DEFINITION), known, 0) == (1,)
    assert excerpt(asked("krisstöd", Kind.FACT), known, 0) == (0, 1, 2)


POINTS = (
    f"• Kostnaderna för äldreomsorgen var 126 miljarder kronor {FILLER}.",
    "• 2006 minskade antalet läkare i landet ganska mycket.",
    f"• Anhöriga ger allt mer omsorg till närstående {FILLER}.",
    "Det beror på att fler bor hemma.",
)


def test_of_points_that_each_say_a_thing_of_their_own_those_are_shown_that_answer() -> None:
    summary = made("\n".join(POINTS), kind=UnitKind.LIST)
    assert excerpt(asked("Vad kostar äldreomsorgen?", Kind.FACT), summary, 0) == (0,)
    assert excerpt(asked("Vad gör anhöriga?", Kind.LIST), summary, 0) == (2, 3)


def test_points_are_shown_whole_when_none_of_them_answers() -> None:
    summary = made("\n".join(POINTS), kind=UnitKind.LIST)
    assert excerpt(asked("Vad är avfall?", Kind.FACT), summary, 0) == (0, 1, 2, 3)


def test_of_a_list_that_is_led_one_thing_asked_shows_its_item_and_what_leads_in_to_it() -> None:
    led = made("\n".join(["Nämnden ska göra detta:", *POINTS]), kind=UnitKind.LIST)
    assert excerpt(asked("Vad kostar äldreomsorgen?", Kind.FACT), led, 0) == (0, 1)
    assert excerpt(asked("Vad ska nämnden göra?", Kind.FACT), led, 0) == (0, 1, 2, 3, 4)
    assert excerpt(asked("Vad kostar äldreomsorgen?", Kind.LIST), led, 0) == (0, 1, 2, 3, 4)
