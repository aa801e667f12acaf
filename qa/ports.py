"""The seams: what the layers promise each other. Every implementation runs one contract suite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from qa.model import Build, Definition, Document, Page, Passage, Question, Statement


@dataclass(frozen=True, slots=True)
class Term:
    """A finished token to look for in one field, with its weight."""

    field: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage id and its score; higher is better, scores compare within one search only."""

    passage_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer, with its document, in order of ``rank`` (0 is best)."""

    passage: Passage
    document: Document
    score: float
    rank: int


class SearchIndex(Protocol):
    """An opened, immutable index. Thread-safe."""

    def search(
        self, terms: Sequence[Term], *, limit: int, documents: frozenset[str] | None = None
    ) -> list[Hit]:
        """Return at most ``limit`` hits by descending score, ties by passage id.

        An OR query: terms found nowhere count nothing, no terms give no hits. ``documents`` keeps
        only passages of those document ids. No text is ever parsed as query syntax.
        """
        ...

    def document_frequency(self, field: str, text: str) -> int:
        """Return in how many passages the token stands."""
        ...

    def passage_count(self) -> int:
        """Return the number of passages."""
        ...

    def close(self) -> None:
        """Let go of files and memory maps."""
        ...


class IndexWriter(Protocol):
    """Writes one index. Nothing is visible before ``commit``; leaving without it cancels."""

    def add(self, passage_id: str, document_id: str, fields: Mapping[str, Sequence[str]]) -> None:
        """Add one passage as finished tokens by field."""
        ...

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove every passage of the documents."""
        ...

    def commit(self) -> None:
        """Write and close."""
        ...

    def cancel(self) -> None:
        """Drop everything since the writer was opened and close."""
        ...


class Texts(Protocol):
    """The words of a build: what the gate checks against and writers choose from. Thread-safe."""

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Return the passages in the order asked. Raises ``KeyError`` for an unknown id."""
        ...

    def page(self, document_id: str, number: int) -> Page:
        """Return one page. Raises ``KeyError`` when there is none."""
        ...

    def document(self, document_id: str) -> Document:
        """Return the document. Raises ``KeyError`` when there is none."""
        ...


class Register(Protocol):
    """What the documents of a build state: evidence and definitions. Thread-safe.

    Everything comes in the order of documents and pages. A build from before there was a register
    has an empty one.
    """

    def all_statements(self) -> list[Statement]:
        """Return every statement of evidence."""
        ...

    def statements_in(self, passage_ids: Sequence[str]) -> list[Statement]:
        """Return the statements that stand in the passages; unknown ids have none."""
        ...

    def statements_about(self, stems: Sequence[str]) -> list[Statement]:
        """Return the statements whose ``about`` has every one of the stems (``stem`` tokens)."""
        ...

    def all_definitions(self) -> list[Definition]:
        """Return every definition."""
        ...

    def definitions_of(self, stems: Sequence[str]) -> list[Definition]:
        """Return the definitions whose term or synonym has exactly these stems, in any order."""
        ...

    def definitions_in(self, passage_ids: Sequence[str]) -> list[Definition]:
        """Return the definitions that stand in the passages; unknown ids have none."""
        ...


class OpenBuild(Protocol):
    """A published build, opened for reading."""

    @property
    def build(self) -> Build:
        """The manifest."""
        ...

    @property
    def index(self) -> SearchIndex:
        """The search index."""
        ...

    @property
    def texts(self) -> Texts:
        """Pages and passages."""
        ...

    @property
    def register(self) -> Register:
        """Statements of evidence and definitions."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer proposes: units to quote, best first. Nothing here has passed the gate yet.

    ``lead`` becomes the short answer, ``body`` the passages under it (passage and the ordinal
    numbers of its units to show).
    """

    lead: tuple["DraftUnit", ...]
    body: tuple["DraftUnit", ...] = ()


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """One unit of a candidate, by its ordinal in the passage, and the writer's score for it."""

    candidate: Candidate
    unit: int
    score: float


class AnswerWriter(Protocol):
    """Chooses, for one kind of question, the units that answer."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units to quote, best first; an empty lead when none fits."""
        ...
