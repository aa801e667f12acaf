"""From a draft to what is shown: every unit through the gate, every quote with a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from qa.model import (
    AnswerSentence,
    Citation,
    CitedPage,
    Part,
    Quote,
    Row,
    Section,
    Sentence,
    Unit,
    UnitKind,
)
from qa.ports import Candidate, Draft, DraftPart, DraftRow, DraftUnit, Texts
from qa.quotes import gate_all

WORDS_IN_ALL = 800
WORDS_OF_PARTS = 250
"""Words that tables and lists may take, and what a short answer leaves of ``WORDS_BEFORE_BODY``."""
WORDS_BEFORE_BODY = 450
"""Words after which tables and lists take no further row: the passages need room too."""

LONG = 60
MOST_SHOWN = 0.7
"""A passage is not shown under a short answer that is this long and this share of it."""

Gated = tuple[Quote, tuple[Sentence, ...]]


@dataclass
class Composed:
    """The parts of an answer that have passed the gate."""

    sentences: list[AnswerSentence] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    words: int = 0


def compose(draft: Draft, texts: Texts) -> Composed:
    """Return the short answer, the body and their citations; what fails the gate is dropped."""
    composed = Composed()
    for candidate, said, cut in _short(draft):
        gated = _gated(texts, candidate, said)
        if gated is not None:
            cited = _cite(composed, candidate, *gated, texts)
            composed.sentences.extend(
                replace(shown, cut=sentence in cut)
                for shown, sentence in zip(cited, gated[1], strict=True)
            )
    if not composed.sentences:
        return Composed()
    _add_parts(composed, [part for part in draft.parts if part.part is not Part.STEPS], texts)
    for part in draft.parts:
        if part.part is Part.STEPS:
            _add_steps(composed, part, texts)
    for candidate, units in _by_passage(draft.body):
        _add_section(composed, candidate, units, texts)
    return composed


def nearest(candidates: Sequence[Candidate], texts: Texts, *, most: int = 3) -> list[Citation]:
    """Return the passages nearest to a question that the material does not answer."""
    composed = Composed()
    for candidate in candidates[:most]:
        gated = _gated(texts, candidate, _sentences(candidate.passage.units))
        if gated is not None:
            _cite(composed, candidate, *gated, texts)
    return composed.citations


def _short(
    draft: Draft,
) -> Iterable[tuple[Candidate, Sequence[Sentence], frozenset[Sentence]]]:
    """Yield what is quoted first, and those of its sentences before which items are left out."""
    if draft.table is not None:
        yield draft.table.candidate, draft.table.sentences, frozenset()
        return
    for unit in draft.lead:
        yield unit.candidate, _sentences((_unit(unit),)), _cuts(unit)


def _cuts(unit: DraftUnit) -> frozenset[Sentence]:
    whole = unit.candidate.passage.units[unit.unit]
    shown = unit.sentences or ()
    after_gap = (at for at in shown if at and at - 1 not in shown)
    listed = whole.kind is UnitKind.LIST
    return frozenset(whole.sentences[at] for at in after_gap if listed)


def _add_parts(composed: Composed, parts: Sequence[DraftPart], texts: Texts) -> None:
    """Add tables and lists: each gets a row before any gets its second, while there is room."""
    most = max(WORDS_BEFORE_BODY, composed.words + WORDS_OF_PARTS)
    words = composed.words
    chosen: list[list[tuple[DraftRow, Gated]]] = [[] for _ in parts]
    for at in range(max((len(part.rows) for part in parts), default=0)):
        for part, rows in zip(parts, chosen, strict=True):
            if at < len(part.rows):
                row = part.rows[at]
                gated = _gated(texts, row.candidate, row.sentences)
                whole = gated is not None and len(gated[1]) == len(row.sentences)
                if gated is not None and whole and words + _count(gated[1]) <= most:
                    words += _count(gated[1])
                    rows.append((row, gated))
    for part, rows in zip(parts, chosen, strict=True):
        if part.part is Part.DIFFERENCE and len(rows) < len(part.rows):
            continue  # one side alone differs from nothing
        shown = [
            replace(
                _row(row, _cite(composed, row.candidate, *gated, texts)), head=_head(row, texts)
            )
            for row, gated in rows
        ]
        if shown:
            composed.sections.append(
                Section(part.heading, status=part.status, rows=tuple(shown), part=part.part)
            )


def _add_steps(composed: Composed, part: DraftPart, texts: Texts) -> None:
    """Add the steps of one source, those of a passage as one quote.

    A passage that fails the gate is left out, and so is one for which there is no room.
    """
    shown: list[Row] = []
    for _, run in groupby(part.rows, key=lambda row: row.candidate.passage.id):
        rows = list(run)
        sentences = [sentence for row in rows for sentence in row.sentences]
        gated = _gated(texts, rows[0].candidate, sentences)
        if gated is None or composed.words + _count(gated[1]) > WORDS_IN_ALL:
            continue
        cited = dict(zip(gated[1], _cite(composed, rows[0].candidate, *gated, texts), strict=True))
        shown += [
            _row(row, [cited[sentence] for sentence in row.sentences])
            for row in rows
            if all(sentence in cited for sentence in row.sentences)
        ]
    if shown:
        composed.sections.append(Section(part.heading, rows=tuple(shown), part=part.part))


def _row(row: DraftRow, sentences: Sequence[AnswerSentence]) -> Row:
    stated = row.statement
    return Row(
        sentences=tuple(sentences),
        about=row.about or (stated.about if stated else ""),
        status=stated.status if stated else None,
        target_group=stated.target_group if stated else "",
        outcome=stated.outcome if stated else "",
        grade=stated.grade if stated else "",
        level=stated.level if stated else "",
        duty=row.duty,
        who=row.who,
    )


def _head(row: DraftRow, texts: Texts) -> tuple[str, ...]:
    """Return the names of a table row's cells, when they stand on the page and fit the row."""
    if row.head is None or _gated(texts, row.candidate, [row.head]) is None:
        return ()
    names = tuple(cell.strip() for cell in row.head.text.split("\t"))
    fits = all(s.text.count("\t") + 1 == len(names) for s in row.sentences)
    return names if fits else ()


