"""The seams: what the layers promise each other. Every implementation runs one contract suite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from qa.model import (
    Build,
    Definition,
    Document,
    EvidenceStatus,
    Page,
    Part,
    Passage,
    Question,
    Sentence,
    Statement,
)


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
class AnalysedText:
    """The tokens of a text by field: ``stem`` in the order of the text, ``parts`` as a set."""

    stems: tuple[str, ...]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnalysedUnit(AnalysedText):
    """The tokens of a unit, and the stems of each of its sentences."""

    sentences: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Analysed:
    """The tokens of a passage as they were indexed: of its headings together, and of each unit."""

    heading: AnalysedText
    units: tuple[AnalysedUnit, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the units, headings left out."""
        return frozenset(stem for unit in self.units for stem in unit.stems)

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the units, headings left out."""
        return frozenset(part for unit in self.units for part in unit.parts)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer, with its document, in order of ``rank`` (0 is best).

    ``score`` is 0 to 1 within one question; ``cosine`` compares over questions and is None when
    the search was by words alone. ``unit_cosines`` are those of the passage's units, or
    of the pieces that hold them, in their order; empty when the build has no vectors of pieces
    (yet). ``statements`` and ``definitions`` are the passage's own in the register.
    """

    passage: Passage
    analysed: Analysed
    document: Document
    score: float
    rank: int
    cosine: float | None = None
    unit_cosines: tuple[float, ...] = ()
    statements: tuple[Statement, ...] = ()
    definitions: tuple[Definition, ...] = ()


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


class Embedder(Protocol):
    """Turns text into vectors of length 1, so that their dot product is a cosine. Thread-safe.

    Any text can be embedded, the empty one too. Make it after a fork, one a process.
    """

    @property
    def model(self) -> str:
        """What makes the vectors: those of two models never compare."""
        ...

    def passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return one row a text, in order. Raises ``EmbedderUnavailable``."""
        ...

    def question(self, text: str) -> npt.NDArray[np.float32]:
        """Return the vector of a question. Raises ``EmbedderUnavailable``."""
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


class PassageVectors(Protocol):
    """The vectors of a build's passages, made by one model. Thread-safe."""

    @property
    def model(self) -> str:
        """What made them: ``Embedder.model``."""
        ...

    def cosines(
        self, question: npt.NDArray[np.float32], ids: Sequence[str]
    ) -> npt.NDArray[np.float32]:
        """Return the cosine of a question's vector with each passage; NaN where none is kept."""
        ...

    def nearest(
        self,
        question: npt.NDArray[np.float32],
        *,
        limit: int,
        documents: frozenset[str] | None = None,
    ) -> list[Hit]:
        """Return at most ``limit`` passages by falling cosine, ties by passage id."""
        ...


class PieceVectors(Protocol):
    """The vectors of the pieces of a build's passages, made by one model. Thread-safe."""

    @property
    def model(self) -> str:
        """What made them: ``Embedder.model``."""
        ...

    def cosines(
        self, question: npt.NDArray[np.float32], ids: Sequence[str]
    ) -> list[npt.NDArray[np.float32]]:
        """Return a question's cosine with each piece of each passage; none for one not kept."""
        ...


@dataclass(frozen=True, slots=True)
class Record:
    """A passage's length in characters, its words as hashes with 0 after each unit, its 4-grams."""

    characters: int
    words: npt.NDArray[np.uint32]
    grams: npt.NDArray[np.uint16]


class Forward(Protocol):
    """Which tokens the passages of a build hold, in order. Thread-safe."""

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the passages in the order asked. Raises ``KeyError`` for an unknown id."""
        ...

    def analysed(self, ids: Sequence[str]) -> list[Analysed]:
        """Return the same passages' tokens themselves. Raises ``KeyError`` for an unknown id."""
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
    def forward(self) -> Forward:
        """The tokens of each passage."""
        ...

    @property
    def vectors(self) -> PassageVectors | None:
        """The vectors; None as long as they have not been made."""
        ...

    @property
    def piece_vectors(self) -> PieceVectors | None:
        """The vectors of the pieces; None as long as they have not been made."""
        ...

    @property
    def register(self) -> Register:
        """Statements of evidence and definitions."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer proposes: units to quote, best first. Nothing here has passed the gate yet.

    ``lead`` becomes the short answer, ``body`` the passages under it (passage and the ordinal
    numbers of its units to show), ``parts`` what else belongs to its kind of answer. ``lacks`` are
    the groups and methods of the question that nothing in the lead speaks of. ``table`` is quoted
    in place of the lead: a table that answers as a whole.
    """

    lead: tuple["DraftUnit", ...]
    body: tuple["DraftUnit", ...] = ()
    parts: tuple["DraftPart", ...] = ()
    lacks: tuple[str, ...] = ()
    table: "DraftRow | None" = None


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """One unit of a candidate, by its ordinal in the passage, with the writer's score and why.

    ``sentences`` are the places of those to show when not all are.
    """

    candidate: Candidate
    unit: int
    score: float
    features: Mapping[str, float] = field(default_factory=dict)
    sentences: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """Sentences of a candidate, and what is told of them: see ``Row``."""

    candidate: Candidate
    sentences: tuple[Sentence, ...]
    statement: Statement | None = None
    about: str = ""
    duty: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A section of an answer: see ``Section``. ``status`` is set when all rows state the same."""

    part: Part
    rows: tuple[DraftRow, ...]
    heading: str = ""
    status: EvidenceStatus | None = None


class AnswerWriter(Protocol):
    """Chooses, for one kind of question, the units that answer."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units to quote, best first; an empty lead when none fits."""
        ...
