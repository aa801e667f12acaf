"""Small candidates for tests of writers, and an index in which every word is rare."""

from collections.abc import Sequence
from dataclasses import replace

from qa.language.passages import tokens_of
from qa.model import Definition, Document, Passage, Sentence, Span, Statement, Unit, UnitKind
from qa.ports import Candidate, Hit, Term
from qa.search import analysed_records


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


def made(
    *texts: str,
    heading: tuple[str, ...] = (),
    kind: UnitKind = UnitKind.SENTENCE,
    document: str = "d",
    year: int = 2020,
    rank: int = 0,
) -> Candidate:
    """Return a passage of units, one a text; a line feed parts the sentences of a unit."""
    units = tuple(
        Unit(kind, tuple(Sentence(line, (Span(1, 0, len(line)),)) for line in text.split("\n")))
        for text in texts
    )
    passage = Passage(f"{document}:{rank}", document, heading, units)
    made_of = Document(document, f"{document}.pdf", "0" * 64, "Underlag", year=year)
    analysed = analysed_records.from_text(analysed_records.to_text(tokens_of(passage)))
    return Candidate(passage, analysed, made_of, score=1.0, rank=rank)


def spoken(
    candidate: Candidate,
    statements: Sequence[Statement] = (),
    definitions: Sequence[Definition] = (),
) -> Candidate:
    """Return the candidate with what the register knows of it."""
    return replace(candidate, statements=tuple(statements), definitions=tuple(definitions))
