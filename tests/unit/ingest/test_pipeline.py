"""A bad file costs its own line and nothing else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa.errors import QaError
from qa.ingest.library import Source, scan
from qa.ingest.pipeline import Limits, Outcome, read_all
from qa.model import Reading

READER = "tests.unit.ingest.misbehaving"
LIMITS = Limits(seconds=2, seconds_per_page=2, memory_mib=256, max_mib=1, processes=2)


@pytest.fixture
def sources(tmp_path: Path):
    def make(*acts: str) -> list[Source]:
        for number, act in enumerate(acts):
            (tmp_path / f"{number:03}.pdf").write_text(act)
        return list(scan(tmp_path, {}).sources)

    return make


def read(sources: list[Source], limits: Limits = LIMITS) -> dict[str, Outcome]:
    found = {o.source.file: o for o in read_all(sources, limits, reader=READER)}
    assert len(found) == len(sources), "every file is read or told"
    return found


def code(outcome: Outcome) -> str:
    return "" if isinstance(outcome.result, Reading) else outcome.result.code


def process_of(outcome: Outcome) -> str:
    assert isinstance(outcome.result, Reading)
    return outcome.result.pages[0].text.split()[0]


def test_a_reading_comes_back_whole_and_noise_is_kept_out(sources, capfd):
    (outcome,) = read(sources("good")).values()
    result = outcome.result
    assert isinstance(result, Reading)
    assert result.document.file == "000.pdf"
    assert result.passages[0].heading == ("Å",)
    assert result.passages[0].units[0].sentences[0].spans[0].end == len(result.pages[0].text)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("hang", "time"),
        ("eat", "memory"),
        ("encrypted", "encrypted"),
        ("exit", "crashed"),
        ("segfault", "crashed"),
        ("raise", "crashed"),
        ("lie", "crashed"),
    ],
)
def test_one_bad_file_costs_one_line_and_its_neighbours_are_read(sources, act, expected):
    found = read(sources("good 1", act, "good 2", "good 3"))
    assert [code(found[f"{n:03}.pdf"]) for n in range(4)] == ["", expected, "", ""]


def test_endless_recursion_ends_that_process_only(sources):
    found = read(sources("recurse", "good"))
    assert code(found["000.pdf"]) in {"crashed", "memory", "time"}
    assert code(found["001.pdf"]) == ""


def test_a_flood_of_complaints_fills_no_disk(sources):
    assert code(read(sources("flood"))["000.pdf"]) in {"", "crashed"}


def test_a_fault_says_in_swedish_what_happened_and_what_to_do(sources):
    (outcome,) = read(sources("encrypted")).values()
    assert outcome.result.reason == "Filen är lösenordsskyddad."
    assert outcome.result.advice


def test_a_hang_is_killed_when_its_time_is_up(sources):
    started = time.monotonic()
    read(sources("hang"))
    assert time.monotonic() - started < 10


def test_more_pages_get_more_time(sources):
    limits = Limits(seconds=1, seconds_per_page=5, memory_mib=256)
    assert code(read(sources("slow"), limits)["000.pdf"]) == ""


def test_a_process_is_used_again_until_it_fails(sources):
    limits = Limits(seconds=5, memory_mib=256, processes=1)
    found = read(sources("a", "b", "exit", "c", "d"), limits)
    first = {process_of(found["000.pdf"]), process_of(found["001.pdf"])}
    second = {process_of(found["003.pdf"]), process_of(found["004.pdf"])}
    assert len(first) == len(second) == 1
    assert first != second


def test_a_large_file_is_not_even_opened(sources, tmp_path):
    (found,) = read(sources("x" * (1 << 20) + "x")).values()
    assert code(found) == "too_large"


def test_a_file_that_is_gone_or_changed_is_told(sources, tmp_path):
    made = sources("a", "b")
    (tmp_path / "000.pdf").unlink()
    (tmp_path / "001.pdf").write_text("something else")
    found = read(made)
    assert code(found["000.pdf"]) == "vanished"
    assert code(found["001.pdf"]) == "changed"


def test_no_process_outlives_the_reading(sources):
    outcomes = read_all(sources("good", "hang", "hang"), LIMITS, reader=READER)
    process = int(process_of(next(iter(outcomes))))
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


PARENT = """
import sys
from pathlib import Path
from qa.ingest.library import scan
from qa.ingest.pipeline import Limits, read_all
limits = Limits(seconds=100, seconds_per_page=1, memory_mib=256, max_mib=1, processes=1)
reading = read_all(scan(Path(sys.argv[1]), {}).sources, limits, reader=sys.argv[2])
print(next(reading).result.pages[0].text, flush=True)
next(reading)  # hangs
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_a_parent_that_was_ended_in_the_midst_of_a_file(sources, end):
    made = sources("good", "hang")
    command = [sys.executable, "-c", PARENT, str(made[0].path.parent), READER]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        process = int(parent.stdout.readline().split()[0])
        time.sleep(0.2)  # until it has begun to hang
        parent.send_signal(end)
    deadline = time.monotonic() + 5
    while alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(process)


def alive(process: int) -> bool:
    """Whether a process is there and has not ended; nobody may have waited for it yet."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_a_reader_that_cannot_start_is_nobodys_files_fault(sources):
    with pytest.raises(QaError, match="kunde inte starta"):
        list(read_all(sources("good"), LIMITS, reader="qa.ingest.no_such_reader"))


def test_no_secret_goes_along_to_the_reading_process(sources, monkeypatch):
    monkeypatch.setenv("QA_SECRET_KEY", "hemlig")
    (outcome,) = read_all(sources("x"), LIMITS, reader="tests.unit.ingest.telling")
    assert "hemlig" not in outcome.result.pages[0].text
