"""Those who choose what answers: of which passages, and what they propose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from qa.model import (
    Definition,
    Document,
    EvidenceStatus,
    Part,
    Passage,
    Question,
    Sentence,
    Statement,
)
from qa.ports.indexes import SearchIndex
from qa.ports.tokens import Analysed


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


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer proposes: units to quote, best first. Nothing here has passed the gate yet.

    ``lead`` becomes the short answer, ``body`` the passages under it (passage and the ordinal
    numbers of its units to show), ``parts`` what else belongs to its kind of answer. ``lacks`` are
    the groups and methods of the question that nothing in the lead speaks of. ``table`` is quoted
    in place of the lead: a table that answers as a whole. ``stated`` when the sources state what
    evidence there is for the very method asked about, or that they have nothing to tell of it.
    """

    lead: tuple["DraftUnit", ...]
    body: tuple["DraftUnit", ...] = ()
    parts: tuple["DraftPart", ...] = ()
    lacks: tuple[str, ...] = ()
    table: "DraftRow | None" = None
    stated: bool = False


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
    """Sentences of a candidate, and what is told of them: see ``Row``.

    ``head`` is the row of their table that names its columns, where one surely does.
    """

    candidate: Candidate
    sentences: tuple[Sentence, ...]
    statement: Statement | None = None
    about: str = ""
    duty: str = ""
    who: str = ""
    head: Sentence | None = None


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
