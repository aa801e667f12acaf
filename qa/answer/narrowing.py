"""Of a list or table what is said of the method asked about, and nothing of its siblings."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from qa.answer.items import has_entries, items, lead_in
from qa.answer.matter import Matter
from qa.answer.units import ScoredUnit
from qa.model import EvidenceStatus, Sentence, UnitKind

_CAPTION = re.compile(r"(?:tabell|tablå)\s+\d", re.IGNORECASE)
_NAMES = re.compile(r"\s*[^\W\d_][^\d\t]*")
LONG_ITEM = 60
"""Words: running text often goes on after the last item as though it were of it."""
MOST_LEADING = 2
LEADING_WORDS = 40
"""Sentences and words before a list that lead in to it, when nothing in it does."""
MOST_NAMING = 4
"""Words of a cell that names an area."""
WARNS = re.compile(r"(?:Det|Detta)\s+(?:betyder|innebär)\s+(?:dock\s+)?inte\b")
"""How a sentence opens that says what the one before it, or the list after it, does not mean."""


def narrowed(matter: Matter, unit: ScoredUnit) -> ScoredUnit:
    """Return the unit with no rows or items but those of the method asked about, if it has any.

    A table that holds it among others must not open the answer with the others.
    """
    if unit.unit.kind is UnitKind.SENTENCE or not (matter.names or matter.stems):
        return unit
    lines = _lines(unit)
    listed = unit.unit.kind is UnitKind.LIST
    is_wide = not (matter.names or set(matter.stems) - matter.wide)
    if is_wide and not (has_entries(lines) if listed else tells_areas(matter, lines)):
        return unit
    heads = _heads_of(matter, unit, lines)
    whole = items(lines) if listed else [_line(at) for at in unit.shown]
    own = {
        at
        for item in whole
        if item.start >= heads and _is_on(matter, lines, item)
        for at in _shown(matter, lines, item)
    }
    shown = tuple(at for at in unit.shown if at < heads or at in own)
    return replace(unit, shown=shown) if own else unit


def tells_areas(matter: Matter, lines: Sequence[str]) -> bool:
    """Tell whether each row of a table opens with what it is of, the matter being one of those.

    Without such a column a table of one area need not say so in every row.
    """
    opening = [cell for line in lines if (cell := line.partition("\t")[0].strip()) and "\t" in line]
    named = [cell for cell in opening if matter.is_on(cell)]
    short = all(len(cell.split()) <= MOST_NAMING for cell in opening)
    return short and 0 < len(set(named)) < len(set(opening)) - 1


def _shown(matter: Matter, lines: Sequence[str], item: range) -> Sequence[int]:
    """Return the lines of an item to show: all of a short one, else what it opens with and says."""
    if sum(len(lines[at].split()) for at in item) <= LONG_ITEM:
        return item
    return [at for at in item if at == item.start or matter.is_on(lines[at])]


def is_of_others(matter: Matter, unit: ScoredUnit) -> bool:
    """Tell whether the unit is a list or table with nothing on the matter, nor its headings."""
    if unit.unit.kind is UnitKind.SENTENCE:
        return False
    lines = _lines(unit)
    listed = unit.unit.kind is UnitKind.LIST
    each = [*items(lines), range(lead_in(lines))] if listed else map(_line, range(len(lines)))
    return not any(_is_on(matter, lines, one) for one in each) and not matter.is_on(
        headed(unit, "")
    )


def stating(unit: ScoredUnit, statuses: Collection[EvidenceStatus]) -> ScoredUnit:
    """Return the unit with no rows or items but those that state one of the statuses.

    In one list what has no effect stands beside what lacks evidence of any.
    """
    if unit.unit.kind is UnitKind.SENTENCE:
        return unit
    sentences, lines = unit.unit.sentences, _lines(unit)
    told = {s.sentences[-1] for s in unit.candidate.statements if s.status in statuses}
    said = {at for at, sentence in enumerate(sentences) if sentence in told}
    listed = unit.unit.kind is UnitKind.LIST
    whole = items(lines) if listed else [_line(at) for at in range(len(lines))]
    own = {at for item in whole if said & set(item) for at in item}
    head = head_of(unit)
    heads = sentences.index(head) + 1 if head else lead_in(lines) if listed else 0
    shown = tuple(at for at in range(len(lines)) if at < heads or at in own)
    return replace(unit, shown=shown) if own else unit


def head_of(unit: ScoredUnit) -> Sentence | None:
    """Return the row of a table that names its columns, when one surely does.

    It stands right under a caption, holds no figures, and says nothing of a method. A table that
    goes on from a page before has none: a wrong one would mislabel every cell.
    """
    sentences = unit.unit.sentences
    at = next((at for at, sentence in enumerate(sentences) if "\t" in sentence.text), None)
    if at is None:
        return None
    above = sentences[at - 1].text if at else "".join(unit.candidate.passage.heading[-1:])
    told = {s.text for one in unit.candidate.statements for s in one.sentences}
    row = sentences[at].text
    is_head = row not in told and all(_NAMES.fullmatch(cell) for cell in row.split("\t"))
    return sentences[at] if _CAPTION.match(above) and is_head else None


def led_in(lead: Sequence[ScoredUnit], ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the units with the sentences that lead in to a list of which but a part is shown.

    Those are the last before it in its passage, when it has no lead-in of its own. What warns of
    taking the list for more stays with it however much is shown.
    """
    places = {(unit.candidate.passage.id, unit.ordinal): unit for unit in ranked}
    found: dict[tuple[str, int], ScoredUnit] = {}
    for unit in lead:
        is_part = len(unit.shown) < len(unit.unit.sentences)
        if unit.unit.kind is UnitKind.LIST and not lead_in(_lines(unit)):
            before = list(_before(unit, places))
            needed = is_part or any(WARNS.match(each.text) for each in before)
            if needed and sum(len(each.text.split()) for each in before) <= LEADING_WORDS:
                found |= {_place(each): each for each in reversed(before)}
        found.setdefault(_place(unit), unit)
    return list(found.values())


