"""Whoosh as the index: the only module that imports it. Nothing here analyses or parses text.

What was measured of whoosh-reloaded 2.7.5 decides the shape: a ``Searcher`` is used by one thread
at a time (a pool lends them), ``refresh()`` and ``reader(reuse=)`` are never called, and questions
are answered by copies of the postings (``postings``) unless one is missing. Segments are rewritten
only when much of them is deleted; until then idf and lengths count the deleted passages too.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from whoosh import fields, index, query, scoring
from whoosh.analysis import RegexTokenizer
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader
from whoosh.searching import Searcher

from qa.errors import BuildDamaged
from qa.ports import Hit, SearchIndex, Term
from qa.search import merging
from qa.search.pool import Pool
from qa.search.postings import LiveSegment, PostingsIndex, ranked
from qa.search.postings_file import open_copy
from qa.search.scoring import K1, B, rank
from qa.search.whoosh_writer import DOCUMENT, PASSAGE, SortedWriter, copy_path

_NAME = "MAIN"
LONGEST_TOKEN = 200
"""Characters; what is longer is debris that nobody searches for."""


logger = logging.getLogger(__name__)


class _Segment(Protocol):
    def segment_id(self) -> str: ...
    def deleted_docs(self) -> Iterable[int]: ...
    def deleted_count(self) -> int: ...
    def doc_count_all(self) -> int: ...


class WhooshWriter:
    """An ``IndexWriter`` on a folder that no other writer uses.

    ``fields`` names the token fields; they are fixed when the folder's index is made.
    """

    def __init__(self, folder: Path, fields: Sequence[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        here = str(folder)
        made = index.exists_in(here)
        self._folder = folder
        self._index = index.open_dir(here) if made else index.create_in(here, _schema(fields))
        self._writer = SortedWriter(self._index, folder, _indexable)
        self._open = True

    def add(self, passage_id: str, document_id: str, fields: Mapping[str, Sequence[str]]) -> None:
        """Add one passage as finished tokens by field. Raises ``ValueError`` for white space."""
        self._writer.add_passage(passage_id, document_id, fields)

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove every passage of the documents that was committed before."""
        self._writer.remove(document_ids)

    def commit(self) -> None:
        """Write and close. Flushing to the disk is the publisher's work."""
        self._writer.commit(mergetype=_merge)
        self._close()

    def cancel(self) -> None:
        """Drop everything since the writer was opened and close."""
        self._writer.cancel()
        self._close()

    def _close(self) -> None:
        self._open = False
        for left in self._folder.glob("*_WRITELOCK"):
            left.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._open:
            self.cancel()


def open_index(folder: Path) -> SearchIndex:
    """Open the index in a folder that nothing writes to any more.

    Served by the copies of its postings; by Whoosh itself when a segment has none that is whole.
    """
    try:
        return PostingsIndex(_live_segments(folder))
    except (FileNotFoundError, BuildDamaged) as missing:
        logger.warning("no copy of the postings", extra={"facts": str(missing)})
        return WhooshIndex(folder)


def _live_segments(folder: Path) -> list[LiveSegment]:
    """Map the copies of the segments that Whoosh's table of contents names. Opens no segment."""
    contents = index.TOC.read(FileStorage(str(folder), readonly=True), _NAME)
    return [_live_segment(folder, segment) for segment in contents.segments]


def _live_segment(folder: Path, segment: _Segment) -> LiveSegment:
    name = segment.segment_id()
    copy = open_copy(copy_path(folder, name))
    if (copy.segment, copy.count) != (name, segment.doc_count_all()):
        raise BuildDamaged(file=copy_path(folder, name).name)
    return LiveSegment(copy, np.array(sorted(segment.deleted_docs()), np.intp))


class WhooshIndex:
    """A ``SearchIndex`` on a folder that nothing writes to any more. Opened read-only."""

    def __init__(self, folder: Path) -> None:
        self._index = index.open_dir(str(folder), readonly=True)
        self._pool: Pool[Searcher] = Pool(self._new_searcher)
        with self._pool.lend() as searcher:
            self._count: int = searcher.doc_count()
            self._deleted: bool = searcher.doc_count_all() > self._count

    def search(
        self, terms: Sequence[Term], *, limit: int, documents: frozenset[str] | None = None
    ) -> list[Hit]:
        """Return the hits by falling score, ties by passage id; see ``ports.SearchIndex``."""
        wanted = [term for term in terms if term.weight > 0 and _searchable(term.text)]
        if not wanted or limit < 1:
            return []
        asked = query.Or([query.Term(t.field, t.text, boost=t.weight) for t in wanted])
        with self._pool.lend() as searcher:
            scored = list(searcher.search(asked, limit=None).items())
            if documents is not None:
                kept = _numbers(searcher, documents)
                scored = [pair for pair in scored if pair[0] in kept]
            return _best(searcher, scored, limit)

    def document_frequency(self, field: str, text: str) -> int:
        """Return in how many passages the token stands."""
        if not _searchable(text):
            return 0
        with self._pool.lend() as searcher:
            if field not in searcher.schema:
                return 0
            if not self._deleted:
                return int(searcher.doc_frequency(field, text))
            return sum(1 for _ in searcher.docs_for_query(query.Term(field, text)))

    def passage_count(self) -> int:
        """Return the number of passages."""
        return self._count

    def close(self) -> None:
        """Let go of files and memory maps; a search under way lets go when it ends."""
        self._pool.close()

    def _new_searcher(self) -> Searcher:
        return self._index.searcher(weighting=scoring.BM25F(B=B, K1=K1))


def _schema(names: Sequence[str]) -> fields.Schema:
    tokens = {name: fields.TEXT(analyzer=RegexTokenizer(r"[^ ]+"), phrase=False) for name in names}
    ids = {PASSAGE: fields.STORED(), DOCUMENT: fields.ID(stored=True)}
    return fields.Schema(**ids, **tokens)


def _indexable(token: str) -> bool:
    """Tell whether the token can be indexed. Raises ``ValueError`` when it is no token at all."""
    if not token or " " in token:
        raise ValueError("a token is never empty and holds no space")
    return _searchable(token)


def _searchable(token: str) -> bool:
    """Tell whether Whoosh can keep the token: not endless, and no half of a surrogate pair."""
    return len(token) <= LONGEST_TOKEN and not any("\ud800" <= c <= "\udfff" for c in token)


def _numbers(searcher: Searcher, documents: frozenset[str]) -> set[int]:
    found: set[int] = set()
    for document_id in documents:
        found.update(searcher.docs_for_query(query.Term(DOCUMENT, document_id)))
    return found


def _best(searcher: Searcher, scored: Sequence[tuple[int, float]], limit: int) -> list[Hit]:
    """Return the best ``limit`` of (number, score); every tie at the border is weighed by id."""
    kept = rank(np.array([score for _, score in scored]), limit)
    hits = [
        Hit(searcher.stored_fields(number)[PASSAGE], score)
        for number, score in map(scored.__getitem__, kept.tolist())
    ]
    return ranked(hits, limit)


def _merge(writer: SortedWriter, segments: Sequence[_Segment]) -> list[_Segment]:
    """Rewrite some segments and return the untouched ones.

    Rewritten are those that have no copy of their postings, and those that are to be merged.
    """
    copies = {segment.segment_id(): writer.copy_of(segment.segment_id()) for segment in segments}
    untouched = merging.untouched([one for one in segments if copies[one.segment_id()] is not None])
    for segment in segments:
        if segment not in untouched:
            with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
                writer.add_segment(reader, copies[segment.segment_id()])
    return untouched
