"""The word lists of hunspell-sv and wordfreq as tries that processes map and share.

Reading a document asks them thousands of times, and every reading process would otherwise spend a
second on unpacking them.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution, version
from pathlib import Path

import marisa_trie
import msgpack

from qa.language import kept

VERSION = "1"  # raised whenever the tables would come out otherwise
_NUMBER = "<H"
_STEMS, _RANKS, _FLAGS = "stems.marisa", "ranks.marisa", "flags.json"


@dataclass(frozen=True, slots=True)
class Tables:
    """``stems`` has the numbers of a dictionary entry's flags in ``flags``, ``ranks`` frequencies.

    A rank is the negative decimal logarithm of a word's share of running text, times 100.
    """

    stems: marisa_trie.RecordTrie
    ranks: marisa_trie.RecordTrie
    flags: tuple[str, ...]


def numbers(trie: marisa_trie.RecordTrie, text: str) -> list[int]:
    """Return every number kept under ``text``."""
    try:
        return [number for (number,) in trie.get(text, ())]
    except UnicodeEncodeError:  # half of a surrogate pair
        return []


def name() -> str:
    """Return what the tables are kept under: it changes with both packages."""
    return f"words-{version('hunspell-sv')}-{version('wordfreq')}-{VERSION}"


def make() -> Tables:
    """Unpack both lists. Takes some seconds."""
    flags: dict[str, int] = {}
    rows = [(stem, (flags.setdefault(of, len(flags)),)) for stem, of in _entries()]
    ranks = ((word, (rank,)) for rank, words in enumerate(_bins()) for word in words)
    return Tables(
        marisa_trie.RecordTrie(_NUMBER, rows),
        marisa_trie.RecordTrie(_NUMBER, ranks),
        tuple(flags),
    )


def save(tables: Tables, folder: Path) -> None:
    """Write the tables so that readers find the folder whole or not at all. Raises ``OSError``."""
    with kept.beside(folder) as fresh:
        tables.stems.save(str(fresh / _STEMS))
        tables.ranks.save(str(fresh / _RANKS))
        (fresh / _FLAGS).write_text(json.dumps(tables.flags), encoding="utf-8")


def open_saved(folder: Path) -> Tables | None:
    """Map the tables of ``folder``; None when they have not been made or are damaged."""
    try:
        return Tables(
            marisa_trie.RecordTrie(_NUMBER).mmap(str(folder / _STEMS)),
            marisa_trie.RecordTrie(_NUMBER).mmap(str(folder / _RANKS)),
            tuple(json.loads((folder / _FLAGS).read_text(encoding="utf-8"))),
        )
    except (OSError, RuntimeError, ValueError):  # marisa raises RuntimeError for all
        return None


def data_file(package: str, name: str) -> Path:
    """Return the path of a data file of an installed package."""
    for file in distribution(package).files or ():
        if file.name == name:
            return Path(str(file.locate()))
    raise FileNotFoundError(name)


def _entries() -> Iterator[tuple[str, str]]:
    """Yield the entries of the dictionary, case-folded, with their flags."""
    with data_file("hunspell-sv", "sv_SE.dic").open(encoding="utf-8") as lines:
        next(lines)  # how many entries follow
        for line in lines:
            stem, _, flags = line.rstrip("\n").partition("/")
            yield stem.casefold(), flags


def _bins() -> list[list[str]]:
    """Return the words of each rank, the most common first."""
    path = data_file("wordfreq", "large_sv.msgpack.gz")
    bins: list[list[str]] = msgpack.unpackb(gzip.decompress(path.read_bytes()))[1:]
    return bins
