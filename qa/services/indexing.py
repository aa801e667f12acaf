"""What of a document goes into a build: its texts, and the tokens of its passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.language import analysis
from qa.model import Document, Reading
from qa.search.forward import FORWARD, ForwardWriter
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
    """Write the changes into a file of texts, the forward records beside it, and the index."""
    with (
        TextsWriter(texts) as words,
        ForwardWriter(texts.with_name(FORWARD)) as records,
        WhooshWriter(search, field_names()) as index,
    ):
        words.remove(changes.removed)
        records.remove(changes.removed)
        index.remove(changes.removed)
        for reading in changes.added:
            words.add(reading)
            _add_passages(index, records, reading)
        for document in changes.retold:
            words.set_document(document)
        index.commit()


def field_names() -> tuple[str, ...]:
    """Return the names of the token fields."""
    return (*analysis.fields(""), HEADING, TITLE)


def _add_passages(index: WhooshWriter, records: ForwardWriter, reading: Reading) -> None:
    title = _stems(reading.document.title)
    for passage in reading.passages:
        units = [analysis.fields(unit.text) for unit in passage.units]
        text = {name: [t for unit in units for t in unit[name]] for name in analysis.FIELDS}
        words = [unit[analysis.PARTS] for unit in units]
        length = len(passage.text)
        records.add(passage.id, passage.document_id, words, text[analysis.GRAMS], length)
        fields = {
            **text,
            HEADING: _stems(" ".join(passage.heading)),
            TITLE: title,
        }
        index.add(passage.id, passage.document_id, fields)


def _stems(text: str) -> list[str]:
    return analysis.fields(text)[analysis.STEM]
