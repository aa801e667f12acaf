"""Compare the learned fusion with half words and half vectors, on the same passages in one run.

    python tools/compare_fusion.py GOLD_DIR… [--questions NAME] [--cache FILE]

Prints nDCG@10 a folder and the mean: words alone, learned without vectors, ½ + ½ min-max of words
and vectors, and learned with vectors. Everything is computed by the code that serves users.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from qa.model import Question
from qa.search import fusion, retriever
from qa.search.embedders import NanoEmbedder
from qa.services.evaluate_retrieval import DEPTH, Gold, index_gold, read_gold

WAYS = ("words", "words_learned", "half_and_half", "learned")


def main() -> None:
    """Print a row a folder, then the mean."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--questions", default="questions.jsonl")
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    print("\t".join(("set", *WAYS)), flush=True)
    means = []
    for folder in args.gold:
        gold = read_gold(folder, folder / args.questions)
        means.append(_compare(gold, args.cache))
        print("\t".join((folder.name, *(f"{mean:.4f}" for mean in means[-1]))), flush=True)
    print("\t".join(("mean", *(f"{mean:.4f}" for mean in np.mean(means, axis=0)))))


def _compare(gold: Gold, cache: Path | None) -> np.ndarray:
    embedder = NanoEmbedder()
    totals = np.zeros(len(WAYS))
    with TemporaryDirectory() as scratch:
        build = index_gold(gold, Path(scratch), embedder, cache=cache)
        for _, text, wanted in gold.questions:
            found = retriever.pool(build, Question(text=text), embedder)
            ids = (passage_id.partition(":")[0] for passage_id in found.ids)
            right = np.array([build.texts.document(name).file in wanted for name in ids])
            totals += [_ndcg(s, right, len(wanted)) for s in _scores(found.columns)]
        build.close()
    return totals / len(gold.questions)


def _scores(columns: np.ndarray) -> tuple[np.ndarray, ...]:
    words = _min_max(columns[:, fusion.NAMES.index(fusion.LEXICAL)])
    vectors = _min_max(columns[:, fusion.NAMES.index(fusion.COSINE)])
    chosen = fusion.weights()
    without = columns.copy()
    without[:, [fusion.NAMES.index(name) for name in (fusion.COSINE, fusion.PIECE_COSINE)]] = np.nan
    without = without[words > -1]
    alone = np.full(len(words), -1.0)
    alone[words > -1] = fusion.fuse(without, chosen.words_alone)
    half = (np.maximum(words, 0) + np.maximum(vectors, 0)) / 2
    return words, alone, half, fusion.fuse(columns, chosen.of(columns))


def _min_max(column: np.ndarray) -> np.ndarray:
    """Return the column from 0 to 1; -1 where the passage is not in that list."""
    known = ~np.isnan(column)
    scaled = np.full(len(column), -1.0)
    if known.any():
        low, high = column[known].min(), column[known].max()
        scaled[known] = (column[known] - low) / ((high - low) or 1.0)
    return scaled


def _ndcg(scores: np.ndarray, right: np.ndarray, wanted: int) -> float:
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    discounts = 1 / np.log2(np.arange(2, DEPTH + 2))
    return float((right[best] * discounts[: len(best)]).sum() / discounts[:wanted].sum())


if __name__ == "__main__":
    main()
