"""What is written into the volumes of a build is what is read, however documents come and go."""

import gc
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import BuildDamaged
from qa.language.passages import tokens_of
from qa.model import Document, Page, PageFlaw, Passage, Reading, Sentence, Span, Unit, UnitKind
from qa.search import passage_records
from qa.search.arrays import FileBytes
from qa.search.forward import StoredForward
from qa.search.live_volumes import CONTENTS, Volumes
from qa.search.merging import MOST_PARTS
from qa.search.texts import StoredTexts, TextsWriter


def reading(name: str, passages: int = 2) -> Reading:
    document = Document(name, f"{name}.pdf", name * 5, f"Titel {name}", page_count=passages)
    texts = [f"Barn {number} i {name} får stöd." for number in range(passages)]
    made = [
        Passage(
            f"{name}:{number}",
            name,
            ("Kapitel", f"Del {number}"),
            (Unit(UnitKind.LIST, (Sentence(text, (Span(number + 1, 0, len(text)),)),)),),
        )
        for number, text in enumerate(texts)
    ]
    flaws = frozenset({PageFlaw.COLUMNS})
    pages = tuple(Page(number, f"s{number}", text, flaws) for number, text in enumerate(texts, 1))
    return Reading(document, pages, tuple(made))


def write(folder: Path, added: list[Reading], removed: tuple[str, ...] = ()) -> None:
    with TextsWriter(folder) as writer:
        writer.remove(removed)
        for one in added:
            writer.add(one, [tokens_of(passage) for passage in one.passages])


@contextmanager
def volumes(folder: Path) -> Iterator[Volumes]:
    opened = Volumes(folder)
    yield opened
    opened.close()


def held(folder: Path) -> dict[str, tuple[Passage, ...]]:
    with volumes(folder) as opened:
        found: dict[str, tuple[Passage, ...]] = {}
        for passage in StoredTexts(opened).passages(list(opened.passage_ids())):
            found[passage.document_id] = (*found.get(passage.document_id, ()), passage)
        return found


def test_pages_passages_and_tokens_come_back(tmp_path: Path) -> None:
    one = reading("a", 3)
    write(tmp_path, [one, reading("b")])
    with volumes(tmp_path) as opened:
        texts, forward = StoredTexts(opened, [one.document]), StoredForward(opened)
        assert texts.passages(["a:2", "a:0"]) == [one.passages[2], one.passages[0]]
        assert texts.page("a", 3) == one.pages[2]
        assert texts.document("a") == one.document
        assert opened.counts() == (2, 5, 5)
        assert list(opened.passage_ids()) == ["a:0", "a:1", "a:2", "b:0", "b:1"]
        (record,) = forward.records(["a:1"])
        assert record.characters == len(one.passages[1].text)
        (analysed,) = forward.analysed(["a:1"])
        assert set(analysed.units[0].stems) == {"barn", "1", "få", "stöd"} | {"a"}


