"""Tables of evidence hold what is said of the method asked about, and nothing else."""

from collections.abc import Sequence

from qa.answer.evidence import EvidenceWriter
from qa.answer.topics import target_groups
from qa.language.passages import tokens_of
from qa.model import (
    Document,
    EvidenceStatus,
    Kind,
    Passage,
    Question,
    Sentence,
    Span,
    Statement,
    Unit,
    UnitKind,
)
from qa.ports import Analysed, Candidate, Hit, Term
from qa.search import analysed_records

TEXTS = (
    "FFT har gott vetenskapligt stöd för unga.",
    "ART saknar tillräckligt stöd för unga.",
)
STATUSES = (EvidenceStatus.SUPPORTED, EvidenceStatus.INSUFFICIENT)


class Rare:
    """An index in which every word is rare."""

    def search(
        self, terms: Sequence[Term], *, limit: int, documents: frozenset[str] | None = None
    ) -> list[Hit]:
        raise AssertionError("a writer searches nothing")

    def document_frequency(self, field: str, text: str) -> int:
        del field, text
        return 0

    def passage_count(self) -> int:
        return 100

    def close(self) -> None:
        return None


def analysed(passage: Passage) -> Analysed:
    return analysed_records.from_text(analysed_records.to_text(tokens_of(passage)))


def candidate() -> Candidate:
    sentences = [Sentence(text, (Span(1, 0, len(text)),)) for text in TEXTS]
    units = tuple(Unit(UnitKind.SENTENCE, (sentence,)) for sentence in sentences)
    statements = tuple(
        Statement("d:0", at, text.split()[0], status, (sentences[at],), target_group="unga")
        for at, (text, status) in enumerate(zip(TEXTS, STATUSES, strict=True))
    )
    passage = Passage("d:0", "d", ("Öppenvård",), units)
    document = Document("d", "d.pdf", "0" * 64, "Metoder")
    return Candidate(passage, analysed(passage), document, 1.0, rank=0, statements=statements)


def about(text: str, topic: str, kind: Kind) -> list[str]:
    question = Question(text, kind, topic=topic, target_groups=target_groups(text))
    plan = EvidenceWriter().write(question, [candidate()], Rare())
    return [draft.statement.about for draft in plan.statements]


def test_asked_for_a_group_all_methods_for_it_are_shown() -> None:
    asked = "Vilka metoder har stöd för unga?"
    assert sorted(about(asked, "unga", Kind.METHODS)) == ["ART", "FFT"]


def test_asked_of_one_method_no_other_is_shown() -> None:
    assert about("Har metoden FFT stöd?", "FFT", Kind.METHODS) == ["FFT"]


def test_what_has_support_is_no_gap() -> None:
    asked = "Var saknas tillräckligt stöd för unga?"
    assert about(asked, "unga", Kind.GAPS) == ["ART"]


def test_another_group_is_another_matter() -> None:
    assert about("Vilka metoder har stöd för äldre?", "äldre", Kind.METHODS) == []


def test_of_one_table_only_the_rows_of_the_group_asked_about_are_shown() -> None:
    rows = [Sentence(text, (Span(1, 0, len(text)),)) for text in ("HAP\tunga", "Broddar\täldre")]
    unit = Unit(UnitKind.TABLE, tuple(rows))
    stated = tuple(
        Statement("d:0", 0, row.text.split("\t")[0], EvidenceStatus.GAP, (row,)) for row in rows
    )
    passage = Passage("d:0", "d", ("Här saknas evidens",), (unit,))
    document = Document("d", "d.pdf", "0" * 64, "Metoder")
    found = Candidate(passage, analysed(passage), document, 1.0, 0, statements=stated)
    asked = "Vilka insatser saknar evidens för äldre?"
    question = Question(asked, Kind.GAPS, topic="äldre", target_groups=target_groups(asked))
    plan = EvidenceWriter().write(question, [found], Rare())
    assert [draft.statement.about for draft in plan.statements] == ["Broddar"]
