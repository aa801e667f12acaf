"""Vectors of pieces: many rows a passage, found again by the passage."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import BuildDamaged
from qa.search import piece_vectors, vectors
from qa.search.piece_vectors import PieceRows, StoredPieceVectors

MODEL = "e5 small/4 bits"
SIZE = 8


def unit_rows(count, seed=0):
    rows = np.random.default_rng(seed).standard_normal((count, SIZE))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def block(ids, counts, rows):
    return PieceRows(ids, counts, *vectors.quantise(rows))


def stored(folder, *blocks):
    piece_vectors.write(folder, MODEL, blocks)
    found = piece_vectors.open_piece_vectors(folder)
    assert found is not None
    return found


@given(st.lists(st.integers(0, 4), max_size=9), st.integers(1, 4), st.data())
def test_every_passage_has_the_cosines_of_its_own_pieces(counts, size, data):
    ids = sorted(f"{number:012x}:{number % 3}" for number in range(len(counts)))
    rows = unit_rows(sum(counts))
    ends = np.cumsum([0, *counts])
    blocks = [
        block(ids[a:b], counts[a:b], rows[ends[a] : ends[b]])
        for a in range(0, len(ids), size)
        for b in [min(a + size, len(ids))]
    ]
    asked = unit_rows(1, seed=1)[0]
    wanted = data.draw(st.permutations([*range(len(ids)), -1]))
    with tempfile.TemporaryDirectory() as folder:
        kept = stored(Path(folder), *blocks)
        found = kept.cosines(asked, [ids[at] if at >= 0 else "zzz" for at in wanted])
        taken = kept.rows([ids[at] if at >= 0 else "zzz" for at in wanted])
    assert [len(one) for one in found] == [counts[at] if at >= 0 else 0 for at in wanted]
    assert list(taken.counts) == [len(one) for one in found]
    for at, cosines in zip(wanted, found, strict=True):
        if at >= 0:
            assert cosines == pytest.approx(rows[ends[at] : ends[at + 1]] @ asked, abs=0.02)


def test_a_build_without_passages_has_vectors_without_rows(tmp_path):
    kept = stored(tmp_path)
    assert len(kept) == 0
    assert [len(one) for one in kept.cosines(unit_rows(1)[0], ["a:0"])] == [0]


def test_what_is_not_finished_is_never_found(tmp_path):
    def interrupted():
        yield block(["a:0"], [1], unit_rows(1))
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        piece_vectors.write(tmp_path, MODEL, interrupted())
    assert list(tmp_path.iterdir()) == []
    assert piece_vectors.open_piece_vectors(tmp_path) is None


def test_vectors_cut_short_by_a_power_loss_are_refused(tmp_path):
    stored(tmp_path, block(["a:0"], [3], unit_rows(3)))
    path = tmp_path / piece_vectors.FILE
    for size in (0, 40, path.stat().st_size - 1):
        path.write_bytes(path.read_bytes()[:size])
        with pytest.raises(BuildDamaged):
            StoredPieceVectors(path)
        assert piece_vectors.open_piece_vectors(tmp_path) is None


def test_vectors_of_pieces_cut_by_another_rule_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(piece_vectors, "CUT", "other")
    piece_vectors.write(tmp_path, MODEL, [block(["a:0"], [1], unit_rows(1))])
    monkeypatch.undo()
    assert piece_vectors.open_piece_vectors(tmp_path) is None
