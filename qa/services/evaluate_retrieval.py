"""How well passages are found on gold questions, by the very chain that serves users.

A folder of gold holds ``passages.jsonl`` (``id``, ``text``) and ``questions.jsonl`` (``_id``,
``text``, ``relevant``: ids of passages). The passages are indexed as those of documents are, each
as a document of its own, and every question goes through ``retriever.candidates``.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

from qa.errors import QaError
from qa.language import sentences
from qa.model import (
    Build,
    Document,
    Page,
    Passage,
    Question,
    Reading,
    Sentence,
    Span,
    Unit,
    UnitKind,
)
from qa.ports import Embedder, OpenBuild
from qa.search.builds import TEXTS, WHOOSH, OpenedBuild
from qa.search.retriever import candidates
from qa.services import embedding, indexing, piece_embedding

DEPTH = 10
"""Places that count."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Passages by id, and questions with the ids of the passages that answer them."""

    passages: Mapping[str, str]
    questions: Sequence[tuple[str, str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Found:
    """One question and the 1-based ranks at which relevant passages came, within ``DEPTH``."""

    id: str
    ranks: tuple[int, ...]
    relevant: int

    def recall(self, depth: int) -> float:
        """Return the share of the relevant passages among the first ``depth``."""
        return sum(rank <= depth for rank in self.ranks) / self.relevant

    @property
    def reciprocal_rank(self) -> float:
        """One by the rank of the first relevant passage, 0 when there is none."""
        return 1 / self.ranks[0] if self.ranks else 0.0

    @property
    def ndcg(self) -> float:
        """Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002), binary gains."""
        ideal = sum(1 / log2(rank + 1) for rank in range(1, min(self.relevant, DEPTH) + 1))
        return sum(1 / log2(rank + 1) for rank in self.ranks) / ideal


def read_gold(folder: Path, questions: Path | None = None) -> Gold:
    """Read a folder of gold; ``questions`` stands in for its ``questions.jsonl``.

    Raises ``QaError`` naming the file and line that cannot be understood.
    """
    passages = {
        str(row["id"]): str(row["text"]) for row in _rows(folder / "passages.jsonl", ("id", "text"))
    }
    asked = [
        (str(row["_id"]), str(row["text"]), frozenset(_texts(row["relevant"])))
        for row in _rows(questions or folder / "questions.jsonl", ("_id", "text", "relevant"))
    ]
    lost = [name for name, _, relevant in asked if not relevant or relevant - passages.keys()]
    if lost:
        raise QaError(f"Frågan {lost[0]} saknar stycken som svarar på den i passages.jsonl.")
    return Gold(passages, asked)


def index_gold(
    gold: Gold, folder: Path, embedder: Embedder | None = None, *, cache: Path | None = None
) -> OpenedBuild:
    """Index the passages in an empty folder and return the opened build; the caller closes it.

    With an ``embedder`` the build has vectors; ``cache`` is where they are kept between runs.
    """
    changes = indexing.Changes(removed=(), added=_readings(gold))
    indexing.apply(changes, texts=folder / TEXTS, search=folder / WHOOSH)
    if embedder is not None:
        cache = cache or folder / "cache.sqlite3"
        embedding.write_vectors(folder, cache, embedder)
        piece_embedding.write(folder, cache, embedder)
    documents = tuple(_document(name) for name in gold.passages)
    return OpenedBuild(folder, Build(id="gold", created="", documents=documents))


def ask_all(gold: Gold, build: OpenBuild, embedder: Embedder | None = None) -> Iterator[Found]:
    """Ask every question, in order."""
    for name, text, relevant in gold.questions:
        found = candidates(build, Question(text=text), limit=DEPTH, embedder=embedder)
        files = [candidate.document.file for candidate in found]
        ranks = tuple(rank for rank, file in enumerate(files, start=1) if file in relevant)
        yield Found(name, ranks, len(relevant))


def figures(found: Sequence[Found]) -> dict[str, float]:
    """Return the means over the questions: R@1, R@5, R@10, MRR@10 and nDCG@10."""
    count = len(found)
    return {
        "R@1": sum(one.recall(1) for one in found) / count,
        "R@5": sum(one.recall(5) for one in found) / count,
        "R@10": sum(one.recall(10) for one in found) / count,
        "MRR@10": sum(one.reciprocal_rank for one in found) / count,
        "nDCG@10": sum(one.ndcg for one in found) / count,
    }


def _rows(file: Path, names: Sequence[str]) -> Iterator[dict[str, object]]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QaError(f"Filen {file} går inte att läsa.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield {name: row[name] for name in names}
        except (ValueError, KeyError, TypeError) as error:
            raise QaError(f"Rad {number} i {file} saknar {', '.join(names)}.") from error


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _readings(gold: Gold) -> Iterator[Reading]:
    for name, text in gold.passages.items():
        document = _document(name)
        page = Page(number=1, label="1", text=text)
        units = tuple(
            Unit(UnitKind.SENTENCE, (Sentence(text[start:end], (Span(1, start, end),)),))
            for start, end in sentences.split(text)
        )
        passage = Passage(f"{document.id}:0", document.id, (), units)
        yield Reading(document, (page,), (passage,) if units else ())


def _document(name: str) -> Document:
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Document(id=digest[:12], file=name, sha256=digest, title="", page_count=1)
