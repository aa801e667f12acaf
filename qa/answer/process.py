"""Process: what is to be done, in each source's order, with its own ska, bör or kan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from qa.answer.asked import Asked
from qa.answer.choose import draft
from qa.answer.counts import counts
from qa.answer.duties import Duty, duty
from qa.answer.units import scored_units
from qa.answer.weights import unit_weights
from qa.model import Part, Question, Sentence, Unit, UnitKind
from qa.ports import Candidate, Draft, DraftPart, DraftRow, DraftUnit, SearchIndex

FIRST_PAGE = 1


class ProcessWriter:
    """Answers kind process."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units that answer, best first, and under them one list a source."""
        plan = draft(scored_units(Asked.of(question, index), candidates, unit_weights()))
        steps: list[DraftPart] = []
        rest: list[DraftUnit] = []
        ordered = _in_order(plan.body)
        for document, of_document in groupby(ordered, key=lambda unit: unit.candidate.document):
            rows: list[DraftRow] = []
            for _, of_passage in groupby(of_document, key=lambda unit: unit.candidate.passage.id):
                units = _below_title(list(of_passage))
                acting = [unit for unit in units if not _counts(unit)]
                told = list(_rows(acting))
                if any(row.duty or row.who for row in told):
                    rows += told
                    rest += [unit for unit in units if unit not in acting]
                else:
                    rest += units
            if rows:
                steps.append(DraftPart(Part.STEPS, tuple(rows), heading=document.title))
        return replace(plan, body=tuple(rest), parts=tuple(steps))


def _in_order(body: Sequence[DraftUnit]) -> tuple[DraftUnit, ...]:
    """Return the units source by source, the best source first, each as its document runs."""
    documents = list(dict.fromkeys(unit.candidate.document.id for unit in body))

    def place(unit: DraftUnit) -> tuple[int, int, int]:
        document, _, ordinal = unit.candidate.passage.id.partition(":")
        return documents.index(document), int(ordinal), unit.unit

    return tuple(sorted(body, key=place))


def _rows(units: Iterable[DraftUnit]) -> Iterable[DraftRow]:
    """Yield a row a sentence; the items of a list share what its lead-in lays on whom."""
    for each in units:
        unit = each.candidate.passage.units[each.unit]
        lead = _lead(unit)
        for at, sentence in enumerate(unit.sentences):
            own = duty(sentence.text) if "\t" not in sentence.text else Duty()
            shown = own if own.verb or at == 0 else lead
            who = shown.who or (lead.who if shown.verb else "")
            yield _row(each.candidate, sentence, shown.verb, who)


def _counts(each: DraftUnit) -> bool:
    """Tell whether a unit is a sentence of statistics, or a table of which nothing is to be done.

    One that says what somebody must or may do is a step, whatever it counts.
    """
    unit = each.candidate.passage.units[each.unit]
    if unit.kind is UnitKind.LIST or any(row.duty for row in _rows([each])):
        return False
    return counts(unit.text) if unit.kind is UnitKind.SENTENCE else _is_of_numbers(unit)


def _is_of_numbers(unit: Unit) -> bool:
    """Tell whether most cells of a table hold figures, its first row left out."""
    cells = [cell for row in unit.sentences[1:] for cell in row.text.split("\t")]
    return sum(any(map(str.isdigit, cell)) for cell in cells) * 2 > len(cells)


def _below_title(units: Sequence[DraftUnit]) -> Sequence[DraftUnit]:
    """Return the units of a passage without the names on a first page of what and whose it is.

    There, all goes that stands before the first list, lead-in, or duty.
    """
    first = next((at for at, each in enumerate(units) if not _may_be_title(each)), 0)
    return units[first:]


def _may_be_title(each: DraftUnit) -> bool:
    unit = each.candidate.passage.units[each.unit]
    on_first_page = unit.sentences[0].pages[0] == FIRST_PAGE
    if not on_first_page or unit.kind is not UnitKind.SENTENCE or unit.text.endswith(":"):
        return False
    return not any(row.duty or row.who for row in _rows([each]))


def _row(candidate: Candidate, sentence: Sentence, verb: str, who: str) -> DraftRow:
    return DraftRow(candidate, (sentence,), duty=verb, who=who)


def _lead(unit: Unit) -> Duty:
    first = unit.sentences[0].text
    return duty(first) if first.rstrip().endswith(":") else Duty()
