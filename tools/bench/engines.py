"""The search engines under measurement, each behind the same three steps: build, open, ask.

Every engine gets the same finished tokens, so analysis costs nobody anything, and ranks by its own
BM25. Fields are weighed alike. What can be left out (positions, stored text) is left out for all.
"""

import pickle
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import bm25s
import numpy as np
import tantivy
from whoosh import fields as whoosh_fields
from whoosh import index, query, scoring
from whoosh.analysis import RegexTokenizer

from qa.ports import Term
from qa.search.scoring import K1, B
from qa.search.whoosh_index import WhooshWriter, open_index
from tools.bench import synthetic
from tools.bench.agreement import LIMIT, WEIGHTS
from tools.bench.synthetic import Synthetic

Question = dict[str, list[str]]
Ask = Callable[[Question], list[str]]


def terms(question: Question) -> list[Term]:
    """Return a question's terms, each once a field."""
    return synthetic.terms(question, WEIGHTS)


def build_kallsvar(folder: Path, passages: Iterable[Synthetic], names: tuple[str, ...]) -> None:
    """Write with the product's own writer, copies of the postings included."""
    with WhooshWriter(folder, names) as writer:
        for passage in passages:
            writer.add(passage.id, passage.document_id, passage.fields)
        writer.commit()


def open_kallsvar(folder: Path) -> Ask:
    """Ask as the product does."""
    opened = open_index(folder)
    return lambda question: [hit.passage_id for hit in opened.search(terms(question), limit=LIMIT)]


def build_whoosh(folder: Path, passages: Iterable[Synthetic], names: tuple[str, ...]) -> None:
    """Write as Whoosh's manual says, without positions and with a large buffer."""
    text = {
        name: whoosh_fields.TEXT(analyzer=RegexTokenizer(r"[^ ]+"), phrase=False) for name in names
    }
    schema = whoosh_fields.Schema(
        passage_id=whoosh_fields.STORED(), document_id=whoosh_fields.ID(stored=True), **text
    )
    writer = index.create_in(str(folder), schema).writer(limitmb=512)
    for passage in passages:
        joined = {name: " ".join(passage.fields[name]) for name in names}
        writer.add_document(passage_id=passage.id, document_id=passage.document_id, **joined)
    writer.commit()


def open_whoosh(folder: Path) -> Ask:
    """Ask Whoosh for its best 20, with all the shortcuts it takes for that."""
    searcher = index.open_dir(str(folder)).searcher(weighting=scoring.BM25F(B=B, K1=K1))

    def ask(question: Question) -> list[str]:
        asked = [query.Term(t.field, t.text, boost=t.weight) for t in terms(question)]
        return [hit["passage_id"] for hit in searcher.search(query.Or(asked), limit=LIMIT)]

    return ask


