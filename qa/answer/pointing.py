"""Sentences whose method is only pointed at ("Det saknas därför evidens för metoden").

What they say belongs to the method named before them. It is shown with the sentence that names it,
and never as the answer about another.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from qa.answer.matter import Matter
from qa.answer.units import ScoredUnit
from qa.model import UnitKind

MOST_BEFORE = 3
"""How many sentences before it a sentence may point back over, as when the register reads them."""
_NOUN = (
    "(?:metod|insats|program|modell|behandling|åtgärd|arbetssätt|instrument|formulär|teknik|terapi)"
)
_DEFINITE = rf"{_NOUN}(?:en|et|met|n)s?"
_POINTS = re.compile(
    rf"\b{_DEFINITE}\b(?!\s+[”\"]?(?-i:[A-ZÅÄÖ]))"
    rf"|\b(?:denna|detta|den\s+här|det\s+här|dessa|de\s+här|båda)\s+(?:\w+a\s+)?{_NOUN}\w*\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:Den|De|Denna|Dessa)\s(?:är|var|har|hade|kan|kunde|bör|ska|skulle|ger|gav|visar|visade"
    r"|säger|saknar|tycks|verkar|minskar|ökar|bidrar|leder|fungerar|rekommenderas|anses|bedöms"
    r"|förbättrar|förebygger|används)\b"
)


class Pointing:
    """The units of the candidates, and what their sentences point back at.

    ``name_in`` returns the method or insats that a text names, an empty text for none.
    """

    def __init__(self, units: Iterable[ScoredUnit], name_in: Callable[[str], str]) -> None:
        self._name_in = name_in
        self._places = {(unit.candidate.passage.id, unit.ordinal): unit for unit in units}

    def points(self, unit: ScoredUnit) -> bool:
        """Tell whether a unit is a sentence that names no method and points at one."""
        if unit.unit.kind is not UnitKind.SENTENCE or self._name_in(unit.text):
            return False
        return bool(_POINTS.search(unit.text) or _PRONOUN.match(unit.text))

    def before(self, unit: ScoredUnit) -> list[ScoredUnit]:
        """Return the sentences, in their order, from the one that names what a unit points at.

        That is a method, or what the register says that the unit is about: "Den" after "Används en
        standardiserad metod?" is no method of a sentence before that.
        Where none of the nearest names a method, the one right before it; none when it points at
        nothing.
        """
        found: list[ScoredUnit] = []
        meant = {s.about.casefold() for s in unit.candidate.statements if s.unit == unit.ordinal}
        for back in range(1, MOST_BEFORE + 1) if self.points(unit) else ():
            one = self._places.get((unit.candidate.passage.id, unit.ordinal - back))
            if one is None or one.unit.kind is not UnitKind.SENTENCE:
                break
            found.insert(0, one)
            text = one.text.casefold()
            if self._name_in(one.text) or any(about and about in text for about in meant):
                return found
        return found[-1:]

    def told(self, unit: ScoredUnit) -> str:
        """Return the words of a unit with those that name what it points at."""
        return "\n".join(one.unit.text for one in (*self.before(unit), unit))

    def is_of_another(self, matter: Matter, unit: ScoredUnit) -> bool:
        """Tell whether a unit points at anything but the method asked about."""
        if not self.points(unit) or matter.is_on(unit.text):
            return False
        named = self.told(unit) if self.before(unit) else _heading(unit)
        return not matter.is_on(named)

    def led_up_to(self, lead: Sequence[ScoredUnit]) -> list[ScoredUnit]:
        """Return the units, each once, with what they point at before them."""
        found: dict[tuple[str, int], ScoredUnit] = {}
        for unit in lead:
            for one in (*self.before(unit), unit):
                place = (one.candidate.passage.id, one.ordinal)
                found.setdefault(place, one)
        return list(found.values())


def _heading(unit: ScoredUnit) -> str:
    return "".join(unit.candidate.passage.heading[-1:])
