"""What is stated in a unit, and which units answer what has support or is recommended."""

from collections.abc import Sequence

from qa.answer.evidence_asked import FAVOURING
from qa.answer.matter import Matter
from qa.answer.narrowing import headed, stating
from qa.answer.saying import beside
from qa.answer.units import ScoredUnit
from qa.model import EvidenceStatus


def favoured_of(matter: Matter, units: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the units that state support or a recommendation, with no rows of anything else."""
    stating_it = [stating(unit, FAVOURING) for unit in units if stated_in(unit) & set(FAVOURING)]
    found = (unit for unit in stating_it if _is_on(matter, unit))
    return [unit for unit in found if not matter.is_for_others(unit.text)]


def may_favour(matter: Matter, units: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the units that are on the matter, or state support for what is called otherwise."""
    return [u for u in units if stated_in(u) & set(FAVOURING) or _is_on(matter, u)]


def _is_on(matter: Matter, unit: ScoredUnit) -> bool:
    """Tell whether a unit is on the matter, by what it says or what stands above it."""
    return matter.is_on(headed(unit, unit.text), beside(unit))


def stated_in(unit: ScoredUnit) -> set[EvidenceStatus]:
    """Return what is stated in those sentences of a unit that are shown."""
    shown = {unit.unit.sentences[at] for at in unit.shown}
    stated = (s for s in unit.candidate.statements if s.unit == unit.ordinal)
    return {s.status for s in stated if s.sentences[-1] in shown}
