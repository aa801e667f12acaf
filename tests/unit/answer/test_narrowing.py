"""Of a table only the rows of the area asked about, when each row tells its own."""

from made import Rare, made

from qa.answer.asked import Asked
from qa.answer.interpret import interpret
from qa.answer.matter import Matter
from qa.answer.narrowing import narrowed
from qa.answer.units import ScoredUnit
from qa.model import UnitKind

HEAD = "Område\tVad det gäller\tBesked"
ROWS = (
    "Våld\tsamtal enligt Trappan\tevidens saknas",
    "Äldre\tförebyggande hembesök\toklart kunskapsläge",
    "Missbruk och beroende\tHAP vid cannabis\totillräckligt underlag",
)


def shown(question: str, *rows: str) -> list[str]:
    candidate = made("\n".join(rows), kind=UnitKind.TABLE)
    unit = ScoredUnit(candidate, 0, (), tuple(range(len(rows))))
    found = narrowed(Matter.of(Asked.of(interpret(question), Rare())), unit)
    return found.text.split("\n")


def test_rows_of_other_areas_are_left_out() -> None:
    asked = "Vilka metoder saknar evidens inom missbruk?"
    assert shown(asked, HEAD, *ROWS) == [HEAD, ROWS[2]]


def test_a_table_of_one_area_is_shown_whole_though_not_every_row_says_so() -> None:
    asked = "Vilka metoder saknar evidens inom missbruk?"
    rows = ("HAP\tvid cannabis\toklart", "A-CRA\tmissbruk hos unga\toklart", "CRA\tvuxna\toklart")
    assert shown(asked, HEAD, *rows) == [HEAD, *rows]
