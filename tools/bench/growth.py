"""How long one document takes to come into, change in and leave a large index.

    python -m tools.bench.growth FOLDER [--passages 100000] [--rounds 3] [--vectors]

FOLDER gets a corpus and an index, unless it holds them: made documents of forty passages that are
in the reading cache (reading 2,500 PDFs is not what is measured), indexed by ``qa index``. Then one
real PDF of a dozen pages is added, changed and removed, each by a whole run of ``python -m qa
index``. Printed are seconds by the clock from the start of the command until a reader finds the
change and until the command ends (with vectors they come after the change is found), and the CPU
seconds of the command and the processes it started.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from fpdf import FPDF

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from qa.ingest import pipeline  # noqa: E402  # the repository is not installed
from qa.ingest.cache import Cache  # noqa: E402
from qa.ingest.library import scan  # noqa: E402
from qa.ingest.pipeline import Limits  # noqa: E402
from qa.language import analysis  # noqa: E402
from qa.model import (  # noqa: E402
    Document,
    Page,
    Passage,
    Reading,
    Sentence,
    Span,
    Unit,
    UnitKind,
)
from qa.ports import Term  # noqa: E402
from qa.search import piece_vectors, pieces, vectors  # noqa: E402
from qa.search.builds import TEXTS, Builds, current_folder  # noqa: E402
from qa.search.embedders import embedder  # noqa: E402
from qa.search.piece_vectors import PieceRows  # noqa: E402
from qa.search.texts import StoredTexts  # noqa: E402
from qa.settings import Settings  # noqa: E402
from tools.bench import synthetic  # noqa: E402

WORDS_A_SENTENCE = 13
PASSAGES_A_PAGE = 3
SENTENCES = 160
"""Sentences of the PDF that comes and goes: some twelve pages."""
DIMENSIONS, SCALE = 384, 0.0007
"""Of the made vectors; the scale gives their rows a length of about 1."""
AT_ONCE = 1000
MARK = "kvarnhjulsunderhåll"


def make(folder: Path, count: int) -> None:
    """Write a corpus of made documents, and keep readings of them as if they had been read."""
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir(parents=True)
    cache = Cache(index / "cache", pipeline.version(), repr(Limits()))
    texts = synthetic.texts(count)
    number = 0
    while words := list(islice(texts, synthetic.PASSAGES_A_DOCUMENT)):
        content = f"%PDF-1.4 made document {number}".encode("ascii")
        path = corpus / f"{number // 100:03}" / f"{number:06}.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        cache.put(sha256, _reading(path.name, sha256, words))
        number += 1
    cache.set_hashes(scan(corpus, {}).hashes)


def _reading(file: str, sha256: str, passages: list[list[str]]) -> Reading:
    key = sha256[:12]
    pages: list[str] = []
    made: list[Passage] = []
    for words in passages:
        if len(made) % PASSAGES_A_PAGE == 0:
            pages.append("")
        sentences = []
        for text in _sentences(words):
            start = len(pages[-1])
            pages[-1] += f"{text}\n"
            sentences.append(Sentence(text, (Span(len(pages), start, start + len(text)),)))
        units = tuple(Unit(UnitKind.SENTENCE, (sentence,)) for sentence in sentences)
        made.append(Passage(f"{key}:{len(made)}", key, ("Kapitel", f"Del {len(pages)}"), units))
    document = Document(key, file, sha256, f"Rapport {file}", page_count=len(pages))
    numbered = (Page(n, str(n), text) for n, text in enumerate(pages, start=1))
    return Reading(document, tuple(numbered), tuple(made))


def _sentences(words: list[str]) -> Iterator[str]:
    whole = [word.replace("-", "") for word in words]
    for start in range(0, len(whole), WORDS_A_SENTENCE):
        yield " ".join(whole[start : start + WORDS_A_SENTENCE]).capitalize() + "."


def start_index(folder: Path, *more: str) -> "subprocess.Popen[bytes]":
    """Start ``qa index``."""
    command = [sys.executable, "-m", "qa", "index", *more]
    command += ["--corpus", str(folder / "corpus"), "--index", str(folder / "index")]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def write_pdf(path: Path, word: str) -> None:
    """Write a PDF in which every tenth sentence holds the word."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    for number, words in zip(range(SENTENCES), synthetic.texts(SENTENCES, seed=5), strict=True):
        plain = " ".join(words[:40]).replace("-", "").encode("latin-1", "ignore").decode("latin-1")
        text = f"{plain} {word if number % 10 == 0 else ''}.".capitalize()
        pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))


