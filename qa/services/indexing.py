"""What of a document goes into the index: its passages as tokens by field, and its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.language import analysis
from qa.model import Document, Reading
from qa.search.texts import TextsWriter
from qa.search.whoosh_index import WhooshWriter

HEADING, TITLE = "heading", "title"


@dataclass(frozen=True, slots=True)
class Changes:
    """How a build differs from the one it starts from.

    ``added`` are readings with their final documents; ``retold`` documents whose pages and tokens
    stay while what is told about them changed.
    """

    removed: Sequence[str]
    added: Iterable[Reading]
    retold: Sequence[Document] = ()


def apply(changes: Changes, *, texts: Path, search: Path) -> None:
    """Write the changes into a file of texts and a folder of the search index."""
    with TextsWriter(texts) as words, WhooshWriter(search, field_names()) as index:
        words.remove(changes.removed)
        index.remove(changes.removed)
        for reading in changes.added:
            words.add(reading)
            _add_passages(index, reading)
        for document in changes.retold:
            words.set_document(document)
        index.commit()


def field_names() -> tuple[str, ...]:
    """Return the names of the token fields."""
    return (*analysis.fields(""), HEADING, TITLE)


def _add_passages(index: WhooshWriter, reading: Reading) -> None:
    title = _stems(reading.document.title)
    for passage in reading.passages:
        fields = {
            **analysis.fields(passage.text),
            HEADING: _stems(" ".join(passage.heading)),
            TITLE: title,
        }
        index.add(passage.id, passage.document_id, fields)


def _stems(text: str) -> list[str]:
    return analysis.fields(text)[analysis.STEM]
