"""A Whoosh writer that takes finished tokens, and writes a copy of the postings beside the segment.

Everything a commit does is Whoosh's own but for the order of work: passages are inverted field by
field (``inversion``) and each field is written twice, as Whoosh's blocks and as the copy's arrays.
"""

import logging
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from qa.errors import BuildDamaged
from qa.search.inversion import FieldPostings, Inversion
from qa.search.postings_file import SUFFIX, SegmentCopy, open_copy
from qa.search.postings_writing import CopyWriter
from qa.search.whoosh_reading import agrees, read_field
from qa.search.whoosh_segment import LENGTH_OF_BYTE, SortedCodec, length_bytes

PASSAGE, DOCUMENT = "passage_id", "document_id"
_UNNAMED = ".copy"
_WAIT = 30
_GONE = -1


logger = logging.getLogger(__name__)


class SortedWriter(SegmentWriter):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's writer; ``keep`` tells which tokens can be indexed, others are passed over."""

    def __init__(self, index: FileIndex, folder: Path, keep: Callable[[str], bool]) -> None:
        super().__init__(index, timeout=_WAIT, codec=SortedCodec())
        self._folder = folder
        self._scratch = tempfile.TemporaryDirectory(dir=folder, prefix=".sorting-")
        runs = Path(self._scratch.name)
        names = [name for name, kind in self.schema.items() if kind.indexed]
        self._inversions = {
            name: Inversion(name, runs, keep if self.schema[name].scorable else _any)
            for name in sorted(names)
        }
        self._passages: list[tuple[str, str]] = []

    def add_passage(
        self, passage_id: str, document_id: str, tokens: Mapping[str, Sequence[str]]
    ) -> None:
        """Add one passage. Raises what ``keep`` raises; then nothing was added."""
        numbered = {name: self._inversions[name].numbered(tokens[name]) for name in tokens}
        stored = {PASSAGE: passage_id, DOCUMENT: document_id}
        self.perdocwriter.start_doc(self.docnum)
        for name in sorted({*numbered, *stored}):
            length = len(numbered.get(name, ()))
            self.perdocwriter.add_field(name, self.schema[name], stored.get(name), length)
        self.perdocwriter.finish_doc()
        for name, numbers in numbered.items():
            self._inversions[name].add(self.docnum, numbers)
        self._add_ids(self.docnum, passage_id, document_id)
        self._added = True
        self.docnum += 1

    def add_segment(self, reader: SegmentReader, copy: SegmentCopy | None) -> None:
        """Add what is left of a segment, so that the segment can be dropped; fast with its copy."""
        base = self.docnum
        kept = np.fromiter(reader.all_doc_ids(), np.int64)
        if not len(kept):
            return
        self.write_per_doc(set(self.schema.names()), reader)
        renumbered = np.full(reader.doc_count_all(), _GONE, np.int32)
        renumbered[kept] = np.arange(base, self.docnum)
        for name in self._token_fields():
            field = copy.fields[name].all_postings() if copy else read_field(reader, name)
            self._inversions[name].add_postings(_renumbered(field, renumbered))
        for number, old in enumerate(kept.tolist(), base):
            stored = reader.stored_fields(old)
            self._add_ids(number, stored[PASSAGE], stored[DOCUMENT])
        self._added = True

    def copy_of(self, segment: str) -> SegmentCopy | None:
        """Return the copy of a segment, or None when there is none that can be used."""
        try:
            copy = open_copy(copy_path(self._folder, segment))
        except (FileNotFoundError, BuildDamaged):
            return None
        return copy if copy.segment == segment else None

    def remove(self, document_ids: Iterable[str]) -> None:
        """Delete every passage of the documents that was committed before."""
        wanted = set(document_ids)
        for segment in self.segments:
            copy = self.copy_of(segment.segment_id())
            if copy is None:
                for document_id in wanted:
                    self.delete_by_term(DOCUMENT, document_id)
                return
            for number in copy.passages_of(wanted).tolist():
                segment.delete_document(number)

    def _add_ids(self, number: int, passage_id: str, document_id: str) -> None:
        documents = self._inversions[DOCUMENT]
        documents.add(number, documents.numbered([document_id]))
        self._passages.append((passage_id, document_id))

    def _token_fields(self) -> list[str]:
        return [name for name in self._inversions if self.schema[name].scorable]

    def _flush_segment(self) -> None:
        """Write everything added as one segment and its copy: the step of ``commit`` that sorts."""
        self.perdocwriter.close()
        with (
            closing(self.per_document_reader()) as lengths,
            closing(CopyWriter(self._folder / _UNNAMED, self.docnum, LENGTH_OF_BYTE)) as copy,
        ):
            for name, inversion in self._inversions.items():
                kind, postings = self.schema[name], inversion.postings()
                measured = length_bytes(lengths, name)
                self.fieldwriter.write_field(postings, measured, kind)
                if kind.scorable:
                    copy.add_field(postings, measured, lengths.field_length(name))
            copy.finish(self.newsegment.segment_id(), self._passages)
        self.fieldwriter.close()

    def _assemble_segment(self) -> None:
        super()._assemble_segment()
        copy = copy_path(self._folder, self.newsegment.segment_id())
        (self._folder / _UNNAMED).rename(copy)
        self._check(copy)

    def _check(self, path: Path) -> None:
        """Compare the segment with its copy, and remove a copy that is not right."""
        segment = self.get_segment()
        copy = self.copy_of(segment.segment_id())
        with closing(SegmentReader(self.storage, self.schema, segment)) as reader:
            if copy is None or not agrees(reader, copy):
                logger.error("copy refused", extra={"segment": segment.segment_id()})
                path.unlink(missing_ok=True)

    def _finish(self) -> None:
        super()._finish()
        self._scratch.cleanup()
        (self._folder / _UNNAMED).unlink(missing_ok=True)


def copy_path(folder: Path, segment: str) -> Path:
    """Return where the copy of a segment stands; Whoosh removes it together with the segment."""
    return folder / f"{segment}{SUFFIX}"


def _renumbered(field: FieldPostings, numbers: npt.NDArray[np.int32]) -> FieldPostings:
    """Return the field without passages that are gone, and the others under their new numbers."""
    passages = numbers[field.passages]
    left = passages != _GONE
    terms = np.repeat(np.arange(len(field.counts)), field.counts)
    counts = np.bincount(terms[left], minlength=len(field.counts))
    return replace(
        field, counts=counts, passages=passages[left], frequencies=field.frequencies[left]
    )


def _any(_: str) -> bool:
    return True
