"""The words of a build: pages and passages as JSON in volumes (``volumes``)."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from qa import records
from qa.errors import BuildDamaged
from qa.language.passages import PassageTokens
from qa.model import Document, Page, Passage, Reading
from qa.search import analysed_records, live_volumes, merging, passage_records
from qa.search.forward import gram_hashes, word_hashes
from qa.search.live_volumes import LiveVolume, Volumes
from qa.search.volumes import PassageData, Volume, VolumeWriter

PAGES_KEPT = 256
"""Pages read lately that stay in memory: the sentences of an answer stand on few pages."""


class TextsWriter:
    """Writes the texts of a build that nobody reads yet; leave its ``with`` block to finish.

    What the folder held before stays where it is, but for volumes that are merged.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        there = (folder / live_volumes.CONTENTS).is_file()
        self._folder = folder
        self._volumes = live_volumes.open_all(folder) if there else []
        self._name = live_volumes.new_name(self._volumes)
        self._new: VolumeWriter | None = None

    def add(self, reading: Reading, tokens: Sequence[PassageTokens]) -> None:
        """Add a document with its pages and passages, and the tokens of each passage."""
        pages = [(page.number, _page_to(page)) for page in reading.pages]
        passages = [
            PassageData(
                text=passage_records.to_text(passage).encode("utf-8", "surrogatepass"),
                tokens=analysed_records.to_text(of_passage).encode("utf-8", "surrogatepass"),
                words=word_hashes(of_passage),
                grams=gram_hashes(of_passage),
                characters=len(passage.text),
            )
            for passage, of_passage in zip(reading.passages, tokens, strict=True)
        ]
        self._writer().add(reading.document.id, sorted(pages), passages)

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove documents that were there before with their pages and passages."""
        gone = set(document_ids)
        for one in self._volumes:
            one.deleted.update(gone & one.volume.numbers.keys())

    def _writer(self) -> VolumeWriter:
        if self._new is None:
            self._new = VolumeWriter(self._folder / self._name)
        return self._new

    def _finish(self) -> None:
        kept = merging.untouched(self._volumes)
        merged = [one for one in self._volumes if one not in kept]
        for one in merged:
            for document_id in one.live():
                self._writer().copy(one.volume, document_id)
        if self._new is not None:
            self._new.finish()
            kept.append(LiveVolume(self._name, Volume(self._folder / self._name)))
        live_volumes.write_contents(self._folder, kept)
        for one in merged:
            (self._folder / one.name).unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            if self._new is not None:
                self._new.close()


class StoredTexts:
    """A ``Texts`` on the volumes of a published build and the documents of its manifest."""

    def __init__(self, volumes: Volumes, documents: Iterable[Document] = ()) -> None:
        self._volumes = volumes
        self._documents = {document.id: document for document in documents}
        self._page = lru_cache(maxsize=PAGES_KEPT)(self._read_page)

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Open the texts in the folder alone, without what is known of their documents."""
        return cls(Volumes(folder))

    def passage_ids(self) -> list[str]:
        """Return the id of every passage, document by document, in order."""
        return list(self._volumes.passage_ids())

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Return the passages in the order asked. Raises ``KeyError`` for an unknown id."""
        return [self._passage(passage_id) for passage_id in ids]

    def ids_of(self, document_id: str) -> list[str]:
        """Return the ids of a document's passages, in order. Raises ``KeyError`` when unknown."""
        return self._volumes.ids_of(document_id)

    def page(self, document_id: str, number: int) -> Page:
        """Return one page. Raises ``KeyError`` when there is none."""
        return self._page(document_id, number)

    def document(self, document_id: str) -> Document:
        """Return the document. Raises ``KeyError`` when there is none."""
        return self._documents[document_id]

    def close(self) -> None:
        """Let go of the files, for the tokens too."""
        self._volumes.close()

    def _passage(self, passage_id: str) -> Passage:
        content = self._volumes.passage(passage_id).text
        document_id, _, _ = passage_id.rpartition(":")
        try:
            text = content.decode("utf-8", "surrogatepass")
            return passage_records.from_text(passage_id, document_id, text)
        except ValueError as error:
            raise BuildDamaged(passage=passage_id) from error

    def _read_page(self, document_id: str, number: int) -> Page:
        content = self._volumes.page(document_id, number)
        try:
            return records.page_from(json.loads(content.decode("utf-8", "surrogatepass")))
        except ValueError as error:
            raise BuildDamaged(document=document_id, page=number) from error


def _page_to(page: Page) -> bytes:
    text = json.dumps(records.page_to(page), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
