"""Whether the copies of the postings give Whoosh's own lists, at a size no test can afford."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from qa.search.whoosh_index import WhooshIndex, WhooshWriter, open_index
from tools.bench import synthetic
from tools.bench.engines import LIMIT, terms

COMMITS = (0.4, 0.7, 0.9, 1.0)
"""How much of the collection stands there after each commit: one segment each."""
REMOVED = 0.05


def build(folder: Path, count: int) -> None:
    """Build an index of several segments with a twentieth of the documents deleted."""
    passages = synthetic.passages(count)
    documents = [f"{n:012x}" for n in range(count // synthetic.PASSAGES_A_DOCUMENT)]
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
    third question is put to a fifth of the documents only.
    """
    ours, whoosh = open_index(folder), WhooshIndex(folder)
    chance = random.Random(asked)
    documents = [f"{n:012x}" for n in range(count // synthetic.PASSAGES_A_DOCUMENT)]
    for number, question in enumerate(synthetic.questions(asked, passages=count)):
        only = frozenset(chance.sample(documents, len(documents) // 5)) if number % 3 == 0 else None
        names = synthetic.FIELDS if number % 10 == 0 else synthetic.FIELDS[:1]
        wanted = terms({name: question[name] for name in names})
        same = [
            [hit.passage_id for hit in index.search(wanted, limit=LIMIT, documents=only)]
            for index in (ours, whoosh)
        ]
        kind = f"{len(names)} field(s){', filtered' if only else ''}"
        yield kind, same[0] == same[1]
