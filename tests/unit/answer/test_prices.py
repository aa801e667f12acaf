"""What a thing costs is told of that thing, or told to be lacking."""

from made import Rare, made

from qa.answer.fact import FactWriter
from qa.answer.interpret import interpret
from qa.ports import Draft

ACT = "ACT kostar 57 000 kronor per patient och år."
HOME = "Familjehem är den vanligaste formen av heldygnsinsats."


def asked(question: str, *texts: str) -> Draft:
    found = [made(text, document=f"d{at}", rank=at) for at, text in enumerate(texts)]
    return FactWriter().write(interpret(question), found, Rare())


def shown(draft: Draft) -> list[str]:
    return [unit.candidate.passage.units[unit.unit].text for unit in draft.lead]


def test_what_another_thing_costs_is_no_answer() -> None:
    draft = asked("Vad kostar familjehem?", ACT, HOME)
    assert shown(draft) == [HOME]
    assert draft.lacks == ("kostar",)


def test_what_the_thing_costs_is() -> None:
    price = "Ett familjehem kostar 1 000 kronor om dygnet."
    draft = asked("Vad kostar familjehem?", ACT, price)
    assert shown(draft) == [price]
    assert draft.lacks == ()


def test_a_price_in_general_is_looked_for_everywhere() -> None:
    assert ACT in shown(asked("Vad kostar det?", ACT, HOME))
