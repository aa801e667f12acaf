"""Whether the copies of the postings give Whoosh's own lists, at sizes no test can afford.

    python -m tools.bench.agreement FOLDER [--passages 10000] [--questions 1000]

FOLDER gets an index of several segments with deleted passages, unless it holds one. Each question
goes to both, whole or filtered by document, publisher, year or status as the service would: to
document ids. The exit status is 1 when a list of twenty differs in a passage or in the order.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from qa.ports import Hit  # noqa: E402  # the repository is not installed
from qa.search.scoring import DIGITS  # noqa: E402
from qa.search.whoosh_index import WhooshIndex, WhooshWriter, open_index  # noqa: E402
from tools.bench import synthetic  # noqa: E402

COMMITS = (0.4, 0.7, 0.9, 1.0)
"""How much of the collection stands there after each commit: one segment each."""
REMOVED = 0.05
FILTERS = ("whole", "document", "publisher", "year", "status")
WEIGHTS = {"stem": 1.0, "parts": 0.5, "grams": 0.2}
LIMIT = 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What a filter may ask of a document."""

    document: str
    publisher: int
    year: int
    status: str


def facts(count: int) -> list[Facts]:
    """Return made-up facts of the documents of ``count`` passages, the same every time."""
    chance = random.Random(3)
    return [
        Facts(
            document=f"{number:012x}",
            publisher=chance.randrange(8),
            year=chance.randint(2001, 2026),
            status=chance.choices(("in_force", "superseded"), (4, 1))[0],
        )
        for number in range(count // synthetic.PASSAGES_A_DOCUMENT)
    ]


def build(folder: Path, count: int) -> None:
    """Build an index of several segments with a twentieth of the documents deleted."""
    passages = synthetic.passages(count)
    documents = [one.document for one in facts(count)]
    removed = random.Random(count).sample(documents, int(REMOVED * len(documents)))
    done = 0
    for part in COMMITS:
        with WhooshWriter(folder, synthetic.FIELDS) as writer:
            for passage in islice(passages, int(part * count) - done):
                writer.add(passage.id, passage.document_id, passage.fields)
            writer.commit()
        done = int(part * count)
    with WhooshWriter(folder, ()) as writer:
        writer.remove(removed)
        writer.commit()


def compare(folder: Path, asked: int, count: int) -> Iterator[tuple[str, bool]]:
    """Yield what was compared and whether both gave the same passages in the same order.

    Nine questions of ten ask one field, the tenth all three (Whoosh takes seconds for it); every
    other question is filtered.
    """
    ours, whoosh = open_index(folder), WhooshIndex(folder)
    chance = random.Random(asked)
    every = facts(count)
    for number, question in enumerate(synthetic.questions(asked, passages=count)):
        kind = chance.choice(FILTERS[1:]) if number % 2 else FILTERS[0]
        only = chosen(every, kind, chance)
        names = synthetic.FIELDS if number % 10 in {0, 5} and number % 20 < 10 else ("stem",)
        wanted = synthetic.terms({name: question[name] for name in names}, WEIGHTS)
        lists = [index.search(wanted, limit=LIMIT, documents=only) for index in (ours, whoosh)]
        yield f"{len(names)} field(s), {kind}", same(*lists)


def chosen(every: list[Facts], kind: str, chance: random.Random) -> frozenset[str] | None:
    """Return the ids of the documents that a filter lets through; None for all of them."""
    if kind == FILTERS[0]:
        return None
    wanted = getattr(chance.choice(every), kind)
    return frozenset(one.document for one in every if getattr(one, kind) == wanted)


def same(ours: list[Hit], theirs: list[Hit]) -> bool:
    """Tell whether two lists hold the same passages in the same order, with the same scores."""
    return [hit.passage_id for hit in ours] == [hit.passage_id for hit in theirs] and all(
        abs(one.score - other.score) < 10.0**-DIGITS
        for one, other in zip(ours, theirs, strict=True)
    )


def main() -> int:
    """Build, compare and print how many agree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=1_000)
    options = parser.parse_args()
    if not options.folder.is_dir():
        build(options.folder, options.passages)
    seen: Counter[tuple[str, bool]] = Counter()
    for number, compared in enumerate(
        compare(options.folder, options.questions, options.passages), start=1
    ):
        seen[compared] += 1
        if number % 50 == 0:
            print(number, sum(n for (_, equal), n in seen.items() if equal), flush=True)
    for (kind, equal), times in sorted(seen.items()):
        print(f"{kind:24} {'same' if equal else 'DIFFERENT':9} {times:5}")
    return 0 if all(equal for _, equal in seen) else 1


if __name__ == "__main__":
    sys.exit(main())
