"""A build is immutable, published in one step, and never half there."""

import hashlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qa.errors import BuildDamaged, IndexBusy, NoBuild
from qa.language import analysis
from qa.model import Build, Document, Page, Passage, Reading, Sentence, Span, Unit, UnitKind
from qa.ports import Term
from qa.search import manifest as manifests
from qa.search import publish
from qa.search.builds import CURRENT, TEXTS, WHOOSH, Builds, build_ids, open_folder
from qa.search.manifest import Manifest
from qa.services import indexing
from qa.services.indexing import Changes

NAMES = {
    "segment": f"{WHOOSH}/*.seg",
    "toc": f"{WHOOSH}/*.toc",
    "volume": f"{TEXTS}/*.volume",
    "contents": f"{TEXTS}/contents.json",
}
"""Where the files of a build stand."""


def reading(word: str) -> Reading:
    key = hashlib.sha256(word.encode()).hexdigest()[:12]
    text = f"Meningen handlar om {word}."
    sentence = Sentence(text, (Span(1, 0, len(text)),))
    passage = Passage(f"{key}:0", key, ("Rubrik",), (Unit(UnitKind.SENTENCE, (sentence,)),))
    document = Document(key, f"{word}.pdf", key * 5, word.title(), page_count=1)
    return Reading(document, (Page(1, "1", text),), (passage,))


def describe(build_id: str, readings: list[Reading]) -> Build:
    return Build(
        build_id,
        "2026-11-21T12:00:00+00:00",
        tuple(one.document for one in readings),
        passage_count=len(readings),
        page_count=len(readings),
    )


def terms(word: str) -> list[Term]:
    return [Term("stem", token) for token in analysis.fields(word)["stem"]]


def make(index: Path, *words: str, keep: int = 3) -> Build:
    """Publish a build of one-sentence documents."""
    readings = [reading(word) for word in words]
    with publish.locked(index):
        build = describe(publish.new_id(index, "abcdef123456"), readings)
        folder = publish.start(index, build.id)
        indexing.apply(Changes((), readings), texts=folder / TEXTS, search=folder / WHOOSH)
        return publish.finish(index, folder, Manifest(build, "inputs"), keep=keep)


def answer(index: Path, word: str) -> list[str]:
    """Ask a fresh reader for the texts that hold the word."""
    builds = Builds(index)
    try:
        return ask(builds, word)
    finally:
        builds.close()


def ask(builds: Builds, word: str) -> list[str]:
    with builds.current() as opened:
        hits = opened.index.search(terms(word), limit=10)
        return [p.text for p in opened.texts.passages([hit.passage_id for hit in hits])]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_a_published_build_answers(index: Path):
    build = make(index, "evidens", "barn")
    builds = Builds(index)
    assert ask(builds, "evidens") == ["Meningen handlar om evidens."]
    with builds.current() as opened:
        document_id = build.documents[0].id
        assert opened.build == build
        assert opened.texts.document(document_id) == build.documents[0]
        assert opened.texts.page(document_id, 1).label == "1"
        with pytest.raises(KeyError):
            opened.texts.page(document_id, 2)
        with pytest.raises(KeyError):
            opened.texts.document("nothing")
        with pytest.raises(KeyError):
            opened.texts.passages(["nothing"])
    builds.close()


def test_without_a_build_the_error_says_what_to_do(index: Path):
    with pytest.raises(NoBuild, match="python -m qa index"), Builds(index).current():
        pass


def test_a_build_may_be_empty(index: Path):
    make(index)
    assert answer(index, "evidens") == []


def test_a_new_build_is_picked_up_without_a_restart(index: Path):
    make(index, "evidens")
    builds = Builds(index)
    assert ask(builds, "barn") == []
    make(index, "barn")
    deadline = time.monotonic() + 5
    while not ask(builds, "barn") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert ask(builds, "barn")
    assert ask(builds, "evidens") == []
    builds.close()


def test_current_is_looked_at_no_more_than_twice_a_second(index: Path):
    make(index, "evidens")
    builds = Builds(index)
    ask(builds, "evidens")
    (index / CURRENT).unlink()
    assert ask(builds, "evidens")
    time.sleep(0.6)
    with pytest.raises(NoBuild):
        ask(builds, "evidens")


def test_a_request_keeps_the_build_it_began_with_and_the_last_user_closes_it(index: Path):
    old = make(index, "evidens")
    builds = Builds(index, recheck_seconds=0)
    with builds.current() as begun:
        new = make(index, "barn")
        with builds.current() as later:
            assert later.build.id == new.id
        assert begun.index.search(terms("evidens"), limit=1)
        assert begun.texts.passages([f"{old.documents[0].id}:0"])
        assert holds_open(old.id)
    assert not holds_open(old.id)
    builds.close()
    assert not holds_open(new.id)


def holds_open(build_id: str) -> bool:
    """Tell whether this process has files of the build open or mapped."""
    handles = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.exists()]
    maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    return build_id in maps or any(build_id in handle for handle in handles)


def test_no_request_fails_while_builds_are_published(index: Path):
    make(index, "evidens")
    builds = Builds(index, recheck_seconds=0)
    stop = threading.Event()
    failures: list[object] = []
    asked = [0]

    def work() -> None:
        while not stop.is_set():
            try:
                if len(ask(builds, "evidens")) != 1:
                    failures.append("no answer")
            except Exception as error:  # noqa: BLE001  # whatever it is, it is the failure
                failures.append(error)
            asked[0] += 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(6):
        make(index, "evidens", f"ord{number}", keep=1)
    stop.set()
    for thread in threads:
        thread.join()
    builds.close()
    assert failures == []
    assert asked[0] > 20


