"""What every IndexWriter promises."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qa.ports import IndexWriter, SearchIndex, Term
from qa.search.whoosh_index import WhooshIndex, WhooshWriter, open_index

FIELDS = ("stem", "title")
Writer = Callable[[], IndexWriter]
Opener = Callable[[], SearchIndex]


@pytest.fixture(
    params=[(WhooshWriter, WhooshIndex), (WhooshWriter, open_index)], ids=["whoosh", "postings"]
)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Writer, Opener]:
    make, read = request.param
    return (lambda: make(tmp_path, FIELDS)), (lambda: read(tmp_path))


def found(opener: Opener, token: str) -> list[str]:
    index = opener()
    try:
        return [hit.passage_id for hit in index.search([Term("stem", token)], limit=10)]
    finally:
        index.close()


def test_what_is_committed_is_found(engine: tuple[Writer, Opener]):
    write, read = engine
    writer = write()
    writer.add("a:0", "a", {"stem": ["insats", "barn"], "title": []})
    writer.commit()
    assert found(read, "insats") == ["a:0"]
    assert found(read, "barn") == ["a:0"]


def test_an_index_without_passages_can_be_opened(engine: tuple[Writer, Opener]):
    write, read = engine
    write().commit()
    assert found(read, "insats") == []
    assert read().passage_count() == 0


def test_nothing_is_visible_after_cancel(engine: tuple[Writer, Opener]):
    write, read = engine
    writer = write()
    writer.add("a:0", "a", {"stem": ["insats"]})
    writer.commit()
    writer = write()
    writer.add("b:0", "b", {"stem": ["insats"]})
    writer.remove(["a"])
    writer.cancel()
    assert found(read, "insats") == ["a:0"]


def test_leaving_the_block_on_an_error_cancels(tmp_path: Path):
    WhooshWriter(tmp_path, FIELDS).commit()
    with pytest.raises(RuntimeError), WhooshWriter(tmp_path, FIELDS) as writer:
        writer.add("a:0", "a", {"stem": ["insats"]})
        raise RuntimeError
    assert found(lambda: WhooshIndex(tmp_path), "insats") == []


def test_every_passage_of_a_removed_document_is_gone_and_no_other(engine: tuple[Writer, Opener]):
    write, read = engine
    writer = write()
    for number in range(20):
        writer.add(f"a:{number}", "a", {"stem": ["insats"]})
        writer.add(f"b:{number}", "b", {"stem": ["insats"]})
    writer.commit()
    writer = write()
    writer.remove(["a", "never added"])
    writer.commit()
    assert read().passage_count() == 20
    assert {name[0] for name in found(read, "insats")} == {"b"}


def test_a_document_can_be_replaced_in_one_commit(engine: tuple[Writer, Opener]):
    write, read = engine
    writer = write()
    writer.add("a:0", "a", {"stem": ["gammal"]})
    writer.add("b:0", "b", {"stem": ["gammal"]})
    writer.commit()
    writer = write()
    writer.remove(["a"])
    writer.add("a:0", "a", {"stem": ["ny"]})
    writer.commit()
    assert found(read, "gammal") == ["b:0"]
    assert found(read, "ny") == ["a:0"]


def test_the_last_document_can_be_removed(engine: tuple[Writer, Opener]):
    write, read = engine
    writer = write()
    writer.add("a:0", "a", {"stem": ["insats"]})
    writer.commit()
    for _ in range(2):
        writer = write()
        writer.remove(["a"])
        writer.commit()
        assert found(read, "insats") == []
        assert read().passage_count() == 0


def test_many_small_commits_lose_nothing(engine: tuple[Writer, Opener]):
    write, read = engine
    for number in range(12):
        writer = write()
        writer.add(f"{number:02}:0", f"{number:02}", {"stem": ["insats", f"n{number}"]})
        writer.commit()
    assert found(read, "n3") == ["03:0"]
    assert read().passage_count() == 12


def test_a_token_with_a_space_is_refused(engine: tuple[Writer, Opener]):
    write, _ = engine
    writer = write()
    with pytest.raises(ValueError, match="space"):
        writer.add("a:0", "a", {"stem": ["två ord"]})
    writer.cancel()


def test_an_endless_token_does_no_harm(engine: tuple[Writer, Opener]):
    write, read = engine
    writer = write()
    writer.add("a:0", "a", {"stem": ["x" * 100_000, "insats", "\ud800"]})
    writer.commit()
    assert found(read, "insats") == ["a:0"]
    assert found(read, "x" * 100_000) == []
    assert found(read, "\ud800") == []


def test_a_commit_changes_no_file_of_the_commit_before(tmp_path: Path):
    with WhooshWriter(tmp_path, FIELDS) as writer:
        for number in range(20):
            writer.add(f"a:{number}", f"d{number}", {"stem": ["insats"]})
        writer.commit()
    (segment,) = tmp_path.glob("*.seg")
    before = segment.read_bytes(), segment.stat().st_mtime_ns
    with WhooshWriter(tmp_path, FIELDS) as writer:
        writer.remove(["d3"])
        writer.add("b:0", "b", {"stem": ["insats"]})
        writer.commit()
    assert (segment.read_bytes(), segment.stat().st_mtime_ns) == before


def test_no_lock_file_is_left(tmp_path: Path):
    WhooshWriter(tmp_path, FIELDS).commit()
    assert not [path for path in tmp_path.iterdir() if "LOCK" in path.name]
