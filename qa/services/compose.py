"""From a draft to what is shown: every unit through the gate, every quote with a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from qa.model import (
    AnswerSentence,
    Citation,
    CitedPage,
    EvidenceRow,
    EvidenceStatus,
    Quote,
    Section,
    Sentence,
    Unit,
    UnitKind,
)
from qa.ports import Candidate, Draft, DraftStatement, DraftUnit, Texts
from qa.quotes import gate_all

ORDER = (
    EvidenceStatus.SUPPORTED,
    EvidenceStatus.RECOMMENDED,
    EvidenceStatus.LIMITED,
    EvidenceStatus.MIXED,
    EvidenceStatus.INSUFFICIENT,
    EvidenceStatus.GAP,
    EvidenceStatus.NO_EFFECT,
    EvidenceStatus.NOT_RECOMMENDED,
)
"""How a table of evidence runs: what is known first, what is missing next, what speaks against."""
WORDS_IN_ALL = 800
WORDS_OF_EVIDENCE = 450
"""Words after which the table of evidence takes no further row: its passages need room too."""


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
    for unit in draft.lead:
        gated = _gated(texts, unit.candidate, (_unit(unit),))
        if gated is not None:
            sentences = _cite(composed, unit.candidate, *gated, texts)
            composed.sentences.extend(sentences)
    if not composed.sentences:
        return Composed()
    for status, drafts in _by_status(draft.statements):
        _add_evidence(composed, status, drafts, texts)
    for candidate, units in _by_passage(draft.body):
        _add_section(composed, candidate, units, texts)
    return composed


def nearest(candidates: Sequence[Candidate], texts: Texts, *, most: int = 3) -> list[Citation]:
    """Return the passages nearest to a question that the material does not answer."""
    composed = Composed()
    for candidate in candidates[:most]:
        gated = _gated(texts, candidate, candidate.passage.units)
        if gated is not None:
            _cite(composed, candidate, *gated, texts)
    return composed.citations


def _add_section(
    composed: Composed, candidate: Candidate, units: Sequence[Unit], texts: Texts
) -> None:
    gated = _gated(texts, candidate, units)
    if gated is None or composed.words + _count(gated[1]) > WORDS_IN_ALL:
        return
    kinds = {unit.kind for unit in units}
    composed.sections.append(
        Section(
            heading=" › ".join(candidate.passage.heading),
            sentences=tuple(_cite(composed, candidate, *gated, texts)),
            kind=kinds.pop() if len(kinds) == 1 else UnitKind.SENTENCE,
        )
    )


def _add_evidence(
    composed: Composed, status: EvidenceStatus, drafts: Sequence[DraftStatement], texts: Texts
) -> None:
    rows: list[EvidenceRow] = []
    for each in drafts:
        gated = _gated_sentences(texts, each.candidate, each.statement.sentences)
        if gated is None or composed.words + _count(gated[1]) > WORDS_OF_EVIDENCE:
            continue
        rows.append(
            EvidenceRow(
                about=each.statement.about,
                status=status,
                sentences=tuple(_cite(composed, each.candidate, *gated, texts)),
                target_group=each.statement.target_group,
                outcome=each.statement.outcome,
                grade=each.statement.grade,
                level=each.statement.level,
            )
        )
    if rows:
        composed.sections.append(Section(heading="", status=status, rows=tuple(rows)))


def _gated(
    texts: Texts, candidate: Candidate, units: Sequence[Unit]
) -> tuple[Quote, tuple[Sentence, ...]] | None:
    return _gated_sentences(
        texts, candidate, [sentence for unit in units for sentence in unit.sentences]
    )


def _gated_sentences(
    texts: Texts, candidate: Candidate, sentences: Sequence[Sentence]
) -> tuple[Quote, tuple[Sentence, ...]] | None:
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


def _by_status(
    drafts: Iterable[DraftStatement],
) -> list[tuple[EvidenceStatus, list[DraftStatement]]]:
    """Group statements by status, in the order of ``ORDER``, best first within each."""
    found = list(drafts)
    groups = ((status, [d for d in found if d.statement.status is status]) for status in ORDER)
    return [(status, group) for status, group in groups if group]


def _by_passage(units: Iterable[DraftUnit]) -> list[tuple[Candidate, list[Unit]]]:
    grouped: dict[str, tuple[Candidate, list[Unit]]] = {}
    for unit in units:
        passage = unit.candidate.passage
        grouped.setdefault(passage.id, (unit.candidate, []))[1].append(_unit(unit))
    return list(grouped.values())
