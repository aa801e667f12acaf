"""Grades keep the source's words, and scales that run in different directions stay apart."""

import pytest

from qa.model import EvidenceStatus
from qa.register import frames, grades, tables


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [
        ("(mycket låg tillförlitlighet)", "tillforlitlighet:mycket låg", "insufficient"),
        ("låg vetenskaplig tillförlitlighet", "tillforlitlighet:låg", "limited"),
        ("Tillförlitligheten är hög", "tillforlitlighet:hög", "supported"),
        ("otillräckligt vetenskapligt underlag", "grade:1", "insufficient"),
        ("starkt vetenskapligt underlag", "grade:4", "supported"),
        ("bör erbjudas (prioritet 1)", "prioritet:1", "recommended"),
        ("kan erbjudas, prioritet 10", "prioritet:10", "mixed"),
        ("icke-göra", "prioritet:icke-göra", "not_recommended"),
        ("Evidensgrad 1", "evidensgrad:1", "supported"),
        ("Evidensgrad 4", "evidensgrad:4", "insufficient"),
        ("kan erbjudas i undantagsfall", "verb:kan i undantagsfall", "mixed"),
    ],
)
def test_a_grade_is_read_on_its_own_scale(text: str, level: str, status: str) -> None:
    grade = grades.read(text)
    assert grade is not None
    assert (grade.level, grade.status) == (level, EvidenceStatus(status))
    assert grade.words in text


@pytest.mark.parametrize("text", ["måttlig effekt", "hög kvalitet", "låg andel", "stark dryck"])
def test_sizes_are_no_grades(text: str) -> None:
    assert grades.read(text) is None


def test_every_class_that_a_table_names_is_there() -> None:
    for frame in frames.all_frames():
        for name in (*frame.classes, *frame.present, *frame.near, *frame.absent):
            assert tables.holds("", name) is False


@pytest.mark.parametrize(
    "cells", [c for c in tables.rows("frames.tsv") if len(c) > 5], ids=lambda cells: cells[0]
)
def test_the_example_of_a_frame_fits_some_frame(cells: tuple[str, ...]) -> None:
    parts = frames.clauses(cells[5])
    assert list(frames.matches(parts, lambda _: True)), cells[5]
