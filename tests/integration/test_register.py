"""The register of a build: kept, read back by stems and passages, printed by the command."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qa.errors import BuildDamaged
from qa.model import Definition, EvidenceStatus, Sentence, Span, Statement
from qa.search.builds import Builds
from qa.search.registered import RegisterWriter, StoredRegister, stems_of
from qa.services import build
from qa.settings import Settings


def said(text: str) -> Sentence:
    return Sentence(text, (Span(1, 0, len(text)),))


STATEMENT = Statement(
    passage_id="a:0",
    unit=1,
    about="boendestöd för unga",
    status=EvidenceStatus.GAP,
    sentences=(said("Det saknas evidens för boendestöd till unga:"), said("• i egen bostad")),
    target_group="unga",
    grade="låg tillförlitlighet",
    level="tillforlitlighet:låg",
)
DEFINITION = Definition(
    passage_id="a:2",
    unit=0,
    term="evidensbaserad praktik",
    sentences=(said("Evidensbaserad praktik är …"),),
    synonyms=("EBP",),
)


@pytest.fixture
def register(tmp_path: Path) -> StoredRegister:
    with RegisterWriter(tmp_path / "register.sqlite3") as writer:
        writer.add("a", [STATEMENT], [DEFINITION])
        writer.add("b", [STATEMENT], [])
        writer.remove(["b"])
    return StoredRegister(tmp_path / "register.sqlite3")


def test_what_is_written_is_read_back(register: StoredRegister) -> None:
    assert register.all_statements() == [STATEMENT]
    assert register.all_definitions() == [DEFINITION]


def test_rows_are_found_by_their_passages(register: StoredRegister) -> None:
    assert register.statements_in(["x:9", "a:0", "a:0"]) == [STATEMENT]
    assert register.statements_in(["a:2"]) == []
    assert register.definitions_in(["a:2"]) == [DEFINITION]


def test_a_term_is_found_in_any_form_and_by_its_synonym(register: StoredRegister) -> None:
    assert register.definitions_of(stems_of("Evidensbaserade praktiken")) == [DEFINITION]
    assert register.definitions_of(stems_of("EBP")) == [DEFINITION]
    assert register.definitions_of(stems_of("praktik")) == []


def test_statements_are_found_by_all_the_stems_asked(register: StoredRegister) -> None:
    assert register.statements_about(stems_of("boendestödet")) == [STATEMENT]
    assert register.statements_about(stems_of("boendestöd äldre")) == []
    assert register.statements_about([]) == []


def test_threads_may_read_at_once(register: StoredRegister) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: register.all_statements(), range(20)))
    assert answers == [[STATEMENT]] * 20


def test_a_build_from_before_the_register_has_an_empty_one(tmp_path: Path) -> None:
    register = StoredRegister(tmp_path / "register.sqlite3")
    assert register.all_statements() == []
    assert not (tmp_path / "register.sqlite3").exists()


def test_a_damaged_register_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(BuildDamaged):
        StoredRegister(tmp_path / "register.sqlite3").all_statements()


def test_a_change_of_rules_makes_the_register_anew_and_reads_no_file(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    source = root / "corpus" / "exempel" / "begreppen-2025.pdf"
    (corpus / source.name).write_bytes(source.read_bytes())
    settings = Settings.from_env({"QA_CORPUS": str(corpus), "QA_INDEX": str(index)})
    first = build.build_index(settings)
    of = build.versions.of
    monkeypatch.setattr(
        build.versions,
        "of",
        lambda module, packages=(): "new" if module == build.COLLECTING else of(module, packages),
    )
    second = build.build_index(settings)
    assert (first.read, second.read, second.published) == (1, 0, True)
    builds = Builds(index)
    with builds.current() as opened:
        assert opened.build.versions["register"] == "new"
        assert opened.register.all_definitions()
    builds.close()


def test_the_command_prints_one_object_a_line(root: Path, tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    source = root / "corpus" / "exempel" / "kunskapsluckor.pdf"
    (corpus / source.name).write_bytes(source.read_bytes())
    call = [sys.executable, "-m", "qa"]
    where = ["--index", str(index)]
    subprocess.run(
        [*call, "index", "--corpus", str(corpus), *where], check=True, capture_output=True, cwd=root
    )
    lines = {}
    for part in ("statements", "definitions"):
        done = subprocess.run(
            [*call, "register", part, *where, "--json"], check=True, capture_output=True, cwd=root
        )
        lines[part] = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert lines["statements"]
    for row in lines["statements"]:
        assert {"about", "status", "grade", "target_group", "quote", "file", "pages"} <= row.keys()
        assert row["status"] in set(EvidenceStatus)
        assert row["file"] == "kunskapsluckor.pdf"
    for row in lines["definitions"]:
        assert {"term", "quote", "file", "pages"} <= row.keys()
    text = subprocess.run(
        [*call, "register", "statements", *where], check=True, capture_output=True, cwd=root
    ).stdout.decode()
    assert "PDF-sida" in text
    assert text.rstrip().endswith("Kontrollera källan.")
