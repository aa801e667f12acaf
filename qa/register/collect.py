"""Everything a document states, by every rule there is: the one place that calls them."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.model import Definition, Document, Passage, Statement
from qa.register import definitions, statements


@dataclass(frozen=True, slots=True)
class Stated:
    """What one document states, in reading order."""

    statements: tuple[Statement, ...]
    definitions: tuple[Definition, ...]


def collect(document: Document, passages: Sequence[Passage]) -> Stated:
    """Return what the passages of one document state."""
    return Stated(
        statements=tuple(statements.find(document, passages)),
        definitions=tuple(definitions.find(document, passages)),
    )
