"""Several methods in one question: "Är KBT och MST evidensbaserade?" is asked of each by itself.

What the sources say of one of them is shown though they say nothing of the other.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from qa.answer.abstain import Verdict
from qa.answer.choose import BODY_PASSAGES
from qa.answer.evidence_asked import SHOWN
from qa.answer.matter import ABBREVIATED, is_no_method, spellings
from qa.model import Kind, Part, Question
from qa.ports import Candidate, Draft, DraftPart, DraftUnit
from qa.register.tables import names

MOST = 4
"""Methods that are asked about one by one; a longer enumeration is one question."""
MOST_UNITS = 4
OF_EVIDENCE = frozenset({Kind.METHODS, Kind.GAPS})
_JOIN = re.compile(
    r"\s*(?:,\s*(?:och|eller|samt)?|/|och|eller|samt|respektive|(?:lik)?som)\s*", re.I
)
_BOTH = re.compile(r"\b(?:både|såväl|varken|antingen)\s+$", re.IGNORECASE)


def apart(question: Question) -> Mapping[str, str]:
    """Return the question asked of each method that it names side by side, by the methods' names.

    Empty when it names fewer than two, or when it is not about the evidence for them.
    """
    text = question.standalone or question.corrected or question.text
    run = _side_by_side(text) if question.kind in OF_EVIDENCE else ()
    if not 1 < len(run) <= MOST or not _is_on(question, run):
        return {}
    before = _BOTH.sub("", text[: run[0].start()])
    return {found[0]: f"{before}{found[0]}{text[run[-1].end() :]}" for found in run}


def _is_on(question: Question, run: Sequence[re.Match[str]]) -> bool:
    """Tell whether the question is on the methods: its reader may have named another topic."""
    topic = question.topic.casefold()
    return all(found[0].casefold() in topic for found in run)


def _side_by_side(text: str) -> tuple[re.Match[str], ...]:
    """Return the first run of names of which none is another name for one before it."""
    runs: list[list[re.Match[str]]] = []
    for found in _named(text):
        joined = bool(runs) and _JOIN.fullmatch(text, runs[-1][-1].end(), found.start())
        if joined:
            runs[-1].append(found)
        else:
            runs.append([found])
    for run in runs:
        known = [{text.casefold() for text in spellings(found[0])} for found in run]
        if len(run) > 1 and len(set().union(*known)) == sum(map(len, known)):
            return tuple(run)
    return ()


def _named(text: str) -> Iterable[re.Match[str]]:
    """Yield the methods that a text names: known ones, and abbreviations of others."""
    known = list(names().finditer(text))
    for found in ABBREVIATED.finditer(text):
        inside = any(one.start() < found.end() and found.start() < one.end() for one in known)
        if not inside and not is_no_method(found[0]):
            known.append(found)
    return sorted(known, key=lambda found: found.start())


def joined(drafts: Sequence[Draft], lacks: Sequence[str]) -> Draft:
    """Return one draft of several, the best unit of each first; ``lacks`` has nothing to show."""
    leads = (unit for units in zip_longest(*(d.lead for d in drafts)) for unit in units if unit)
    return Draft(
        lead=_together(_units(leads)[:MOST_UNITS]),
        body=_passages([unit for draft in drafts for unit in draft.body]),
        parts=tuple(_parts([part for draft in drafts for part in draft.parts])),
        lacks=tuple(dict.fromkeys((*lacks, *(name for d in drafts for name in d.lacks)))),
    )


def agreed(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the best verdict, with what none of them covers."""
    best = max(verdicts, key=lambda verdict: verdict.probability)
    left = (word for word in best.not_covered if all(word in one.not_covered for one in verdicts))
    years = (y for y in best.missing_years if all(y in one.missing_years for one in verdicts))
    return replace(best, answers=True, not_covered=tuple(left), missing_years=tuple(years))


def all_found(found: Iterable[Sequence[Candidate]]) -> tuple[Candidate, ...]:
    """Return the candidates of each question in turn, each once."""
    rows = (one for ranks in zip_longest(*found) for one in ranks if one)
    return tuple({candidate.passage.id: candidate for candidate in rows}.values())


def _units(units: Iterable[DraftUnit]) -> tuple[DraftUnit, ...]:
    """Return each unit once; of a table or list what any of the drafts shows of it."""
    found: dict[tuple[str, int], DraftUnit] = {}
    for unit in units:
        key = (unit.candidate.passage.id, unit.unit)
        same = found.get(key, unit)
        shown = None
        if same.sentences is not None and unit.sentences is not None:
            shown = tuple(sorted({*same.sentences, *unit.sentences}))
        found[key] = replace(same, sentences=shown)
    return tuple(found.values())


def _together(units: Sequence[DraftUnit]) -> tuple[DraftUnit, ...]:
    """Return the units with those of a passage beside each other: one may point to another."""
    order = list(dict.fromkeys(unit.candidate.passage.id for unit in units))
    return tuple(sorted(units, key=lambda unit: order.index(unit.candidate.passage.id)))


def _passages(body: Sequence[DraftUnit]) -> tuple[DraftUnit, ...]:
    kept = list(dict.fromkeys(unit.candidate.passage.id for unit in body))[:BODY_PASSAGES]
    return tuple(unit for unit in _units(body) if unit.candidate.passage.id in kept)


def _parts(parts: Sequence[DraftPart]) -> Iterable[DraftPart]:
    """Yield the parts, the rows of those that say the same put together and each row once.

    What is stated of the evidence comes in the order of its tables, and one note is enough.
    """
    found: dict[tuple[object, ...], DraftPart] = {}
    for part in parts:
        key = (part.part, part.status, part.heading)
        before = found[key].rows if key in found else ()
        if part.part is Part.NOTE and before:
            continue
        shown = {row.sentences for row in before}
        new = tuple(row for row in part.rows if row.sentences not in shown)
        found[key] = replace(part, rows=(*before, *new))
    yield from sorted(found.values(), key=_place)


def _place(part: DraftPart) -> tuple[int, int]:
    statuses = SHOWN[Kind.METHODS]
    place = statuses.index(part.status) if part.status else len(statuses)
    return list(Part).index(part.part), place
