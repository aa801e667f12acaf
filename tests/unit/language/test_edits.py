"""How many slips part two words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.edits import distance, unmarked

WORDS = st.text("abcåäö", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("evidens", "evidens", 0),
        ("evidns", "evidens", 1),
        ("evidenns", "evidens", 1),
        ("evidebs", "evidens", 1),
        ("edivens", "evidens", 2),
        ("evidesn", "evidens", 1),
        ("socialtjanst", "socialtjänst", 0.5),
        ("alder", "ålder", 0.5),
        ("åldern", "äldern", 0.5),
    ],
)
def test_each_slip_counts_once_and_a_lost_mark_half(one, other, slips):
    assert distance(one, other, 2) == slips


def test_words_farther_apart_than_wanted_have_no_distance():
    assert distance("evidens", "effekt", 2) is None
    assert distance("a", "abcd", 2) is None


@given(WORDS, WORDS)
def test_the_way_back_is_as_long(one, other):
    assert distance(one, other, 3) == distance(other, one, 3)


def test_a_word_without_its_marks():
    assert unmarked("förälder") == "foralder"
