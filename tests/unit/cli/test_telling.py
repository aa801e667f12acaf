"""What the commands tell those who run them."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.cli import index_report, serve
from qa.cli.main import main
from qa.errors import QaError
from qa.model import Build, Document, ReadingFault
from qa.services.build_report import BuildReport, Step
from qa.services.embedding import Embedded
from qa.settings import Settings


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield int(listening.getsockname()[1])


def test_an_address_that_is_taken_is_told_with_what_to_do(taken: int):
    with pytest.raises(QaError, match=r"används redan .* QA_PORT eller --port"):
        serve.check_free("127.0.0.1", taken)


def test_an_address_of_another_machine_is_told(taken: int):
    with pytest.raises(QaError, match=r"192\.0\.2\.1:8123 finns inte på den här datorn"):
        serve.check_free("192.0.2.1", 8123)


def test_a_free_address_is_let_through(taken: int):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    serve.check_free("127.0.0.1", free)


def test_the_first_vectors_are_told_at_once_and_then_some_lines(
    capsys: pytest.CaptureFixture[str],
):
    show = index_report.shower("Vektorer")
    for done in range(32, 512, 32):
        show(Embedded(done, 500, done, done / 4))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Vektorer 32/500: 4.0 i sekunden, högst 2 min kvar"
    assert [line.split()[1] for line in lines] == ["32/500:", "160/500:", "320/500:", "480/500:"]
    assert lines[-1].endswith("högst 1 min kvar")


def test_one_page_is_a_page_and_one_remark_a_remark(capsys: pytest.CaptureFixture[str]):
    index_report.show_step(Step(1, 1, "a.pdf", 1, 0.5, None))
    assert capsys.readouterr().err == "1/1 a.pdf: 1 sida, 0.5 s\n"
    fault = ReadingFault("b.pdf", "Filen är tom.", "Kontrollera den.")
    build = Build("x", "", (Document("i", "a.pdf", "s", "A"),), (fault,), 1, 1)
    lines = index_report.summary(BuildReport(build, published=True, read=1, seconds=1.0))
    assert "1 dokument, 1 sida, 1 stycke. " in lines
    assert "1 anmärkning, se ovan." in lines


@pytest.mark.parametrize(
    "argv",
    [
        ["ask", "Vad är evidens?"],
        ["register", "statements"],
        ["eval", "answers", "facit.jsonl"],
        ["index", "--rollback"],
        ["index", "--check"],
    ],
    ids=" ".join,
)
def test_a_misspelt_folder_of_builds_is_told_and_not_made(
    argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    misspelt = tmp_path / "felstavat"
    assert main([*argv, "--index", str(misspelt)]) == 1
    assert f"Mappen {misspelt} finns inte." in capsys.readouterr().err
    assert not misspelt.exists()


def test_vectors_that_were_there_are_not_told_of(capsys: pytest.CaptureFixture[str]):
    index_report.shower("Vektorer")(Embedded(32, 500, 0, 0.1))
    assert capsys.readouterr().err == ""


def test_a_folder_that_cannot_keep_answers_is_told_before_the_service_starts(tmp_path: Path):
    there = tmp_path / "fil"
    there.write_text("ingen mapp")
    with pytest.raises(QaError, match=r"kan inte sparas i mappen .*QA_DATA"):
        serve.check_kept(Settings(data=there))


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path):
    serve.check_kept(Settings(data=tmp_path / "ny" / "mapp"))
    assert list((tmp_path / "ny" / "mapp").iterdir()) == []
