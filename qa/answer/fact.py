"""Facts and lists: the sentence or list that answers, then what surrounds it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answer.asked import LIMITING, Asked
from qa.answer.choose import best_units, draft
from qa.answer.document_names import stems_of
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.wants import MONEY
from qa.answer.weights import unit_weights
from qa.model import Question
from qa.ports import Candidate, Draft, SearchIndex

_COSTS = re.compile(r"\bkostnad\w*", re.IGNORECASE)


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
        return replace(draft(ranked, lead), lacks=() if _tells_price(lead) else _asking(asked))


def _of_what_is_priced(asked: Asked, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the units that speak of the one thing whose price is asked for; none without one.

    What another thing costs answers no "Vad kostar familjehem?", however well it is priced.
    """
    told = stems_of(" ".join(_asking(asked)))
    things = [
        stem for stem in asked.idf if stem not in told and asked.special.get(stem, 1.0) >= LIMITING
    ]
    if not told or len(things) != 1:
        return []
    return [unit for unit in ranked if _speaks_of(asked, unit, things[0])]


def _asking(asked: Asked) -> tuple[str, ...]:
    """Return the words of the question that ask for a price; none when it asks for none."""
    text = asked.question.corrected or asked.question.text
    return tuple(found[0] for found in MONEY.asked.finditer(text))


def _tells_price(lead: Sequence[ScoredUnit]) -> bool:
    texts = [unit.text for unit in lead]
    signs = (MONEY.given, MONEY.asked, _COSTS)
    return any(sign.search(text) for text in texts for sign in signs)


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
