"""The nouns survive being written as JSON, and half a noun is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import records
from qa.checked_json import Json
from qa.model import (
    Build,
    Document,
    Page,
    PageFlaw,
    Passage,
    Reading,
    ReadingFault,
    Sentence,
    Span,
    Status,
    Unit,
    UnitKind,
)

text = st.text(max_size=20)
number = st.integers(0, 10_000)
spans = st.builds(Span, number, number, number)
sentences = st.builds(Sentence, text, st.lists(spans, max_size=3).map(tuple))
units = st.builds(
    Unit, st.sampled_from(UnitKind), st.lists(sentences, min_size=1, max_size=3).map(tuple)
)
passages = st.builds(
    Passage, text, text, st.lists(text).map(tuple), st.lists(units, max_size=3).map(tuple)
)
pages = st.builds(Page, number, text, text, st.frozensets(st.sampled_from(PageFlaw)))
faults = st.builds(ReadingFault, text, text, text, st.none() | number, text)
documents = st.builds(
    Document,
    *([text] * 5),
    year=st.none() | number,
    url=text,
    status=st.sampled_from(Status),
    superseded_by=text,
    guessed=st.frozensets(text),
    page_count=number,
)
readings = st.builds(
    Reading, documents, *(st.lists(s, max_size=3).map(tuple) for s in (pages, passages, faults))
)


@given(readings)
def test_a_reading_survives(reading: Reading):
    stored = json.dumps(records.reading_to(reading))
    assert records.reading_from(json.loads(stored)) == reading


@given(st.lists(documents, max_size=3), st.lists(faults, max_size=3))
def test_a_build_survives(found: list[Document], told: list[ReadingFault]):
    build = Build("id", "now", tuple(found), tuple(told), 3, 4, {"pipeline": "a"})
    assert records.build_from(json.loads(json.dumps(records.build_to(build)))) == build


@pytest.mark.parametrize(
    "damage",
    [
        None,
        [],
        {},
        {"document": 3},
        {"document": {}, "pages": [], "passages": [], "faults": []},
    ],
)
def test_half_a_reading_is_refused(damage: Json):
    with pytest.raises(ValueError, match=r"."):
        records.reading_from(damage)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("number",), "1"),
        (("number",), True),
        (("label",), None),
        (("flaws",), ["unheard of"]),
        (("flaws",), "empty"),
    ],
)
def test_a_mistyped_member_is_refused(path: tuple[str], value: Json):
    row = records.page_to(Page(1, "1", "text"))
    row[path[0]] = value
    with pytest.raises(ValueError, match=r"."):
        records.page_from(row)


def test_a_span_is_three_numbers():
    row = records.passage_to(Passage("a:0", "a", (), ()))
    row["units"] = [["sentence", [["text", [1, 2]]]]]
    with pytest.raises(ValueError, match="three"):
        records.passage_from(row)
