"""Learn what phrase of a sentence a statement is about, and measure it on documents left out.

python tools/train_about.py --index DIR --index DIR --gold FILE.jsonl
    [--judged tools/data/judged-abouts.tsv] [--write]

Gold rows name what a statement is about in words near the source's; the candidate whose stems meet
them best is right. ``--judged`` holds what was marked by hand, for the documents are not the
project's: the hash of a sentence, the status it has or seems to have, and the first and last word
of the phrase, 0 for one that stands above. A softmax over the candidates of each sentence is
learned; a tenth of the documents at a time are left out and told by what the others teach: those
figures count.
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
from train_statements import digest, key, least

from qa.language import lemmas, lexicon
from qa.model import EvidenceStatus
from qa.register import about, about_rules, statements
from qa.register.sentence_words import EDGES
from qa.search.builds import Builds

TABLE = Path("qa/register/data/about_weights.tsv")
RIDGE = 6.0
FEWEST = 3  # in how many sentences something must be told
FOLDS = 10
MATCH = 0.6  # the share of stems in common at which a phrase names the same thing
NEAR = 0.15  # how far from the best a candidate may be and still be half right
HALF = 0.4
REACHED = 0.5  # a sentence whose best candidate is worse teaches nothing
SMALLEST = 0.03
_SHORTEST = 25


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to learn from: its candidates, how good each is, and what was expected."""

    file: str
    found: tuple[about.Weighed, ...]
    good: tuple[float, ...]
    meant: tuple[str, ...]
    golden: str
    judged: str
    suggested: str


def main() -> None:
    """Print how well left-out documents are told; write the table when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, action="append", required=True)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--judged", type=Path, default=Path("tools/data/judged-abouts.tsv"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    gold = [json.loads(line) for file in args.gold for line in file.read_text().splitlines()]
    rows = list(_rows(args.index, gold, _judged(args.judged)))
    _report(rows)
    if args.write:
        _write(learn(rows))


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry the sense of a phrase."""
    words = re.findall(r"\w[\w-]*", text.casefold())
    return frozenset(lemmas.stem(word) for word in words if word not in lexicon.words(_STOPWORDS))


def likeness(phrase: str, other: str) -> float:
    """Return the share of stems in common, as F1; two phrases without stems are alike."""
    one, two = stems(phrase), stems(other)
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 1.0


_STOPWORDS = "stopwords.txt"


def _judged(file: Path) -> dict[str, tuple[str, int, int]]:
    cells = (line.split("\t") for line in file.read_text().splitlines() if line[:1] != "#")
    return {hashed: (status, int(first), int(last)) for hashed, status, first, last in cells}


def _rows(
    indexes: Sequence[Path],
    gold: Sequence[Mapping[str, str]],
    judged: Mapping[str, tuple[str, int, int]],
) -> Iterator[Row]:
    by_page: dict[tuple[str, int], list[Mapping[str, str]]] = {}
    for row in gold:
        if row.get("about") and row["status"] != "none":
            by_page.setdefault((row["file"], int(row["page"])), []).append(row)
    seen: set[str] = set()
    for index in indexes:
        with Builds(index).current() as build:
            by_document: dict[str, list[str]] = {}
            for passage_id in build.texts.passage_ids():
                by_document.setdefault(passage_id.partition(":")[0], []).append(passage_id)
            for document_id, ids in by_document.items():
                document = build.texts.document(document_id)
                file = document.file.rsplit("/", 1)[-1]
                for sentence, place, found in statements.matched(build.texts.passages(ids)):
                    letters = key(sentence.text)
                    mark = judged.get(digest(letters))
                    golden = [
                        row
                        for page in sentence.pages
                        for row in by_page.get((file, page), [])
                        if _same(key(row["quote"]), letters)
                    ]
                    if letters in seen or not (mark or golden):
                        continue
                    seen.add(letters)
                    status = EvidenceStatus(mark[0] if mark else golden[0]["status"])
                    match = statements.stating(sentence.text, found, status)
                    above = statements.leant_on(sentence.text, place)
                    suggested = about_rules.suggested(match, above, place.own_names)
                    told = about.told(match, sentence.text, suggested)
                    meant = [about.meant(one, above, place.own_names) for one in told]
                    names = [row["about"] for row in golden]
                    if told:
                        yield _row(file, told, meant, names, mark, suggested)


def _same(quote: str, letters: str) -> bool:
    return quote in letters or (len(letters) > _SHORTEST and letters in quote)


