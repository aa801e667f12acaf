"""A table that lists one thing by another, whole: "Vilka insatser finns per område?".

The table may run over several passages, and its answer is every row of it, or every row of the
area asked about. Which table is told by its heads: the things asked for are columns of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qa.answer.asked import Asked
from qa.answer.matter import Matter, is_thing
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.weights import unit_weights
from qa.language import analysis
from qa.model import Passage, Sentence, UnitKind
from qa.ports import Candidate, Draft, DraftRow, DraftUnit, OpenBuild, Term, Texts
from qa.services.known import candidates_of

MOST_PASSAGES = 6
"""Passages that one table is followed through, either way."""
MOST_LOOKED_UP = 30
MOST_WORDS = 600
_WORD = re.compile(r"[^\W\d_]+")
_PER = re.compile(
    r"\b(?:per|varje|vart|respektive|olika|alla|för\s+sig|vilken\s+\w+\s+som)\b|\b(\w+)\s+för\s+\1\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of one document: the passages it runs through, its caption, head and rows."""

    candidate: Candidate
    unit: int
    caption: tuple[Sentence, ...]
    head: Sentence
    rows: tuple[Sentence, ...]

    @property
    def columns(self) -> list[frozenset[str]]:
        return [frozenset(_stems(cell)) for cell in self.head.text.split("\t")]

    @property
    def words(self) -> int:
        return sum(len(row.text.split()) for row in self.rows)


def with_overview(
    build: OpenBuild, asked: Asked, found: Sequence[Candidate], draft: Draft
) -> Draft | None:
    """Return the draft with a whole table for its short answer, when one lists what is asked."""
    matter = Matter.of(asked)
    if matter.names:
        return None
    pool = [*found, *_by_heads(build, asked, found)] if matter.is_all else found
    tables = [
        cut
        for table in _tables(pool, build)
        if (cut := _answering(table, matter)) is not None and cut.words <= MOST_WORDS
    ]
    if not tables:
        return None
    best = max(tables, key=lambda table: (_fit(asked, table), len(table.rows)))
    row = DraftRow(best.candidate, (*best.caption, best.head, *best.rows))
    return replace(draft, lead=(_scored(asked, best),), table=row, lacks=())


def _by_heads(build: OpenBuild, asked: Asked, found: Sequence[Candidate]) -> Iterable[Candidate]:
    """Yield passages with the things that the question lists: they are heads of a table."""
    words = [word for word in _WORD.findall(asked.question.text) if is_thing(word)]
    stems = dict.fromkeys(s for s in _stems(" ".join(words)) if s in asked.idf)
    here = {candidate.passage.id for candidate in found}
    hits = build.index.search([Term(analysis.STEM, stem) for stem in stems], limit=MOST_LOOKED_UP)
    ids = [hit.passage_id for hit in hits if hit.passage_id not in here]
    return candidates_of(build, ids, len(found))


def _answering(table: _Table, matter: Matter) -> _Table | None:
    """Return the table with the rows that answer: all, or those of the area that is asked about."""
    asked = matter.asked.question
    wanted = set(_stems(asked.text))
    by, *others = table.columns
    things = [column for column in others if column & wanted]
    categories = [row.text.split("\t")[0] for row in table.rows]
    if len(set(categories)) == len(categories):  # nothing is listed under another thing
        return None
    whole = matter.is_all and _PER.search(asked.text) is not None
    if whole and (len(things) > 1 or (things and by & wanted)):
        return table
    if not things or not matter.stems:
        return None
    rows = tuple(
        row for row, of in zip(table.rows, categories, strict=True) if matter.share(of) > 0.99
    )
    return replace(table, rows=rows) if rows else None


def _fit(asked: Asked, table: _Table) -> float:
    """Return how much of the question its caption and head hold."""
    held = set(_stems(" ".join(s.text for s in (*table.caption, table.head))))
    return sum(idf for token, idf in asked.idf.items() if token in held)


def _tables(found: Sequence[Candidate], build: OpenBuild) -> Iterator[_Table]:
    seen: set[str] = set()
    for candidate in found:
        for ordinal, unit in enumerate(candidate.passage.units):
            if unit.kind is not UnitKind.TABLE or candidate.passage.id in seen:
                continue
            start = _start(candidate.passage, ordinal, build.texts)
            if start is None or start[0].id in seen:
                continue
            seen.add(start[0].id)
            first, at = start
            rest = list(_following(first, at, build.texts))
            seen.update(passage.id for passage in rest)
            lines = [*first.units[at].sentences]
            for passage in rest:
                lines += passage.units[0].sentences
            whole = candidate if first.id == candidate.passage.id else _candidate(build, first)
            table = _read(whole, at, lines)
            if table is not None:
                yield table


def _candidate(build: OpenBuild, passage: Passage) -> Candidate:
    (found,) = candidates_of(build, [passage.id], 0)
    return found


def _read(candidate: Candidate, unit: int, lines: Sequence[Sentence]) -> _Table | None:
    caption = tuple(line for line in lines[:2] if "\t" not in line.text)
    rows = [line for line in lines if "\t" in line.text]
    if not rows:
        return None
    head = rows[0]
    # A table that goes on over the page repeats its head.
    kept = tuple(row for row in rows if row.text != head.text)
    return _Table(candidate, unit, caption, head, kept)


def _start(passage: Passage, ordinal: int, texts: Texts) -> tuple[Passage, int] | None:
    """Return where the table of a unit begins: further up when its passage opens with it."""
    for _ in range(MOST_PASSAGES):
        if ordinal > 0:
            return passage, ordinal
        before = _neighbour(passage, -1, texts)
        if before is None or not _goes_on(before, passage):
            return passage, ordinal
        passage, ordinal = before, len(before.units) - 1
    return None


def _following(passage: Passage, ordinal: int, texts: Texts) -> Iterable[Passage]:
    """Yield the passages that the table at the end of a passage goes on through."""
    if ordinal != len(passage.units) - 1:
        return
    for _ in range(MOST_PASSAGES):
        after = _neighbour(passage, 1, texts)
        if after is None or not _goes_on(passage, after):
            return
        yield after
        if len(after.units) > 1:
            return
        passage = after


def _goes_on(first: Passage, second: Passage) -> bool:
    """Tell whether the table at the end of one passage goes on at the start of the next."""
    last, opening = first.units[-1], second.units[0]
    both = last.kind is UnitKind.TABLE and opening.kind is UnitKind.TABLE
    return both and first.heading == second.heading and "\t" in opening.sentences[0].text


def _neighbour(passage: Passage, step: int, texts: Texts) -> Passage | None:
    document, _, ordinal = passage.id.partition(":")
    try:
        return texts.passages([f"{document}:{int(ordinal) + step}"])[0]
    except (KeyError, IndexError):
        return None


def _scored(asked: Asked, table: _Table) -> DraftUnit:
    units: list[ScoredUnit] = scored_units(asked, [table.candidate], unit_weights())
    unit = next(unit for unit in units if unit.ordinal == table.unit)
    return DraftUnit(unit.candidate, unit.ordinal, unit.score, unit.features)


def _stems(text: str) -> list[str]:
    return analysis.fields(text)[analysis.STEM]
