"""Where the documents tell that they tell nothing ("Vi har inte hittat någon uppgift om stöd").

Asked about a method by name, that is what they have to say of it, and no statement of its evidence.
"Det gäller X och Y." says of X and Y what the sentence before it says.
"""

import re
from collections.abc import Sequence

from qa.answer.matter import Matter
from qa.answer.narrowing import WARNS
from qa.answer.units import ScoredUnit
from qa.model import UnitKind

MOST = 2
_WORD_OF_IT = (
    r"(?:uppgift\w*|grad\w*|rekommendation\w*|besked|bedömning\w*|källa\w*|källor\w*|stöd(?:et)?"
    r"|evidens\w*|studi\w+|översikt\w*|underlag\w*|utvärdering\w*)"
)
_NOTHING = re.compile(
    rf"\b(?:inte|ingen|inget|inga|varken)\s+(?:(?:hittat|funnit|sett|läst|om|alls)\s+)?"
    rf"(?:(?:någon|något|några|en|ett)\s+)?(?:\w+\s+)?{_WORD_OF_IT}\b"
    rf"|\b{_WORD_OF_IT}\s+(?:\w+\s+)?saknas\b|\bsaknas?\s+(?:\w+\s+)?{_WORD_OF_IT}\b",
    re.IGNORECASE,
)
_TELLS = re.compile(rf"\b{_WORD_OF_IT}\b", re.IGNORECASE)
_APPLIES = re.compile(r"(?:Det|Detta|Det samma|Detsamma|Samma sak)\s+gäller\b|[DH]it\s+hör\b")
"""How a sentence opens that but names what the one before it is said of."""


def speaks_of_evidence(text: str) -> bool:
    """Tell whether a text speaks of evidence at all: of studies, support, grades or advice."""
    return _TELLS.search(text) is not None


def told(matter: Matter, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the sentences that tell of the evidence for the very matter, in their order.

    Those of the best units, ``MOST`` at most, each with the one before it when it needs that, and
    with the one after it that warns of taking it for more.
    """
    places = {(unit.candidate.passage.id, unit.ordinal): unit for unit in ranked}
    found: list[ScoredUnit] = []
    times = 0
    for unit in ranked:
        if times == MOST:
            break
        if unit.unit.kind is not UnitKind.SENTENCE or not _is_on(matter, unit.text):
            continue
        before, after = (places.get((unit.candidate.passage.id, unit.ordinal + n)) for n in (-1, 1))
        applies = _APPLIES.match(unit.text) and before and _TELLS.search(before.text)
        if not applies and not _NOTHING.search(unit.text):
            continue
        times += 1
        found += [before] if applies and before else []
        found.append(unit)
        found += [after] if after and WARNS.match(after.text) else []
    return list({(unit.candidate.passage.id, unit.ordinal): unit for unit in found}.values())


def _is_on(matter: Matter, text: str) -> bool:
    fits = matter.is_on(text) and matter.holds_proper(text)
    return fits and not matter.is_for_others(text)
