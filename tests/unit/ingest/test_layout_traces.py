"""Cutting and joining text that knows its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ingest import traces
from qa.ingest.blocks import Traced
from qa.model import Span


def traced(*pieces: tuple[str, Span], joins: str = " ") -> Traced:
    text, found = "", []
    for piece, span in pieces:
        text += joins if text else ""
        found.append((len(text), span))
        text += piece
    return Traced(text, tuple(found))


def test_cutting_moves_the_pieces_and_drops_outer_spaces() -> None:
    whole = traced(("ett två", Span(1, 10, 17)), ("tre", Span(2, 0, 3)))
    part = traces.cut(whole, 3, 10)
    assert part.text == "två tr"
    assert part.pieces == ((0, Span(1, 14, 17)), (4, Span(2, 0, 2)))


@pytest.mark.parametrize(
    ("text", "mark", "left"),
    [
        ("värde1.", (5, 6), "värde."),
        ("insatser2 som", (8, 9), "insatser som"),
        ("slut3", (4, 5), "slut"),
    ],
)
def test_a_mark_inside_a_line_leaves_no_trace(text: str, mark: tuple[int, int], left: str) -> None:
    whole = traced((text, Span(1, 0, len(text))))
    assert traces.without(whole, [Span(1, *mark)]).text == left


def test_a_mark_on_a_line_of_its_own_takes_its_space_along() -> None:
    whole = traced(("värde", Span(1, 0, 5)), ("1", Span(1, 6, 7)), (".", Span(1, 8, 9)))
    assert traces.without(whole, [Span(1, 6, 7)]).text == "värde."
    whole = traced(("värde", Span(1, 0, 5)), ("1", Span(1, 6, 7)), ("är", Span(1, 8, 10)))
    assert traces.without(whole, [Span(1, 6, 7)]).text == "värde är"


def test_a_mark_on_another_page_is_left_alone() -> None:
    whole = traced(("värde1", Span(1, 0, 6)))
    assert traces.without(whole, [Span(2, 5, 6)]) == whole


def test_cells_of_a_row_are_parted_by_tabs_also_when_one_is_empty() -> None:
    row = traces.row([traced(("a", Span(1, 0, 1))), Traced("", ()), traced(("b", Span(1, 5, 6)))])
    assert row.text == "a\t\tb"
    assert row.pieces == ((0, Span(1, 0, 1)), (3, Span(1, 5, 6)))


@given(
    st.text(alphabet="ab1. ", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=4),
)
def test_what_is_left_is_still_an_exact_copy(page: str, holes: list[tuple[int, int]]) -> None:
    gone = [Span(1, start, start + length) for start, length in holes]
    left = traces.without(Traced(page, ((0, Span(1, 0, len(page))),)), gone)
    end = 0
    for at, span in left.pieces:
        assert at >= end
        end = at + span.end - span.start
        assert left.text[at:end] == page[span.start : span.end]
        assert not any(hole.start < span.end and span.start < hole.end for hole in gone)
