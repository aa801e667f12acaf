"""``python -m qa index``: from a folder of PDFs to a build that answers, whatever happens."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fpdf import FPDF

from qa import lifeline
from qa.cli.main import main
from qa.language import analysis
from qa.ports import Term
from qa.search import publish
from qa.search.builds import Builds, build_ids, current_folder, open_folder
from qa.search.kept_builds import held

ROOT = Path(__file__).resolve().parents[2]


def write_pdf(path: Path, title: str, *sentences: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pdf = FPDF()
    pdf.set_creation_date(datetime(2021, 5, 1, tzinfo=UTC))
    pdf.add_page()
    pdf.set_font("helvetica", "B", 20)
    pdf.multi_cell(0, 10, title)
    pdf.set_font("helvetica", size=11)
    for sentence in sentences:
        pdf.ln(8)
        pdf.multi_cell(0, 6, sentence)
    pdf.output(str(path))


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of two documents and an index of them."""
    folder = tmp_path_factory.mktemp("finished")
    corpus = folder / "corpus"
    write_pdf(corpus / "a.pdf", "Om evidens", "Evidens är ett annat ord för vetenskapliga belägg.")
    write_pdf(corpus / "b.pdf", "Om barn", "Barnets bästa ska vara avgörande vid alla åtgärder.")
    (corpus / "b.toml").write_text('title = "Barnets bästa"\nyear = 2020\n', encoding="utf-8")
    assert (
        main(["index", "--no-vectors", "--corpus", str(corpus), "--index", str(folder / "index")])
        == 0
    )
    return folder


@pytest.fixture
def world(finished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished, tmp_path / "world"))


@pytest.fixture
def corpus(world: Path) -> Path:
    return world / "corpus"


@pytest.fixture
def index(world: Path) -> Path:
    return world / "index"


