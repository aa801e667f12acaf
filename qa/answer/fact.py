"""Facts and lists: the sentence or list that answers, then what surrounds it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answer.asked import LIMITING, Asked
from qa.answer.choose import best_units, draft
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.weights import unit_weights
from qa.language import analysis
from qa.model import Question
from qa.ports import Candidate, Draft, SearchIndex

_PRICES = re.compile(
    r"\b(?:kosta\w*|pris\w*|avgift\w*|belopp\w*|pengar|kronor|summa\w*|dyr\w*)\b", re.IGNORECASE
)


class FactWriter:
    """Answers kinds fact and list."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units that answer, best first; an empty lead when none fits.

        Where a price is asked for and none is told of the thing, that is lacking.
        """
        asked = Asked.of(question, index)
        ranked = scored_units(asked, candidates, unit_weights())
        priced = _of_what_is_priced(asked, ranked)
        if not priced:
            return draft(ranked)
        lead = best_units(priced)
        return replace(
            draft(ranked, lead), lacks=() if _tells_price(asked, lead) else _asking(asked)
        )


def _of_what_is_priced(asked: Asked, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the units that speak of the one thing whose price is asked for; none without one.

    What another thing costs answers no "Vad kostar familjehem?", however well it is priced.
    """
    if all(want.name != "money" for want in asked.wants):
        return []
    told = _stems(" ".join(_asking(asked)))
    things = [
        stem for stem in asked.idf if stem not in told and asked.special.get(stem, 1.0) >= LIMITING
    ]
    if len(things) != 1:
        return []
    return [unit for unit in ranked if _speaks_of(asked, unit, things[0])]


def _asking(asked: Asked) -> tuple[str, ...]:
    """Return the words of the question that ask for a price."""
    return tuple(_PRICES.findall(asked.question.corrected or asked.question.text))


def _tells_price(asked: Asked, lead: Sequence[ScoredUnit]) -> bool:
    money = [want for want in asked.wants if want.name == "money"]
    spoken = (unit.text for unit in lead)
    return any(want.given.search(t) or _PRICES.search(t) for t in spoken for want in money)


def _speaks_of(asked: Asked, unit: ScoredUnit, stem: str) -> bool:
    """Tell whether what is shown of a unit, what stands before it or above it names a thing."""
    analysed = unit.candidate.analysed
    own = analysed.units[unit.ordinal]
    before = analysed.units[unit.ordinal - 1].stems if unit.ordinal else ()
    shown = (held for at in unit.shown for held in own.sentences[at])
    held = frozenset((*shown, *analysed.heading.stems, *before))
    parts = asked.parts.get(stem) if len(unit.shown) == len(own.sentences) else None
    by_parts = parts is not None and parts <= own.parts
    return stem in held or by_parts or asked.synonym_credit(stem, held) > 0


def _stems(text: str) -> frozenset[str]:
    return frozenset(analysis.question_fields(text)[analysis.STEM])
