"""Learn the weights of ``qa/search/fusion.py`` on gold questions and write its data file.

    python tools/train_fusion.py GOLD_DIR… [--cache FOLDER] [--write]

A gold folder is what ``python -m qa eval retrieval`` takes. The columns come out of the very code
that serves users. Learned by listwise softmax (Cao et al., "Learning to Rank: From Pairwise
Approach to Listwise Approach", 2007) with L2, every folder weighted alike; figures are nDCG@10 of
5-fold cross-validation, folds by a hash of the question's id. ``--cache`` keeps vectors between
runs.
"""

import argparse
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from qa.model import Question
from qa.search import fusion, retriever
from qa.search.builds import OpenedBuild
from qa.search.embedders import NanoEmbedder
from qa.services.evaluate_retrieval import DEPTH, Gold, index_gold, read_gold

WITH_PIECES = ("lexical", "cosine", "piece_cosine", "bigrams", "unit", "length", "gram_peak")
WITH_VECTORS = ("lexical", "cosine", "bigrams", "unit", "length", "gram_peak")
WORDS_ALONE = ("lexical", "bigrams", "unit_cover", "length", "gram_peak")
BLEND = 0.6
"""What the weights with pieces count in a mean of those and the weights without: the two divide the
same meaning between them in many ways, and the mean of both errs less than either."""
FOLDS = 5
L2 = 1e-3
STEPS = 200
TARGET = Path(__file__).parent.parent / "qa" / "search" / "data" / "fusion.json"


@dataclass(frozen=True)
class Lists:
    """The questions of one folder: standardised columns, which rows are right, fold, ideal gain."""

    name: str
    columns: list[np.ndarray]
    relevant: list[np.ndarray]
    counts: np.ndarray
    folds: np.ndarray


