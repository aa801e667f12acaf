"""The source view: a page as a picture, and where on it a quote stands."""

import hashlib
import json
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from qa.errors import Busy, NotFound, SourceChanged, UnreadableFile
from qa.ingest.geometry import Rectangle
from qa.ingest.viewing import Limits, Viewers, ViewingFailed
from qa.model import Document, Span
from qa.settings import MIB

NARROWEST, WIDEST = 100, 2000
_MESSAGES = {
    "unreadable": "Sidan kan inte visas: PDF-filen går inte att öppna.",
    "time": "Sidan tog för lång tid att rita. Öppna PDF-filen i stället.",
    "crashed": "Sidan kan inte ritas. Öppna PDF-filen i stället.",
}


class SourceService:
    """Draws pages of the corpus in processes of their own. Thread-safe; starts none until asked."""

    def __init__(self, corpus: Path, *, limits: Limits | None = None, image_mib: int = 64) -> None:
        self._corpus = corpus
        self._viewers = Viewers(limits or Limits())
        self._images = _Images(image_mib * MIB)

    def page_image(self, document: Document, number: int, width: int) -> bytes:
        """Return page ``number`` (1-based) as PNG, ``width`` pixels wide (100 to 2,000).

        A page that would be very tall comes narrower. Raises ``SourceChanged`` when the file is
        gone or not what was indexed, ``NotFound`` when there is no such page, ``UnreadableFile``
        when it cannot be drawn, and ``Busy``.
        """
        path = self._checked(document)
        width = min(max(width, NARROWEST), WIDEST)
        key = (document.id, number, width)
        image = self._images.get(key)
        if image is None:
            image = self._ask(path, document, number, {"width": width})
            self._images.put(key, image)
        return image

    def marks(
        self, document: Document, page_texts: Mapping[int, str], spans: Sequence[Span]
    ) -> Mapping[int, tuple[Rectangle, ...]]:
        """Return by page one rectangle for each line of the spans, in their order.

        ``page_texts`` holds the ``Page.text`` of each page to mark; spans on other pages are left
        out. Raises as ``page_image``.
        """
        path = self._checked(document)
        slices: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for span in spans:
            if span.page in page_texts:
                slices[span.page].append((span.start, span.end))
        found: dict[int, tuple[Rectangle, ...]] = {}
        for number, parts in slices.items():
            request = {"text": page_texts[number], "slices": parts}
            rows = json.loads(self._ask(path, document, number, request))
            found[number] = tuple(Rectangle(*row) for row in rows)
        return found

    def close(self) -> None:
        """End the drawing processes."""
        self._viewers.close()

    def _ask(
        self, path: Path, document: Document, number: int, request: Mapping[str, object]
    ) -> bytes:
        where = {"path": str(path), "version": document.sha256, "number": number}
        try:
            return self._viewers.ask({**where, **request})  # type: ignore[dict-item]
        except ViewingFailed as failure:
            if failure.code == "busy":
                raise Busy(document=document.id, page=number) from failure
            if failure.code == "no_page":
                raise NotFound("Sidan finns inte i dokumentet.", page=number) from failure
            message = _MESSAGES.get(failure.code)
            raise UnreadableFile(
                failure.code, message, document=document.id, page=number
            ) from failure

    def _checked(self, document: Document) -> Path:
        """Return the path of the very file that was indexed, below the corpus folder."""
        corpus = self._corpus.resolve()
        path = (corpus / document.file).resolve()
        if not path.is_relative_to(corpus):
            raise NotFound("Dokumentet ligger inte i dokumentmappen.", document=document.id)
        try:
            found = path.stat()
            digest = _digest(path, found.st_size, found.st_mtime_ns)
        except OSError as error:
            raise SourceChanged(
                "Dokumentet finns inte längre i dokumentmappen. Lägg tillbaka filen, "
                "eller indexera om.",
                document=document.id,
            ) from error
        if digest != document.sha256:
            raise SourceChanged(document=document.id)
        return path


@lru_cache(maxsize=1024)
def _digest(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Images:
    """The images drawn last, as many as fit in ``most`` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, int, int]) -> bytes | None:
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def put(self, key: tuple[str, int, int], image: bytes) -> None:
        with self._lock:
            self._size += len(image) - len(self._kept.pop(key, b""))
            self._kept[key] = image
            while self._size > self._most:
                _, dropped = self._kept.popitem(last=False)
                self._size -= len(dropped)
