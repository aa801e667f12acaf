"""What every SearchIndex promises."""

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from qa.ports import SearchIndex, Term
from qa.search.whoosh_index import WhooshIndex, WhooshWriter, open_index

Passages = Mapping[str, Mapping[str, Sequence[str]]]
Make = Callable[[Passages], SearchIndex]


@pytest.fixture(params=[WhooshIndex, open_index], ids=["whoosh", "postings"])
def read(request: pytest.FixtureRequest) -> Callable[[Path], SearchIndex]:
    return request.param


@pytest.fixture
def make(read: Callable[[Path], SearchIndex], tmp_path: Path):
    opened: list[SearchIndex] = []

    def build(passages: Passages) -> SearchIndex:
        with WhooshWriter(tmp_path, ("stem", "title")) as writer:
            for passage_id, fields in passages.items():
                writer.add(passage_id, passage_id.split(":")[0], fields)
            writer.commit()
        opened.append(read(tmp_path))
        return opened[-1]

    yield build
    for index in opened:
        index.close()


def ids(index: SearchIndex, *terms: Term, limit: int = 10, **more: frozenset[str]) -> list[str]:
    return [hit.passage_id for hit in index.search(terms, limit=limit, **more)]


def test_a_rarer_token_counts_more(make: Make):
    common = {f"a:{n}": {"stem": ["vård", "ord"]} for n in range(9)}
    index = make(common | {"b:0": {"stem": ["läkemedel", "ord"]}})
    assert ids(index, Term("stem", "vård"), Term("stem", "läkemedel"))[0] == "b:0"


def test_any_token_is_enough_and_more_tokens_are_better(make: Make):
    index = make(
        {"a:0": {"stem": ["barn"]}, "b:0": {"stem": ["barn", "unga"]}, "c:0": {"stem": ["x"]}}
    )
    assert ids(index, Term("stem", "barn"), Term("stem", "unga")) == ["b:0", "a:0"]


def test_scores_are_bm25f(make: Make):
    index = make({"a:0": {"stem": ["barn", "vård", "vård"]}, "b:0": {"stem": ["unga"]}})
    (hit,) = index.search([Term("stem", "vård")], limit=10)
    idf = math.log(2 / (1 + 1)) + 1
    tf = 2 * (0.8 + 1) / (2 + 0.8 * ((1 - 0.75) + 0.75 * 3 / 2))
    assert hit.score == pytest.approx(idf * tf)


def test_a_weight_multiplies(make: Make):
    index = make({"a:0": {"stem": ["barn"]}, "b:0": {"stem": ["unga"]}})
    plain = index.search([Term("stem", "barn")], limit=1)[0].score
    assert index.search([Term("stem", "barn", 3.0)], limit=1)[0].score == pytest.approx(3 * plain)
    assert ids(index, Term("stem", "barn"), Term("stem", "unga", 2.0)) == ["b:0", "a:0"]


def test_fields_are_searched_apart(make: Make):
    index = make({"a:0": {"stem": ["barn"], "title": ["unga"]}, "b:0": {"stem": ["unga"]}})
    assert ids(index, Term("title", "unga")) == ["a:0"]
    assert ids(index, Term("stem", "unga")) == ["b:0"]


def test_ties_are_ordered_by_passage_id_even_at_the_limit(make: Make):
    index = make({f"a:{n}": {"stem": ["barn"]} for n in (7, 3, 9, 1, 5)})
    assert ids(index, Term("stem", "barn"), limit=3) == ["a:1", "a:3", "a:5"]


def test_only_the_documents_asked_for_are_searched(make: Make):
    index = make({f"{d}:0": {"stem": ["barn"]} for d in "abc"})
    assert ids(index, Term("stem", "barn"), documents=frozenset("ac")) == ["a:0", "c:0"]
    assert ids(index, Term("stem", "barn"), documents=frozenset({"nowhere"})) == []
    assert ids(index, Term("stem", "barn"), documents=frozenset()) == []


def test_no_terms_give_no_hits(make: Make):
    index = make({"a:0": {"stem": ["barn"]}})
    assert index.search([], limit=10) == []
    assert index.search([Term("stem", "barn")], limit=0) == []


@pytest.mark.parametrize(
    "text", ["*", "", "barn OR unga", "stem:barn", "ba*", "[a TO z]", "barn~", "\ud800", "x" * 9999]
)
def test_no_text_is_query_syntax(make: Make, text: str):
    index = make({"a:0": {"stem": ["barn"]}, "b:0": {"stem": ["unga"]}})
    assert index.search([Term("stem", text)], limit=10) == []
    assert index.document_frequency("stem", text) == 0


def test_an_unknown_field_counts_nothing(make: Make):
    index = make({"a:0": {"stem": ["barn"]}})
    assert ids(index, Term("nowhere", "barn"), Term("stem", "barn")) == ["a:0"]
    assert index.document_frequency("nowhere", "barn") == 0


def test_document_frequency_counts_the_passages_that_exist(
    make: Make, read: Callable[[Path], SearchIndex], tmp_path: Path
):
    index = make({f"{d}:0": {"stem": ["barn", "barn"]} for d in "abcdefghij"})
    assert index.document_frequency("stem", "barn") == 10
    with WhooshWriter(tmp_path, ()) as writer:
        writer.remove(["c"])
        writer.commit()
    later = read(tmp_path)
    assert later.document_frequency("stem", "barn") == 9
    assert "c:0" not in ids(later, Term("stem", "barn"))
    assert index.document_frequency("stem", "barn") == 10, "an opened index never changes"
    later.close()


def test_threads_get_what_one_thread_gets(make: Make):
    words = [f"w{n}" for n in range(40)]
    index = make({f"{n:03}:0": {"stem": words[n % 40 :] + words[: n % 7]} for n in range(200)})
    asked = [[Term("stem", words[n]), Term("stem", words[n // 2])] for n in range(40)]
    alone = [index.search(terms, limit=20) for terms in asked]
    together: dict[int, list[object]] = {}

    def work(thread: int) -> None:
        together[thread] = [index.search(terms, limit=20) for terms in asked]

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(together[n] == alone for n in range(6))