def _before(unit: ScoredUnit, places: dict[tuple[str, int], ScoredUnit]) -> Iterator[ScoredUnit]:
    """Yield the sentences before a unit, the nearest first."""
    passage, ordinal = _place(unit)
    found = (places.get((passage, ordinal - n)) for n in range(1, MOST_LEADING + 1))
    for each in takewhile(lambda one: one is not None, found):
        if each is None or each.unit.kind is not UnitKind.SENTENCE:
            return
        yield each


def _line(at: int) -> range:
    return range(at, at + 1)


def _place(unit: ScoredUnit) -> tuple[str, int]:
    return unit.candidate.passage.id, unit.ordinal


def _lines(unit: ScoredUnit) -> list[str]:
    return [sentence.text for sentence in unit.unit.sentences]


def _is_on(matter: Matter, lines: Sequence[str], places: range) -> bool:
    return matter.is_on("\n".join(lines[at] for at in places))


def _heads_of(matter: Matter, unit: ScoredUnit, lines: Sequence[str]) -> int:
    """Return how many lines stand above the rows or items: a lead-in, and the head of a table.

    A table that goes on from a page before has no head: its first row says something of a method.
    """
    first = next((at for at, line in enumerate(lines) if "\t" in line), None)
    if first is None:
        return lead_in(lines)
    told = {s.text for one in unit.candidate.statements for s in one.sentences}
    is_row = lines[first] in told or matter.is_on(lines[first])
    return first if is_row else first + 1


def above(unit: ScoredUnit) -> tuple[str, ...]:
    """Return what stands above a unit, the nearest first."""
    return (*reversed(unit.candidate.passage.heading), unit.candidate.document.title)


def headed(unit: ScoredUnit, text: str) -> str:
    """Return a text of a unit with what stands above it."""
    return "\n".join((*above(unit), text))


def under_headings(unit: ScoredUnit) -> str:
    """Return the words of a unit with those that stand above it."""
    return headed(unit, unit.unit.text)
