"""What a Whoosh segment says of itself, through Whoosh's public readers alone."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from whoosh.reading import SegmentReader

from qa.search.inversion import FieldPostings
from qa.search.postings_file import FieldCopy, SegmentCopy

SAMPLE = 500
"""Terms a field whose postings are compared one by one; that the terms are right is always seen."""


def read_field(reader: SegmentReader, name: str) -> FieldPostings:
    """Read one field's postings, of passages that are not deleted. About 300,000 a second."""
    terms = list(reader.lexicon(name)) if name in reader.schema else []
    read = [_postings(reader, name, term) for term in terms]
    return FieldPostings(
        name,
        terms,
        np.fromiter((len(passages) for passages, _ in read), np.int64, len(read)),
        _joined([passages for passages, _ in read]).astype(np.int32),
        _joined([frequencies for _, frequencies in read]).astype(np.uint32),
    )


def agrees(reader: SegmentReader, copy: SegmentCopy) -> bool:
    """Tell whether the copy is the segment's: same size, lengths, terms, and postings of a sample.

    For a segment in which nothing is deleted yet.
    """
    names = {name for name, kind in reader.schema.items() if kind.scorable}
    return (
        copy.count == reader.doc_count_all()
        and copy.segment == reader.segment().segment_id()
        and set(copy.fields) == names
        and all(_agrees(reader, field) for field in copy.fields.values())
    )


def _agrees(reader: SegmentReader, field: FieldCopy) -> bool:
    terms = list(reader.lexicon(field.name)) if len(field.counts) else []
    if field.total != reader.field_length(field.name) or field.text.tobytes() != b"".join(terms):
        return False
    step = 1 + len(terms) // SAMPLE
    return len(terms) == len(field.counts) and all(
        field.term(number) == terms[number] and _same(reader, field, number)
        for number in range(0, len(terms), step)
    )


def _same(reader: SegmentReader, field: FieldCopy, number: int) -> bool:
    passages, frequencies = field.postings(number)
    read = _postings(reader, field.name, field.term(number))
    facts = reader.term_info(field.name, field.term(number))
    return (
        field.counts[number] == facts.doc_frequency()
        and np.array_equal(read[0], passages)
        and np.array_equal(read[1], frequencies)
    )


def _postings(
    reader: SegmentReader, field: str, term: bytes
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    pairs = np.array(list(_pairs(reader, field, term)), np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _pairs(reader: SegmentReader, field: str, term: bytes) -> Iterator[tuple[int, float]]:
    matcher = reader.postings(field, term)
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()


def _joined(parts: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)
