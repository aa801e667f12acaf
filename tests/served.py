"""The whole service as it runs for users: real PDFs, a real index, gunicorn with two workers."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fpdf import FPDF

FILE = "begrepp.pdf"
QUESTION = "Vad är evidens?"
QUOTE = "Evidens är ett samlat stöd i forskning för att en insats har effekt."
UNANSWERED = "Hur hög är skatten på elbilar i Norge?"
PAGES = (
    (
        "Begrepp",
        "",
        "Det här häftet förklarar ord som används i socialtjänsten.",
        QUOTE,
        "Kunskapsläget kan ändras när nya studier publiceras. Därför behöver",
    ),
    (
        "nämnden följa upp sina insatser varje år.",
        "",
        "Uppföljning",
        "",
        "Systematisk uppföljning är att löpande beskriva och mäta enskildas behov.",
        "Resultaten ska redovisas för nämnden.",
    ),
)
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Served:
    """A running service: where it answers, where its log is, and its folders."""

    url: str
    log: Path
    data: Path


def make_document(path: Path) -> None:
    """Write the PDF that the service answers from."""
    pdf = FPDF()
    for lines in PAGES:
        pdf.add_page()
        for line in lines:
            heading = line in {"Begrepp", "Uppföljning"}
            pdf.set_font("Helvetica", "B" if heading else "", 18 if heading else 11)
            pdf.cell(0, 10 if heading else 6, line, new_x="LMARGIN", new_y="NEXT")
    path.parent.mkdir(parents=True)
    pdf.output(str(path))
    path.with_suffix(".toml").write_text(
        'title = "Begrepp i socialtjänsten"\npublisher = "Exempelverket"\nyear = 2024\n',
        encoding="utf-8",
    )


def free_port() -> int:
    """Return a port on the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_well(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the service says that it is well; fail with its log when it does not."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/halsa", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the service did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Served]:
    """Index two documents and serve them until the tests are over."""
    folder = tmp_path_factory.mktemp("served")
    make_document(folder / "corpus" / FILE)
    for sample in (root / "corpus/exempel").glob("metodguiden.*"):
        shutil.copy(sample, folder / "corpus")
    log = folder / "log.txt"
    env = {name: value for name, value in os.environ.items() if not name.startswith("QA_")}
    env |= {
        "QA_CORPUS": str(folder / "corpus"),
        "QA_INDEX": str(folder / "index"),
        "QA_DATA": str(folder / "var"),
        "QA_ORGANISATION": "Exempelkommunen",
        "QA_EXPLAIN": "1",
    }
    port = free_port()
    with log.open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "qa", "index", "--no-vectors"],
            cwd=root, env=env, stdout=out, stderr=out, check=True, timeout=120,
        )  # fmt: skip
        process = subprocess.Popen(
            [sys.executable, "-m", "qa", "serve", "--port", str(port), "--workers", "2"],
            cwd=root, env=env, stdout=out, stderr=out,
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_well(url, process, log)
        yield Served(url, log, folder / "var")
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(40) == 0
