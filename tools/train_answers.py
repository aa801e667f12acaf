"""Learn ``qa/answer/data/weights.json`` on gold questions: which unit answers, and when none does.

    python tools/train_answers.py INDEX=GOLD.jsonl [INDEX=GOLD.jsonl …] [--write]

An index, with vectors or without, and the gold questions to ask of it; rows as ``python -m qa eval
answers`` takes them. Units are learned by listwise softmax (Cao et al., "Learning to Rank: From
Pairwise Approach to Listwise Approach", 2007), held near weights set by hand: some hundred
questions are few. Refusal is a logistic regression for each way of searching. Its positives are the
answerable rows whose answer holds what it must; its negatives are the unanswerable rows. Exchanging
a word of an answerable question blindly makes no such row: that was tried, and taught less than
nothing. Figures are of 5-fold cross-validation by question, and with each gold file left out in
turn; ``train_units.py`` beside this file learns the first part.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from train_units import collect, cross_validate, fit_units, folds_of, gold_rows

from qa.answer import abstain, coverage
from qa.answer.asked import Asked
from qa.answer.weights import WAYS, WITH_VECTORS, WORDS_ALONE, weights
from qa.model import Question
from qa.ports import Draft, Embedder, OpenBuild
from qa.search.builds import Builds
from qa.search.embedders import NanoEmbedder
from qa.services.evaluate import UNANSWERABLE, fold, holds
from qa.services.find import find, followed, read
from qa.services.reasoning import WRITERS

_SORT = re.compile(r"-?(?:un)?answer(?:s|able)-?")
"""What a gold file holds, as its name says; the rest of the name tells whose questions they are."""
TARGET = Path(__file__).parent.parent / "qa" / "answer" / "data" / "weights.json"
L2 = 0.003
STEPS = 30
WRONGLY_REFUSED = {WITH_VECTORS: 0.04, WORDS_ALONE: 0.08}
"""The share of rightly answered questions that the threshold may refuse. Words alone tell what the
documents lack less well, and wrong is worse than nothing."""


@dataclass(frozen=True)
class Example:
    """Features of one draft, whether it should be shown, its gold row and where it comes from."""

    row: str
    gold: str
    way: str
    features: dict[str, float]
    answerable: bool
    right: bool


def main() -> None:
    """Learn both, print figures, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", metavar="INDEX=GOLD")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    pairs = [(Path(index), Path(gold)) for index, gold in (p.split("=", 1) for p in args.gold)]
    embedder = NanoEmbedder()
    asked = [(index, gold, by) for index, gold in pairs for by in _ways(index, embedder)]
    rows = [row for index, gold, by in asked for row in collect(index, gold, by)]
    found = {"units": {"weights": fit_units(rows), "cross_validated": cross_validate(rows)}}
    found["answers"] = {"weights": weights().answers, "thresholds": weights().thresholds}
    _write(found, write=args.write)
    weights.cache_clear()
    examples = [e for index, gold, by in asked for e in _examples(index, gold, by)]
    found["answers"] = _learn(examples)
    print(json.dumps(found, indent=1))
    _write(found, write=args.write)


def _write(found: dict[str, object], *, write: bool) -> None:
    if write:
        TARGET.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _ways(index: Path, embedder: Embedder) -> Sequence[Embedder | None]:
    """Return how the build can be asked: without vectors always, with them when it has them."""
    with Builds(index).current() as build:
        return (None,) if build.vectors is None else (embedder, None)


def _examples(index: Path, gold: Path, by: Embedder | None) -> Iterator[Example]:
    with Builds(index).current() as build:
        for row in gold_rows(build, gold):
            draft, question = _draft(build, row, by)
            if draft.lead:
                wanted = row["kind"] != UNANSWERABLE
                yield Example(
                    row.get("pair_of") or row["id"],
                    _SORT.sub("", gold.stem),
                    abstain.way_of(draft),
                    coverage.features_of(Asked.of(question, build.index), draft),
                    wanted,
                    wanted and _holds(row, draft),
                )