def _add_section(
    composed: Composed, candidate: Candidate, units: Sequence[Unit], texts: Texts
) -> None:
    gated = _gated(texts, candidate, _sentences(units))
    if gated is None or composed.words + _count(gated[1]) > WORDS_IN_ALL:
        return
    if _is_shown(composed, gated[1]):
        return
    kinds = {unit.kind for unit in units}
    composed.sections.append(
        Section(
            heading=" › ".join(candidate.passage.heading),
            sentences=tuple(_cite(composed, candidate, *gated, texts)),
            kind=kinds.pop() if len(kinds) == 1 else UnitKind.SENTENCE,
        )
    )


def _is_shown(composed: Composed, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the short answer already is this passage: a long list or table of it."""
    said = {sentence.text for sentence in composed.sentences}
    again = _count([sentence for sentence in sentences if sentence.text in said])
    return again >= LONG and again >= MOST_SHOWN * _count(sentences)


def _sentences(units: Iterable[Unit]) -> list[Sentence]:
    return [sentence for unit in units for sentence in unit.sentences]


def _gated(texts: Texts, candidate: Candidate, sentences: Sequence[Sentence]) -> Gated | None:
    document_id = candidate.passage.document_id
    return gate_all(document_id, sentences, lambda number: texts.page(document_id, number).text)


def _cite(
    composed: Composed,
    candidate: Candidate,
    quote: Quote,
    sentences: Sequence[Sentence],
    texts: Texts,
) -> list[AnswerSentence]:
    composed.words += _count(sentences)
    n = len(composed.citations) + 1
    for cited in composed.citations:
        if cited.quote == quote:  # a passage of one unit, already quoted in the short answer
            return [AnswerSentence(sentence.text, (cited.n,)) for sentence in sentences]
    numbers = dict.fromkeys(span.page for span in quote.spans)
    pages = [texts.page(quote.document_id, number) for number in numbers]
    composed.citations.append(
        Citation(
            n=n,
            document=candidate.document,
            pages=tuple(CitedPage(page.number, page.label) for page in pages),
            quote=quote,
        )
    )
    return [AnswerSentence(sentence.text, (n,)) for sentence in sentences]


def _count(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.text.split()) for sentence in sentences)


def _unit(draft_unit: DraftUnit) -> Unit:
    unit = draft_unit.candidate.passage.units[draft_unit.unit]
    if draft_unit.sentences is None:
        return unit
    return replace(unit, sentences=tuple(unit.sentences[at] for at in draft_unit.sentences))


def _by_passage(units: Iterable[DraftUnit]) -> list[tuple[Candidate, list[Unit]]]:
    grouped: dict[str, tuple[Candidate, list[Unit]]] = {}
    for unit in units:
        passage = unit.candidate.passage
        grouped.setdefault(passage.id, (unit.candidate, []))[1].append(_unit(unit))
    return list(grouped.values())
