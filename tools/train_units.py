"""Learn which unit answers a question: the first part of ``train_answers.py``."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from qa.answer.asked import Asked
from qa.answer.choose import SHARPNESS, draft
from qa.answer.units import ScoredUnit, scored_units
from qa.ports import DraftUnit, Embedder, OpenBuild
from qa.search.builds import Builds
from qa.services.evaluate import UNANSWERABLE, fold, holds
from qa.services.find import find, followed, read

FOLDS = 5
L2 = 0.02
STEPS = 200
RATE = 0.05
PRIOR: Mapping[str, float] = {
    **{"context": 1.6, "coverage": 0.2, "tight": 0.3, "bm25": 0.1, "bigrams": 0.1},
    **{
        "passage": 1.0,
        "rank": 0.3,
        "named": 0.6,
        "near": 0.8,
        "thread": 0.6,
        "year": 0.8,
        "superseded": -1.0,
    },
    **{"duration": 0.7, "obliges": 0.2, "permits": 0.1, "transitional": -0.8},
    **{"elsewhere": -0.8, "entry": 1.5, "scope": 1.5},
    **{"wanted": 0.7, "list": 0.4, "defines": 2.0, "registered": 1.0, "duty": 0.2},
    **{"evidence": 0.5, "missing": 0.5},
    **{
        "junk": -0.6,
        "note": -1.5,
        "question": -0.6,
        "short": -0.3,
        "long": -0.15,
        "fragment": -0.3,
    },
}
"""Set by hand; what is not named is 0."""


@dataclass(frozen=True)
class Row:
    """A gold question with its units, their features, and how much of ``must`` each one holds."""

    id: str
    must: list
    names: tuple[str, ...]
    units: list[ScoredUnit]
    values: np.ndarray
    held: np.ndarray


def gold_rows(build: OpenBuild, gold: Path) -> list[dict]:
    """Return the rows that the build can be asked: those answered by documents it lacks are not."""
    there = {Path(document.file).name for document in build.build.documents}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["kind"] == UNANSWERABLE or row["file"] in there]


def collect(index: Path, gold: Path, embedder: Embedder | None) -> list[Row]:
    """Ask every answerable question for its units."""
    found = []
    with Builds(index).current() as build:
        for row in gold_rows(build, gold):
            if row["kind"] == UNANSWERABLE:
                continue
            question = read(build, row["question"], row.get("context") or ())
            question = followed(build, question, embedder)
            asked = Asked.of(question, build.index)
            units = scored_units(asked, find(build, question, embedder), PRIOR)
            if units:
                names = tuple(sorted(units[0].features))
                values = np.array([[unit.features[name] for name in names] for unit in units])
                held = np.array([_share(row["must"], unit) for unit in units])
                found.append(Row(row["id"], row["must"], names, units, values, held))
    return found


def folds_of(ids: Sequence[str]) -> dict[str, int]:
    """Return the fold of each question, the same every time."""
    order = sorted(set(ids))
    random.Random(0).shuffle(order)
    return {name: place % FOLDS for place, name in enumerate(order)}


def fit_units(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights learned on all rows."""
    learned = zip(rows[0].names, _fit(rows), strict=True)
    return {name: round(float(weight), 3) for name, weight in learned}


def cross_validate(rows: Sequence[Row]) -> dict[str, float]:
    """Return how often the best unit, the short answer, and all that is shown hold ``must``."""
    folds = folds_of([row.id for row in rows])
    counts = np.zeros(3)
    for part in range(FOLDS):
        learned = _fit([row for row in rows if folds[row.id] != part])
        for row in rows:
            if folds[row.id] == part:
                counts += _shown(row, learned)
    first, short, right = (round(float(count) / len(rows), 3) for count in counts)
    return {"rows": len(rows), "first": first, "short": short, "right": right}


def _share(must: list, unit: ScoredUnit) -> float:
    said = fold(unit.text)
    return sum(holds([text], said) for text in must) / max(len(must), 1)


def _fit(rows: Sequence[Row]) -> np.ndarray:
    """Minimise the listwise loss, pulled towards ``PRIOR``, by Adam (Kingma and Ba, 2015)."""
    prior = np.array([PRIOR.get(name, 0.0) for name in rows[0].names])
    learned, mean, spread = prior.copy(), np.zeros_like(prior), np.zeros_like(prior)
    known = [row for row in rows if row.held.any()]
    values = np.concatenate([row.values for row in known])
    wanted = np.concatenate([row.held / row.held.sum() for row in known])
    sizes = [len(row.values) for row in known]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(known)), sizes)
    for step in range(1, STEPS + 1):
        scores = SHARPNESS * (values @ learned)
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        shares = powers / np.add.reduceat(powers, starts)[owner]
        slope = L2 * (learned - prior) + SHARPNESS * values.T @ (shares - wanted) / len(known)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        scaled = np.sqrt(spread / (1 - 0.99**step)) + 1e-8
        learned = learned - RATE * mean / (1 - 0.9**step) / scaled
    return learned


def _text(unit: DraftUnit) -> str:
    sentences = unit.candidate.passage.units[unit.unit].sentences
    places = range(len(sentences)) if unit.sentences is None else unit.sentences
    return " ".join(sentences[at].text for at in places)


def _shown(row: Row, learned: np.ndarray) -> np.ndarray:
    scores = row.values @ learned
    order = np.argsort(-scores, kind="stable")
    plan = draft([replace(row.units[at], score=float(scores[at])) for at in order])
    lead, body = (fold(" ".join(map(_text, units))) for units in (plan.lead, plan.body))
    first = fold(row.units[order[0]].unit.text)
    return np.array([holds(row.must, said) for said in (first, lead, lead + body)], float)
