"""A published build, opened for reading."""

from collections.abc import Sequence
from typing import Protocol

from qa.model import Build, Definition, Document, Page, Passage, Statement
from qa.ports.indexes import SearchIndex
from qa.ports.tokens import Forward
from qa.ports.vectors import PassageVectors, PieceVectors


class Texts(Protocol):
    """The words of a build: what the gate checks against and writers choose from. Thread-safe."""

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Return the passages in the order asked. Raises ``KeyError`` for an unknown id."""
        ...

    def ids_of(self, document_id: str) -> list[str]:
        """Return the ids of a document's passages, in order. Raises ``KeyError`` when unknown."""
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