def test_bytes_that_are_cut_off_are_damage(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    found = FileBytes(tmp_path / "file")
    assert found.read(3, 10) == b"3456789"
    with pytest.raises(BuildDamaged):
        found.read(3, 11)


def test_a_volume_that_is_let_go_of_keeps_no_file_open(tmp_path: Path) -> None:
    write(tmp_path, [reading("a")])
    with volumes(tmp_path) as opened:
        opened.passage("a:0")
        assert open_below(tmp_path)
    del opened
    gc.collect()
    assert not open_below(tmp_path)


def open_below(folder: Path) -> list[Path]:
    """Return the files in a folder that this process has open; other tests have others."""
    opened = (link.resolve() for link in Path("/proc/self/fd").iterdir())
    return [path for path in opened if path.is_relative_to(folder)]


@pytest.mark.parametrize("passage_id", ["", "a", "a:", "a:2", "a:-1", "a:x", "b:0", ":0", "a:²"])
def test_a_passage_that_is_not_there_is_a_key_error(tmp_path: Path, passage_id: str) -> None:
    write(tmp_path, [reading("a")])
    with volumes(tmp_path) as opened, pytest.raises(KeyError):
        StoredTexts(opened).passages([passage_id])


@pytest.mark.parametrize("number", [-1, 0, 3, 2**70])
def test_a_page_that_is_not_there_is_a_key_error(tmp_path: Path, number: int) -> None:
    write(tmp_path, [reading("a"), reading("b")])
    with volumes(tmp_path) as opened, pytest.raises(KeyError):
        StoredTexts(opened).page("a", number)


def test_what_was_there_before_stays_in_its_file(tmp_path: Path) -> None:
    write(tmp_path, [reading(f"d{n}") for n in range(8)])
    (first,) = tmp_path.glob("*.volume")
    before = first.read_bytes()
    write(tmp_path, [reading("a")], removed=("d3",))
    assert first.read_bytes() == before
    assert held(tmp_path).keys() == {f"d{n}" for n in range(8)} - {"d3"} | {"a"}


def test_a_document_that_is_written_anew_is_there_once(tmp_path: Path) -> None:
    write(tmp_path, [reading(f"d{n}") for n in range(8)])
    write(tmp_path, [reading("d0", 5)], removed=("d0",))
    with volumes(tmp_path) as opened:
        assert opened.counts() == (8, 19, 19)
    assert held(tmp_path)["d0"] == reading("d0", 5).passages


def test_files_stay_few_however_documents_come_and_go(tmp_path: Path) -> None:
    chance = random.Random(1)
    there = {f"d{n}": reading(f"d{n}") for n in range(40)}
    write(tmp_path, list(there.values()))
    for step in range(60):
        gone = tuple(chance.sample(sorted(there), chance.randrange(3)))
        new = [reading(f"n{step}", chance.randint(0, 9))] if chance.random() < 0.7 else []
        there = {name: one for name, one in there.items() if name not in gone}
        there |= {one.document.id: one for one in new}
        write(tmp_path, new, gone)
        assert len(list(tmp_path.glob("*.volume"))) <= MOST_PARTS + 1
    assert held(tmp_path) == {name: one.passages for name, one in there.items() if one.passages}
    with volumes(tmp_path) as opened:
        texts = StoredTexts(opened)
        for name, one in there.items():
            assert tuple(texts.page(name, page.number) for page in one.pages) == one.pages


def test_a_writer_that_fails_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, [reading("a")])
    with pytest.raises(RuntimeError), TextsWriter(tmp_path) as writer:
        writer.remove(["a"])
        writer.add(reading("b"), [tokens_of(passage) for passage in reading("b").passages])
        raise RuntimeError
    assert held(tmp_path).keys() == {"a"}


@pytest.mark.parametrize("left", [0, 1, 40, -1])
@pytest.mark.parametrize("pattern", ["*.volume", CONTENTS])
def test_a_file_that_was_cut_short_is_refused(tmp_path: Path, pattern: str, left: int) -> None:
    write(tmp_path, [reading("a")])
    (path,) = tmp_path.glob(pattern)
    content = path.read_bytes()
    path.write_bytes(content[: left if left >= 0 else len(content) - 1])
    with pytest.raises(BuildDamaged):
        Volumes(tmp_path)


TEXT = st.text(max_size=20)
SPANS = st.lists(st.builds(Span, *[st.integers(-1, 10**9)] * 3), max_size=3).map(tuple)
UNITS = st.builds(
    Unit,
    st.sampled_from(UnitKind),
    st.lists(st.builds(Sentence, TEXT, SPANS), max_size=3).map(tuple),
)


@given(st.lists(TEXT, max_size=3).map(tuple), st.lists(UNITS, max_size=3).map(tuple))
def test_any_passage_comes_back(heading: tuple[str, ...], units: tuple[Unit, ...]) -> None:
    passage = Passage("d:0", "d", heading, units)
    assert passage_records.from_text("d:0", "d", passage_records.to_text(passage)) == passage


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", "null", "[1]", "[[1]]", '["a",["list"]', '[[],["song"]]', "[[],5]"),
        *('[[],["list",5]]', '[[],["list",[]]]', '[[],["list",[1,2,3,4]]]'),
        *('[[],["list",["a",1]]]', '[[],["list",["a",1,2,3,4]]]'),
        *('[[],["list",["a",1,2,"3"]]]', '[[],["list",["a",1,2,true]]]', '[[],[["list"]]]'),
    ],
)
def test_a_damaged_passage_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        passage_records.from_text("d:0", "d", text)