def found(builds: Builds, word: str) -> int:
    """Return how many passages hold the word in the build that answers."""
    with builds.current() as opened:
        terms = [Term("stem", token) for token in analysis.fields(word)["stem"]]
        return len(opened.index.search(terms, limit=100))


def timed(folder: Path, name: str, there: Callable[[], bool], *more: str) -> None:
    """Index, wait until a reader sees the change, and print the seconds that took."""
    before, cpu = time.monotonic(), _children()
    process = start_index(folder, *more)
    while not there() and process.poll() is None:
        time.sleep(0.05)
    live = time.monotonic() - before
    if process.wait() or not there():
        raise SystemExit(f"{name}: the change was not found")
    ran, cpu = time.monotonic() - before, _children() - cpu
    print(
        f"{name:16} found after {live:5.2f} s, command {ran:5.2f} s, CPU {cpu:5.2f} s", flush=True
    )


def write_vectors(folder: Path) -> None:
    """Give the build vectors of chance, as of the model that ``qa index`` uses."""
    by = embedder(Settings())
    now = current_folder(folder / "index")
    if by is None or now is None:
        raise SystemExit("there is no model, or no build")
    texts = StoredTexts.of(now / TEXTS)
    ids = sorted(texts.passage_ids())
    chance = np.random.default_rng(1)
    rows = chance.integers(-127, 128, (len(ids), DIMENSIONS), np.int8)
    vectors.write(now, by.model, ids, rows, np.full(len(ids), SCALE, np.float32))
    piece_vectors.write(now, by.model, _pieces(texts, ids))
    texts.close()


def _pieces(texts: StoredTexts, ids: Sequence[str]) -> Iterator[PieceRows]:
    """Yield rows of chance for the pieces of the passages."""
    chance = np.random.default_rng(2)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        counts = [len(pieces.texts(passage)) for passage in texts.passages(some)]
        rows = chance.integers(-127, 128, (sum(counts), DIMENSIONS), np.int8)
        yield PieceRows(some, counts, rows, np.full(len(rows), SCALE, np.float32))


def main() -> None:
    """Make the corpus unless it is there, and time the changes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--vectors", action="store_true", help="with vectors, made up at first")
    options = parser.parse_args()
    folder, more = options.folder, () if options.vectors else ("--no-vectors",)
    if not (folder / "corpus").is_dir():
        make(folder, options.passages)
    new, other = folder / "corpus" / "ny.pdf", MARK[::-1]
    new.unlink(missing_ok=True)
    timed(folder, "what was left", lambda: True, "--no-vectors")
    if options.vectors:
        write_vectors(folder)
    builds = Builds(folder / "index", recheck_seconds=0)
    for _ in range(options.rounds):
        write_pdf(new, MARK)
        timed(folder, "added", lambda: found(builds, MARK) > 0, *more)
        write_pdf(new, other)
        timed(folder, "changed", lambda: found(builds, MARK) == 0, *more)
        new.with_suffix(".toml").write_text(f'title = "{MARK}"', encoding="utf-8")
        timed(folder, "title changed", lambda: _title(builds) == MARK, *more)
        new.unlink()
        new.with_suffix(".toml").unlink()
        timed(folder, "removed", lambda: found(builds, other) == 0, *more)
        timed(folder, "nothing changed", lambda: True, *more)
    builds.close()


def _title(builds: Builds) -> str:
    with builds.current() as opened:
        return next(d.title for d in opened.build.documents if d.file == "ny.pdf")


if __name__ == "__main__":
    main()
