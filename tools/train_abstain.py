"""Fit the weights of ``qa/answer/abstain.py`` on gold questions and print them with their errors.

    python tools/train_abstain.py INDEX GOLD.jsonl [GOLD.jsonl …]

Answerable rows that the chain answers rightly are the positives. Negatives are unanswerable rows,
and for each answerable row three of its likes with one of its two rarest words exchanged for a word
of the corpus that is about as rare. Figures are of 5-fold cross-validation by question.
"""

import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.answer import abstain
from qa.answer.interpret import interpret
from qa.answer.asked import Asked
from qa.language import analysis
from qa.ports import OpenBuild
from qa.search.builds import Builds
from qa.search.retriever import candidates
from qa.services.ask import WRITERS
from qa.services.compose import compose
from qa.services.evaluate import UNANSWERABLE, fold, holds

NAMES = ("bias", "passage", "score", "follows")
SWAPS = 3
SWAP_WEIGHT = 1 / SWAPS
L2 = 0.05
FOLDS = 5
STEPS = 4000
RATE = 0.5


@dataclass(frozen=True)
class Example:
    """Features of one question, whether it should be answered, and the gold row it came from."""

    source: str
    features: tuple[float, ...]
    answerable: bool
    right: bool
    weight: float


def main(index: Path, files: list[Path]) -> None:
    """Collect, cross-validate, fit, print."""
    gold = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    with Builds(index).current() as build:
        vocabulary = _vocabulary(build)
        examples = [e for row in gold for e in _examples(build, row, vocabulary)]
    kept = [e for e in examples if not e.answerable or e.right]
    _report(examples, _cross_validated(examples, kept))
    weights = _fit(kept)
    print({name: round(float(weight), 2) for name, weight in zip(NAMES, weights, strict=True)})


def _examples(build: OpenBuild, row: dict, vocabulary: list[str]) -> list[Example]:
    answerable = row["kind"] != UNANSWERABLE
    found = [_example(build, row, row["question"], answerable, 1.0)]
    if answerable:
        swapped = _swapped(build, row["question"], vocabulary)
        found += [_example(build, row, text, False, SWAP_WEIGHT) for text in swapped]
    return found


def _example(build: OpenBuild, row: dict, text: str, answerable: bool, weight: float) -> Example:
    question = interpret(text, tuple(row.get("context") or ()))
    draft = WRITERS[question.kind].write(question, candidates(build, question), build.index)
    if not draft.lead:
        return Example(row["id"], (1.0, *[0.0] * (len(NAMES) - 1)), answerable, False, weight)
    features = abstain.features_of(Asked.of(question, build.index), draft)
    composed = compose(draft, build.texts)
    shown = [s.text for s in composed.sentences]
    shown += [s.text for section in composed.sections for s in section.sentences]
    right = answerable and holds(row["must"], fold(" ".join(shown)))
    return Example(row["id"], tuple(features[n] for n in NAMES), answerable, right, weight)


def _swapped(build: OpenBuild, text: str, vocabulary: list[str]) -> list[str]:
    """Return the question with one of its two rarest words exchanged, in ``SWAPS`` ways."""
    pick = random.Random(text)  # the same exchange every time
    words = [w for w in re.findall(r"[^\W\d_]{5,}", text) if analysis.question_fields(w)["stem"]]
    words.sort(key=lambda w: build.index.document_frequency("stem", _stem(w)))
    if len(words) < 2:
        return []
    return [text.replace(pick.choice(words[:2]), pick.choice(vocabulary)) for _ in range(SWAPS)]


def _vocabulary(build: OpenBuild) -> list[str]:
    """Return words of the corpus that stand on 2 to 60 of its pages."""
    seen: Counter[str] = Counter()
    for document in build.build.documents:
        for number in range(1, document.page_count + 1):
            text = build.texts.page(document.id, number).text
            seen.update(set(re.findall(r"\b[a-zåäö]{5,20}\b", text)))
    return sorted(word for word, pages in seen.items() if 2 <= pages <= 60)


def _stem(word: str) -> str:
    return analysis.fields(word)["stem"][0]


def _cross_validated(examples: list[Example], kept: list[Example]) -> np.ndarray:
    sources = sorted({example.source for example in examples})
    random.Random(0).shuffle(sources)
    fold_of = {source: place % FOLDS for place, source in enumerate(sources)}
    chances = np.zeros(len(examples))
    for part in range(FOLDS):
        weights = _fit([e for e in kept if fold_of[e.source] != part])
        for place, example in enumerate(examples):
            if fold_of[example.source] == part:
                chances[place] = _chance(np.array(example.features), weights)
    return chances


def _fit(examples: list[Example]) -> np.ndarray:
    features = np.array([e.features for e in examples])
    wanted = np.array([float(e.answerable) for e in examples])
    weight = np.array([e.weight for e in examples])
    fitted = np.zeros(features.shape[1])
    for _ in range(STEPS):
        error = weight * (_chance(features, fitted) - wanted)
        penalty = L2 * np.r_[0.0, fitted[1:]]
        fitted -= RATE * (features.T @ error + penalty) / len(examples)
    return fitted


def _chance(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-features @ weights))


def _report(examples: list[Example], chances: np.ndarray) -> None:
    print("threshold  wrongly refused (of right)  swapped refused  unanswerable refused")
    groups = {
        "wrong": [e.answerable for e in examples],
        "right": [e.right for e in examples],
        "swapped": [not e.answerable and e.weight < 1 for e in examples],
        "outside": [not e.answerable and e.weight == 1 for e in examples],
    }
    for threshold in np.arange(0.1, 0.55, 0.05):
        shares = {name: (chances[mask] < threshold).mean() for name, mask in groups.items()}
        print(
            f"{threshold:9.2f}  {shares['wrong']:15.3f} ({shares['right']:8.3f})"
            f"  {shares['swapped']:15.3f}  {shares['outside']:20.3f}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
