"""From passages of tokens to postings: which passages hold a term, and how often.

Tokens become numbers as they come; a run of them is sorted as one array of (term, passage) keys,
and the runs are dealt out to their terms at the end. Nothing here knows Whoosh.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa.search.arrays import ArrayWriter, open_arrays

RUN_TOKENS = 4_000_000
"""Tokens a run: 32 MB of keys while they are sorted."""
_DROPPED = 0
_KEY_BITS = np.uint64(32)
_PASSAGE_BITS = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """One field of one segment.

    ``terms`` are UTF-8 in byte order; ``counts`` says in how many passages each stands.
    ``passages`` and ``frequencies`` hold the postings term after term, passages ascending.
    """

    name: str
    terms: list[bytes]
    counts: npt.NDArray[np.int64]
    passages: npt.NDArray[np.int32]
    frequencies: npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Run:
    terms: npt.NDArray[np.uint32]
    passages: npt.NDArray[np.int32]
    frequencies: npt.NDArray[np.uint32]


class _Vocabulary(dict[str, int]):
    """Gives each new token the next number, and 0 to those that ``keep`` does not want."""

    def __init__(self, keep: Callable[[str], bool]) -> None:
        super().__init__()
        self.kept: list[str] = []
        self.drops = False
        self._keep = keep

    def __missing__(self, token: str) -> int:
        if self._keep(token):
            self.kept.append(token)
            self[token] = len(self.kept)
        else:
            self.drops = True
            self[token] = _DROPPED
        return self[token]


class Inversion:
    """Gathers one field's tokens passage by passage; passages come in ascending numbers.

    ``keep`` tells once for each different token whether it counts; runs are kept in ``folder``.
    """

    def __init__(self, name: str, folder: Path, keep: Callable[[str], bool]) -> None:
        self._name = name
        self._folder = folder
        self._vocabulary = _Vocabulary(keep)
        self._tokens = array("I")
        self._passages = array("I")
        self._lengths = array("I")
        self._runs: list[_Run] = []

    def numbered(self, tokens: Iterable[str]) -> "array[int]":
        """Return the numbers of the tokens that are kept. Raises what ``keep`` raises."""
        numbers = array("I", map(self._vocabulary.__getitem__, tokens))
        if self._vocabulary.drops:
            numbers = array("I", (number for number in numbers if number != _DROPPED))
        return numbers

    def add(self, passage: int, numbers: "array[int]") -> None:
        """Add a passage's tokens, as ``numbered`` gave them."""
        self._tokens.extend(numbers)
        self._passages.append(passage)
        self._lengths.append(len(numbers))
        if len(self._tokens) >= RUN_TOKENS:
            self._end_run(spill=True)

    def add_postings(self, merged: FieldPostings) -> None:
        """Add the postings of a segment that is merged into this one, its passages renumbered."""
        self._end_run(spill=True)
        tokens = (term.decode() for term in merged.terms)
        numbers = np.fromiter(map(self._vocabulary.__getitem__, tokens), np.uint32)
        terms = np.repeat(numbers, merged.counts)
        order = np.argsort(terms, kind="stable")
        self._keep_run(_Run(terms[order], merged.passages[order], merged.frequencies[order]))

    def postings(self) -> FieldPostings:
        """Return everything gathered, sorted. To be called once."""
        self._end_run(spill=False)
        texts = [token.encode() for token in self._vocabulary.kept]
        counted = np.zeros(len(texts) + 1, np.int64)
        for run in self._runs:
            counted += np.bincount(run.terms, minlength=len(counted))
        found = (np.flatnonzero(counted) - 1).tolist()
        order = np.array(sorted(found, key=texts.__getitem__), np.int64)
        place = np.zeros(len(counted), np.int64)
        place[order + 1] = np.arange(len(order))
        counts = counted[order + 1]
        passages, frequencies = _deal(self._runs, place, counts)
        self._runs.clear()
        return FieldPostings(
            self._name, [texts[number] for number in order], counts, passages, frequencies
        )

    def _end_run(self, *, spill: bool) -> None:
        if not self._lengths:
            return
        keys = np.frombuffer(self._tokens, np.uint32).astype(np.uint64)
        keys <<= _KEY_BITS
        keys |= np.repeat(
            np.frombuffer(self._passages, np.uint32), np.frombuffer(self._lengths, np.uint32)
        )
        self._tokens, self._passages, self._lengths = array("I"), array("I"), array("I")
        keys.sort()
        keys = keys[np.searchsorted(keys, np.uint64(1) << _KEY_BITS) :]
        starts = np.flatnonzero(np.diff(keys, prepend=np.uint64(0)))
        found = keys[starts]
        frequencies = np.diff(starts, append=len(keys)).astype(np.uint32)
        run = _Run(
            (found >> _KEY_BITS).astype(np.uint32),
            (found & _PASSAGE_BITS).astype(np.int32),
            frequencies,
        )
        self._keep_run(run, spill=spill)

    def _keep_run(self, run: _Run, *, spill: bool = True) -> None:
        if spill:
            path = self._folder / f"{self._name}-{len(self._runs)}"
            with ArrayWriter(path) as file:
                for field in fields(run):
                    file.add(field.name, getattr(run, field.name))
                file.finish({})
            run = _Run(**open_arrays(path).arrays)
        self._runs.append(run)


def _deal(
    runs: Sequence[_Run], place: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint32]]:
    """Deal the postings of all runs out to their terms' places, runs in order."""
    passages = np.empty(counts.sum(), np.int32)
    frequencies = np.empty(len(passages), np.uint32)
    cursor = np.cumsum(counts) - counts
    for run in runs:
        starts = np.flatnonzero(np.diff(run.terms, prepend=np.uint32(0)))
        sizes = np.diff(starts, append=len(run.terms))
        terms = place[run.terms[starts]]
        to = np.repeat(cursor[terms] - starts, sizes) + np.arange(len(run.terms))
        passages[to] = run.passages
        frequencies[to] = run.frequencies
        cursor[terms] += sizes
    return passages, frequencies
