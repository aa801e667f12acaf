"""Process: what is to be done, in each source's order, with its own ska, bör or kan."""

from collections.abc import Sequence
from dataclasses import replace

from qa.answer.asked import Asked
from qa.answer.choose import draft
from qa.answer.units import scored_units
from qa.answer.weights import unit_weights
from qa.model import Question
from qa.ports import Candidate, Draft, DraftUnit, SearchIndex


class ProcessWriter:
    """Answers kind process."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units that answer, best first, and under them one list a source."""
        plan = draft(scored_units(Asked.of(question, index), candidates, unit_weights()))
        return replace(plan, body=_in_order(plan.body))


def _in_order(body: Sequence[DraftUnit]) -> tuple[DraftUnit, ...]:
    """Return the units source by source, the best source first, each as its document runs."""
    documents = list(dict.fromkeys(unit.candidate.document.id for unit in body))

    def place(unit: DraftUnit) -> tuple[int, int, int]:
        document, _, ordinal = unit.candidate.passage.id.partition(":")
        return documents.index(document), int(ordinal), unit.unit

    return tuple(sorted(body, key=place))
