"""Writes a Whoosh segment from postings that are already sorted: the very bytes Whoosh would write.

Whoosh sorts one tuple and appends one posting at a time, which is nine tenths of its indexing. Here
a field is inverted by ``inversion`` and written block by block. The format is whoosh-reloaded
2.7.5's third (``whoosh/codec/whoosh3.py``); a test compares the files with Whoosh's own.
"""

import pickle
import struct
import zlib
from collections.abc import Iterator
from typing import Protocol

import numpy as np
import numpy.typing as npt
from whoosh import fields
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3Segment
from whoosh.util.numeric import byte_to_length, length_to_byte

from qa.search.inversion import FieldPostings

BLOCK = 128
"""Postings a block, Whoosh's default; each block is compressed by itself."""
COMPRESSION = 3
LENGTH_OF_BYTE = [byte_to_length(byte) for byte in range(256)]
_PICKLE = 2
_BATCH = 2048
"""Blocks whose numbers are made Python's own at a time."""
_TERM_INFO = struct.Struct("!BfIBBfIIQi")

Ints = npt.NDArray[np.int64]
LengthBytes = npt.NDArray[np.uint8]


class Lengths(Protocol):
    """Where Whoosh keeps how many tokens a passage has in a field, as rounded by its byte."""

    def doc_count_all(self) -> int:
        """Return how many passages the segment holds."""
        ...

    def doc_field_length(self, docnum: int, fieldname: str) -> int | None:
        """Return the rounded length of a passage's field; 0 or None when it has no token."""
        ...


class SortedCodec(W3Codec):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's codec with another way to write; what it wrote is read by Whoosh's own."""

    def field_writer(self, storage: object, segment: W3Segment) -> "SortedFieldWriter":
        """Return the writer of terms and postings."""
        return SortedFieldWriter(self, storage, segment)

    def new_segment(self, storage: object, indexname: str) -> W3Segment:  # noqa: ARG002
        """Return a segment that names Whoosh's own codec as its reader."""
        return W3Segment(W3Codec(), indexname)


class SortedFieldWriter(W3FieldWriter):  # type: ignore[misc]  # whoosh has no types
    """Takes whole fields in place of single postings."""

    def write_field(
        self, postings: FieldPostings, lengths: LengthBytes, kind: fields.FieldType
    ) -> None:
        """Write one field, unless it has no terms. Fields come in order of their names."""
        if not postings.terms:
            return
        self.start_field(postings.name, kind)
        prefix = struct.pack("!H", self._fieldid)
        blocks = _blocks(postings, lengths, with_values=kind.format.fixed_value_size() != 0)
        at = self._postfile.tell()
        every = zip(
            postings.terms, postings.counts.tolist(), _facts(postings, lengths), strict=True
        )
        for term, count, facts in every:
            data = _joined([next(blocks) for _ in range(-(-count // BLOCK))])
            self._postfile.write(data)
            self._tindex.add(prefix + term, _TERM_INFO.pack(0, *facts, at, len(data)))
            at += len(data)
        self.finish_field()


def length_bytes(lengths: Lengths, field: str) -> LengthBytes:
    """Return the byte for the length of every passage of a segment; 0 where there is none."""
    found = (lengths.doc_field_length(n, field) for n in range(lengths.doc_count_all()))
    return np.fromiter((length_to_byte(length) for length in found), np.uint8)


def _joined(blocks: list[bytes]) -> bytes:
    """Return one term's postings: the last block has its length negated."""
    parts = [WHOOSH3_HEADER_MAGIC]
    for block in blocks:
        parts += [struct.pack("!i", len(block)), block]
    parts[-2] = struct.pack("!i", -len(blocks[-1]))
    return b"".join(parts)


def _facts(field: FieldPostings, lengths: LengthBytes) -> Iterator[tuple[float, ...]]:
    """Yield a term's weight, df, least and greatest length, greatest weight, first and last id."""
    starts = np.cumsum(field.counts) - field.counts
    here = lengths[field.passages]
    yield from zip(
        np.add.reduceat(field.frequencies, starts, dtype=np.float64).tolist(),
        field.counts.tolist(),
        np.minimum.reduceat(here, starts).tolist(),
        np.maximum.reduceat(here, starts).tolist(),
        np.maximum.reduceat(field.frequencies, starts).astype(np.float64).tolist(),
        field.passages[starts].tolist(),
        field.passages[starts + field.counts - 1].tolist(),
        strict=True,
    )


def _blocks(field: FieldPostings, lengths: LengthBytes, *, with_values: bool) -> Iterator[bytes]:
    starts = _block_starts(field.counts)
    for first in range(0, len(starts), _BATCH):
        batch = starts[first : first + _BATCH]
        end = starts[first + _BATCH] if first + _BATCH < len(starts) else len(field.passages)
        yield from _batch(field, lengths, np.append(batch, end), with_values=with_values)


def _block_starts(counts: Ints) -> Ints:
    blocks = -(-counts // BLOCK)
    within = np.arange(blocks.sum()) - np.repeat(np.cumsum(blocks) - blocks, blocks)
    starts: Ints = np.repeat(np.cumsum(counts) - counts, blocks) + BLOCK * within
    return starts


def _batch(
    field: FieldPostings, lengths: LengthBytes, edges: Ints, *, with_values: bool
) -> Iterator[bytes]:
    """Yield the blocks between the edges: a pickled head and pickled, deflated contents."""
    here = slice(edges[0], edges[-1])
    edges = edges - edges[0]
    starts = edges[:-1]
    passages, counted = field.passages[here], field.frequencies[here]
    steps = np.diff(passages, prepend=np.int32(0))
    steps[starts] = passages[starts]
    weights = counted.astype(np.float64).tolist()
    values = counted.astype(">u4").tobytes() if with_values else b""
    size = 4 if with_values else 0
    spans = zip(
        edges[:-1].tolist(),
        edges[1:].tolist(),
        passages[edges[1:] - 1].tolist(),
        np.minimum.reduceat(counted, starts).tolist(),
        np.maximum.reduceat(counted, starts).astype(np.float64).tolist(),
        np.minimum.reduceat(lengths[passages], starts).tolist(),
        np.maximum.reduceat(lengths[passages], starts).tolist(),
        strict=True,
    )
    numbers = steps.tolist()
    for start, end, last, least, most, shortest, longest in spans:
        weight: object = tuple(weights[start:end])
        if least == most:
            weight = None if most == 1.0 else most
        value = values[size * start : size * end] if with_values else None
        contents = pickle.dumps((tuple(numbers[start:end]), weight, value), _PICKLE)
        head = (end - start, last, most, COMPRESSION, shortest, longest)
        yield pickle.dumps(head, _PICKLE) + zlib.compress(contents, COMPRESSION)
