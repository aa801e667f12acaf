"""Vectors of a build: kept as bytes, found again by cosine."""

import numpy as np
import pytest

from qa.errors import BuildDamaged
from qa.search import vectors
from qa.search.vectors import StoredVectors

MODEL = "e5 small/4 bits"


def unit_rows(count, seed=0, size=384):
    """Rows that lie in clusters away from zero, as embeddings of texts do."""
    rng = np.random.default_rng(seed)
    subjects = rng.standard_normal((40, size)) + 2
    rows = subjects[rng.integers(0, 40, count)] + rng.standard_normal((count, size))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def names(count):
    return [f"{number % 97:012x}:{number}" for number in range(count)]


def stored(tmp_path, ids, rows):
    vectors.write(tmp_path, MODEL, ids, *vectors.quantise(rows))
    found = vectors.open_vectors(tmp_path)
    assert found is not None
    return found


def test_cosines_are_those_of_the_vectors_that_went_in(tmp_path):
    rows, ids = unit_rows(300), names(300)
    asked = unit_rows(1, seed=1)[0]
    found = stored(tmp_path, ids, rows).cosines(asked, ids)
    assert np.abs(found - rows @ asked).max() < 0.002


def test_a_passage_without_a_vector_has_no_cosine(tmp_path):
    kept = stored(tmp_path, names(3), unit_rows(3))
    found = kept.cosines(unit_rows(1)[0], ["zzz:0", names(3)[1], ""])
    assert np.isnan(found).tolist() == [True, False, True]


def test_the_nearest_of_many_are_those_with_the_highest_cosines(tmp_path):
    rows, ids = unit_rows(12_000), names(12_000)
    kept = stored(tmp_path, ids, rows)
    missed = 0
    for subject in range(20):
        asked = rows[subject] + 0.5 * unit_rows(1, seed=subject)[0]
        asked /= np.linalg.norm(asked)
        found = kept.nearest(asked, limit=20)
        assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
        best = {ids[at] for at in np.argsort(-(rows @ asked))[:20]}
        missed += len(best - {hit.passage_id for hit in found})
    assert missed <= 0.1 * 20 * 20


def test_the_nearest_of_few_are_exact(tmp_path):
    rows, ids = unit_rows(500), names(500)
    kept = stored(tmp_path, ids, rows)
    for asked in unit_rows(20, seed=2):
        best = rows[np.argsort(-(rows @ asked))[:20]] @ asked
        found = [hit.score for hit in kept.nearest(asked, limit=20)]
        assert found == pytest.approx(best.tolist(), abs=0.002)


def test_only_passages_of_the_documents_asked_for_are_near(tmp_path):
    kept = stored(tmp_path, names(2000), unit_rows(2000))
    wanted = frozenset({f"{3:012x}", f"{96:012x}", "no such document"})
    found = kept.nearest(unit_rows(1)[0], limit=500, documents=wanted)
    assert {hit.passage_id.partition(":")[0] for hit in found} == {f"{3:012x}", f"{96:012x}"}
    assert len(found) == len([name for name in names(2000) if name.partition(":")[0] in wanted])


def test_no_documents_give_no_hits(tmp_path):
    kept = stored(tmp_path, names(10), unit_rows(10))
    assert kept.nearest(unit_rows(1)[0], limit=5, documents=frozenset()) == []


def test_a_build_without_passages_has_no_vectors_and_no_hits(tmp_path):
    kept = stored(tmp_path, [], np.zeros((0, 384), np.float32))
    assert len(kept) == 0
    assert kept.nearest(unit_rows(1)[0], limit=5) == []
    assert np.isnan(kept.cosines(unit_rows(1)[0], ["a:0"])).all()


@pytest.mark.parametrize("file", ["rows.npy", "ids.npy", "about.json"])
def test_vectors_cut_short_by_a_power_loss_are_refused(tmp_path, file):
    stored(tmp_path, names(10), unit_rows(10))
    (tmp_path / vectors.VECTORS / file).write_bytes(b"")
    with pytest.raises(BuildDamaged):
        StoredVectors(tmp_path / vectors.VECTORS)
    assert vectors.open_vectors(tmp_path) is None


def test_a_build_whose_vectors_were_never_made_has_none(tmp_path):
    assert vectors.open_vectors(tmp_path) is None


def test_a_row_of_zeros_is_kept_as_it_is():
    rows, scales = vectors.quantise(np.zeros((1, 4), np.float32))
    assert (rows * scales[:, np.newaxis]).tolist() == [[0, 0, 0, 0]]
