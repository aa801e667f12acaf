"""Writes the copy of one Whoosh segment's postings (``qa.search.postings_file``)."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa.search.arrays import AnyArray, ArrayWriter
from qa.search.inversion import FieldPostings
from qa.search.postings_file import FORMAT, TOTAL, Bytes, term_hash

ROW_SHARE = 8
"""A term has a row when it stands in one of so many passages."""
ROW_LEAST = 64


class CopyWriter:
    """Writes one copy, field by field."""

    def __init__(self, path: Path, count: int, length_of_byte: Sequence[int]) -> None:
        self._file = ArrayWriter(path)
        self._length_of_byte = np.array(length_of_byte, np.int64)
        self._count = count
        self._totals: dict[str, int] = {}

    def add_field(self, postings: FieldPostings, lengths: Bytes, total: int) -> None:
        """Write one field. ``lengths`` and ``total`` are as in ``FieldCopy``."""
        self._totals[postings.name] = total
        dense = postings.counts >= max(self._count / ROW_SHARE, ROW_LEAST)
        values, codes = _coded(postings.frequencies)
        in_list = np.repeat(~dense, postings.counts)
        listed = np.where(dense, 0, postings.counts)
        hashes = np.fromiter(map(term_hash, postings.terms), np.uint64, len(postings.terms))
        order = np.argsort(hashes)
        add = self._adder(postings.name)
        add("lengths", lengths)
        add("length_of_byte", self._length_of_byte)
        add("frequencies", values)
        add("hashes", hashes[order])
        add("hashed", order.astype(np.uint32))
        add("text", _bytes(postings.terms))
        add("text_at", _edges([len(term) for term in postings.terms]))
        add("counts", postings.counts.astype(np.int32))
        add("at", _edges(listed))
        add("passages", postings.passages[in_list])
        add("codes", codes[in_list])
        self._add_rows(postings, codes, np.flatnonzero(dense))

    def _add_rows(
        self,
        postings: FieldPostings,
        codes: AnyArray,
        terms: npt.NDArray[np.intp],
    ) -> None:
        ends = np.cumsum(postings.counts)
        rows = np.zeros((len(terms), self._count), codes.dtype)
        for row, term in enumerate(terms):
            here = slice(ends[term] - postings.counts[term], ends[term])
            rows[row, postings.passages[here]] = codes[here]
        add = self._adder(postings.name)
        add("row_terms", terms.astype(np.int32))
        add("rows", rows)
        add("row_most", rows.max(axis=1, initial=0))

    def _adder(self, field: str) -> Callable[[str, AnyArray], None]:
        return lambda name, numbers: self._file.add(f"{field}.{name}", numbers)

    def finish(self, segment: str, passages: Sequence[tuple[str, str]]) -> None:
        """Write the (passage id, document id) pairs in order of their numbers, and close."""
        documents = sorted({document for _, document in passages})
        number = {document: n for n, document in enumerate(documents)}
        self._add_texts("passage", [passage for passage, _ in passages])
        self._add_texts("document", documents)
        of = np.fromiter((number[document] for _, document in passages), np.int32, len(passages))
        self._file.add("document_of", of)
        facts = {"format": FORMAT, "segment": segment, "count": str(self._count)}
        totals = {TOTAL + name: str(total) for name, total in self._totals.items()}
        self._file.finish(facts | totals)

    def _add_texts(self, name: str, texts: Sequence[str]) -> None:
        encoded = [text.encode() for text in texts]
        self._file.add(f"{name}.text", _bytes(encoded))
        self._file.add(f"{name}.at", _edges([len(text) for text in encoded]))

    def close(self) -> None:
        """Close the file, whole or not."""
        self._file.close()


def _coded(frequencies: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.uint32], AnyArray]:
    """Return the frequencies that occur, after a 0, and every posting's place among them."""
    seen = np.zeros(int(frequencies.max(initial=0)) + 1, bool)
    seen[frequencies] = True
    values = np.append(0, np.flatnonzero(seen)).astype(np.uint32)
    place = np.zeros(len(seen), np.min_scalar_type(len(values) - 1))
    place[values] = np.arange(len(values))
    return values, place[frequencies]


def _bytes(texts: Sequence[bytes]) -> Bytes:
    return np.array(bytearray(b"".join(texts)), np.uint8)


def _edges(lengths: Sequence[int] | npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.append(0, np.cumsum(np.asarray(lengths, np.int64)))
