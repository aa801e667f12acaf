"""Many signs become one order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from qa.search import features, fusion


def table(**columns):
    """Rows in the order of the fusion's columns; what is not given is 0."""
    count = len(next(iter(columns.values())))
    zeros = [0.0] * count
    return np.array([columns.get(name, zeros) for name in fusion.NAMES], float).T


def test_the_best_by_a_weighted_sign_is_first():
    scores = fusion.fuse(table(lexical=[1, 3, 2]), {"lexical": 1.0})
    assert np.argsort(-scores).tolist() == [1, 2, 0]


def test_scores_go_from_nought_to_one():
    scores = fusion.fuse(table(lexical=[5, 9, 7]), {"lexical": 2.0})
    assert (scores.min(), scores.max()) == (0, 1)


def test_the_scale_of_a_sign_makes_no_difference():
    counts = {"lexical": 1, "unit": 1}
    small = fusion.fuse(table(lexical=[1, 2, 4], unit=[3, 1, 2]), counts)
    large = fusion.fuse(table(lexical=[100, 200, 400], unit=[3, 1, 2]), counts)
    assert small == pytest.approx(large, abs=1e-4)


def test_a_difference_between_cosines_means_the_same_in_every_question():
    near = fusion.prepare(table(cosine=[0.80, 0.85]))[:, fusion.SIGNS.index("cosine")]
    far = fusion.prepare(table(cosine=[0.60, 0.80, 0.85]))[:, fusion.SIGNS.index("cosine")]
    assert near.tolist() == pytest.approx(far[1:].tolist())


def test_only_an_outstanding_share_of_grams_is_a_peak():
    peaks = fusion.prepare(table(gram_cover=[0.1] * 9 + [0.9]))[:, fusion.SIGNS.index("gram_peak")]
    assert peaks[-1] > 0
    assert not peaks[:-1].any()


def test_a_passage_that_a_list_does_not_hold_is_last_in_it():
    scores = fusion.fuse(table(lexical=[np.nan, 1, 2]), {"lexical": 1.0})
    assert scores.tolist() == pytest.approx([0, 0, 1])


def test_a_sign_that_nothing_is_known_of_changes_nothing():
    counts = {"lexical": 1.0, "cosine": 5.0}
    with_nothing = fusion.fuse(table(lexical=[1, 2], cosine=[np.nan, np.nan]), counts)
    assert with_nothing.tolist() == [0, 1]


def test_a_single_passage_is_the_best():
    assert fusion.fuse(table(lexical=[0.5]), {"lexical": 1.0}).tolist() == [1]


def test_nothing_to_weigh_gives_no_scores():
    assert fusion.fuse(np.zeros((0, len(fusion.NAMES))), {"lexical": 1.0}).tolist() == []


@given(
    arrays(
        float,
        st.tuples(st.integers(1, 8), st.just(len(fusion.NAMES))),
        elements=st.one_of(st.floats(-1e6, 1e6), st.just(float("nan"))),
    )
)
def test_any_table_gives_scores_between_nought_and_one(columns):
    scores = fusion.fuse(columns, fusion.weights().with_pieces)
    assert ((scores >= 0) & (scores <= 1)).all()


@pytest.mark.parametrize(
    ("unknown", "chosen"),
    [
        ((), "with_pieces"),
        ((fusion.PIECE_COSINE,), "with_vectors"),
        ((fusion.COSINE, fusion.PIECE_COSINE), "words_alone"),
    ],
)
def test_what_is_known_of_the_passages_chooses_the_weights(unknown, chosen):
    columns = table(lexical=[1, 2], **{name: [np.nan, np.nan] for name in unknown})
    weights = fusion.weights()
    assert weights.of(columns) is getattr(weights, chosen)


def test_the_best_piece_of_a_passage_counts_and_a_passage_without_any_is_last():
    cosines = [np.array([0.7, 0.9]), np.zeros(0), np.array([0.8])]
    rest = np.zeros((3, len(features.NAMES)))
    columns = fusion.columns([1, 1, 1], [0.8, 0.8, 0.8], rest, cosines)
    assert fusion.fuse(columns, {fusion.PIECE_COSINE: 1.0}).tolist() == pytest.approx([1, 0, 0])


def test_the_weights_that_serve_users_name_known_signs():
    chosen = fusion.weights()
    assert set(chosen.with_pieces) <= set(fusion.SIGNS)
    assert set(chosen.with_vectors) <= {*fusion.SIGNS} - {fusion.PIECE_COSINE}
    assert set(chosen.words_alone) <= set(fusion.SIGNS) - {fusion.COSINE, fusion.PIECE_COSINE}
    assert set(features.NAMES) & set(chosen.with_vectors)
    assert chosen.with_pieces[fusion.PIECE_COSINE] > 0