def build_sqlite(folder: Path, passages: Iterable[Synthetic], names: tuple[str, ...]) -> None:
    """Write a full-text table that keeps no text and no positions."""
    with sqlite3.connect(folder / "fts.db") as base:
        base.execute(
            f"CREATE VIRTUAL TABLE passages USING fts5({', '.join(names)}, id UNINDEXED, "
            "content='', contentless_unindexed=1, detail=column, "
            "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
            if sqlite3.sqlite_version_info >= (3, 47)
            else f"CREATE VIRTUAL TABLE passages USING fts5({', '.join(names)}, content='', "
            "detail=column, tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
        insert = f"INSERT INTO passages(rowid, {', '.join(names)}) VALUES (?{', ?' * len(names)})"  # noqa: S608
        base.executemany(
            insert,
            (
                (number, *(" ".join(map(_plain, passage.fields[name])) for name in names))
                for number, passage in enumerate(passages)
            ),
        )


def open_sqlite(folder: Path) -> Ask:
    """Ask with one column filter a term, weighed by ``bm25()``."""
    base = sqlite3.connect(folder / "fts.db")

    def ask(question: Question) -> list[str]:
        match = " OR ".join(
            f'{{{field}}} : "{_plain(token)}"'
            for field, tokens in question.items()
            for token in dict.fromkeys(tokens)
        )
        weights = ", ".join(str(WEIGHTS[field]) for field in question)
        rows = base.execute(
            f"SELECT rowid FROM passages WHERE passages MATCH ? "  # noqa: S608
            f"ORDER BY bm25(passages, {weights}) LIMIT {LIMIT}",
            (match,),
        )
        return [str(row[0]) for row in rows]

    return ask


def _plain(token: str) -> str:
    """Return a token that SQLite leaves whole: "1,5" and "11:1" are two to it."""
    if token.replace("_", "").isalnum():
        return token
    return "".join(char if char.isalnum() else f"_{ord(char):x}_" for char in token)


def build_tantivy(folder: Path, passages: Iterable[Synthetic], names: tuple[str, ...]) -> None:
    """Write with one thread, frequencies without positions."""
    schema = _tantivy_schema(names)
    writer = tantivy.Index(schema, path=str(folder)).writer(heap_size=128_000_000, num_threads=1)
    for passage in passages:
        document = tantivy.Document(id=passage.id)
        for name in names:
            document.add_text(name, " ".join(passage.fields[name]))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def open_tantivy(folder: Path) -> Ask:
    """Ask with boosted term queries."""
    opened = tantivy.Index.open(str(folder))
    searcher, schema = opened.searcher(), opened.schema

    def ask(question: Question) -> list[str]:
        asked = [
            (tantivy.Occur.Should, _tantivy_term(schema, field, token))
            for field, tokens in question.items()
            for token in dict.fromkeys(tokens)
        ]
        found = searcher.search(tantivy.Query.boolean_query(asked), LIMIT, count=False).hits
        return [str(searcher.doc(address)["id"][0]) for _, address in found]

    return ask


def _tantivy_schema(names: tuple[str, ...]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in names:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _tantivy_term(schema: tantivy.Schema, field: str, token: str) -> tantivy.Query:
    term = tantivy.Query.term_query(schema, field, token, index_option="freq")
    return tantivy.Query.boost_query(term, WEIGHTS[field])


def build_bm25s(folder: Path, passages: Iterable[Synthetic], names: tuple[str, ...]) -> None:
    """Write one retriever a field: it has no fields."""
    every = list(passages)
    for name in names:
        retriever = bm25s.BM25(k1=K1, b=B)
        retriever.index([passage.fields[name] for passage in every], show_progress=False)
        retriever.save(str(folder / name))
    (folder / "ids.pickle").write_bytes(pickle.dumps([passage.id for passage in every]))


def open_bm25s(folder: Path) -> Ask:
    """Ask each field's retriever for all scores and add them."""
    ids = pickle.loads((folder / "ids.pickle").read_bytes())  # noqa: S301
    names = [path.name for path in folder.iterdir() if path.is_dir()]
    opened = {name: bm25s.BM25.load(str(folder / name), mmap=True) for name in names}

    def ask(question: Question) -> list[str]:
        scores = sum(
            WEIGHTS[field] * opened[field].get_scores(list(dict.fromkeys(tokens)))
            for field, tokens in question.items()
        )
        best = np.argpartition(scores, -LIMIT)[-LIMIT:]
        return [ids[number] for number in best[np.argsort(-scores[best])]]

    return ask


BUILD = {
    "Källsvar": build_kallsvar,
    "Whoosh": build_whoosh,
    "SQLite FTS5": build_sqlite,
    "tantivy": build_tantivy,
    "bm25s": build_bm25s,
}
OPEN = {
    "Källsvar": open_kallsvar,
    "Whoosh": open_whoosh,
    "SQLite FTS5": open_sqlite,
    "tantivy": open_tantivy,
    "bm25s": open_bm25s,
}
