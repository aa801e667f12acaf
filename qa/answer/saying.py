"""The words of a statement within its unit: what it says, of what, and what stands beside it."""

from qa.answer.items import around, items
from qa.answer.units import ScoredUnit
from qa.model import Sentence, Statement, UnitKind

LISTED_ONCE = 0.6
"""A table whose first cells differ less than this lists one thing under another."""


def said(statement: Statement) -> str:
    """Return the sentences of a statement, one a line."""
    return "\n".join(sentence.text for sentence in statement.sentences)


def with_item(unit: ScoredUnit, statement: Statement) -> tuple[Sentence, ...]:
    """Return the sentences of a statement from where its list item begins: it says what of."""
    every = unit.unit.sentences
    if unit.unit.kind is not UnitKind.LIST or statement.sentences[-1] not in every:
        return statement.sentences
    last = every.index(statement.sentences[-1])
    whole = next((item for item in items([s.text for s in every]) if last in item), None)
    return every[whole.start : last + 1] if whole else statement.sentences


def own_words(unit: ScoredUnit, statement: Statement) -> str:
    """Return the words that tell what a statement is about: of a list its item and the lead-in."""
    if unit.unit.kind is UnitKind.SENTENCE:
        return unit.unit.text
    lines = [sentence.text for sentence in unit.unit.sentences]
    if "\t" in lines[0]:
        return said(statement)
    if unit.unit.kind is UnitKind.TABLE:
        return f"{lines[0]}\n{said(statement)}"
    places = [unit.unit.sentences.index(s) for s in statement.sentences if s in unit.unit.sentences]
    return "\n".join(line for at in places for line in around(lines, at)) or said(statement)


def beside(unit: ScoredUnit) -> str:
    """Return the words beside a statement that may name its area; none where areas are listed."""
    firsts = [s.text.split("\t")[0] for s in unit.unit.sentences if "\t" in s.text]
    by_area = len(set(firsts)) < LISTED_ONCE * len(firsts)
    return "" if by_area else unit.unit.text
