"""Learn ``qa/answer/data/weights.json`` on gold questions: which unit answers, and when none does.

    python tools/train_answers.py INDEX=GOLD.jsonl [INDEX=GOLD.jsonl …] [--write]

An index with vectors, and the gold questions to ask of it; rows as ``python -m qa eval answers``
takes them. Units are learned by listwise softmax (Cao et al., "Learning to Rank: From Pairwise
Approach to Listwise Approach", 2007), held near weights set by hand: a hundred questions are few.
Refusal is a logistic regression. Its positives are the answerable rows whose answer holds what it
must; its negatives are the unanswerable rows and, for each answerable row, ``SWAPS`` of its likes
with one of the two rarest words exchanged for a word of the corpus that is about as rare. Every
example is learned once with vectors and once without. Figures are of 5-fold cross-validation by
question; ``train_units.py`` beside this file learns the first part.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from train_units import FOLDS, collect, cross_validate, fit_units, folds_of, gold_rows

from qa.answer import abstain
from qa.answer.asked import Asked
from qa.answer.weights import weights
from qa.language import analysis
from qa.model import Question
from qa.ports import Draft, Embedder, OpenBuild
from qa.search.builds import Builds
from qa.search.embedders import NanoEmbedder
from qa.services.ask import WRITERS
from qa.services.evaluate import UNANSWERABLE, fold, holds
from qa.services.find import find, followed, read

TARGET = Path(__file__).parent.parent / "qa" / "answer" / "data" / "weights.json"
SWAPS = 3
SWAP_WEIGHT = 0.1
"""What one counts of a gold row: a word exchanged blindly often leaves a question that is fair."""
L2 = 0.002
STEPS = 3000
RATE = 0.3
WAYS = ("words_alone", "with_vectors")
WRONGLY_REFUSED = {"with_vectors": 0.05, "words_alone": 0.08}
"""The share of rightly answered questions that the threshold may refuse. Words alone tell what the
documents lack less well, and wrong is worse than nothing."""


@dataclass(frozen=True)
class Example:
    """Features of one draft, whether it should be shown, its gold row and where it comes from."""

    row: str
    source: str
    features: dict[str, float]
    answerable: bool
    right: bool
    weight: float


def main() -> None:
    """Learn both, print figures, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", metavar="INDEX=GOLD")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    pairs = [(Path(index), Path(gold)) for index, gold in (p.split("=", 1) for p in args.gold)]
    embedder = NanoEmbedder()
    ways = (embedder, None)
    rows = [row for index, gold in pairs for by in ways for row in collect(index, gold, by)]
    found = {"units": {"weights": fit_units(rows), "cross_validated": cross_validate(rows)}}
    found["answers"] = {"weights": weights().answers, "thresholds": weights().thresholds}
    _write(found, write=args.write)
    weights.cache_clear()
    examples = [e for index, gold in pairs for e in _examples(index, gold, embedder)]
    found["answers"] = _learn(examples)
    print(json.dumps(found, indent=1))
    _write(found, write=args.write)


def _write(found: dict[str, object], *, write: bool) -> None:
    if write:
        TARGET.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _examples(index: Path, gold: Path, embedder: Embedder) -> Iterator[Example]:
    with Builds(index).current() as build:
        vocabulary = _vocabulary(build)
        for row in gold_rows(build, gold):
            answerable = row["kind"] != UNANSWERABLE
            texts = [(row["question"], answerable, "gold", 1.0)]
            if answerable:
                swapped = _swapped(build, row["question"], vocabulary)
                texts += [(text, False, "swapped", SWAP_WEIGHT) for text in swapped]
            for text, wanted, source, weight in texts:
                question = read(build, text, row.get("context") or ())
                for by in (embedder, None):
                    draft = _draft(build, question, by)
                    if draft.lead:
                        features = abstain.features_of(Asked.of(question, build.index), draft)
                        right = wanted and _holds(row, draft)
                        yield Example(
                            row.get("pair_of") or row["id"], source, features, wanted, right, weight
                        )


def _draft(build: OpenBuild, question: Question, embedder: Embedder | None) -> Draft:
    question = followed(build, question, embedder)
    return WRITERS[question.kind].write(question, find(build, question, embedder), build.index)


def _holds(row: dict, draft: Draft) -> bool:
    units = {(u.candidate.passage.id, u.unit): u for u in (*draft.lead, *draft.body)}.values()
    shown = " ".join(u.candidate.passage.units[u.unit].text for u in units)
    return holds(row["must"], fold(shown))


def _swapped(build: OpenBuild, text: str, vocabulary: Sequence[str]) -> list[str]:
    """Return the question with one of its two rarest words exchanged, in ``SWAPS`` ways."""
    pick = random.Random(text)  # the same exchange every time
    words = [w for w in re.findall(r"[^\W\d_]{5,}", text) if analysis.question_fields(w)["stem"]]
    words.sort(key=lambda word: build.index.document_frequency("stem", _stem(word)))
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


def _learn(examples: Sequence[Example]) -> dict[str, object]:
    names = sorted(examples[0].features)
    kept = [e for e in examples if not e.answerable or e.right]
    folds = folds_of([example.row for example in examples])
    chances = np.zeros(len(examples))
    for part in range(FOLDS):
        learned = _fit([e for e in kept if folds[e.row] != part], names)
        for place, example in enumerate(examples):
            if folds[example.row] == part:
                chances[place] = _chance(example, names, learned)
    thresholds = {way: _threshold(examples, chances, way) for way in WAYS}
    return {
        "weights": {n: round(float(w), 3) for n, w in zip(names, _fit(kept, names), strict=True)},
        "thresholds": thresholds,
        "cross_validated": _refused(examples, chances, thresholds),
    }


def _threshold(examples: Sequence[Example], chances: np.ndarray, way: str) -> float:
    pairs = zip(examples, chances, strict=True)
    right = sorted(chance for e, chance in pairs if e.right and _way(e) == way)
    return round(float(right[int(WRONGLY_REFUSED[way] * len(right))]), 3)


def _way(example: Example) -> str:
    return WAYS[int(example.features["vectors"])]


def _refused(
    examples: Sequence[Example], chances: np.ndarray, thresholds: Mapping[str, float]
) -> dict[str, dict[str, float]]:
    """Return the share refused, with and without vectors, by what ought to happen."""
    groups: dict[str, dict[str, list[bool]]] = {}
    for example, chance in zip(examples, chances, strict=True):
        ought = "answerable" if example.answerable else f"unanswerable_{example.source}"
        way = _way(example)
        groups.setdefault(ought, {}).setdefault(way, []).append(chance < thresholds[way])
    return {
        ought: {way: round(float(np.mean(refused)), 3) for way, refused in ways.items()}
        for ought, ways in groups.items()
    }


def _fit(examples: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    values = np.array([[e.features[name] for name in names] for e in examples])
    wanted = np.array([float(e.answerable) for e in examples])
    counts = np.array([e.weight for e in examples])
    for side in (0.0, 1.0):  # as many for as against
        counts[wanted == side] /= counts[wanted == side].sum()
    learned = np.zeros(len(names))
    free = np.array([name != "bias" for name in names])
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-values @ learned)) - wanted
        learned -= RATE * (values.T @ (counts * error) + L2 * learned * free)
    return learned


def _chance(example: Example, names: Sequence[str], learned: np.ndarray) -> float:
    values = np.array([example.features[name] for name in names])
    return float(1 / (1 + np.exp(-values @ learned)))


if __name__ == "__main__":
    main()
