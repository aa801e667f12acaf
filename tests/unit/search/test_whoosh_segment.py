"""The segments we write against those that Whoosh writes of the same passages."""

import random
from collections.abc import Iterator
from pathlib import Path

from whoosh import fields, index
from whoosh.analysis import RegexTokenizer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from qa.search import inversion
from qa.search.whoosh_writer import SortedWriter

STORED = "_stored.col"
Texts = list[tuple[str, str, dict[str, list[str]]]]


def schema() -> fields.Schema:
    def text() -> fields.TEXT:
        return fields.TEXT(analyzer=RegexTokenizer(r"[^ ]+"), phrase=False)

    return fields.Schema(
        passage_id=fields.STORED(), document_id=fields.ID(stored=True), a=text(), b=text()
    )


def texts(count: int, documents: str = "d") -> Texts:
    """Passages of every length, with common and rare tokens and some that repeat."""
    chance = random.Random(count)
    words = ["och", "i", *(f"ord{n}" for n in range(200)), "åäö", "𝄞"]
    weights = [400, 300, *(1 + 200 / n for n in range(1, 201)), 5, 5]
    return [
        (
            f"{documents}{n // 3}:{n % 3}",
            f"{documents}{n // 3}",
            {
                name: chance.choices(words, weights, k=chance.choice([0, 1, 7, 60, 300]))
                for name in ("a", "b")
            },
        )
        for n in range(count)
    ]


def by_whoosh(folder: Path, passages: Texts) -> FileIndex:
    made = index.create_in(make(folder), schema())
    writer = made.writer()
    for passage, document, tokens in passages:
        joined = {name: " ".join(words) for name, words in tokens.items()}
        writer.add_document(passage_id=passage, document_id=document, **joined)
    writer.commit()
    return made


def by_us(folder: Path, passages: Texts) -> FileIndex:
    made = index.create_in(make(folder), schema())
    writer = SortedWriter(made, folder, lambda _: True)
    for passage, document, tokens in passages:
        writer.add_passage(passage, document, tokens)
    writer.commit()
    return made


def make(folder: Path) -> str:
    folder.mkdir()
    return str(folder)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files inside the one segment, by what comes after the segment's random name."""
    storage = FileStorage(str(folder))
    (segment,) = folder.glob("*.seg")
    inside = CompoundStorage(storage.open_file(segment.name))
    for name in sorted(inside.list()):
        with inside.open_file(name) as file:
            yield name.partition(".")[2], bytes(file.read())


def test_the_files_are_byte_for_byte_those_of_whoosh(tmp_path: Path):
    passages = texts(900)
    by_whoosh(tmp_path / "whoosh", passages)
    by_us(tmp_path / "us", passages)
    assert dict(files(tmp_path / "us")) == dict(files(tmp_path / "whoosh"))


def test_runs_on_disk_change_nothing(tmp_path: Path, monkeypatch):
    passages = texts(300)
    by_us(tmp_path / "one run", passages)
    monkeypatch.setattr(inversion, "RUN_TOKENS", 1000)
    by_us(tmp_path / "many runs", passages)
    assert dict(files(tmp_path / "many runs")) == dict(files(tmp_path / "one run"))
    assert not list((tmp_path / "many runs").glob(".*"))


def test_whoosh_reads_the_segment_with_its_own_codec(tmp_path: Path):
    made = by_us(tmp_path / "us", texts(10))
    with made.reader() as reader:
        assert type(reader.segment().codec()) is W3Codec


def test_merged_segments_are_what_whoosh_makes_of_them(tmp_path: Path):
    """Deleted passages are gone, the others have new numbers, with a copy to read from or not."""
    old, new = texts(300), texts(90, "e")
    for name in ("whoosh", "us"):
        made = by_us(tmp_path / name, old)
        writer = made.writer() if name == "whoosh" else SortedWriter(made, tmp_path / name, bool)
        for number in range(0, 100, 7):
            writer.delete_by_term("document_id", f"d{number}")
        for passage, document, tokens in new:
            if name == "us":
                writer.add_passage(passage, document, tokens)
            else:
                joined = {field: " ".join(words) for field, words in tokens.items()}
                writer.add_document(passage_id=passage, document_id=document, **joined)
        writer.commit(mergetype=merge_with_copy if name == "us" else None, optimize=True)
    ours, theirs = dict(files(tmp_path / "us")), dict(files(tmp_path / "whoosh"))
    # The pickles of one text differ with how many objects it is in memory: its values count.
    assert ours.pop(STORED)
    assert theirs.pop(STORED)
    assert ours == theirs
    assert stored(tmp_path / "us") == stored(tmp_path / "whoosh")


def stored(folder: Path) -> list[dict[str, str]]:
    with index.open_dir(str(folder)).reader() as reader:
        return [reader.stored_fields(number) for number in reader.all_doc_ids()]


def merge_with_copy(writer: SortedWriter, segments: list) -> list:
    for segment in segments:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_segment(reader, writer.copy_of(segment.segment_id()))
        reader.close()
    return []
