"""Methods and gaps: the units that answer, and tables of what the sources say of the evidence.

A table holds statements of the register, never a conclusion of ours: which status a statement has
was told from its own words when the build was made, and the words stand beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from qa.answer.asked import Asked
from qa.answer.asked_of import AskedOf
from qa.answer.choose import LEAD_UNITS, best_units, draft
from qa.answer.evidence_asked import (
    AGAINST,
    asks_against,
    asks_for_favoured,
    asks_if_proven,
    shown_for,
)
from qa.answer.favoured import favoured_of, may_favour, stated_in
from qa.answer.matter import Matter
from qa.answer.names import name_of
from qa.answer.narrowing import (
    above,
    head_of,
    headed,
    is_of_others,
    led_in,
    narrowed,
    stating,
    under_headings,
)
from qa.answer.pointing import Pointing
from qa.answer.repeats import once
from qa.answer.saying import beside, own_words, said, with_item
from qa.answer.telling import speaks_of_evidence, told
from qa.answer.topics import target_groups
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.weights import unit_weights
from qa.model import EvidenceStatus, Part, Question, Statement, UnitKind
from qa.ports import Candidate, Draft, DraftPart, DraftRow, SearchIndex

MOST_ROWS = 10
MOST_OF_ALL = 40
"""Rows for a question about everything that there is."""
MOST_OTHERS = 4
LONGEST_NAME = 4
"""Words; of a longer text outside a table the name in it is shown."""
HEADS = 0.6
"""The share of the question, by idf, that a heading holds under which all is an answer."""


class EvidenceWriter:
    """Answers kinds methods and gaps. ``name_in`` returns the method or insats that a text names.

    It returns an empty text when there is none.
    """

    def __init__(self, name_in: Callable[[str], str] = str) -> None:
        self._name_in = name_in

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units that answer, best first, and the statements on the same matter."""
        asked = Asked.of(question, index)
        every = ranked = scored_units(asked, candidates, unit_weights())
        pointing = Pointing(every, self._name_in)
        if against := asks_against(question):  # what is advised answers the opposite
            ranked = [stating(unit, AGAINST) for unit in every if stated_in(unit) & set(AGAINST)]
        matter = Matter.of(asked)
        holding = [unit for unit in ranked if matter.holds_names(under_headings(unit))]
        proper = [unit for unit in holding if matter.holds_proper(under_headings(unit))]
        is_named = bool(matter.names or self._name_in(question.topic))
        found = proper or holding
        is_one = is_named or (len(matter.stems) == 1 and any(matter.is_on(u.text) for u in found))
        if is_one:
            found = [unit for unit in found if not pointing.is_of_another(matter, unit)]
        own = [unit for unit in found if not (is_one and is_of_others(matter, unit))]
        of_it = AskedOf.of(question, self._name_in)
        named = [
            narrow
            for unit in own or found
            if (narrow := of_it.narrowed(narrowed(matter, unit), pointing.told(unit)))
        ]
        fitting = [unit for unit in named if not matter.is_for_others(unit.text)]
        near = of_it.context(matter)
        fitting = [u for u in fitting if near.is_on(headed(u, u.text))] or fitting
        parts = tuple(self._parts(matter, ranked, pointing, of_it))
        lead = best_units(fitting or named or ([] if of_it.names else ranked))
        by_no_name = not of_it.names and asks_for_favoured(question)
        favoured = favoured_of(matter, fitting) if by_no_name else []
        if by_no_name:  # what has support comes before what lacks it; another matter is no answer
            lead = best_units(favoured) or may_favour(matter, lead)
        if of_it.names and parts and not any(stated_in(unit) for unit in lead):
            lead = _joined([unit for unit in fitting if stated_in(unit)][:1], lead)
        if is_named and any(stated_in(unit) for unit in lead):  # how to write of it is beside it
            lead = [unit for unit in lead if stated_in(unit) or speaks_of_evidence(unit.text)]
            lead = sorted(lead, key=lambda unit: not stated_in(unit))
        if of_it.names and asks_if_proven(question) and not parts:
            lead = [unit for unit in lead if stated_in(unit) or speaks_of_evidence(unit.text)]
        first = told(matter, ranked) if is_named else []
        stated = is_named and any(part.part is Part.EVIDENCE for part in parts)
        stated = stated or bool(favoured and not matter.is_all)
        if first and parts:  # a source that found nothing is told beside one that found something
            lead = [*(unit for unit in lead if stated_in(unit)), *first]
        elif first:
            lead = _joined(first, [unit for unit in lead if matter.is_on(under_headings(unit))])
        if against:
            order = shown_for(question)
            lead = sorted(lead, key=lambda unit: order[0] not in stated_in(unit))
            stated = stated or (matter.is_all and any(part.status is order[0] for part in parts))
        lead = pointing.led_up_to(led_in(lead, every))
        return replace(
            draft(_by_heading(asked, ranked), lead),
            parts=parts,
            stated=stated or bool(first and not matter.groups),
            lacks=matter.lacking([headed(unit, _told(unit)) for unit in lead]),
        )

    def _parts(
        self, matter: Matter, ranked: Sequence[ScoredUnit], pointing: Pointing, of_it: AskedOf
    ) -> Iterable[DraftPart]:
        """Yield a table for each status, and one of what is said for other groups than asked."""
        shown = shown_for(matter.asked.question)
        own: dict[str, DraftRow] = {}
        others: dict[str, DraftRow] = {}
        near, apart = of_it.context(matter), list[str]()
        for unit, statement in _statements(matter, ranked, shown, pointing, of_it):
            row = self._row(unit, _led_up_to(unit, statement, pointing))
            if matter.is_all and not row.about:
                continue
            texts = (statement.target_group, said(statement), *above(unit))
            if matter.speaks_of_group(*texts):
                # Of everything each method is named once; else each that says so is shown.
                name = self._name_in(row.about) or row.about
                key = name if matter.is_all else said(statement)
                own.setdefault(f"{statement.status} {key}".casefold(), row)
                if not near.is_on("\n".join((own_words(unit, statement), *texts))):
                    apart.append(f"{statement.status} {key}".casefold())
            elif (matter.stems or matter.names) and target_groups("\n".join(texts)):
                others.setdefault(said(statement).casefold(), row)
        if len(set(apart)) < len(own):  # where none is said to be for what is asked, all are shown
            others |= {key: own.pop(key) for key in dict.fromkeys(apart)}
        rows = once(own.values())[: MOST_OF_ALL if matter.is_all else MOST_ROWS]
        for status in shown:
            of_status = [row for row in rows if row.statement and row.statement.status is status]
            if of_status:
                yield DraftPart(Part.EVIDENCE, _by_group(of_status), status=status)
        if others:
            yield DraftPart(Part.OTHER_GROUP, tuple(others.values())[:MOST_OTHERS])

    def _row(self, unit: ScoredUnit, statement: Statement) -> DraftRow:
        about = self._about(unit, statement)
        named = replace(statement, about=about)
        head = head_of(unit) if unit.unit.kind is UnitKind.TABLE else None
        sentences = with_item(unit, statement)
        return DraftRow(unit.candidate, sentences, named, about=about, head=head)

    def _about(self, unit: ScoredUnit, statement: Statement) -> str:
        """Return what a statement is about when that can stand as a name beside its quote.

        What is not in a table must be a known name, and stand in the quote or right above it: one
        from a sentence before may be another's.
        """
        about = name_of(statement.about)
        words = said(statement)
        if "\t" in words:
            return about
        name = self._name_in(about)
        here = "\n".join((words, *unit.candidate.passage.heading[-1:]))
        if not name or name.casefold() not in here.casefold():
            return ""
        return about if len(about.split()) <= LONGEST_NAME else name


