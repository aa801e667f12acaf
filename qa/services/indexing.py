"""What of a document goes into a build: its texts, and the tokens of its passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.language import analysis
from qa.language.passages import tokens_of
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
    title = analysis.fields(reading.document.title)[analysis.STEM]
    for passage in reading.passages:
        tokens = tokens_of(passage)
        records.add(passage.id, passage.document_id, tokens, len(passage.text))
        fields = {
            **{name: tokens.all_of(name) for name in analysis.FIELDS},
            HEADING: tokens.heading[analysis.STEM],
            TITLE: title,
        }
        index.add(passage.id, passage.document_id, fields)