@pytest.mark.parametrize("file", ["manifest.json", *NAMES])
def test_a_build_with_an_emptied_file_is_refused_for_the_one_before(index: Path, file: str):
    make(index, "evidens")
    damaged = index / make(index, "barn").id
    (path,) = damaged.glob(NAMES.get(file, file))
    os.truncate(path, 0)
    assert answer(index, "evidens") == ["Meningen handlar om evidens."]
    assert answer(index, "barn") == []


def test_a_build_whose_content_changed_fails_the_thorough_check(index: Path):
    folder = index / make(index, *[f"ord{n}" for n in range(200)]).id
    (volume,) = folder.glob(NAMES["volume"])
    change_a_bit(volume)
    with pytest.raises(BuildDamaged):
        open_folder(folder, thorough=True)


def change_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("file", "thorough", "seen"),
    [
        *[("contents", False, True), ("toc", False, True)],
        *[("segment", True, True), ("segment", False, False)],
        *[("volume", True, True), ("volume", False, False)],
    ],
)
def test_a_build_that_starts_from_a_damaged_one_does_not_vouch_for_it(
    index: Path, monkeypatch: pytest.MonkeyPatch, file: str, thorough: bool, seen: bool
):
    """What is copied is read; what is linked only when told to, and keeps its mark."""
    monkeypatch.setattr(manifests, "SMALL", 0)
    folder = index / make(index, "evidens").id
    marks = manifests.read(folder).files
    (path,) = folder.glob(NAMES[file])
    change_a_bit(path)
    (index / "next").mkdir()
    if seen:
        with pytest.raises(BuildDamaged):
            publish.inherit(folder, marks, index / "next", thorough=thorough)
    else:
        linked = publish.inherit(folder, marks, index / "next", thorough=thorough)
        name = path.relative_to(folder).as_posix()
        assert linked[name] == marks[name]
        with pytest.raises(BuildDamaged):
            manifests.check_file(index / "next" / name, linked[name], thorough=True)


@pytest.mark.parametrize("content", ["", "\0\0\0\0", "no build of ours", "../../etc"])
def test_when_current_itself_is_damaged_the_latest_whole_build_answers(index: Path, content: str):
    make(index, "evidens")
    make(index, "barn")
    (index / CURRENT).write_text(content, encoding="utf-8")
    assert answer(index, "barn")


def test_a_build_that_does_not_hold_what_it_says_is_never_switched_to(index: Path):
    make(index, "evidens")
    readings = [reading("barn")]
    with publish.locked(index):
        build = replace(describe(publish.new_id(index, "abc"), readings), passage_count=2)
        folder = publish.start(index, build.id)
        indexing.apply(Changes((), readings), texts=folder / TEXTS, search=folder / WHOOSH)
        with pytest.raises(BuildDamaged):
            publish.finish(index, folder, Manifest(build, ""), keep=3)
    assert answer(index, "evidens")


def test_a_second_indexer_fails_at_once(index: Path):
    with publish.locked(index), pytest.raises(IndexBusy), publish.locked(index):
        pass
    with publish.locked(index):
        pass


def test_what_a_killed_run_left_is_swept_and_the_old_build_stays(index: Path):
    make(index, "evidens")
    left = index / ".building-20260101-000000-abcdef"
    left.mkdir()
    (left / TEXTS).write_text("half", encoding="utf-8")
    (index / f"{CURRENT}.new").write_text("half", encoding="utf-8")
    assert answer(index, "evidens")
    with publish.locked(index):
        publish.sweep(index)
    assert sorted(p.name for p in index.iterdir() if "lock" not in p.name) == sorted(
        [CURRENT, *build_ids(index)]
    )


def test_a_finished_build_that_was_never_switched_to_does_not_answer(index: Path):
    first = make(index, "evidens")
    second = make(index, "barn")
    publish.switch(index, first.id)
    assert answer(index, "barn") == []
    make(index, "vård")
    assert second.id not in build_ids(index)


def test_only_the_latest_builds_are_kept(index: Path):
    made = [make(index, f"ord{n}", keep=3).id for n in range(5)]
    assert build_ids(index) == made[-3:]


def test_builds_made_within_one_second_are_in_order(index: Path):
    made = [make(index, "evidens").id for _ in range(3)]
    assert made == sorted(set(made))


def test_rollback_goes_one_build_back_and_says_when_there_is_none(index: Path):
    first = make(index, "evidens")
    make(index, "barn")
    assert publish.rollback(index) == first
    assert answer(index, "evidens")
    with pytest.raises(NoBuild, match="ingen tidigare"):
        publish.rollback(index)


@pytest.fixture
def open_folder_for_all() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_process_that_may_not_write_can_answer(open_folder_for_all: Path):
    index = open_folder_for_all / "index"
    make(index, "evidens")
    builds = Builds(index)
    assert ask(builds, "evidens")
    before = snapshot(index)
    for path in [index, *index.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    child = os.fork()
    if not child:
        status = 1
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            status = 0 if ask(builds, "evidens") and not writable(index) else 2
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert snapshot(index) == before
    builds.close()


def writable(index: Path) -> bool:
    return os.access(index, os.W_OK)


def snapshot(index: Path) -> list[tuple[str, int, int]]:
    return sorted((str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in index.rglob("*"))