def _draft(build: OpenBuild, row: dict, by: Embedder | None) -> tuple[Draft, Question]:
    question = read(build, row["question"], row.get("context") or ())
    question = followed(build, question, by)
    return WRITERS[question.kind].write(question, find(build, question, by), build.index), question


def _holds(row: dict, draft: Draft) -> bool:
    units = {(u.candidate.passage.id, u.unit): u for u in (*draft.lead, *draft.body)}.values()
    shown = " ".join(u.candidate.passage.units[u.unit].text for u in units)
    return holds(row["must"], fold(shown))


def _learn(examples: Sequence[Example]) -> dict[str, object]:
    folds = folds_of([example.row for example in examples])
    found: dict[str, dict[str, object]] = {"weights": {}, "thresholds": {}, "cross_validated": {}}
    for way in WAYS:
        here = [example for example in examples if example.way == way]
        chances = _left_out(here, [folds[example.row] for example in here])
        threshold = _threshold(here, chances, WRONGLY_REFUSED[way])
        found["weights"][way] = {n: round(w, 3) for n, w in _fit(here).items()}
        found["thresholds"][way] = threshold
        found["cross_validated"][way] = {
            "folds": _refused(here, chances, threshold),
            "files": _refused(here, _left_out(here, [e.gold for e in here]), threshold),
        }
    return found


def _left_out(examples: Sequence[Example], parts: Sequence[object]) -> np.ndarray:
    """Return the chance of each example by what is learned on the other parts."""
    chances = np.zeros(len(examples))
    for part in set(parts):
        learned = _fit([e for e, its in zip(examples, parts, strict=True) if its != part])
        for place, example in enumerate(examples):
            if parts[place] == part:
                chances[place] = _chance(example, learned)
    return chances


def _threshold(examples: Sequence[Example], chances: np.ndarray, wrongly: float) -> float:
    right = sorted(c for example, c in zip(examples, chances, strict=True) if example.right)
    return round(float(right[int(wrongly * len(right))]), 3)


def _refused(
    examples: Sequence[Example], chances: np.ndarray, threshold: float
) -> dict[str, float]:
    """Return the share refused of the answerable, of those answered rightly, and of the rest."""
    refused = chances < threshold
    groups = {
        "answerable": [example.answerable for example in examples],
        "right": [example.right for example in examples],
        "unanswerable": [not example.answerable for example in examples],
    }
    return {name: round(float(refused[np.array(of)].mean()), 3) for name, of in groups.items()}


def _fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights, by Newton's method on features of mean 0 and spread 1.

    As much is made of those that should be shown as of those that should not; answers that are
    wrong though the question has one teach nothing.
    """
    kept = [e for e in examples if e.right or not e.answerable]
    names = [name for name in kept[0].features if name != "bias"]
    values = np.array([[e.features[name] for name in names] for e in kept])
    wanted = np.array([float(e.right) for e in kept])
    counts = np.where(wanted == 1, 1 / wanted.sum(), 1 / (1 - wanted).sum())
    mean, spread = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-9)
    table = np.column_stack([np.ones(len(kept)), (values - mean) / spread])
    held = L2 * np.diag([0.0] + [1.0] * len(names))
    learned = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ learned))
        slope = table.T @ (counts * (chance - wanted)) + held @ learned
        bend = (table * (counts * chance * (1 - chance))[:, np.newaxis]).T @ table + held
        learned -= np.linalg.solve(bend, slope)
    scaled = learned[1:] / spread * (values.std(axis=0) > 0)
    return {
        "bias": float(learned[0] - scaled @ mean),
        **dict(zip(names, map(float, scaled), strict=True)),
    }


def _chance(example: Example, learned: Mapping[str, float]) -> float:
    logit = sum(learned[name] * value for name, value in example.features.items())
    return float(1 / (1 + np.exp(-logit)))


if __name__ == "__main__":
    main()
