"""How many of the definitions in a gold file the register finds, and how many it finds in all.

    python tools/eval_definitions.py INDEX GOLD… [--pages FILE] [--totals] [--sample N [--seed S]]

A gold row is found when a definition whose sentences share words with its quote on that page has
its term, by key, by a synonym, or as a part. A row with ``"none": true`` is a near miss that should
not be found. ``--pages`` names the pages that are annotated whole: what is found there and is not
in the gold is a false alarm. ``--sample`` prints N definitions at random to be judged by hand.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path

from qa.language import analysis
from qa.model import Definition, Document, Passage
from qa.register import definitions, terms
from qa.search.builds import current_folder, open_folder

SHARED = 0.5  # of the quote's words that the definition's sentences hold


def main() -> int:
    """Print the share found, the misses, and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("index", type=Path)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--totals", action="store_true", help="print no rows")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    analysis.load()
    found: dict[str, list[Definition]] = {}
    passage_count, seconds = 0, 0.0
    for document, passages in read(asked.index):
        start = time.process_time()
        found[document.file] = definitions.find(document, passages)
        seconds += time.process_time() - start
        passage_count += len(passages)
    total = sum(map(len, found.values()))
    print(f"{total} definitions, {1000 * seconds / max(passage_count, 1):.2f} ms a passage")
    gold = [row for file in asked.gold for row in rows_of(file)]
    _report(gold, found, totals=asked.totals)
    if asked.pages:
        _report_pages(rows_of(asked.pages), gold, found, totals=asked.totals)
    sample(found, asked.sample, asked.seed)
    return 0


def rows_of(file: Path) -> list[dict[str, object]]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _report(
    gold: list[dict[str, object]], found: dict[str, list[Definition]], *, totals: bool
) -> None:
    true = [row for row in gold if not row.get("none")]
    near = [row for row in gold if row.get("none")]
    missed = [row for row in true if not is_found(row, found)]
    taken = [row for row in near if is_found(row, found)]
    if gold:
        print(f"found {len(true) - len(missed)} of {len(true)}")
        print(f"near misses taken {len(taken)} of {len(near)}")
    for word, rows in () if totals else (("missed", missed), ("taken", taken)):
        for row in rows:
            print(f"{word}:", row["term"], "|", _place(row), "|", row["quote"])


def _report_pages(
    pages: list[dict[str, object]],
    gold: list[dict[str, object]],
    found: dict[str, list[Definition]],
    *,
    totals: bool,
) -> None:
    whole = {_place(row) for row in pages}
    true = [row for row in gold if not row.get("none") and _place(row) in whole]
    there = [
        (place, one)
        for file, ones in found.items()
        for one in ones
        if (place := f"{Path(file).name} {one.sentences[0].pages[0]}") in whole
    ]
    alarms = [
        (place, one)
        for place, one in there
        if not any(is_found(row, {place.rsplit(" ", 1)[0]: [one]}) for row in true)
    ]
    print(f"on {len(whole)} whole pages {len(there)} definitions, {len(alarms)} not in the gold")
    for place, one in [] if totals else alarms:
        print("alarm:", one.term, "|", place, "|", " / ".join(s.text for s in one.sentences)[:300])


def _place(row: dict[str, object]) -> str:
    return f"{Path(str(row['file'])).name} {row['page']}"


def read(index: Path) -> Iterator[tuple[Document, list[Passage]]]:
    """Yield the documents of the build that answers, each with its passages in order."""
    folder = current_folder(index)
    if folder is None:
        sys.exit(f"no build in {index}")
    with closing(open_folder(folder)) as build:
        of = groupby(build.texts.passage_ids(), lambda passage_id: passage_id.partition(":")[0])
        for document_id, ids in of:
            yield build.texts.document(document_id), build.texts.passages(list(ids))


def is_found(row: dict[str, object], found: dict[str, list[Definition]]) -> bool:
    """Tell whether a definition of the row's file has its term and its quote, on its page."""
    name, page = Path(str(row["file"])).name, int(str(row["page"]))
    quote = _words(str(row["quote"]))
    return any(
        _same_term(str(row["term"]), definition)
        and any(page in sentence.pages for sentence in definition.sentences)
        and len(quote & _words(" ".join(s.text for s in definition.sentences)))
        >= SHARED * len(quote)
        for file, ones in found.items()
        if Path(file).name == name
        for definition in ones
    )


def sample(found: dict[str, list[Definition]], size: int, seed: int) -> None:
    """Print definitions at random: term, other names, sentences, file and page."""
    everything = [(file, one) for file in sorted(found) for one in found[file]]
    for file, one in random.Random(seed).sample(everything, min(size, len(everything))):
        text = " / ".join(sentence.text.replace("\t", " ⇥ ") for sentence in one.sentences)
        names = f" [{', '.join(one.synonyms)}]" if one.synonyms else ""
        place = f"{Path(file).name[-30:]}:{one.sentences[0].pages[0]}"
        print(f"* {one.term}{names} :: {text[:330]} ({place})")


def _same_term(term: str, definition: Definition) -> bool:
    wanted = terms.key(term)
    return any(
        wanted in name or name in wanted for name in terms.keys(definition) if name and wanted
    )


def _words(text: str) -> frozenset[str]:
    return frozenset("".join(ch if ch.isalnum() else " " for ch in text.casefold()).split())


if __name__ == "__main__":
    sys.exit(main())
