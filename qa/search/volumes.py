"""A volume: the pages, passages and tokens of some documents in one file, written once.

Everything of a document lies together: its pages, then of each passage its text, its tokens, and
the hashes that features are computed from. Arrays at the end of the file say where everything
begins. Those are mapped; what they point to is read when it is asked for, which keeps no more of it
in a process's memory than an answer needs.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa.errors import BuildDamaged
from qa.search.arrays import ArrayWriter, FileBytes, open_arrays

SUFFIX = ".volume"
FORMAT = "1"
_ALIGNED = 4

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PassageData:
    """What a volume keeps of a passage. The words are 32 bits each, the 4-grams 16."""

    text: bytes
    tokens: bytes
    words: bytes
    grams: bytes
    characters: int


@dataclass(frozen=True, slots=True)
class _Content:
    """Everything of a document as it lies in its volume, from ``start`` on."""

    start: int
    data: bytes
    pages: Numbers
    passages: Numbers
    characters: npt.NDArray[np.int32]


class VolumeWriter:
    """Writes one volume, document by document; without ``finish`` it is not a whole file."""

    def __init__(self, path: Path) -> None:
        self._file = ArrayWriter(path)
        self._documents: list[str] = []
        self._starts = [self._file.pad(_ALIGNED)]
        self._first_page, self._first_passage = [0], [0]
        self._pages, self._passages, self._characters = array("q"), array("q"), array("q")

    def add(
        self, document_id: str, pages: Sequence[tuple[int, bytes]], passages: Sequence[PassageData]
    ) -> None:
        """Add a document: numbered pages by rising number, and its passages in order."""
        for number, content in pages:
            start = self._file.append(content)
            self._pages.extend((number, start, start + len(content)))
        for one in passages:
            self._file.pad(_ALIGNED)
            parts = (one.words, one.grams, one.text, one.tokens)
            starts = [self._file.append(part) for part in parts]
            self._passages.extend((*starts, starts[-1] + len(one.tokens)))
            self._characters.append(one.characters)
        self._close_document(document_id)

    def copy(self, volume: "Volume", document_id: str) -> None:
        """Add a document as another volume has it."""
        number = volume.numbers[document_id]
        content = volume.content(number)
        shift = self._file.append(content.data) - content.start
        self._pages.extend((content.pages + np.array([0, shift, shift])).ravel().tolist())
        self._passages.extend((content.passages + shift).ravel().tolist())
        self._characters.extend(content.characters.tolist())
        self._close_document(document_id)

    def finish(self) -> None:
        """Write the arrays and close."""
        self._file.add("documents", np.array(self._documents, np.bytes_))
        self._file.add("starts", np.array(self._starts, np.int64))
        self._file.add("first_page", np.array(self._first_page, np.int64))
        self._file.add("first_passage", np.array(self._first_passage, np.int64))
        self._file.add("pages", np.array(self._pages, np.int64).reshape(-1, 3))
        self._file.add("passages", np.array(self._passages, np.int64).reshape(-1, 5))
        self._file.add("characters", np.array(self._characters, np.int32))
        self._file.finish({"format": FORMAT})

    def close(self) -> None:
        """Close the file, whole or not."""
        self._file.close()

    def _close_document(self, document_id: str) -> None:
        self._documents.append(document_id)
        self._starts.append(self._file.pad(_ALIGNED))
        self._first_page.append(len(self._pages) // 3)
        self._first_passage.append(len(self._passages) // 5)


class Volume:
    """A volume, opened. Never writes; thread-safe. Raises ``BuildDamaged`` and ``OSError``."""

    def __init__(self, path: Path) -> None:
        opened = open_arrays(path)
        if opened.facts.get("format") != FORMAT:
            raise BuildDamaged(file=path.name, format=opened.facts.get("format"))
        self._bytes, arrays = FileBytes(path), opened.arrays
        self._starts, self._characters = arrays["starts"], arrays["characters"]
        self._first_page, self._first_passage = arrays["first_page"], arrays["first_passage"]
        self._pages, self._passages = arrays["pages"], arrays["passages"]
        self.numbers = {name.decode(): n for n, name in enumerate(arrays["documents"].tolist())}
        """The documents by id, in the order they were added."""

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self._characters)

    def page_range(self, number: int) -> range:
        """Return the rows of a document's pages."""
        return range(int(self._first_page[number]), int(self._first_page[number + 1]))

    def passage_range(self, number: int) -> range:
        """Return the rows of a document's passages, in order."""
        return range(int(self._first_passage[number]), int(self._first_passage[number + 1]))

    def page(self, number: int, page_number: int) -> bytes:
        """Return a page of a document. Raises ``KeyError`` when there is none."""
        here = self.page_range(number)
        row = here.start + int(self._pages[here.start : here.stop, 0].searchsorted(page_number))
        found, start, end = self._pages[row].tolist() if row < here.stop else (0, 0, 0)
        if found != page_number:
            raise KeyError(page_number)
        return self._bytes.read(start, end)

    def passage(self, row: int) -> PassageData:
        """Return a passage."""
        words, grams, text, tokens, end = self._passages[row].tolist()
        here = self._bytes.read(words, end)
        return PassageData(
            text=here[text - words : tokens - words],
            tokens=here[tokens - words :],
            words=here[: grams - words],
            grams=here[grams - words : text - words],
            characters=int(self._characters[row]),
        )

    def content(self, number: int) -> _Content:
        """Return everything of a document, to be copied."""
        start, end = int(self._starts[number]), int(self._starts[number + 1])
        pages, passages = self.page_range(number), self.passage_range(number)
        return _Content(
            start,
            self._bytes.read(start, end),
            self._pages[pages.start : pages.stop],
            self._passages[passages.start : passages.stop],
            self._characters[passages.start : passages.stop],
        )
