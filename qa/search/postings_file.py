"""The copy of one Whoosh segment's postings: what it holds and how it is mapped.

Terms that stand in an eighth of the passages or more are kept as rows with a byte for every
passage: that is smaller than a list of them, and a row can be asked about any passage at once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.errors import BuildDamaged
from qa.search.arrays import Arrays, open_arrays
from qa.search.inversion import FieldPostings

FORMAT = "1"
TOTAL = "total of "
SUFFIX = ".copy"
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class FieldCopy:
    """One field's arrays.

    Term ``t`` (in byte order) stands in ``counts[t]`` passages: ``passages[at[t]:at[t+1]]``, unless
    the term has a row: ``rows[r]`` for ``row_terms[r] == t``. ``codes`` and ``rows`` hold
    positions in ``frequencies``, which ascend from 0; ``row_most`` is the greatest of each row.
    ``lengths`` has Whoosh's length byte of every passage, ``length_of_byte`` what the bytes mean,
    ``total`` the sum of the lengths as Whoosh counts it.
    """

    name: str
    total: int
    lengths: Bytes
    frequencies: npt.NDArray[np.uint32]
    hashes: npt.NDArray[np.uint64]
    hashed: npt.NDArray[np.uint32]
    text: Bytes
    text_at: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int32]
    at: npt.NDArray[np.int64]
    passages: npt.NDArray[np.int32]
    codes: npt.NDArray[Any]
    row_terms: npt.NDArray[np.int32]
    rows: npt.NDArray[Any]
    row_most: npt.NDArray[Any]
    length_of_byte: npt.NDArray[np.int64]

    def find(self, hashes: npt.NDArray[np.uint64], texts: Sequence[bytes]) -> list[int]:
        """Return the numbers of the terms with these hashes and texts, -1 for those not here."""
        return [
            self._confirmed(place, hash_, text)
            for place, hash_, text in zip(
                self.hashes.searchsorted(hashes).tolist(), hashes, texts, strict=True
            )
        ]

    def _confirmed(self, place: int, hash_: np.uint64, text: bytes) -> int:
        while place < len(self.hashes) and self.hashes[place] == hash_:
            term = int(self.hashed[place])
            if self.term(term) == text:
                return term
            place += 1
        return -1

    def postings(self, term: int) -> tuple[npt.NDArray[np.integer[Any]], npt.NDArray[np.uint32]]:
        """Return the passages that hold a term, ascending, and how often each does."""
        row = self.row(term)
        if row is not None:
            passages = np.flatnonzero(row)
            return passages, self.frequencies[row[passages]]
        here = slice(int(self.at[term]), int(self.at[term + 1]))
        return self.passages[here], self.frequencies[self.codes[here]]

    def row(self, term: int) -> npt.NDArray[Any] | None:
        """Return a term's row, or None when it has a list."""
        place = int(self.row_terms.searchsorted(term))
        if place < len(self.row_terms) and self.row_terms[place] == term:
            row: npt.NDArray[Any] = self.rows[place]
            return row
        return None

    def all_postings(self) -> FieldPostings:
        """Return everything the field holds, as it was given to ``CopyWriter``."""
        dense = np.zeros(len(self.counts), bool)
        dense[self.row_terms] = True
        in_list = np.repeat(~dense, self.counts)
        passages = np.empty(len(in_list), np.int32)
        frequencies = np.empty(len(in_list), np.uint32)
        passages[in_list] = self.passages
        frequencies[in_list] = self.frequencies[self.codes]
        starts = np.cumsum(self.counts, dtype=np.int64) - self.counts
        for term in self.row_terms.tolist():
            here = slice(starts[term], starts[term] + self.counts[term])
            passages[here], frequencies[here] = self.postings(term)
        terms = [self.term(number) for number in range(len(self.counts))]
        return FieldPostings(self.name, terms, self.counts.astype(np.int64), passages, frequencies)

    def term(self, number: int) -> bytes:
        """Return the text of a term."""
        return self.text[self.text_at[number] : self.text_at[number + 1]].tobytes()


@dataclass(frozen=True, slots=True)
class SegmentCopy:
    """The copy of one segment: its fields, and which passages and documents its numbers are."""

    segment: str
    count: int
    fields: dict[str, FieldCopy]
    arrays: Arrays

    def passage_id(self, number: int) -> str:
        """Return the id of a passage."""
        return _text(self.arrays, "passage", number)

    def documents(self) -> list[str]:
        """Return the ids of the documents, by the numbers in ``document_numbers``."""
        count = len(self.arrays.arrays["document.at"]) - 1
        return [_text(self.arrays, "document", number) for number in range(count)]

    def passages_of(self, documents: Collection[str]) -> npt.NDArray[np.intp]:
        """Return the numbers of the passages that belong to the documents."""
        wanted = np.array([document in documents for document in self.documents()], bool)
        return np.flatnonzero(wanted[self.document_numbers])

    @property
    def document_numbers(self) -> npt.NDArray[np.int32]:
        """Which document each passage belongs to."""
        return self.arrays.arrays["document_of"]


def term_hash(text: bytes) -> int:
    """Return the 64 bits that a term is looked up by; the text is compared after that."""
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")


def open_copy(path: Path) -> SegmentCopy:
    """Map a copy. Raises ``BuildDamaged``, also for another format, and ``FileNotFoundError``."""
    opened = open_arrays(path)
    facts = opened.facts
    if facts.get("format") != FORMAT:
        raise BuildDamaged(file=path.name, format=facts.get("format"))
    names = [fact.removeprefix(TOTAL) for fact in facts if fact.startswith(TOTAL)]
    return SegmentCopy(
        segment=facts["segment"],
        count=int(facts["count"]),
        fields={name: _field(opened, name, int(facts[TOTAL + name])) for name in names},
        arrays=opened,
    )


def _field(opened: Arrays, name: str, total: int) -> FieldCopy:
    arrays = [field.name for field in fields(FieldCopy)[2:]]
    return FieldCopy(name, total, *(opened.arrays[f"{name}.{array}"] for array in arrays))


def _text(arrays: Arrays, name: str, number: int) -> str:
    at = arrays.arrays[f"{name}.at"]
    return arrays.arrays[f"{name}.text"][at[number] : at[number + 1]].tobytes().decode()
