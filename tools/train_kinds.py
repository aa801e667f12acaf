"""Learn ``qa/answer/data/kinds.json``: what the form of a question says of its kind.

    python tools/train_kinds.py QUESTIONS.tsv GOLD.jsonl [GOLD.jsonl …] [--write]

Questions of our own, kind and question a line, and gold rows as ``python -m qa eval answers``
takes them. A multinomial logistic regression beside the values of the signs, which stay as they are
set by hand; L2 keeps what a few hundred questions cannot tell at nothing. Figures are of each gold
file when all the others are learned.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.answer.followups import follow
from qa.answer.forms import forms
from qa.answer.kinds import fold, kinds, signed
from qa.model import Kind
from qa.services.evaluate import UNANSWERABLE

TARGET = Path(__file__).parent.parent / "qa" / "answer" / "data" / "kinds.json"
GOLD_COUNTS = 2.0
"""What a gold question counts beside one of our own: people asked it of documents."""
L2 = 2.0
STEPS = 600
RATE = 0.05
LEAST = 2
"""Questions that must show a form."""
LEAST_STEM = 3
"""Questions of our own that must hold a stem, lest the topics of the gold's documents count."""
NOTHING = 0.05
"""Weights smaller than this are not written."""


@dataclass(frozen=True)
class Asked:
    """A question's kind, the scores of its signs, its forms, and what it counts."""

    text: str
    kind: Kind
    signs: Mapping[Kind, float]
    forms: frozenset[str]
    counts: float


def main() -> None:
    """Learn, print figures, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="print the questions read wrongly")
    args = parser.parse_args()
    own = _own(args.questions)
    sets = {file.name: _gold(file) for file in args.gold}
    figures = {}
    for name, held in sets.items():
        rest = [asked for other, rows in sets.items() if other != name for asked in rows]
        figures[name] = _figures(held, _learn(own, rest), show=args.wrong)
    weights = _learn(own, [asked for rows in sets.values() for asked in rows])
    print(json.dumps({"forms": len(weights), "left_out_and_read": figures}, indent=1))
    if args.write:
        _write(weights, figures)


def _own(file: Path) -> list[Asked]:
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [_asked(text, kind, (), 1.0) for kind, text in rows]


def _gold(file: Path) -> list[Asked]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        _asked(row["question"], row["kind"], tuple(row.get("context") or ()), GOLD_COUNTS)
        for row in rows
        if row["kind"] != UNANSWERABLE
    ]


def _asked(text: str, kind: str, context: tuple[str, ...], counts: float) -> Asked:
    followed = follow(text, context)
    folded = fold(followed.standalone if followed.elliptic else text)
    leans = followed.base and not followed.elliptic
    signs = signed(folded, kinds(followed.base) if leans else None)
    return Asked(text, Kind(kind), signs, forms(folded), counts)


def _learn(own: Sequence[Asked], gold: Sequence[Asked]) -> dict[str, list[float]]:
    rows = [*own, *gold]
    names = _names(own, rows)
    place = {name: at for at, name in enumerate(names)}
    shown = np.zeros((len(rows), len(names)))
    for at, asked in enumerate(rows):
        shown[at, [place[name] for name in asked.forms if name in place]] = 1
    signs = np.array([[asked.signs[kind] for kind in Kind] for asked in rows])
    wanted = np.array([[float(asked.kind is kind) for kind in Kind] for asked in rows])
    counts = np.array([[asked.counts] for asked in rows])
    learned = np.zeros((len(names), len(Kind)))
    mean, spread = np.zeros_like(learned), np.zeros_like(learned)
    for step in range(1, STEPS + 1):  # Adam (Kingma and Ba, 2015)
        error = counts * (_softmax(signs + shown @ learned) - wanted)
        slope = shown.T @ error + L2 * learned
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        learned -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    rounded = {name: [round(float(w), 2) for w in learned[at]] for name, at in place.items()}
    return {name: row for name, row in rounded.items() if max(map(abs, row)) >= NOTHING}


def _names(own: Sequence[Asked], rows: Sequence[Asked]) -> list[str]:
    all_, ours = (Counter(name for asked in part for name in asked.forms) for part in (rows, own))
    return sorted(
        name
        for name, count in all_.items()
        if (ours[name] >= LEAST_STEM if name.startswith("stem ") else count >= LEAST)
    )


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _figures(
    rows: Sequence[Asked], weights: Mapping[str, Sequence[float]], *, show: bool
) -> dict[str, float]:
    """Return the share of kinds read right by signs alone, and with forms, and the log loss."""
    order = list(Kind)
    signs = np.array([[asked.signs[kind] for kind in Kind] for asked in rows])
    none = [0.0] * len(order)
    added = np.array(
        [np.sum([weights.get(f, none) for f in asked.forms], axis=0) for asked in rows]
    )
    wanted = [order.index(asked.kind) for asked in rows]
    chances = _softmax(signs + added)
    read = chances.argmax(axis=1)
    for asked, chosen in zip(rows, read, strict=True):
        if show and order[chosen] is not asked.kind:
            print(f"{asked.kind.value}\t{order[chosen].value}\t{asked.text}")
    return {
        "rows": len(rows),
        "signs_alone": round(float(np.mean(signs.argmax(axis=1) == wanted)), 3),
        "right": round(float(np.mean(read == wanted)), 3),
        "log_loss": round(float(-np.mean(np.log(chances[range(len(rows)), wanted]))), 3),
    }


def _write(weights: Mapping[str, Sequence[float]], figures: Mapping[str, object]) -> None:
    rows = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}"
        for name, row in weights.items()
    )
    order = json.dumps([kind.value for kind in Kind])
    TARGET.write_text(
        f'{{\n "kinds": {order},\n "left_out_and_read": {json.dumps(figures)},\n'
        f' "weights": {{\n{rows}\n }}\n}}\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
