"""Kills ``python -m qa index`` at random moments and checks that a whole build always answers.

    python tools/bench_kill.py [KILLS]

Each run has a new document to read and a new title to publish, and links the segments of the build
before. After every kill the current build is opened with all hashes and counts checked, and a
sentence of a document that never changes is searched for and read. Then power losses: in a copy of
the index, the file of the latest build that was written last is emptied, or cut, one kind of file
after the other, and the build before has to answer. Prints a table; the exit status is 1 when any
of it did harm.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from qa.errors import QaError  # noqa: E402  # the repository is not installed
from qa.language import analysis  # noqa: E402
from qa.ports import Term  # noqa: E402
from qa.search.builds import Builds, build_ids, current_folder, open_folder  # noqa: E402

OLD, NEW = "den gamla", "den nya"
KILLS = 100
LEFT_OF_A_FILE = (0.0, 0.5)
"""How much of a file a power loss leaves."""
SAMPLES = ROOT / "corpus" / "exempel"


@dataclass(frozen=True)
class Kill:
    """When it fell, what was lying about then, and what answered afterwards."""

    seconds: float
    left: str
    answered: str
    whole: bool


def main() -> int:
    """Run the trial."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    with tempfile.TemporaryDirectory() as folder:
        return _trial(Path(folder), kills)


def _trial(folder: Path, kills: int) -> int:
    corpus, index = folder / "corpus", folder / "index"
    shutil.copytree(SAMPLES, corpus)
    _write(corpus / "fast.pdf", "Den här meningen om äpplen ändras aldrig.")
    _change(corpus, 0)
    _run(corpus, index).wait()
    started = time.monotonic()
    _change(corpus, 1)
    _run(corpus, index).wait()
    longest = time.monotonic() - started
    chance = random.Random(1)  # the same moments every time
    made = []
    for number in range(kills):
        _change(corpus, number + 2)
        made.append(_kill(corpus, index, chance.uniform(0, longest)))
        _show(number + 1, made[-1])
    _run(corpus, index).wait()
    left = list(index.glob(".building-*"))
    harmed = sum(not kill.whole for kill in made)
    new = sum(kill.answered == NEW for kill in made)
    print(
        f"{kills} avbrott inom {longest:.1f} s: {harmed} gjorde skada, {len(left)} rester kvar; "
        f"{new} gånger var den nya versionen redan klar."
    )
    return 1 if harmed + _lose_power(folder, index) or left else 0


def _lose_power(folder: Path, index: Path) -> int:
    """Empty or cut each file that the latest build does not share; return how often that harmed."""
    newest = index / build_ids(index)[-1]
    files = [path for path in newest.rglob("*") if path.is_file() and path.stat().st_nlink == 1]
    files.sort(key=lambda path: -path.stat().st_mtime_ns)
    harmed = 0
    for number, file in enumerate(files):
        for left in LEFT_OF_A_FILE:
            copy = Path(shutil.copytree(index, folder / f"lost-{number}-{left}"))
            damaged = copy / file.relative_to(index)
            os.truncate(damaged, int(left * damaged.stat().st_size))
            after = current_folder(copy)
            whole = after is not None and after.name < newest.name and _is_whole(copy, after)
            harmed += not whole
            name = f"{file.relative_to(newest)}, {left:.0%} kvar"
            print(f"strömavbrott: {name:48} {'den förra svarar' if whole else 'SKADA'}", flush=True)
            shutil.rmtree(copy)
    print(f"{len(files)} filer tömda och kapade: {harmed} gjorde skada.")
    return harmed


def _kill(corpus: Path, index: Path, seconds: float) -> Kill:
    before = current_folder(index)
    process = _run(corpus, index)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    left = "bygge" if list(index.glob(".building-*")) else "-"
    after = current_folder(index)
    answered = OLD if before == after else NEW
    return Kill(seconds, left, answered, after is not None and _is_whole(index, after))


def _is_whole(index: Path, folder: Path) -> bool:
    try:
        open_folder(folder, thorough=True).close()
        builds = Builds(index)
        with builds.current() as opened:
            terms = [Term("stem", token) for token in analysis.fields("äpplen")["stem"]]
            hits = opened.index.search(terms, limit=1)
            found = opened.texts.passages([hit.passage_id for hit in hits])
        builds.close()
    except QaError as error:
        print(error.public_message, error.facts)
        return False
    return len(found) == 1 and "ändras aldrig" in found[0].text


def _run(corpus: Path, index: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "qa", "index", "--corpus", str(corpus), "--index", str(index)]
    command.append("--no-vectors")
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


def _change(corpus: Path, number: int) -> None:
    _write(corpus / "ny.pdf", f"Det här är mening nummer {number} om päron.")
    (corpus / "fast.toml").write_text(f'title = "Titel {number}"\n', encoding="utf-8")


def _write(path: Path, sentence: str) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 6, sentence)
    pdf.output(str(path))


def _show(number: int, kill: Kill) -> None:
    if number == 1:
        print(f"{'nr':>3} {'sekunder':>9} {'kvar':>6}  {'svarar':10} hel")
    whole = "ja" if kill.whole else "NEJ"
    print(f"{number:3} {kill.seconds:9.2f} {kill.left:>6}  {kill.answered:10} {whole}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
