"""The source view draws the very file that was indexed, in processes that may die."""

import hashlib
import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from qa.errors import Busy, NotFound, SourceChanged, UnreadableFile
from qa.ingest.viewing import Limits
from qa.model import Document, Span
from qa.services.sources import SourceService

LINES = ("Metoden har inte", "stark evidens för", "unga i öppenvård.")
TEXT = "\n".join(LINES)


def pdf(pages: int = 2, draw_much: int = 0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(pages):
        canvas.setFont("Helvetica", 12)
        for row, line in enumerate(LINES):
            canvas.drawString(100, 500 - 16 * row - number, line)
        for at in range(draw_much):
            canvas.setFillColorRGB(at % 7 / 7, 0.5, 0.5, alpha=0.5)
            canvas.circle(300, 400, 290, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def document_of(corpus: Path, file: str, content: bytes) -> Document:
    (corpus / file).parent.mkdir(parents=True, exist_ok=True)
    (corpus / file).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return Document(digest[:12], file, digest, "Titel")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def service(corpus: Path) -> Iterator[SourceService]:
    service = SourceService(corpus)
    yield service
    service.close()


OTHERS: set[int] = set()


@pytest.fixture(autouse=True)
def _others() -> None:
    """Note the processes that other tests have left running: they do not count here."""
    OTHERS.clear()
    OTHERS.update(child.pid for child in psutil.Process().children(recursive=True))


def children() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children(recursive=True)
        if child.pid not in OTHERS
        if child.status() == psutil.STATUS_ZOMBIE or "qa.ingest.viewer" in child.cmdline()
    ]


def test_a_page_is_drawn_and_a_quote_over_three_lines_has_three_rectangles(
    corpus: Path, service: SourceService
):
    document = document_of(corpus, "a/b.pdf", pdf())
    picture = Image.open(io.BytesIO(service.page_image(document, 1, 1000)))
    assert picture.width == 1000
    marks = service.marks(document, {1: TEXT}, [Span(1, 0, len(TEXT))])
    assert len(marks[1]) == 3


def test_a_quote_over_a_page_break_is_marked_on_both_pages(corpus: Path, service: SourceService):
    document = document_of(corpus, "b.pdf", pdf())
    spans = [Span(1, TEXT.index("unga"), len(TEXT)), Span(2, 0, len(LINES[0]))]
    marks = service.marks(document, {1: TEXT, 2: TEXT}, spans)
    assert [(page, len(boxes)) for page, boxes in marks.items()] == [(1, 1), (2, 1)]
    assert service.marks(document, {2: TEXT}, spans).keys() == {2}


def test_no_process_runs_before_the_first_page_is_asked_for(corpus: Path):
    document = document_of(corpus, "a.pdf", pdf())
    before = len(children())
    service = SourceService(corpus)
    assert len(children()) == before
    service.page_image(document, 1, 200)
    assert len(children()) == before + 1
    service.close()
    assert len(children()) == before


def test_the_process_is_kept_between_requests(corpus: Path, service: SourceService):
    document = document_of(corpus, "a.pdf", pdf())
    service.page_image(document, 1, 200)
    first = {child.pid for child in children()}
    service.page_image(document, 2, 200)
    assert {child.pid for child in children()} == first


def test_a_process_that_was_killed_is_replaced(corpus: Path, service: SourceService):
    document = document_of(corpus, "a.pdf", pdf())
    service.page_image(document, 1, 200)
    (victim,) = children()
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait(5)
    assert service.page_image(document, 2, 200)
    assert victim.pid not in {child.pid for child in children()}


@pytest.mark.parametrize(
    "limits",
    [Limits(seconds=0.8, cpu_seconds=60, processes=1), Limits(cpu_seconds=1, processes=1)],
    ids=["wall clock", "processor"],
)
def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_drawn(corpus: Path, limits: Limits):
    slow = document_of(corpus, "slow.pdf", pdf(1, draw_much=6000))
    quick = document_of(corpus, "quick.pdf", pdf())
    service = SourceService(corpus, limits=limits)
    began = time.monotonic()
    with pytest.raises(UnreadableFile) as caught:
        service.page_image(slow, 1, 2000)
    assert time.monotonic() - began < 20
    assert caught.value.public_message.startswith("Sidan")
    service.close()
    patient = SourceService(corpus)
    assert patient.page_image(quick, 1, 200)
    patient.close()


def test_too_little_memory_is_an_error_and_no_crash_of_ours(corpus: Path):
    document = document_of(corpus, "a.pdf", pdf())
    service = SourceService(corpus, limits=Limits(memory_mib=16, processes=1))
    with pytest.raises(UnreadableFile) as caught:
        service.page_image(document, 1, 1000)
    assert caught.value.code == "crashed"
    service.close()


def test_a_file_that_is_no_pdf_any_longer_is_an_error(corpus: Path, service: SourceService):
    document = document_of(corpus, "a.pdf", b"%PDF-1.7\nnothing that can be opened")
    with pytest.raises(UnreadableFile, match="går inte att öppna"):
        service.page_image(document, 1, 200)


@pytest.mark.parametrize("number", [0, -1, 3, 10**9])
def test_a_page_that_does_not_exist_is_not_found(corpus: Path, service: SourceService, number: int):
    document = document_of(corpus, "a.pdf", pdf())
    with pytest.raises(NotFound, match="Sidan finns inte"):
        service.page_image(document, number, 200)


def test_a_changed_file_is_refused_even_when_its_page_was_drawn_before(
    corpus: Path, service: SourceService
):
    document = document_of(corpus, "a.pdf", pdf())
    service.page_image(document, 1, 200)
    document_of(corpus, "a.pdf", pdf(3))
    for ask in (
        lambda: service.page_image(document, 1, 200),
        lambda: service.marks(document, {1: TEXT}, [Span(1, 0, 5)]),
    ):
        with pytest.raises(SourceChanged, match="har ändrats sedan det indexerades"):
            ask()


def test_a_file_that_is_gone_is_said_to_be_gone(corpus: Path, service: SourceService):
    document = document_of(corpus, "a.pdf", pdf())
    (corpus / "a.pdf").unlink()
    with pytest.raises(SourceChanged, match="finns inte längre"):
        service.page_image(document, 1, 200)


def test_nothing_outside_the_corpus_is_opened(corpus: Path, service: SourceService):
    outside = document_of(corpus.parent, "secret.pdf", pdf())
    (corpus / "link.pdf").symlink_to(corpus.parent / "secret.pdf")
    for file in ("../secret.pdf", str(corpus.parent / "secret.pdf"), "link.pdf"):
        document = Document(outside.id, file, outside.sha256, "Titel")
        with pytest.raises(NotFound, match="inte i dokumentmappen"):
            service.page_image(document, 1, 200)


def test_images_are_kept_within_their_bytes(corpus: Path):
    document = document_of(corpus, "a.pdf", pdf())
    kept = SourceService(corpus, image_mib=1)
    first = kept.page_image(document, 1, 400)
    assert kept.page_image(document, 1, 400) is first
    unkept = SourceService(corpus, image_mib=0)
    again = unkept.page_image(document, 1, 400)
    assert unkept.page_image(document, 1, 400) is not again
    assert again == first
    kept.close()
    unkept.close()


def test_threads_share_the_processes(corpus: Path, service: SourceService):
    document = document_of(corpus, "a.pdf", pdf())
    images: list[bytes] = []
    threads = [
        threading.Thread(target=lambda n=n: images.append(service.page_image(document, 1, n)))
        for n in range(200, 216)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {Image.open(io.BytesIO(image)).width for image in images} == set(range(200, 216))
    assert len(children()) <= 2


def test_who_waits_too_long_for_a_process_is_told_so(corpus: Path):
    slow = document_of(corpus, "slow.pdf", pdf(1, draw_much=6000))
    service = SourceService(corpus, limits=Limits(seconds=1.5, processes=1))
    errors: list[Exception] = []

    def ask() -> None:
        try:
            service.page_image(slow, 1, 2000)
        except (Busy, UnreadableFile) as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(errors) == 3
    assert any(isinstance(error, Busy) for error in errors)
    service.close()


SCRIPT = """
import os, sys
from pathlib import Path
from qa.model import Document
from qa.services.sources import SourceService
service = SourceService(Path(sys.argv[1]))
document = Document(sys.argv[2][:12], "a.pdf", sys.argv[2], "Titel")
service.page_image(document, 1, 200)
child = os.fork()
service.page_image(document, 2, 200)
if child:
    _, status = os.waitpid(child, 0)
    service.page_image(document, 1, 300)
    print(status, [v.pid for v in service._viewers._running], flush=True)
"""


def test_a_fork_has_processes_of_its_own_and_none_is_left_at_exit(corpus: Path, root: Path):
    document = document_of(corpus, "a.pdf", pdf())
    before = {p.pid for p in psutil.process_iter() if "qa.ingest.viewer" in p.cmdline()}
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(corpus), document.sha256],
        capture_output=True,
        text=True,
        cwd=root,
        timeout=60,
        check=True,
    )
    assert ran.stdout.startswith("0 [")
    after = {p.pid for p in psutil.process_iter() if str(corpus) in " ".join(p.cmdline())}
    assert not after
    pids = {int(pid) for pid in ran.stdout.partition("[")[2].strip(" ]\n").split(",")}
    assert not any(psutil.pid_exists(pid) for pid in pids - before)
