"""How many segments there come to be, and how much of them is deleted."""

import random
from pathlib import Path

from qa.ports import Term
from qa.search.merging import MOST_PARTS, STALE
from qa.search.whoosh_index import WhooshWriter, _live_segments, open_index

DOCUMENTS = 40


def write(folder: Path, added: dict[str, int], removed: list[str]) -> None:
    with WhooshWriter(folder, ("stem",)) as writer:
        writer.remove(removed)
        for document, passages in added.items():
            for number in range(passages):
                writer.add(f"{document}:{number}", document, {"stem": ["barn", f"ord{number}"]})
        writer.commit()


def test_segments_stay_few_and_little_of_them_deleted_however_documents_come_and_go(tmp_path: Path):
    chance = random.Random(1)
    there = {f"d{n}": 3 for n in range(DOCUMENTS)}
    write(tmp_path, there, [])
    for step in range(60):
        gone = chance.sample(sorted(there), chance.randrange(3))
        new = {f"n{step}": chance.randint(1, 9)} if chance.random() < 0.7 else {}
        there = {name: count for name, count in there.items() if name not in gone} | new
        write(tmp_path, new, gone)
        segments = _live_segments(tmp_path)
        assert len(segments) <= MOST_PARTS + 1
        assert all(len(one.deleted) < STALE * one.copy.count for one in segments)
    found = open_index(tmp_path).search([Term("stem", "barn")], limit=1_000)
    wanted = {f"{name}:{number}" for name, count in there.items() for number in range(count)}
    assert {hit.passage_id for hit in found} == wanted


def test_a_small_change_never_rewrites_a_large_segment(tmp_path: Path):
    write(tmp_path, {f"d{n}": 3 for n in range(DOCUMENTS)}, [])
    (large,) = tmp_path.glob("*.seg")
    for number in range(30):
        write(tmp_path, {f"n{number}": 2}, [f"n{number - 1}"])
    assert large.exists()