def main() -> None:
    """Collect, cross-validate, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found = {}
    for embeds, sets in (
        (True, {"with_pieces": WITH_PIECES, "with_vectors": WITH_VECTORS}),
        (False, {"words_alone": WORDS_ALONE}),
    ):
        gold = [_collect(folder, args.cache, embeds=embeds) for folder in args.gold]
        for title, names in sets.items():
            found[title] = _learn(gold, names)
            print(title, json.dumps(found[title], indent=1))
    if args.write:
        TARGET.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _collect(folder: Path, cache: Path | None, *, embeds: bool) -> Lists:
    gold = read_gold(folder)
    embedder = NanoEmbedder() if embeds else None
    with TemporaryDirectory() as scratch:
        build = index_gold(gold, Path(scratch), embedder, cache=cache)
        try:
            return _lists(folder.name, gold, build, embedder)
        finally:
            build.close()


def _lists(name: str, gold: Gold, build: OpenedBuild, embedder: NanoEmbedder | None) -> Lists:
    columns, relevant = [], []
    for _, text, wanted in gold.questions:
        pool = retriever.pool(build, Question(text=text), embedder)
        files = [build.texts.document(passage_id.partition(":")[0]).file for passage_id in pool.ids]
        columns.append(fusion.prepare(pool.columns))
        relevant.append(np.array([file in wanted for file in files], float))
    return Lists(
        name,
        columns,
        relevant,
        np.array([len(wanted) for _, _, wanted in gold.questions]),
        np.array([zlib.crc32(key.encode()) % FOLDS for key, _, _ in gold.questions]),
    )


def _learn(gold: Sequence[Lists], names: Sequence[str]) -> dict:
    scores = {one.name: np.zeros(len(one.columns)) for one in gold}
    for fold in range(FOLDS):
        weights = _weights(gold, names, [one.folds != fold for one in gold])
        for one in gold:
            for at in np.flatnonzero(one.folds == fold):
                scores[one.name][at] = _ndcg(one, at, one.columns[at] @ weights)
    by_fold = [
        np.mean([scores[one.name][one.folds == fold].mean() for one in gold])
        for fold in range(FOLDS)
    ]
    means = {name: round(float(values.mean()), 4) for name, values in scores.items()}
    final = _weights(gold, names, [np.ones(len(one.columns), bool) for one in gold])
    return {
        "weights": {name: round(float(final[fusion.SIGNS.index(name)]), 3) for name in names},
        "cross_validated": means | {"mean": round(float(np.mean(list(means.values()))), 4)},
        "folds": [round(float(value), 4) for value in by_fold],
    }


def _weights(gold: Sequence[Lists], names: Sequence[str], rows: Sequence[np.ndarray]) -> np.ndarray:
    """Return a weight for each of ``fusion.SIGNS``; those with pieces are blended."""
    found = np.zeros(len(fusion.SIGNS))
    blend = ((names, BLEND), (WITH_VECTORS, 1 - BLEND)) if names == WITH_PIECES else ((names, 1.0),)
    for of, share in blend:
        chosen = [fusion.SIGNS.index(name) for name in of]
        found[chosen] += share * _fit(gold, chosen, rows)
    return found


def _fit(gold: Sequence[Lists], chosen: Sequence[int], rows: Sequence[np.ndarray]) -> np.ndarray:
    """Minimise the loss by L-BFGS with halved steps (Nocedal and Wright, 2006)."""
    blocks = [_padded(one, chosen, kept) for one, kept in zip(gold, rows, strict=True)]
    weights = np.zeros(len(chosen))
    loss, slope = _loss(blocks, weights)
    moves: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(STEPS):
        step = _direction(slope, moves)
        length, (fresh, slope_there) = 1.0, _loss(blocks, weights - step)
        while fresh > loss - 1e-4 * length * (step @ slope) and length > 1e-6:
            length /= 2
            fresh, slope_there = _loss(blocks, weights - length * step)
        moves = [*moves[-7:], (-length * step, slope_there - slope)]
        weights, slope, gained, loss = weights - length * step, slope_there, loss - fresh, fresh
        if abs(gained) < 1e-7:
            break
    return weights


def _direction(slope: np.ndarray, moves: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    step = slope.copy()
    taken = []
    for move, change in reversed(moves):
        share = (move @ step) / max(change @ move, 1e-12)
        taken.append(share)
        step -= share * change
    if moves:
        move, change = moves[-1]
        step *= max(move @ change, 1e-12) / max(change @ change, 1e-12)
    for (move, change), share in zip(moves, reversed(taken), strict=True):
        step += move * (share - (change @ step) / max(change @ move, 1e-12))
    return step


def _padded(one: Lists, chosen: Sequence[int], kept: np.ndarray) -> tuple[np.ndarray, ...]:
    at = [i for i in np.flatnonzero(kept) if one.relevant[i].any()]
    longest = max(len(one.relevant[i]) for i in at)
    columns = np.zeros((len(at), longest, len(chosen)))
    mask, target = np.zeros((2, len(at), longest))
    for row, i in enumerate(at):
        size = len(one.relevant[i])
        columns[row, :size] = one.columns[i][:, chosen]
        mask[row, :size] = 1
        target[row, :size] = one.relevant[i] / one.relevant[i].sum()
    return columns, mask, target


def _loss(blocks: Sequence[tuple[np.ndarray, ...]], weights: np.ndarray) -> tuple:
    loss, slope = L2 * weights @ weights, 2 * L2 * weights
    for columns, mask, target in blocks:
        scores = np.where(mask > 0, columns @ weights, -1e9)
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        share = 1 / len(columns) / len(blocks)
        loss -= share * (target * np.log(np.maximum(shares, 1e-300))).sum()
        slope = slope + share * np.einsum("qcf,qc->f", columns, (shares - target) * mask)
    return loss, slope


def _ndcg(one: Lists, at: int, scores: np.ndarray) -> float:
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    discounts = 1 / np.log2(np.arange(2, DEPTH + 2))
    gained = (one.relevant[at][best] * discounts[: len(best)]).sum()
    return gained / discounts[: min(DEPTH, one.counts[at])].sum()


if __name__ == "__main__":
    main()
