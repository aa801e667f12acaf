"""What of a document goes into a build: its texts, and the tokens of its passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.language import analysis
from qa.language.passages import PassageTokens, tokens_of
from qa.model import Reading
from qa.search.texts import TextsWriter
from qa.search.whoosh_index import WhooshWriter

HEADING, TITLE = "heading", "title"


@dataclass(frozen=True, slots=True)
class Changes:
    """How a build differs from the one it starts from; ``added`` have their final documents."""

    removed: Sequence[str]
    added: Iterable[Reading]


def apply(changes: Changes, *, texts: Path, search: Path) -> None:
    """Write the changes into the folders of the texts and of the index."""
    with TextsWriter(texts) as words, WhooshWriter(search, field_names()) as index:
        words.remove(changes.removed)
        index.remove(changes.removed)
        for reading in changes.added:
            tokens = [tokens_of(passage) for passage in reading.passages]
            words.add(reading, tokens)
            _add_passages(index, reading, tokens)
        index.commit()


def field_names() -> tuple[str, ...]:
    """Return the names of the token fields."""
    return (*analysis.fields(""), HEADING, TITLE)


def _add_passages(index: WhooshWriter, reading: Reading, tokens: Sequence[PassageTokens]) -> None:
    title = analysis.fields(reading.document.title)[analysis.STEM]
    for passage, of_passage in zip(reading.passages, tokens, strict=True):
        fields = {
            **{name: of_passage.all_of(name) for name in analysis.FIELDS},
            HEADING: of_passage.heading[analysis.STEM],
            TITLE: title,
        }
        index.add(passage.id, passage.document_id, fields)