class Ran:
    """How a run in this process ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.err = status, err
        self.report = json.loads(out) if out.strip().startswith("{") else {}


@pytest.fixture
def run(corpus: Path, index: Path, capsys: pytest.CaptureFixture[str]):
    def command(*more: str) -> Ran:
        status = main(
            [
                "index",
                "--no-vectors",
                "--corpus",
                str(corpus),
                "--index",
                str(index),
                "--json",
                *more,
            ]
        )
        return Ran(status, *capsys.readouterr())

    return command


def hits(index: Path, word: str, field: str = "stem") -> list[str]:
    builds = Builds(index)
    with builds.current() as opened:
        terms = [Term(field, token) for token in analysis.fields(word)["stem"]]
        found = opened.index.search(terms, limit=10)
        passages = opened.texts.passages([hit.passage_id for hit in found])
        files = [opened.texts.document(passage.document_id).file for passage in passages]
    builds.close()
    return files


def test_what_is_in_the_folder_can_be_found(run, tmp_path: Path):
    index = tmp_path / "new"
    first = run("--index", str(index))
    assert first.status == 0
    assert first.report["published"] is True
    assert [document["file"] for document in first.report["documents"]] == ["a.pdf", "b.pdf"]
    assert first.report["documents"][1]["title"] == "Barnets bästa"
    assert first.report["documents"][0]["title"] == "Om evidens"
    assert hits(index, "belägg") == ["a.pdf"]
    assert hits(index, "barn", "title") == ["b.pdf"]
    assert "Ny indexversion" in first.err


def test_a_second_run_without_changes_publishes_nothing_and_says_so(run, index: Path):
    (build,) = build_ids(index)
    again = run()
    assert (again.status, again.report["published"], again.report["read"]) == (0, False, 0)
    assert again.report["build"] == build
    assert "Inget har ändrats" in again.err
    assert build_ids(index) == [build]


def test_a_changed_toml_makes_a_new_build_without_reading_the_pdf_again(
    run, corpus: Path, index: Path
):
    (corpus / "b.toml").write_text('title = "Unga"\nurl = "https://b.se"', encoding="utf-8")
    second = run()
    assert (second.report["published"], second.report["read"]) == (True, 0)
    assert second.report["documents"][1]["title"] == "Unga"
    assert hits(index, "unga", "title") == ["b.pdf"]
    assert hits(index, "barnets", "title") == []
    (corpus / "b.toml").write_text('title = "Unga"\nurl = "https://c.se"', encoding="utf-8")
    third = run()
    assert (third.report["published"], third.report["read"]) == (True, 0)
    assert third.report["documents"][1]["url"] == "https://c.se"


def test_one_document_added_or_removed_costs_that_document_alone(run, corpus: Path, index: Path):
    write_pdf(corpus / "mapp/c.pdf", "Om samverkan", "Samverkan mellan huvudmän är nödvändig.")
    added = run()
    assert (added.report["read"], len(added.report["documents"])) == (1, 3)
    assert hits(index, "samverkan") == ["mapp/c.pdf"]
    (corpus / "a.pdf").unlink()
    removed = run()
    assert removed.report["read"] == 0
    assert hits(index, "belägg") == []
    assert hits(index, "samverkan") == ["mapp/c.pdf"]
    assert run("--check").status == 0


def test_step_by_step_and_all_at_once_find_the_same(run, corpus: Path, index: Path):
    write_pdf(corpus / "c.pdf", "Om samverkan", "Samverkan ger barn bättre stöd.")
    (corpus / "a.pdf").unlink()
    run()
    step_by_step = [hits(index, word) for word in ("barn", "samverkan", "evidens")]
    full = run("--full")
    assert (full.report["published"], full.report["read"]) == (True, 2)
    assert [hits(index, word) for word in ("barn", "samverkan", "evidens")] == step_by_step


def test_a_bad_file_costs_one_line_and_the_rest_is_indexed(run, corpus: Path, index: Path):
    (corpus / "skadad.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (corpus / "text.pdf").write_text("no pdf at all", encoding="utf-8")
    FPDF().output(str(corpus / "tom.pdf"))
    (corpus / "a.toml").write_text("year = 'x'", encoding="utf-8")
    ran = run()
    faults = {fault["file"]: fault for fault in ran.report["faults"]}
    assert set(faults) == {"skadad.pdf", "text.pdf", "tom.pdf", "a.toml"}
    assert faults["text.pdf"]["code"] == "not_pdf"
    for fault in faults.values():
        assert f"{fault['file']}: {fault['reason']} {fault['advice']}" in ran.err
    assert hits(index, "belägg") == ["a.pdf"]
    again = run()
    assert (again.report["published"], again.report["faults"]) == (False, ran.report["faults"])


def test_what_was_told_is_not_told_again_by_the_run_in_the_background(
    run, corpus: Path, monkeypatch: pytest.MonkeyPatch
):
    """As in ``make run``: words first, then vectors beside the service."""
    monkeypatch.setattr(lifeline, "end_with_parent", lambda _: None)
    (corpus / "skadad.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    assert "skadad.pdf" in run().err
    assert run("--with-parent").err == ""
    (corpus / "text.pdf").write_text("no pdf at all", encoding="utf-8")
    assert "text.pdf" in run("--with-parent").err


def test_an_emptied_folder_empties_the_index_only_when_told_to(run, corpus: Path, index: Path):
    for path in corpus.iterdir():
        path.unlink()
    (corpus / "skadad.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    before = build_ids(index)
    refused = run()
    assert refused.status == 1
    assert "Ingenting har ändrats" in refused.err
    assert "--full" in refused.err
    assert build_ids(index) == before
    assert hits(index, "belägg") == ["a.pdf"]
    told = run("--full")
    assert told.status == 0
    assert "Det finns inga läsbara PDF-filer" in told.err
    assert hits(index, "belägg") == []


def test_an_empty_folder_gives_an_empty_first_build_and_says_so(run, tmp_path: Path):
    (tmp_path / "none").mkdir()
    ran = run("--corpus", str(tmp_path / "none"), "--index", str(tmp_path / "new"))
    assert ran.status == 0
    assert "Det finns inga läsbara PDF-filer" in ran.err


def test_a_new_build_shares_the_segments_of_the_one_before_and_changes_none(
    run, corpus: Path, index: Path
):
    (first,) = build_ids(index)
    write_pdf(corpus / "c.pdf", "Om samverkan", "Samverkan mellan huvudmän är nödvändig.")
    run()
    (corpus / "c.pdf").unlink()
    (corpus / "a.pdf").unlink()
    run()
    _, second, third = build_ids(index)
    assert {*segments(index / first)} < {*segments(index / second)}
    for name in (first, second, third):
        open_folder(index / name, thorough=True).close()
    assert hits(index, "belägg") == []
    assert run("--rollback").status == 0
    assert hits(index, "samverkan") == ["c.pdf"]


def segments(build: Path) -> list[int]:
    """The files of the segments by what they are on the disk, whatever their names."""
    return [path.stat().st_ino for path in (build / "whoosh").iterdir() if path.suffix != ".toc"]


def test_a_power_loss_that_empties_any_file_just_written_leaves_the_old_build_answering(
    run, corpus: Path, index: Path, tmp_path: Path
):
    """What is linked was flushed to the disk with an earlier build."""
    (first,) = build_ids(index)
    write_pdf(corpus / "c.pdf", "Om samverkan", "Samverkan mellan huvudmän är nödvändig.")
    run()
    newest = index / build_ids(index)[-1]
    fresh = [path for path in newest.rglob("*") if path.is_file() and path.stat().st_nlink == 1]
    assert {"manifest.json", ".toc", ".seg", ".copy", ".sqlite3"} <= {
        path.name if path.suffix == ".json" else path.suffix for path in fresh
    }
    for number, path in enumerate(fresh):
        copy = Path(shutil.copytree(index, tmp_path / f"lost-{number}"))
        os.truncate(copy / path.relative_to(index), 0)
        folder = current_folder(copy)
        assert folder is not None
        assert folder.name == first, path
        assert hits(copy, "belägg") == ["a.pdf"]
        assert hits(copy, "samverkan") == []


def test_without_links_the_files_are_copied(run, corpus: Path, index: Path, monkeypatch):
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted", str(self), None, str(target))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    (first,) = build_ids(index)
    write_pdf(corpus / "c.pdf", "Om samverkan", "Samverkan mellan huvudmän är nödvändig.")
    assert run().status == 0
    second = build_ids(index)[-1]
    assert not {*segments(index / first)} & {*segments(index / second)}
    open_folder(index / second, thorough=True).close()
    assert hits(index, "samverkan") == ["c.pdf"]


def test_cleaning_keeps_the_build_that_answers_and_the_one_before(run, corpus: Path, index: Path):
    for number in range(2):
        (corpus / "b.toml").write_text(f'title = "Titel {number}"', encoding="utf-8")
        run()
    made = build_ids(index)
    (index / ".building-20260101-000000-abcdef").mkdir()
    cleaned = run("--clean")
    assert cleaned.status == 0
    assert cleaned.err.splitlines() == [
        f"Indexversion {made[0]} togs bort.",
        f"Kvar: {made[1]}, {made[2]} (gäller).",
    ]
    assert cleaned.report == {"build": made[2], "removed": made[:1], "kept": made[1:], "held": []}
    assert build_ids(index) == made[-2:]
    assert not list(index.glob(".building-*"))
    assert run("--rollback").status == 0
    assert hits(index, "belägg") == ["a.pdf"]


def test_cleaning_after_a_rollback_removes_what_was_rolled_back_from_and_says_so(
    run, corpus: Path, index: Path
):
    for number in range(2):
        (corpus / "b.toml").write_text(f'title = "Titel {number}"', encoding="utf-8")
        run()
    first, second, third = build_ids(index)
    back = run("--rollback")
    assert (back.status, back.report["build"]) == (0, second)
    assert f"Indexversion {third} finns kvar tills" in back.err
    cleaned = run("--clean")
    assert cleaned.err.splitlines() == [
        f"Indexversion {third} togs bort (nyare än den som gäller).",
        f"Kvar: {first}, {second} (gäller).",
    ]
    assert build_ids(index) == [first, second]
    assert run("--clean").err.startswith("Ingen indexversion togs bort. Kvar:")


def test_cleaning_leaves_a_build_that_another_process_is_completing(run, corpus: Path, index: Path):
    (corpus / "b.toml").write_text('title = "Unga"', encoding="utf-8")
    run()
    first, second = build_ids(index)
    run("--rollback")
    with held(index / second):
        cleaned = run("--clean")
        assert cleaned.report["held"] == [second]
        assert f"Indexversion {second} lämnades" in cleaned.err
        assert build_ids(index) == [first, second]
    assert run("--clean").report["removed"] == [second]


def test_the_check_tells_programs_in_json_whether_the_build_is_whole(run, index: Path):
    (build,) = build_ids(index)
    whole = run("--check").report
    assert (whole["build"], whole["whole"], whole["pages"]) == (build, True, 2)
    assert [document["file"] for document in whole["documents"]] == ["a.pdf", "b.pdf"]
    (segment,) = (index / build).glob("whoosh/*.seg")
    os.truncate(segment, 0)
    damaged = run("--check")
    assert (damaged.status, damaged.report) == (1, {"build": build, "whole": False})
    assert "skadad" in damaged.err


def test_damaged_cache_entries_are_made_again(run, corpus: Path, index: Path):
    for entry in (index / "cache").iterdir():
        os.truncate(entry, entry.stat().st_size // 2)
    (corpus / "b.toml").unlink()
    second = run()
    assert (second.status, second.report["read"]) == (0, 2)
    assert hits(index, "belägg") == ["a.pdf"]


def test_a_cache_entry_with_damage_inside_is_made_again(run, corpus: Path, index: Path):
    for entry in (index / "cache").glob("*-*"):
        content = bytearray(entry.read_bytes())
        content[-20:] = b"\0" * 20
        entry.write_bytes(content)
    (corpus / "b.toml").unlink()
    assert run().status == 0
    assert hits(index, "barn") == ["b.pdf"]


def test_the_cache_holds_nothing_that_no_build_needs(run, corpus: Path, index: Path):
    write_pdf(corpus / "a.pdf", "Annat", "Något helt annat.")
    (corpus / "a.pdf").rename(corpus / "c.pdf")
    for number in range(3):
        (corpus / "c.toml").write_text(f"year = {2000 + number}", encoding="utf-8")
        run()
    entries = [path for path in (index / "cache").iterdir() if path.name != "files.json"]
    assert len(entries) == 2


def test_a_damaged_build_is_found_by_the_check_and_remade(run, index: Path):
    (build,) = build_ids(index)
    (segment,) = (index / build).glob("whoosh/*.seg")
    os.truncate(segment, 0)
    assert run("--check").status == 1
    again = run()
    assert (again.status, again.report["published"], again.report["read"]) == (0, True, 0)
    assert hits(index, "belägg") == ["a.pdf"]
    assert run("--check").status == 0


def test_rollback_goes_back_one_build(run, corpus: Path, index: Path):
    (corpus / "a.pdf").unlink()
    run()
    assert hits(index, "belägg") == []
    assert run("--rollback").status == 0
    assert hits(index, "belägg") == ["a.pdf"]


def test_a_second_indexer_is_turned_away_in_swedish(run, index: Path):
    with publish.locked(index):
        ran = run()
    assert ran.status == 1
    assert "En annan indexering pågår" in ran.err


def test_a_missing_folder_is_told_in_swedish(index: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["index", "--no-vectors", "--corpus", "/finns/inte", "--index", str(index)]) == 1
    assert "finns inte" in capsys.readouterr().err


def test_a_missing_folder_leaves_no_folder_of_builds_behind(tmp_path: Path):
    assert main(["index", "--corpus", "/finns/inte", "--index", str(tmp_path / "x")]) == 1
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "argv", [[], ["index", "--nej"], ["nej"], ["index", "--check", "--rollback"]]
)
def test_a_misspelt_command_line_exits_with_2(argv: list[str]):
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2


def test_nothing_but_the_report_goes_to_standard_output(corpus: Path, index: Path):
    command = [
        sys.executable,
        "-m",
        "qa",
        "index",
        "--no-vectors",
        "--corpus",
        str(corpus),
        "--index",
        str(index),
    ]
    quiet = subprocess.run(
        [*command, "--full"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert quiet.stdout == ""
    assert "2/2" in quiet.stderr


def test_a_kill_at_any_moment_leaves_a_whole_build_answering(run, corpus: Path, index: Path):
    titles = {"Barnets bästa"}
    chance = random.Random(7)
    for number in range(6):
        titles.add(f"Titel {number}")
        (corpus / "b.toml").write_text(f'title = "Titel {number}"', encoding="utf-8")
        write_pdf(corpus / "c.pdf", "Ny", f"Mening nummer {number} om samverkan.")
        kill_after(chance.uniform(0.2, 3.0), corpus, index)
        folder = current_folder(index)
        assert folder is not None
        opened = open_folder(folder, thorough=True)
        assert opened.build.documents[1].title in titles
        opened.close()
        assert hits(index, "belägg") == ["a.pdf"]
    assert run().status == 0
    assert not list(index.glob(".building-*"))
    assert hits(index, "samverkan") == ["c.pdf"]


def kill_after(seconds: float, corpus: Path, index: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "qa",
        "index",
        "--no-vectors",
        "--corpus",
        str(corpus),
        "--index",
        str(index),
    ]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.shared
def test_every_awkward_file_is_read_or_listed_with_a_reason(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    corpus = tmp_path / "awkward"
    corpus.mkdir()
    for path in sorted((shared / "pdf-besvarliga").rglob("*.pdf"))[::5]:
        shutil.copyfile(path, corpus / path.name)
    assert (
        main(
            [
                "index",
                "--no-vectors",
                "--corpus",
                str(corpus),
                "--index",
                str(tmp_path / "i"),
                "--json",
            ]
        )
        == 0
    )
    report = json.loads(capsys.readouterr().out)
    read = {document["file"] for document in report["documents"]}
    told = {fault["file"] for fault in report["faults"] if fault["page"] is None}
    assert read | told == {path.name for path in corpus.iterdir()}
    assert all(fault["reason"] and fault["advice"] for fault in report["faults"])


LONG = """
import time
from qa.cli import index
from qa.cli.main import main

def build(*_, **__):
    print("begun", flush=True)
    time.sleep(100)

index.build_index = build
main(["index", "--with-parent"])
"""


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_indexer_in_the_background_of_a_service_ends_with_it(end: signal.Signals):
    """As in ``make run``, whose shell has the background ignore Ctrl-C."""
    shell = '"$0" -c "$1" & exec sleep 100'
    command = ["sh", "-c", shell, sys.executable, LONG]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == b"begun\n"
        service.send_signal(end)
        service.wait()
        begun = time.monotonic()
        service.stdout.read()  # until nobody is left who could write
        assert time.monotonic() - begun < 5