def _led_up_to(unit: ScoredUnit, statement: Statement, pointing: Pointing) -> Statement:
    """Return the statement with the sentences that name the method that it points at."""
    before = tuple(s for one in pointing.before(unit) for s in one.unit.sentences)
    return replace(statement, sentences=(*before, *statement.sentences))


def _statements(
    matter: Matter,
    ranked: Sequence[ScoredUnit],
    shown: Sequence[EvidenceStatus],
    pointing: Pointing,
    of_it: AskedOf,
) -> Iterable[tuple[ScoredUnit, Statement]]:
    """Yield the statements on the matter that are shown, those of the best units first."""
    for unit in ranked:
        for statement in unit.candidate.statements:
            if statement.unit != unit.ordinal or statement.status not in shown:
                continue
            named = matter.holds_names(headed(unit, said(statement)))
            before = (one.unit.text for one in pointing.before(unit))
            own = "\n".join((*before, own_words(unit, statement)))
            on = matter.is_on(headed(unit, own), beside(unit))
            if named and on and of_it.is_of(unit, statement, own):
                yield unit, statement


def _joined(first: Sequence[ScoredUnit], rest: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the units for the short answer, each once: as many of the rest as there is room."""
    here = {(unit.candidate.passage.id, unit.ordinal) for unit in first}
    more = [unit for unit in rest if (unit.candidate.passage.id, unit.ordinal) not in here]
    return [*first, *more[: max(LEAD_UNITS - len(first), 0)]]


def _told(unit: ScoredUnit) -> str:
    """Return what a unit says with the sentences beside it; rows beside it say other things."""
    is_text = unit.unit.kind is UnitKind.SENTENCE
    return unit.candidate.passage.text if is_text else unit.text


def _by_heading(asked: Asked, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the units with those first whose own heading asks the question: all under it answers.

    "Insatser utan en evidensbaserad metod" answers which they are, though no item says so again.
    """
    return sorted(ranked, key=lambda unit: not _heads(asked, unit))


def _heads(asked: Asked, unit: ScoredUnit) -> bool:
    stems = frozenset(unit.candidate.analysed.heading.stems)
    return sum(idf for token, idf in asked.idf.items() if token in stems) > HEADS * asked.mass


def _by_group(rows: Sequence[DraftRow]) -> tuple[DraftRow, ...]:
    """Return the rows with those of one target group together, in the order of the first."""
    order = list(dict.fromkeys(_group(row) for row in rows))
    return tuple(sorted(rows, key=lambda row: order.index(_group(row))))


def _group(row: DraftRow) -> str:
    return row.statement.target_group.casefold() if row.statement else ""
