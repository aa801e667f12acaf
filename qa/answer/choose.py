"""From scored units to a draft: what to say first, and what to show under it."""

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

from qa.answer.units import ScoredUnit
from qa.model import UnitKind
from qa.ports import Draft, DraftUnit

LEAD_UNITS = 3
LEAD_WORDS = 120
BODY_PASSAGES = 10
WHOLE, AROUND = 3, 2
"""Passages of the body that are shown whole, and units around the best one of the others."""
POOL = 9
"""Units that the short answer is chosen from."""
SHARPNESS = 2.0
"""How much a difference of 1 between two scores is worth as log-odds; weights are learned so."""
ENOUGH = 0.5
"""A further unit joins the short answer when it scores at least this share of the best."""
OF_NAMED = 0.8
"""When the documents that a question names have a unit that scores this share of the best, the
short answer is of them alone: "vad säger lagen om …" is not answered by a report."""
ALIKE = 0.6
"""Units that share this much of their words (Jaccard) say the same; the first is kept. Reports of
one series repeat each other from year to year."""


def draft(ranked: Sequence[ScoredUnit], lead: Sequence[ScoredUnit] | None = None) -> Draft:
    """Return the draft: ``lead`` (default: the best units) and the passages of the best units."""
    if not ranked:
        return Draft(())
    chosen = lead if lead is not None else best_units(ranked)
    return Draft(
        tuple(_draft_unit(unit) for unit in chosen),
        tuple(_body(ranked, chosen)),
    )


def best_units(ranked: Sequence[ScoredUnit], *, most: int = LEAD_UNITS) -> list[ScoredUnit]:
    """Return the units for the short answer, best first: those that together likeliest answer.

    Of at most ``most`` units and ``LEAD_WORDS`` words; a single list or best unit may be longer. A
    table that is best is shown however long it is: a shorter one beside it lists less.
    """
    pool = _worth_showing(ranked)
    odds = [math.exp(SHARPNESS * (unit.score - pool[0].score)) for unit in pool]
    words = [len(unit.text.split()) for unit in pool]
    must = {0} if pool and pool[0].unit.kind is UnitKind.TABLE else set()
    fitting = [
        places
        for size in range(1, most + 1)
        for places in combinations(range(len(pool)), size)
        if must.issubset(places)
        and (
            sum(words[at] for at in places) <= LEAD_WORDS
            or places == (0,)
            or (size == 1 and pool[places[0]].unit.kind is not UnitKind.SENTENCE)
        )
    ]
    best = max(fitting, key=lambda places: sum(odds[at] for at in places), default=())
    return [pool[at] for at in best]


def _worth_showing(ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the best units that say different things, none of them much worse than the first."""
    pool: list[ScoredUnit] = []
    for unit in _of_named(ranked):
        if unit.text.rstrip("”\"'").endswith("?"):  # a question never answers one
            continue
        if pool and unit.score < ENOUGH * pool[0].score:
            break
        if not any(_alike(unit, other) for other in pool):
            pool.append(unit)
        if len(pool) == POOL:
            break
    return pool


def _of_named(ranked: Sequence[ScoredUnit]) -> Sequence[ScoredUnit]:
    named = [unit for unit in ranked if unit.features.get("named")]
    return named if named and named[0].score >= OF_NAMED * ranked[0].score else ranked


def _alike(one: ScoredUnit, other: ScoredUnit) -> bool:
    left, right = set(one.tokens), set(other.tokens)
    return len(left & right) >= ALIKE * len(left | right)


def _body(ranked: Sequence[ScoredUnit], lead: Sequence[ScoredUnit]) -> Iterable[DraftUnit]:
    """Yield the passages whose best unit scores highest, those of the lead first.

    The first are whole; of the others there is what stands around the best unit.
    """
    passages: dict[str, ScoredUnit] = {}
    for unit in (*lead, *ranked):
        if len(passages) == BODY_PASSAGES:
            break
        new = unit.score > 0 and unit.candidate.passage.id not in passages
        if new and not any(_alike(unit, other) for other in passages.values()):
            passages[unit.candidate.passage.id] = unit
    for place, unit in enumerate(passages.values()):
        for ordinal in range(len(unit.candidate.passage.units)):
            if place < WHOLE or abs(ordinal - unit.ordinal) <= AROUND:
                yield DraftUnit(unit.candidate, ordinal, unit.score)


def _draft_unit(unit: ScoredUnit) -> DraftUnit:
    return DraftUnit(unit.candidate, unit.ordinal, unit.score, unit.features, unit.shown)