def _row(
    file: str,
    told: Sequence[about.Weighed],
    meant: Sequence[str],
    names: Sequence[str],
    mark: tuple[str, int, int] | None,
    suggested: str,
) -> Row:
    marked = " ".join(told[0].words.written[mark[1] - 1 : mark[2]]) if mark else ""
    marked = marked.strip(EDGES)
    if mark:
        good = [1.0 if one.text == marked else _overlap(one, mark[1] - 1, mark[2]) for one in told]
    else:
        good = [max(likeness(phrase, name) for name in names) for phrase in meant]
    golden = names[0] if names else ""
    return Row(file, tuple(told), tuple(good), tuple(meant), golden, marked, suggested)


def _overlap(one: about.Weighed, first: int, end: int) -> float:
    if one.candidate is None or end == 0:
        return float(one.candidate is None and end == 0)
    shared = min(one.candidate.end, end) - max(one.candidate.start, first)
    return 2 * max(shared, 0) / (one.candidate.end - one.candidate.start + end - first)


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of what is told, by a softmax over the candidates of each sentence."""
    rows = [row for row in rows if max(row.good) >= REACHED]
    counts = Counter(
        name for row in rows for name in frozenset().union(*(one.told for one in row.found))
    )
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    column = {name: n for n, name in enumerate(names)}
    flat = [(n, one) for n, row in enumerate(rows) for one in row.found]
    pairs = [(at, column[f]) for at, (_, one) in enumerate(flat) for f in one.told if f in column]
    at_candidate, at_column = (np.array(side) for side in zip(*pairs, strict=True))
    group = np.array([n for n, _ in flat])
    share = np.array([value for row in rows for value in _shares(row.good)])

    def slope(theta: "np.ndarray") -> tuple[float, "np.ndarray"]:
        sums = np.bincount(at_candidate, theta[at_column], len(flat))
        highest = np.full(len(rows), -np.inf)
        np.maximum.at(highest, group, sums)
        odds = np.exp(sums - highest[group])
        chance = odds / np.bincount(group, odds, len(rows))[group]
        right = np.bincount(group, chance * share, len(rows)) + 1e-12
        loss = float(-np.log(right).sum() + RIDGE / 2 * theta @ theta)
        off = chance - chance * share / right[group]
        return loss, np.bincount(at_column, off[at_candidate], len(names)) + RIDGE * theta

    return dict(zip(names, map(float, least(slope, np.zeros(len(names)))), strict=True))


def _shares(good: Sequence[float]) -> Iterator[float]:
    best = max(good)
    for value in good:
        near = value >= max(MATCH, best - NEAR)
        yield 1.0 if value == best else HALF if near else 0.0


def _left_out(rows: Sequence[Row]) -> list[int]:
    """Return which candidate of each sentence is taken by what other documents teach."""
    files = sorted({row.file for row in rows})
    random.Random(3).shuffle(files)
    fold = {file: n % FOLDS for n, file in enumerate(files)}
    taken = [0] * len(rows)
    for n in range(FOLDS):
        table = learn([row for row in rows if fold[row.file] != n])
        for at, row in enumerate(rows):
            if fold[row.file] == n:
                sums = [sum(table.get(name, 0.0) for name in one.told) for one in row.found]
                taken[at] = sums.index(max(sums))
    return taken


def _report(rows: Sequence[Row]) -> None:
    taken = _left_out(rows)
    new = [row.meant[at] for row, at in zip(rows, taken, strict=True)]
    bare = [row.found[at].text for row, at in zip(rows, taken, strict=True)]
    rules = [row.suggested for row in rows]
    print("share that names the same thing; of those without a word more; n")
    for name, phrases, expected in (
        ("gold, the wording alone", rules, [row.golden for row in rows]),
        ("gold, documents left out", new, [row.golden for row in rows]),
        ("by hand, the wording alone", rules, [row.judged for row in rows]),
        ("by hand, documents left out", bare, [row.judged for row in rows]),
    ):
        pairs = [(p, e) for p, e in zip(phrases, expected, strict=True) if e]
        met = [(p, e) for p, e in pairs if likeness(p, e) >= MATCH]
        tight = sum(len(stems(p) - stems(e)) <= 1 for p, e in met)
        print(f"{name}: {len(met) / len(pairs):.3f} {tight / len(pairs):.3f} ({len(pairs)})")


def _write(table: Mapping[str, float]) -> None:
    lines = [
        "# Vad varje uppgift om en fras väger för att en utsaga handlar om den. Lärs av facit:",
        "# tools/train_about.py --write. Rätta inte för hand. uppgift, vikt.",
    ]
    kept = {name: weight for name, weight in table.items() if abs(weight) >= SMALLEST}
    lines += [f"{name}\t{weight:.3f}" for name, weight in sorted(kept.items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} weights in {TABLE}")


if __name__ == "__main__":
    main()
