"""Learns the weights of the signs that a sentence defines, and tells how well they do elsewhere.

    python tools/train_defining.py INDEX… --labels FILE… --gold FILE… [--pages FILE] [--write]

A label tells of a candidate (file, page, form, term) whether it defines; a gold row of definitions
labels the candidates that have its term in its quote; of pages that are annotated whole every other
candidate is a false one. Measured by leaving out one document at a time.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from eval_definitions import read, rows_of

from qa.language import analysis
from qa.language.defining import candidates
from qa.language.defining.candidates import Candidate
from qa.language.defining.forms import ENOUGH
from qa.language.defining.signs import Place, signs
from qa.model import Passage, UnitKind
from qa.register import terms
from qa.register.mentions import Mentions

RIDGE = 1.0
ROUNDS = 40
SHARED = 0.5
WEIGHTS = Path("qa/language/defining/data/weights.tsv")
HEAD = "# sign\tweight: learned by tools/train_defining.py; above 0 speaks for a definition\n"
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate with its place, its sentence, its file and page."""

    file: str
    page: int
    text: str
    candidate: Candidate
    place: Place

    @property
    def signs(self) -> frozenset[str]:
        """The names of its signs."""
        return frozenset(signs(self.candidate, self.place, self.text))


def main() -> int:
    """Print what the weights are worth on documents left out; write them when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("index", type=Path, nargs="+")
    parser.add_argument("--labels", type=Path, nargs="*", default=[])
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    analysis.load()
    everything = [one for index in asked.index for one in seen(index)]
    known = labelled(
        everything,
        [row for file in asked.labels for row in rows_of(file)],
        [row for file in asked.gold for row in rows_of(file)],
        {(Path(str(r["file"])).name, r["page"]) for r in rows_of(asked.pages)}
        if asked.pages
        else set(),
    )
    told = [one.signs for one, _ in known]
    names = sorted({name for there in told for name in there})
    given = np.array([[name in there for name in names] for there in told], float)
    wanted = np.array([label for _, label in known], float)
    files = [one.file for one, _ in known]
    sure = np.zeros(len(wanted))
    for file in sorted(set(files)):
        out = np.array([name == file for name in files])
        sure[out] = predict(given[out], fit(given[~out], wanted[~out]))
    print(f"{len(known)} candidates, {int(wanted.sum())} define")
    for enough in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        taken = sure >= enough
        right = wanted[taken].sum()
        false = (taken & (wanted == 0)).sum() / max((wanted == 0).sum(), 1)
        print(
            f"at {enough}: precision {right / max(taken.sum(), 1):.3f},"
            f" recall {right / wanted.sum():.3f}, false ones taken {false:.3f}"
        )
    if asked.errors:
        _print_errors(known, sure)
    weights = fit(given, wanted)
    if asked.write:
        ordered = sorted(zip([*names, "bias"], weights, strict=True), key=lambda pair: pair[1])
        lines = [f"{name}\t{weight:.3f}\n" for name, weight in ordered]
        WEIGHTS.write_text(HEAD + "".join(lines), encoding="utf-8")
    return 0


def _print_errors(known: Sequence[tuple[Seen, bool]], sure: Floats) -> None:
    for at in sorted(range(len(known)), key=lambda at: -abs(sure[at] - known[at][1])):
        one, label = known[at]
        if (sure[at] >= ENOUGH) != label:
            word = "missed" if label else "taken"
            print(f"{word} {sure[at]:.2f} {one.candidate.form} | {one.candidate.term} | {one.text}")


def seen(index: Path) -> Iterator[Seen]:
    """Yield every candidate in running text and lists."""
    for document, passages in read(index):
        heading: Sequence[str] | None = None
        mentions = Mentions(passages)
        for passage in passages:
            new, heading = passage.heading != heading, passage.heading
            yield from _seen_in(Path(document.file).name, passage, mentions, new=new)


def _seen_in(file: str, passage: Passage, mentions: Mentions, *, new: bool) -> Iterator[Seen]:
    heading = passage.heading[-1] if passage.heading else ""
    ruled = any("§" in part for part in passage.heading)
    for ordinal, unit in enumerate(passage.units):
        if unit.kind is UnitKind.TABLE:
            continue
        for number, sentence in enumerate(unit.sentences):
            met = partial(mentions.around, passage_id=passage.id, sentence=sentence.text)
            place = Place(heading, new and ordinal == number == 0, ruled, met)
            for candidate in candidates.of(sentence.text):
                yield Seen(file, sentence.pages[0], sentence.text, candidate, place)


def labelled(
    everything: Sequence[Seen],
    labels: Sequence[dict[str, object]],
    gold: Sequence[dict[str, object]],
    whole: set[tuple[str, object]],
) -> list[tuple[Seen, bool]]:
    """Return the candidates of which it is known whether they define."""
    by_hand = {(r["file"], r["page"], r["form"], r["term"]): bool(r["label"]) for r in labels}
    on_page: dict[tuple[str, object], list[dict[str, object]]] = {}
    for row in gold:
        on_page.setdefault((Path(str(row["file"])).name, row["page"]), []).append(row)
    known: dict[tuple[str, str, str], tuple[Seen, bool]] = {}
    for one in everything:
        candidate = one.candidate
        hand = by_hand.get((one.file, one.page, candidate.form, candidate.term))
        label = _by_gold(one, on_page.get((one.file, one.page), ()))
        if label is None and (one.file, one.page) in whole:
            label = False
        label = hand if label is None else label
        if label is not None:
            known[one.file, one.text, candidate.term] = one, label
    return list(known.values())


def _by_gold(one: Seen, rows: Sequence[dict[str, object]]) -> bool | None:
    name, words = terms.key(one.candidate.term), set(one.text.casefold().split())
    for row in rows:
        asked, quote = terms.key(str(row["term"])), set(str(row["quote"]).casefold().split())
        same = bool(name and asked) and (asked in name or name in asked)
        if same and len(words & quote) >= SHARED * len(quote):
            return not row.get("none")
    return None


def fit(given: Floats, wanted: Floats) -> Floats:
    """Return the weights and the bias of a logistic regression with a ridge, by Newton's method."""
    data = np.hstack([given, np.ones((len(given), 1))])
    weights = np.zeros(data.shape[1])
    ridge = np.eye(data.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-3
    for _ in range(ROUNDS):
        sure = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (sure - wanted) + ridge @ weights
        bend = (data.T * (sure * (1 - sure))) @ data + ridge
        weights -= np.linalg.solve(bend, slope)
    return weights


def predict(given: Floats, weights: Floats) -> Floats:
    """Return how sure the weights are of each row: 0 to 1."""
    sure: Floats = 1 / (1 + np.exp(-(given @ weights[:-1] + weights[-1])))
    return sure


if __name__ == "__main__":
    sys.exit(main())
