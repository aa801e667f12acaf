"""Learn the weights of the signs of evidence, and measure them on documents left out.

python tools/train_statements.py --index DIR --index DIR --gold FILE.jsonl --pages FILE.jsonl
    [--doubtful FILE.jsonl] [--judged tools/data/judged-statements.tsv] [--write]

Gold rows are statements and near misses; ``--pages`` names the pages of which every statement is in
the gold, so that all else on them is none but for what ``--doubtful`` holds. ``--judged`` holds
what was judged by hand: the hash of a sentence and its status. What is in doubt teaches nothing.
The rest of the sentences count as none, a quarter of them drawn, for little: some of them are
statements.
Each document in turn is left out and weighed with what the others teach: those figures count.
"""

import argparse
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa.register import scope, statements, weights
from qa.register.frames import GOOD
from qa.search.builds import Builds

TABLE = Path("qa/register/data/weights.tsv")
RIDGE = 3.0
FEWEST_WORDS = 12  # how often a beginning of a word must stand in what is learned from
FEWEST = 3
SHARE_OF_REST = 0.25
REST = 0.3  # what a sentence that nobody judged weighs
UNSURE = "unsure"
SMALLEST = 0.02
_Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to learn from: where it stands, what is told of it, and whether it states."""

    file: str
    key: str
    told: frozenset[str]
    status: str  # of the gold or by hand; "none"; "rest" when nobody judged it
    weight: float
    gold: bool
    whole_page: bool


def main() -> None:
    """Print how well left-out documents are weighed; write the table when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, action="append", required=True)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--pages", type=Path, action="append", default=[])
    parser.add_argument("--doubtful", type=Path, action="append", default=[])
    parser.add_argument("--judged", type=Path, default=Path("tools/data/judged-statements.tsv"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    gold = [json.loads(line) for file in args.gold for line in file.read_text().splitlines()]
    for file in args.doubtful:
        gold += [{**json.loads(row), "status": UNSURE} for row in file.read_text().splitlines()]
    whole = {(r["file"], r["page"]) for f in args.pages for r in map(json.loads, f.open())}
    rows = list(_rows(args.index, gold, whole, _judged(args.judged)))
    print(Counter(row.status for row in rows))
    _report(rows, _left_out(rows))
    if args.write:
        _write(_learn(rows))


def key(text: str) -> str:
    """Return the letters and digits of a text, by which sentences are compared."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _judged(file: Path) -> dict[str, str]:
    lines = (line.split("\t") for line in file.read_text().splitlines() if line[:1] != "#")
    return {cells[0]: cells[1] for cells in lines}


def _rows(
    indexes: Sequence[Path],
    gold: Sequence[Mapping[str, str]],
    whole: set[tuple[str, int]],
    judged: Mapping[str, str],
) -> Iterator[Row]:
    drawn = random.Random(0)
    seen: set[str] = set()
    by_page: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for row in gold:
        place = (row["file"], int(row["page"]))
        by_page.setdefault(place, []).append((key(row["quote"]), row["status"]))
    for file, pages, text, told in _sentences(indexes):
        letters = key(text)
        if letters[:70] in seen:
            continue
        seen.add(letters[:70])
        places = [(file, page) for page in pages]
        there = [one for place in places for one in by_page.get(place, [])]
        golden = sorted(
            (s for quote, s in there if quote in letters or letters in quote), key=UNSURE.__eq__
        )
        on_page = any(place in whole for place in places)
        status = golden[0] if golden else "none" if on_page else judged.get(digest(letters), "rest")
        if status == UNSURE or (status == "rest" and drawn.random() > SHARE_OF_REST):
            continue
        weight = REST if status == "rest" else 1.0
        yield Row(file, letters, told, status, weight, bool(golden), on_page)


def digest(letters: str) -> str:
    """Return the hash by which a judged sentence is known."""
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


def _sentences(
    indexes: Sequence[Path],
) -> Iterator[tuple[str, tuple[int, ...], str, frozenset[str]]]:
    for index in indexes:
        with Builds(index).current() as build:
            by_document: dict[str, list[str]] = {}
            for passage_id in build.texts.passage_ids():
                by_document.setdefault(passage_id.partition(":")[0], []).append(passage_id)
            for document_id, ids in by_document.items():
                document = build.texts.document(document_id)
                passages = build.texts.passages(ids)
                if scope.is_regulation(document, passages):
                    continue
                file = document.file.rsplit("/", 1)[-1]
                for sentence, told in statements.told(passages):
                    yield file, sentence.pages, sentence.text, told


def _learn(rows: Sequence[Row]) -> dict[str, float]:
    counts = Counter(name for row in rows for name in row.told)
    names = sorted(
        name
        for name, count in counts.items()
        if count >= (FEWEST_WORDS if name.startswith("ord:") else FEWEST)
    )
    column = {name: n for n, name in enumerate(names)}
    pairs = [(n, column[f]) for n, row in enumerate(rows) for f in row.told if f in column]
    at_row, at_column = (np.array(side) for side in zip(*pairs, strict=True))
    truth = np.array([float(row.status not in {"none", "rest"}) for row in rows])
    weight = np.array([row.weight for row in rows])

    def slope(theta: _Vector) -> tuple[float, _Vector]:
        linear = np.bincount(at_row, theta[at_column], len(rows)) + theta[-1]
        odds = np.clip(linear, -30, 30)
        chance = 1 / (1 + np.exp(-odds))
        loss = float((weight * (np.logaddexp(0, odds) - truth * odds)).sum())
        loss += RIDGE / 2 * float(theta[:-1] @ theta[:-1])
        off = weight * (chance - truth)
        down = np.bincount(at_column, off[at_row], len(names)) + RIDGE * theta[:-1]
        return loss, np.append(down, off.sum())

    found = least(slope, np.zeros(len(names) + 1))
    return {weights.BIAS: float(found[-1]), **dict(zip(names, map(float, found), strict=False))}


def least(
    slope: Callable[[_Vector], tuple[float, _Vector]],
    start: _Vector,
    *,
    steps: int = 200,
    kept: int = 10,
) -> _Vector:
    """Minimise by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5)."""
    here, (value, down) = start, slope(start)
    moves: list[tuple[_Vector, _Vector]] = []
    for _ in range(steps):
        direction, shares = down.copy(), []
        for move, change in reversed(moves):
            share = (move @ direction) / (change @ move)
            shares.append(share)
            direction -= share * change
        last = moves[-1] if moves else None
        direction *= (last[0] @ last[1]) / (last[1] @ last[1]) if last else 1 / abs(down).max()
        for (move, change), share in zip(moves, reversed(shares), strict=True):
            direction += move * (share - (change @ direction) / (change @ move))
        step = 1.0
        while True:
            there = here - step * direction
            new_value, new_down = slope(there)
            if new_value <= value - 1e-4 * step * (down @ direction) or step < 1e-8:
                break
            step /= 2
        if (new_down - down) @ (there - here) > 1e-10:
            moves = [*moves, (there - here, new_down - down)][-kept:]
        settled = abs(value - new_value) < 1e-6 * max(1.0, abs(value))
        here, value, down = there, new_value, new_down
        if settled:
            break
    return here


def _left_out(rows: Sequence[Row]) -> list[float]:
    sums = [0.0] * len(rows)
    for file in sorted({row.file for row in rows}):
        table = _learn([row for row in rows if row.file != file])
        for n, row in enumerate(rows):
            if row.file == file:
                sums[n] = table[weights.BIAS] + sum(table.get(name, 0.0) for name in row.told)
    return sums


def _report(rows: Sequence[Row], sums: Sequence[float]) -> None:
    print(
        "least sum: share of gold found, of judged by hand found; right on judged, on whole pages"
    )
    for least in (1.0, 0.5, 0.0, -0.3, -0.6, -0.9, -1.2, -1.5, -2.0):
        taken = [
            row for row, total in zip(rows, sums, strict=True) if total >= _least_for(row, least)
        ]
        judged = [row for row in taken if row.status != "rest"]
        paged = [row for row in taken if row.whole_page]
        share = [
            *(_found(rows, taken, gold=gold) for gold in (True, False)),
            *(
                sum(r.status != "none" for r in some) / max(len(some), 1)
                for some in (judged, paged)
            ),
        ]
        told = " ".join(f"{part:.3f}" for part in share)
        print(f"{least:5.1f}: {told} ({len(taken)} taken, {len(paged)} on whole pages)")


def _found(rows: Sequence[Row], taken: Sequence[Row], *, gold: bool) -> float:
    true, met = (
        sum(row.gold is gold and row.status not in {"none", "rest"} for row in some)
        for some in (rows, taken)
    )
    return met / max(true, 1)


def _least_for(row: Row, least: float) -> float:
    said = {name.removeprefix("säger:") for name in row.told if name.startswith("säger:")}
    if not said:
        return least
    return weights.WITH_FRAME if said <= GOOD else weights.WITH_STRICT_FRAME


def _write(table: Mapping[str, float]) -> None:
    lines = [
        "# Vad varje tecken väger för att en mening är en evidensutsaga. Lärs av facit:",
        "# tools/train_statements.py --write. Rätta inte för hand. tecken, vikt.",
        f"{weights.BIAS}\t{table[weights.BIAS]:.3f}",
    ]
    kept = {n: w for n, w in table.items() if abs(w) >= SMALLEST and n != weights.BIAS}
    lines += [f"{name}\t{weight:.3f}" for name, weight in sorted(kept.items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} weights in {TABLE}")


if __name__ == "__main__":
    main()
