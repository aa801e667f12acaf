"""What of a passage gets a vector of its own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.model import Passage, Sentence, Span, Unit, UnitKind
from qa.search import pieces


def passage(*texts):
    units = tuple(
        Unit(UnitKind.SENTENCE, (Sentence(text, (Span(1, 0, len(text)),)),)) for text in texts
    )
    return Passage("a:0", "a", (), units)


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], []),
        ([10], [1]),
        ([100, 100, 100, 100], [3, 1]),
        ([300, 300], [1, 1]),
        ([10, 10, 10, 10], [3, 1]),
        ([200, 60, 10], [2, 1]),
    ],
)
def test_a_piece_takes_in_units_until_it_has_enough(lengths, expected):
    assert pieces.cut(lengths) == expected


@given(st.lists(st.integers(0, 400)))
def test_every_unit_is_in_one_piece_and_no_piece_is_empty_or_too_large(lengths):
    counts = pieces.cut(lengths)
    assert sum(counts) == len(lengths)
    at = 0
    for count in counts:
        assert 1 <= count <= pieces.MOST_UNITS
        assert sum(lengths[at : at + count - 1]) < pieces.ENOUGH
        at += count


def test_the_pieces_together_are_the_passage():
    whole = passage("Ett. " * 40, "Två.", "Tre. " * 60, "Fyra.")
    assert "\n".join(pieces.texts(whole)) == whole.text
    assert len(pieces.texts(whole)) == 2


def test_a_unit_has_the_cosine_of_its_piece():
    whole = passage("a" * 240, "b" * 20, "c")
    assert pieces.by_unit(whole, np.array([0.5, 0.25], np.float32)) == (0.5, 0.5, 0.25)


def test_cosines_of_other_pieces_are_not_told():
    assert pieces.by_unit(passage("a", "b"), np.array([0.5, 0.25], np.float32)) == ()
    assert pieces.by_unit(passage("a", "b"), np.zeros(0, np.float32)) == ()
