"""The copies of the postings against Whoosh itself."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.ports import Term
from qa.search import postings_writing
from qa.search.postings import PostingsIndex
from qa.search.postings_file import open_copy
from qa.search.whoosh_index import WhooshIndex, WhooshWriter, open_index

FIELDS = ("stem", "grams")
TOKENS = [*(f"o{n}" for n in range(12)), "å", "𝄞"]

tokens = st.lists(st.sampled_from(TOKENS), max_size=40)
passages = st.fixed_dictionaries({"stem": tokens, "grams": tokens})
documents = st.lists(passages, min_size=1, max_size=6)
commits = st.lists(
    st.tuples(st.lists(documents, max_size=4), st.lists(st.integers(0, 8), max_size=2)),
    min_size=1,
    max_size=4,
)
terms = st.lists(
    st.builds(
        Term,
        st.sampled_from([*FIELDS, "nowhere"]),
        st.sampled_from([*TOKENS, "unknown"]),
        st.sampled_from([0.0, 0.2, 0.5, 1.0, 3.0]),
    ),
    max_size=12,
)


def commit(folder: Path, added: Mapping[str, list[dict[str, list[str]]]], removed: list[str]):
    with WhooshWriter(folder, FIELDS) as writer:
        writer.remove(removed)
        for document, texts in added.items():
            for number, fields in enumerate(texts):
                writer.add(f"{document}:{number}", document, fields)
        writer.commit()


@pytest.fixture
def rows_for_all(monkeypatch: pytest.MonkeyPatch):
    """Small indexes have rows as well."""
    monkeypatch.setattr(postings_writing, "ROW_LEAST", 2)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    commits=commits,
    asked=st.lists(terms, min_size=4, max_size=8),
    only=st.none() | st.frozensets(st.sampled_from([f"d{n}" for n in range(12)])),
    limit=st.integers(1, 25),
)
def test_the_copies_give_what_whoosh_gives(rows_for_all, commits, asked, only, limit):
    with TemporaryDirectory() as name:
        folder = Path(name)
        known = 0
        for added, removed in commits:
            named = {f"d{known + n}": texts for n, texts in enumerate(added)}
            known += len(added)
            commit(folder, named, [f"d{n}" for n in removed])
        copies, whoosh = open_index(folder), WhooshIndex(folder)
        assert isinstance(copies, PostingsIndex)
        assert copies.passage_count() == whoosh.passage_count()
        for question in asked:
            ours = copies.search(question, limit=limit, documents=only)
            theirs = whoosh.search(question, limit=limit, documents=only)
            assert [hit.passage_id for hit in ours] == [hit.passage_id for hit in theirs]
            assert [hit.score for hit in ours] == pytest.approx([hit.score for hit in theirs])
            for term in question:
                ours_found = copies.document_frequency(term.field, term.text)
                assert ours_found == whoosh.document_frequency(term.field, term.text)
        copies.close()
        whoosh.close()


def small(folder: Path):
    commit(folder, {"a": [{"stem": ["barn", "vård"]}], "b": [{"stem": ["barn"]}]}, [])


def hits(folder: Path) -> list[str]:
    return [hit.passage_id for hit in open_index(folder).search([Term("stem", "barn")], limit=5)]


def test_whoosh_answers_when_a_copy_is_missing(tmp_path: Path):
    small(tmp_path)
    before = hits(tmp_path)
    next(tmp_path.glob("*.copy")).unlink()
    assert isinstance(open_index(tmp_path), WhooshIndex)
    assert hits(tmp_path) == before


@pytest.mark.parametrize("left", [0, 100, -1])
def test_whoosh_answers_when_a_copy_is_cut_short(tmp_path: Path, left: int):
    small(tmp_path)
    copy = next(tmp_path.glob("*.copy"))
    copy.write_bytes(copy.read_bytes()[:left])
    assert isinstance(open_index(tmp_path), WhooshIndex)


def test_whoosh_answers_when_a_copy_is_another_segments(tmp_path: Path):
    small(tmp_path / "one")
    commit(tmp_path / "two", {"c": [{"stem": ["barn"]}]}, [])
    mine, other = (next((tmp_path / name).glob("*.copy")) for name in ("one", "two"))
    shutil.copy(other, mine)
    assert isinstance(open_index(tmp_path / "one"), WhooshIndex)


def test_the_next_commit_makes_a_missing_copy(tmp_path: Path):
    small(tmp_path)
    next(tmp_path.glob("*.copy")).unlink()
    commit(tmp_path, {"c": [{"stem": ["barn"]}]}, ["a"])
    assert isinstance(open_index(tmp_path), PostingsIndex)
    assert sorted(hits(tmp_path)) == ["b:0", "c:0"]


def test_a_copy_goes_with_its_segment(tmp_path: Path):
    small(tmp_path)
    commit(tmp_path, {"c": [{"stem": ["barn"]}]}, ["a"])
    segments = {path.stem for path in tmp_path.glob("*.seg")}
    assert {path.stem for path in tmp_path.glob("*.copy")} == segments


def test_a_wrong_copy_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    right = postings_writing.CopyWriter.add_field

    def wrong(self, postings, lengths, total):
        postings.passages[:1] = 1
        right(self, postings, lengths, total)

    monkeypatch.setattr(postings_writing.CopyWriter, "add_field", wrong)
    small(tmp_path)
    assert not list(tmp_path.glob("*.copy"))
    assert isinstance(open_index(tmp_path), WhooshIndex)


def test_a_word_repeated_without_end_is_counted_in_full(tmp_path: Path):
    commit(tmp_path, {"a": [{"stem": ["barn"] * 70_000 + ["x"]}], "b": [{"stem": ["barn"]}]}, [])
    question = [Term("stem", "barn"), Term("stem", "x")]
    found = open_index(tmp_path).search(question, limit=5)
    wanted = WhooshIndex(tmp_path).search(question, limit=5)
    assert [hit.passage_id for hit in found] == [hit.passage_id for hit in wanted]
    assert [hit.score for hit in found] == pytest.approx([hit.score for hit in wanted])


def test_terms_of_the_same_hash_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(postings_writing, "term_hash", len)
    monkeypatch.setattr("qa.search.postings.term_hash", len)
    commit(tmp_path, {"a": [{"stem": ["ab", "cd", "ef"]}], "b": [{"stem": ["cd"]}]}, [])
    index = open_index(tmp_path)
    assert [index.document_frequency("stem", text) for text in ("ab", "cd", "gh")] == [1, 2, 0]


def test_a_copy_holds_every_term_and_posting(tmp_path: Path):
    small(tmp_path)
    field = open_copy(next(tmp_path.glob("*.copy"))).fields["stem"].all_postings()
    assert field.terms == [b"barn", "vård".encode()]
    assert field.counts.tolist() == [2, 1]
    assert field.passages.tolist() == [0, 1, 0]
