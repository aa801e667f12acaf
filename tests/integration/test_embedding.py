"""A published build is completed with vectors, and answers before and after."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from qa.errors import EmbedderUnavailable
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
from qa.search import publish, vectors
from qa.search.builds import RECHECK_SECONDS, TEXTS, WHOOSH, Builds, build_ids, open_folder
from qa.search.kept_builds import is_held
from qa.search.manifest import Manifest
from qa.search.retriever import candidates
from qa.services import embedding, indexing, piece_embedding
from qa.services.indexing import Changes

TEXTS_OF_DOCUMENTS = ["Nämnden prövar stöd.", "Stöd till hundar prövas.", "Katten sover gott."]


class Axes:
    """Embeds by subject: what is about animals points another way than the rest. Counts texts."""

    model = "axes"

    def __init__(self) -> None:
        self.embedded = 0
        self.works = True

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        if not self.works:
            raise EmbedderUnavailable
        self.embedded += len(texts)
        return np.array([self._row(text) for text in texts], np.float32)

    def question(self, text: str) -> np.ndarray:
        return self.passages([text])[0]

    def _row(self, text: str) -> list[float]:
        about = any(word in text.casefold() for word in ("hund", "katt", "djur"))
        return [0.6, 0.8] if about else [1.0, 0.0]


def publish_build(
    index: Path, texts: Sequence[str] = TEXTS_OF_DOCUMENTS, pipeline: str = "one"
) -> None:
    readings = []
    for text in texts:
        key = hashlib.sha256(text.encode()).hexdigest()
        unit = Unit(UnitKind.SENTENCE, (Sentence(text, (Span(1, 0, len(text)),)),))
        document = Document(key[:12], f"{key[:4]}.pdf", key, "", page_count=1)
        passage = Passage(f"{key[:12]}:0", key[:12], (), (unit,))
        readings.append(Reading(document, (Page(1, "1", text),), (passage,)))
    with publish.locked(index):
        build = Build(
            publish.new_id(index, "abcdef"),
            "2026-11-21T12:00:00+00:00",
            tuple(one.document for one in readings),
            passage_count=len(readings),
            page_count=len(readings),
            versions={"pipeline": pipeline},
        )
        folder = publish.start(index, build.id)
        indexing.apply(Changes((), readings), texts=folder / TEXTS, search=folder / WHOOSH)
        publish.finish(index, folder, Manifest(build, "inputs"), keep=3)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    publish_build(tmp_path)
    return tmp_path


def found(builds: Builds, question: str, by: Axes | None, *context: str) -> list[str]:
    with builds.current() as build:
        asked = Question(text=question, context=context)
        return [one.passage.text for one in candidates(build, asked, embedder=by)]


def test_a_build_answers_before_its_vectors_and_takes_them_up_when_they_come(index: Path):
    builds, by = Builds(index), Axes()
    before = found(builds, "Vem prövar stöd till djur?", by)
    assert set(before) == set(TEXTS_OF_DOCUMENTS[:2])
    state = embedding.complete(index, by)
    assert state is not None
    assert (state.done, state.total, state.made) == (3, 3, 3)
    with builds.current() as build:
        build._vectors._look_again -= RECHECK_SECONDS
    after = found(builds, "Vem prövar stöd till djur?", by)
    assert set(after) == set(TEXTS_OF_DOCUMENTS)
    builds.close()


@pytest.mark.parametrize(("pipeline", "made"), [("one", 1), ("two", 4)])
def test_vectors_of_the_build_before_are_taken_over_when_it_was_read_alike(
    index: Path, pipeline: str, made: int
):
    embedding.complete(index, Axes())
    for kept in index.glob("vectors/cache.sqlite3*"):
        kept.unlink()
    publish_build(index, [*TEXTS_OF_DOCUMENTS[1:], "Ett nytt.", "Ett till."][:4], pipeline)
    publish_build(index, ["Djur.", *TEXTS_OF_DOCUMENTS], pipeline)
    state = embedding.complete(index, Axes())
    assert state is not None
    assert (state.done, state.total, state.made) == (4, 4, made)
    builds = Builds(index)
    with builds.current() as build:
        assert build.vectors is not None
        ids = [f"{document.id}:0" for document in build.build.documents]
        near = build.vectors.cosines(np.array([0.6, 0.8], np.float32), ids)
        assert near == pytest.approx([1.0, 0.6, 1.0, 1.0], abs=0.01)
    builds.close()


LONG = "Nämnden prövar vilket stöd en familj behöver. " * 8 + "Ibland har familjen en hund."


def cosines_of_units(builds: Builds, question: str, by: Axes) -> dict[str, tuple[float, ...]]:
    with builds.current() as build:
        for late in (build._vectors, build._piece_vectors):
            late._look_again -= RECHECK_SECONDS
        asked = Question(text=question)
        found = candidates(build, asked, embedder=by)
        return {one.passage.text[:6]: one.unit_cosines for one in found}


def test_the_cosines_of_units_come_with_the_vectors_of_pieces(index: Path):
    builds, by = Builds(index), Axes()
    assert set(cosines_of_units(builds, "Hur sover katten?", by).values()) == {()}
    embedding.complete(index, by)
    assert set(cosines_of_units(builds, "Hur sover katten?", by).values()) == {()}
    piece_embedding.complete(index, by)
    found = cosines_of_units(builds, "Hur sover katten?", by)
    assert found["Katten"] == pytest.approx((1.0,), abs=0.01)
    assert found["Nämnde"] == pytest.approx((0.6,), abs=0.01)
    builds.close()


def test_pieces_that_have_their_vectors_are_not_embedded_again(index: Path):
    by = Axes()
    piece_embedding.complete(index, by)
    assert piece_embedding.complete(index, by) is None
    publish_build(index, [*TEXTS_OF_DOCUMENTS, "Ett nytt stycke."])
    state = piece_embedding.complete(index, by)
    assert state is not None
    assert (state.done, state.total, state.made) == (4, 4, 1)


@pytest.mark.parametrize(("pipeline", "made"), [("one", 2), ("two", 4)])
def test_vectors_of_pieces_are_taken_over_from_the_build_before_when_it_was_read_alike(
    index: Path, pipeline: str, made: int
):
    piece_embedding.complete(index, Axes())
    for kept in index.glob("vectors/cache.sqlite3*"):
        kept.unlink()
    publish_build(index, [LONG, *TEXTS_OF_DOCUMENTS[1:], "Ett nytt."], pipeline)
    state = piece_embedding.complete(index, Axes())
    assert state is not None
    assert (state.total, state.made) == (4, made)
    builds = Builds(index)
    with builds.current() as build:
        assert build.piece_vectors is not None
        ids = [f"{document.id}:0" for document in build.build.documents]
        near = build.piece_vectors.cosines(np.array([0.6, 0.8], np.float32), ids)
        assert [one.max() for one in near] == pytest.approx([1.0, 1.0, 1.0, 0.6], abs=0.01)
    builds.close()


def test_what_was_embedded_once_is_not_embedded_again(index: Path):
    by = Axes()
    embedding.complete(index, by)
    assert embedding.complete(index, by) is None
    publish_build(index, [*TEXTS_OF_DOCUMENTS, "Ett nytt stycke."])
    state = embedding.complete(index, by)
    assert state is not None
    assert (state.total, state.made) == (4, 1)
    assert by.embedded == 4


def test_a_build_with_vectors_is_still_whole(index: Path):
    embedding.complete(index, Axes())
    folder = next(path for path in index.iterdir() if (path / TEXTS).exists())
    open_folder(folder, thorough=True).close()
    assert vectors.open_vectors(folder) is not None


def test_an_embedder_that_fails_leaves_the_build_as_it_was(index: Path):
    by = Axes()
    by.works = False
    with pytest.raises(EmbedderUnavailable):
        embedding.complete(index, by)
    builds = Builds(index)
    assert found(builds, "Katten", by) == [TEXTS_OF_DOCUMENTS[2]]
    builds.close()


def test_a_question_that_cannot_be_embedded_is_answered_by_words(index: Path):
    by = Axes()
    embedding.complete(index, by)
    by.works = False
    builds = Builds(index)
    assert found(builds, "Katten", by) == [TEXTS_OF_DOCUMENTS[2]]
    builds.close()


def test_vectors_of_another_model_are_not_compared_with(index: Path):
    embedding.complete(index, Axes())
    other = Axes()
    other.model = "other"
    builds = Builds(index)
    assert found(builds, "Katten", other) == [TEXTS_OF_DOCUMENTS[2]]
    assert other.embedded == 0
    builds.close()


def test_vectors_of_another_model_are_replaced(index: Path):
    embedding.complete(index, Axes())
    other = Axes()
    other.model = "other"
    assert embedding.complete(index, other) is not None
    folder = next(path for path in index.iterdir() if (path / TEXTS).exists())
    stored = vectors.open_vectors(folder)
    assert stored is not None
    assert stored.model == "other"


def test_a_question_of_unknown_words_finds_nothing(index: Path):
    by = Axes()
    embedding.complete(index, by)
    builds = Builds(index)
    assert found(builds, "xyzzy", by) == []
    assert found(builds, "?", by) == []
    builds.close()


def test_an_index_without_a_build_has_nothing_to_embed(tmp_path: Path):
    assert embedding.complete(tmp_path / "empty", Axes()) is None


def test_an_empty_build_is_completed_too(tmp_path: Path):
    publish_build(tmp_path, [])
    state = embedding.complete(tmp_path, Axes())
    assert state is not None
    assert state.total == 0


@pytest.mark.parametrize("complete", [embedding.complete, piece_embedding.complete])
def test_a_build_is_held_while_it_is_completed(index: Path, complete):
    (folder,) = (index / name for name in build_ids(index))
    seen = []

    class Watching(Axes):
        def passages(self, texts: Sequence[str]) -> np.ndarray:
            seen.append(is_held(folder))
            return super().passages(texts)

    complete(index, Watching())
    assert seen
    assert all(seen)
    assert not is_held(folder)
