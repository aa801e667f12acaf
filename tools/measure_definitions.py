"""Recall, near misses taken and precision on whole pages of the definitions of some indexes.

    PYTHONPATH=. python tools/measure_definitions.py INDEX… --gold FILE… [--pages FILE…]
        [--doubtful FILE…] [--half 0|1] [--rows]

``--half`` keeps the documents whose names' hashes are even (0) or odd (1), so that rules made by
looking at one half are measured on the other. What is in doubt counts neither way. ``--rows``
prints what is missed and what is falsely taken.
"""

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path

from eval_definitions import is_found, read, rows_of

from qa.language import analysis
from qa.model import Definition
from qa.register import definitions

Row = dict[str, object]


def main() -> int:
    """Print the figures of the half asked for, and the rows when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("index", type=Path, nargs="+")
    for name in ("--gold", "--pages", "--doubtful"):
        parser.add_argument(name, type=Path, nargs="*", default=[])
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--rows", action="store_true")
    asked = parser.parse_args()
    analysis.load()
    gold, pages, doubtful = (
        [row for file in files for row in rows_of(file) if asked.half in {None, half(row)}]
        for files in (asked.gold, asked.pages, asked.doubtful)
    )
    wanted = {_name(row) for row in (*gold, *pages)}
    found = {
        Path(document.file).name: definitions.find(document, passages)
        for index in asked.index
        for document, passages in read(index)
        if Path(document.file).name in wanted
    }
    true, near = ([row for row in gold if bool(row.get("none")) is none] for none in (False, True))
    missed = [row for row in true if not is_found(row, found)]
    taken = [row for row in near if is_found(row, found)]
    right, wrong = on_pages(pages, true, doubtful, found)
    print(f"recall {len(true) - len(missed)}/{len(true)} {1 - len(missed) / len(true):.3f}")
    print(f"near misses taken {len(taken)}/{len(near)}")
    if pages:
        precision = right / max(right + len(wrong), 1)
        print(f"precision on whole pages {right}/{right + len(wrong)} {precision:.3f}")
    if asked.rows:
        for word, rows in (("missed", missed), ("near", taken)):
            for row in rows:
                print(f"{word}: {row['term']} | {_name(row)} {row['page']} | {row['quote']}")
        for name, one in wrong:
            text = " / ".join(sentence.text for sentence in one.sentences)
            print(f"wrong: {one.term} | {name} {one.sentences[0].pages[0]} | {text[:300]}")
    return 0


def half(row: Row) -> int:
    """Return the half of a row's document: 0 or 1, by its name alone."""
    return zlib.crc32(_name(row).encode()) % 2


def on_pages(
    pages: Sequence[Row],
    true: Sequence[Row],
    doubtful: Sequence[Row],
    found: dict[str, list[Definition]],
) -> tuple[int, list[tuple[str, Definition]]]:
    """Return how many found on the pages are in the gold, and those that are in neither list.

    What begins on the page and ends on the next, that nobody has judged, counts neither way.
    """
    right, wrong = 0, []
    for name, page in sorted({(_name(row), int(str(row["page"]))) for row in pages}):
        for one in found.get(name, []):
            if one.sentences[0].pages[0] != page:
                continue
            if _is_in(true, name, one):
                right += 1
            elif len(one.sentences[0].pages) == 1 and not _is_in(doubtful, name, one):
                wrong.append((name, one))
    return right, wrong


def _is_in(rows: Sequence[Row], name: str, one: Definition) -> bool:
    return any(_name(row) == name and is_found(row, {name: [one]}) for row in rows)


def _name(row: Row) -> str:
    return Path(str(row["file"])).name


if __name__ == "__main__":
    raise SystemExit(main())
