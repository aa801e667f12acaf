"""The documents of the current build: what was read, how well, and the files themselves."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qa.errors import NotFound
from qa.model import Build, Document, Page, PageFlaw, ReadingFault
from qa.ports import OpenBuild, Texts

Current = Callable[[], AbstractContextManager[OpenBuild]]
"""Opens the build that answers now; raises ``NoBuild`` when none is published."""


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """How a document was read: its passages, and the pages (1-based) that have each flaw."""

    document: Document
    passages: int
    flaws: Mapping[PageFlaw, tuple[int, ...]]
    faults: tuple[ReadingFault, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that was in the corpus when the build was made."""

    build: Build
    readings: tuple[DocumentReading, ...]
    unread: tuple[ReadingFault, ...]

    @property
    def remarked(self) -> tuple[DocumentReading, ...]:
        """The documents that were read with a remark, on the file or on a page of it."""
        return tuple(reading for reading in self.readings if reading.faults)


class DocumentService:
    """Answers what a build holds. Thread-safe; follows the build in use."""

    def __init__(self, current: Current, corpus: Path) -> None:
        self._current = current
        self._corpus = corpus
        self._overview: Overview | None = None

    def build(self) -> Build:
        """Return the manifest in use. Raises ``NoBuild``."""
        with self._current() as opened:
            return opened.build

    def overview(self) -> Overview:
        """Return every document with its reading, by title. Raises ``NoBuild``."""
        with self._current() as opened:
            known = self._overview
            if known is None or known.build.id != opened.build.id:
                known = self._overview = _overview(opened)
            return known

    def reading(self, document_id: str) -> DocumentReading:
        """Return how one document was read. Raises ``NotFound`` and ``NoBuild``."""
        for reading in self.overview().readings:
            if reading.document.id == document_id:
                return reading
        raise _no_document()

    def document(self, document_id: str) -> Document:
        """Return the document. Raises ``NotFound`` and ``NoBuild``."""
        with self._current() as opened:
            try:
                return opened.texts.document(document_id)
            except KeyError as error:
                raise _no_document() from error

    def successor(self, superseded_by: str) -> Document | None:
        """Return the document that a superseded one names by its file, when the build has it."""
        with self._current() as opened:
            found = (d for d in opened.build.documents if d.file == superseded_by)
            return next(found, None)

    def page(self, document_id: str, number: int) -> Page:
        """Return one page (1-based). Raises ``NotFound`` and ``NoBuild``."""
        with self._current() as opened:
            try:
                return opened.texts.page(document_id, number)
            except KeyError as error:
                raise NotFound("Sidan finns inte i dokumentet.") from error

    def file(self, document: Document) -> Path:
        """Return the PDF as it was when it was read.

        Raises ``NotFound`` when it is gone, changed since, or not inside the corpus folder.
        """
        corpus = self._corpus.resolve()
        path = (corpus / document.file).resolve()
        if not path.is_relative_to(corpus) or not path.is_file():
            raise NotFound("Originalfilen finns inte kvar i dokumentmappen.")
        facts = path.stat()
        if _digest(path, facts.st_mtime_ns, facts.st_size) != document.sha256:
            raise NotFound(
                "Originalfilen har ändrats sedan den lästes in och visas därför inte. "
                "Indexera om för att läsa den nya versionen."
            )
        return path

    def has_file(self, document: Document) -> bool:
        """Tell whether ``file`` would return it."""
        try:
            self.file(document)
        except NotFound:
            return False
        return True


def _no_document() -> NotFound:
    return NotFound("Dokumentet finns inte i den indexversion som används nu.")


@lru_cache(maxsize=1024)
def _digest(path: Path, _changed: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _overview(opened: OpenBuild) -> Overview:
    build = opened.build
    faults: defaultdict[str, list[ReadingFault]] = defaultdict(list)
    for fault in build.faults:
        faults[fault.file].append(fault)
    readings = tuple(
        DocumentReading(
            document=document,
            passages=_count_passages(opened.texts, document.id),
            flaws=_flaws(opened.texts, document),
            faults=tuple(faults.pop(document.file, ())),
        )
        for document in sorted(build.documents, key=lambda document: document.title.casefold())
    )
    unread = tuple(fault for rest in faults.values() for fault in rest)
    return Overview(build, readings, unread)


def _flaws(texts: Texts, document: Document) -> Mapping[PageFlaw, tuple[int, ...]]:
    found: defaultdict[PageFlaw, list[int]] = defaultdict(list)
    for number in range(1, document.page_count + 1):
        for flaw in texts.page(document.id, number).flaws:
            found[flaw].append(number)
    return {flaw: tuple(found[flaw]) for flaw in PageFlaw if flaw in found}


def _count_passages(texts: Texts, document_id: str) -> int:
    """Count by halving: ordinals are consecutive from 0, and an unknown one is a ``KeyError``."""
    low, high = 0, 1
    while _has_passage(texts, document_id, high - 1):
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        if _has_passage(texts, document_id, middle):
            low = middle + 1
        else:
            high = middle
    return low


def _has_passage(texts: Texts, document_id: str, ordinal: int) -> bool:
    try:
        texts.passages([f"{document_id}:{ordinal}"])
    except KeyError:
        return False
    return True
