"""What is read: documents, their pages, and the sentences and passages on them."""

from dataclasses import dataclass

from qa.model.lists import PageFlaw, Status, UnitKind


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF file with its metadata.

    ``id`` is the first 12 hexadecimal digits of ``sha256``; ``file`` is the path below the corpus
    folder with forward slashes. ``guessed`` names the fields that were read out of the PDF and not
    given by its ``.toml``.
    """

    id: str
    file: str
    sha256: str
    title: str
    publisher: str = ""
    year: int | None = None
    url: str = ""
    status: Status = Status.UNSTATED
    superseded_by: str = ""
    guessed: frozenset[str] = frozenset()
    page_count: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One PDF page: 1-based number, printed label, text in NFC with a line feed between lines."""

    number: int
    label: str
    text: str
    flaws: frozenset[PageFlaw] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The slice ``[start, end)`` of the text of page ``page``."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Verbatim text and the spans it was read from, in reading order.

    Cells of a table row are parted by a tab, everything else by single spaces.
    """

    text: str
    spans: tuple[Span, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The 1-based pages the sentence stands on, each once, in order."""
        return tuple(dict.fromkeys(span.page for span in self.spans))


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a lead-in (first) with the list items or table rows that belong to it."""

    kind: UnitKind
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences, one a line."""
        return "\n".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive units under one heading path; ``id`` is ``<document id>:<ordinal>``."""

    id: str
    document_id: str
    heading: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        """The units, one a line."""
        return "\n".join(unit.text for unit in self.units)
