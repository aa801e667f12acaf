"""The index that serves: copies of Whoosh's postings, scored with numpy, in Whoosh's own order.

Whoosh stays the index of record: it says which segments there are and what is deleted in them.
"""

import math
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from qa.ports import Hit, Term
from qa.search import scoring
from qa.search.postings_file import FieldCopy, SegmentCopy, term_hash
from qa.search.scoring import Asked, Numbers, ScoredField

TERMS_KEPT = 1 << 13
"""Terms whose frequency is remembered: an answer asks for each several times."""


@dataclass(frozen=True, slots=True)
class LiveSegment:
    """A segment's copy and the numbers of the passages that are deleted in it."""

    copy: SegmentCopy
    deleted: Numbers


@dataclass(frozen=True, slots=True)
class _Segment:
    copy: SegmentCopy
    fields: dict[str, ScoredField]
    deleted: npt.NDArray[np.bool_] | None
    gone: Numbers
    documents: dict[str, int]

    def banned(self, documents: frozenset[str] | None) -> npt.NDArray[np.bool_] | None:
        """Return which passages may not be found; None when all may."""
        if documents is None:
            return self.deleted
        numbers = [self.documents[one] for one in documents if one in self.documents]
        others = np.ones(len(self.documents), bool)
        others[numbers] = False
        banned = others[self.copy.document_numbers]
        return banned if self.deleted is None else banned | self.deleted


@dataclass(frozen=True, slots=True)
class _FieldTerms:
    texts: list[bytes]
    hashes: npt.NDArray[np.uint64]
    weights: list[float]


class PostingsIndex:
    """A ``SearchIndex`` on the copies of an index's segments. Thread-safe."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self._count = sum(segment.copy.count for segment in segments)
        self._live = self._count - sum(len(segment.deleted) for segment in segments)
        totals: dict[str, int] = defaultdict(int)
        for segment in segments:
            for field in segment.copy.fields.values():
                totals[field.name] += field.total
        averages = {name: total / self._count for name, total in totals.items() if self._count}
        largest_first = sorted(segments, key=lambda segment: -segment.copy.count)
        self._segments = [_opened(segment, averages) for segment in largest_first]
        self._scratch = threading.local()
        self._frequency = lru_cache(maxsize=TERMS_KEPT)(self._count_passages)

    def search(
        self, terms: Sequence[Term], *, limit: int, documents: frozenset[str] | None = None
    ) -> list[Hit]:
        """Return the hits by falling score, ties by passage id; see ``ports.SearchIndex``."""
        if limit < 1 or not self._segments:
            return []
        asked = self._asked(_by_field(terms))
        found: list[tuple[_Segment, int]] = []
        scores = np.zeros(0)
        for segment, fields in zip(self._segments, asked, strict=True):
            floor = 0.0 if len(scores) < limit else float(scores.min())
            sums = self._zeros(segment.copy.count)
            banned = segment.banned(documents)
            numbers, here = scoring.best(fields, sums, limit, floor=floor, banned=banned)
            kept = scoring.rank(here, limit)
            here = here[kept]
            found += [(segment, number) for number in numbers[kept].tolist()]
            scores = np.concatenate([scores, here])
            kept = scoring.rank(scores, limit)
            found, scores = [found[at] for at in kept.tolist()], scores[kept]
        hits = [
            Hit(segment.copy.passage_id(number), score)
            for (segment, number), score in zip(found, scores.tolist(), strict=True)
        ]
        return ranked(hits, limit)

    def document_frequency(self, field: str, text: str) -> int:
        """Return in how many passages the token stands."""
        return self._frequency(field, text)

    def _count_passages(self, field: str, text: str) -> int:
        total = 0
        for field_name, terms in _by_field([Term(field, text)]).items():
            for segment in self._segments:
                copy = segment.fields[field_name].copy if field_name in segment.fields else None
                (number,) = copy.find(terms.hashes, terms.texts) if copy else [-1]
                if copy and number >= 0:
                    total += int(copy.counts[number]) - _gone(segment, copy, number)
        return total

    def passage_count(self) -> int:
        """Return the number of passages."""
        return self._live

    def close(self) -> None:
        """Let go of the files; a search under way lets go when it ends."""
        self._segments = []

    def _asked(self, by_field: dict[str, _FieldTerms]) -> list[list[Asked]]:
        """Return each segment's share of the question."""
        asked: list[list[Asked]] = [[] for _ in self._segments]
        for name, terms in by_field.items():
            held = [
                (share, segment.fields[name], _found(segment.fields[name], terms))
                for share, segment in zip(asked, self._segments, strict=True)
                if name in segment.fields
            ]
            counts = np.zeros(len(terms.texts))
            for _, field, (places, numbers) in held:
                counts[places] += field.copy.counts[numbers]
            idf = [math.log(self._count / (count + 1)) + 1 for count in counts.tolist()]
            weights = np.array(terms.weights) * idf
            for share, field, (places, numbers) in held:
                share.append(Asked(field, numbers, weights[places]))
        return asked

    def _zeros(self, count: int) -> scoring.Floats:
        """Return zeros that no other thread uses, for the length of one segment's scoring."""
        space: scoring.Floats | None = getattr(self._scratch, "space", None)
        if space is None:
            longest = max(segment.copy.count for segment in self._segments)
            space = self._scratch.space = np.empty(longest)
        sums = space[:count]
        sums.fill(0.0)
        return sums


def ranked(hits: list[Hit], limit: int) -> list[Hit]:
    """Return the best ``limit`` hits in order; scores that differ only in rounding are ties."""
    hits.sort(key=lambda hit: (-round(hit.score, scoring.DIGITS), hit.passage_id))
    return hits[:limit]


def _opened(segment: LiveSegment, averages: dict[str, float]) -> _Segment:
    deleted = None
    if len(segment.deleted):
        deleted = np.zeros(segment.copy.count, bool)
        deleted[segment.deleted] = True
    fields = segment.copy.fields
    return _Segment(
        segment.copy,
        {name: ScoredField.of(field, averages[name]) for name, field in fields.items()},
        deleted,
        segment.deleted,
        {document: number for number, document in enumerate(segment.copy.documents())},
    )


def _by_field(terms: Sequence[Term]) -> dict[str, _FieldTerms]:
    """Return the terms by field, each once with the sum of its weights."""
    weights: dict[str, dict[bytes, float]] = defaultdict(lambda: defaultdict(float))
    for term in terms:
        if term.weight > 0:
            weights[term.field][term.text.encode(errors="surrogatepass")] += term.weight
    return {
        field: _FieldTerms(
            list(texts),
            np.fromiter(map(term_hash, texts), np.uint64, len(texts)),
            list(texts.values()),
        )
        for field, texts in weights.items()
    }


def _found(field: ScoredField, terms: _FieldTerms) -> tuple[Numbers, Numbers]:
    """Return which of the terms the segment's field holds, and their numbers in it."""
    numbers = np.array(field.copy.find(terms.hashes, terms.texts), np.intp)
    places = np.flatnonzero(numbers >= 0)
    return places, numbers[places]


def _gone(segment: _Segment, field: FieldCopy, term: int) -> int:
    """Return how many of the passages that hold a term are deleted."""
    if segment.deleted is None:
        return 0
    row = field.row(term)
    if row is not None:
        return int(np.count_nonzero(row[segment.gone]))
    return int(np.count_nonzero(segment.deleted[field.postings(term)[0]]))
