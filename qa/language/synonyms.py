"""The words people use, and the words that documents use for the same thing.

``expand`` finds the words of a question that have a pair in ``data/synonyms.tsv`` (both ways), in
the lists ``data/vardagsord*.tsv`` (from everyday words to those of documents, by field) or in a
municipality's own list, and returns what else to look for. Words are matched by their stems, the
longest phrase first, and every word of a question takes part in one match at most.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from qa.language import analysis, lemmas, lexicon, tokens
from qa.language.pairs import Complaint, Pair, read, read_file

BUILT_IN = (
    "synonyms.tsv",
    "vardagsord.tsv",
    "vardagsord_allmant.tsv",
    "vardagsord_vard.tsv",
    "vardagsord_socialt.tsv",
    "vardagsord_forvaltning.tsv",
    "vardagsord_arbete_miljo.tsv",
)
OF_ANY_SUBJECT = frozenset({"vardagsord_allmant.tsv"})
"""Lists of verbs, qualities, times and amounts: their pairs are not topical."""
_MOST_KEPT = 1 << 10

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to say a part of the question.

    ``stems`` are the tokens of the question that it stands for (field ``stem``), ``text`` the other
    wording, ``tokens`` its tokens by field, ``wanted`` the stems that a text must hold to say it,
    ``weight`` how nearly it means the same: 0 to 1. ``topical`` as of its pair.
    """

    stems: tuple[str, ...]
    text: str
    tokens: Mapping[str, tuple[str, ...]]
    wanted: frozenset[str]
    weight: float
    topical: bool = True


@dataclass(frozen=True, slots=True)
class _Other:
    """The far end of a pair. ``capitals``: only for a word that is not written in small letters."""

    text: str
    weight: float
    capitals: bool
    topical: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of a text: what it is matched by, the stems it stands for, and how it is written."""

    key: str
    stems: tuple[str, ...]
    small: bool


class Synonyms:
    """Pairs to expand questions with; the pairs given last win. Immutable, so thread-safe."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        table: dict[Key, dict[Key, _Other]] = {}
        for pair in pairs:
            _add(table, pair)
            if pair.both_ways:
                _add(table, replace(pair, word=pair.other, other=pair.word))
        self._table = {key: tuple(others.values()) for key, others in table.items() if others}
        self._longest: dict[str, int] = {}
        for key in self._table:
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))
        self._expand = lru_cache(maxsize=_MOST_KEPT)(self._find)

    def expand(self, text: str) -> tuple[Variant, ...]:
        """Return the other wordings in the order of the text, those of one word by weight."""
        return self._expand(text)

    def _find(self, text: str) -> tuple[Variant, ...]:
        words = _words(text)
        found: list[Variant] = []
        at = 0
        while at < len(words):
            length, others = self._longest_match(words, at)
            stems = tuple(dict.fromkeys(s for word in words[at : at + length] for s in word.stems))
            found += [_variant(stems, other) for other in others]
            at += length
        return tuple(variant for variant in found if variant.wanted - set(variant.stems))

    def _longest_match(self, words: Sequence[_Word], at: int) -> tuple[int, list[_Other]]:
        for length in range(self._longest.get(words[at].key, 0), 0, -1):
            here = words[at : at + length]
            others = self._table.get(tuple(word.key for word in here), ())
            small = all(word.small for word in here)
            fitting = [other for other in others if not (other.capitals and small)]
            if fitting:
                return length, sorted(fitting, key=lambda other: -other.weight)
        return 1, []


def expand(text: str) -> tuple[Variant, ...]:
    """Return other wordings for the words of a question, by the lists in use. Thread-safe.

    Takes well under a millisecond; a text asked lately is remembered.
    """
    return _in_use().expand(text)


def by_stem(texts: Iterable[str]) -> dict[str, tuple[Variant, ...]]:
    """Return the other wordings of each stem of some questions."""
    found: dict[str, tuple[Variant, ...]] = {}
    for variant in (variant for text in texts for variant in expand(text)):
        for stem in variant.stems:
            found[stem] = (*found.get(stem, ()), variant)
    return found


def nearest(variants: Iterable[Variant], held: frozenset[str]) -> float:
    """Return the weight of the nearest variant that the stems ``held`` say; 0 when none is said."""
    return max((variant.weight for variant in variants if variant.wanted <= held), default=0.0)


def load() -> None:
    """Read the lists, once a process (about half a second), so that no question waits."""
    _in_use()


def use(file: Path | None) -> None:
    """Add the pairs of a municipality's own ``file`` from now on; None: the built-in ones alone.

    The file need not exist. It is read again when it changes.
    """
    with _lock:
        _Own.file, _Own.stamp, _Own.synonyms = file, None, None


def complaints(file: Path) -> tuple[Complaint, ...]:
    """Return what is wrong with the lines of a municipality's own file; none when it is not there.

    Besides lines that cannot be read: words that say nothing by themselves, such as "och".
    """
    own, found = read_file(file)
    silent = (pair for pair in own if not (_key(pair.word) and _key(pair.other)))
    reason = "Ett av orden är för allmänt för att sökas på. Ta bort raden."
    return (*found, *(Complaint(pair.line, reason) for pair in silent))


class _Own:
    """The municipality's own file, as it was read last."""

    file: Path | None = None
    stamp: tuple[int, int] | None = None
    synonyms: Synonyms | None = None


_lock = threading.Lock()


def _in_use() -> Synonyms:
    if _Own.file is None:
        return _built_in()
    with _lock:
        stamp = _stamp(_Own.file)
        if stamp is None:
            return _built_in()
        if _Own.synonyms is None or stamp != _Own.stamp:
            own, _ = read_file(_Own.file)
            _Own.synonyms = Synonyms((*_built_in_pairs(), *own))
            _Own.stamp = stamp
        return _Own.synonyms


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size


@cache
def _built_in() -> Synonyms:
    return Synonyms(_built_in_pairs())


@cache
def _built_in_pairs() -> tuple[Pair, ...]:
    """Return the pairs of the product's own lists. Raises ``ValueError`` for a line that is bad."""
    found: list[Pair] = []
    for name in BUILT_IN:
        pairs, wrong = read(lexicon.lines(name))
        if wrong:
            raise ValueError(f"{name}: {wrong[0].reason}")
        found += (replace(pair, topical=name not in OF_ANY_SUBJECT) for pair in pairs)
    return tuple(found)


def _add(table: dict[Key, dict[Key, _Other]], pair: Pair) -> None:
    key, far = _key(pair.word), _key(pair.other)
    if not key or not far:
        return
    if pair.weight:
        table.setdefault(key, {})[far] = _Other(
            pair.other, pair.weight, _needs_capitals(pair.word), pair.topical
        )
    else:
        table.get(key, {}).pop(far, None)


def _needs_capitals(word: str) -> bool:
    """Tell whether an abbreviation is a word too in small letters: "ART", "SoL", "ACT"."""
    return sum(letter.isupper() for letter in word) > 1 and lemmas.is_known(word.casefold())


def _key(phrase: str) -> Key:
    """Return what a phrase is matched by; nothing when it says nothing by itself."""
    words = _words(phrase)
    return tuple(word.key for word in words) if any(word.stems for word in words) else ()


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for piece in tokens.pieces(text):
        stems = tuple(analysis.fields(piece)[analysis.STEM])
        asked = tuple(analysis.question_fields(piece)[analysis.STEM]) if stems else ()
        # Stop words have no stem but count in a phrase: "god man" is not "god".
        key = stems[0] if stems else f"={piece.casefold()}"
        found.append(_Word(key, asked, piece.islower()))
    return found


def _variant(stems: tuple[str, ...], other: _Other) -> Variant:
    tokens = _tokens(other.text)
    wanted = frozenset(tokens[analysis.STEM])
    return Variant(stems, other.text, tokens, wanted, other.weight, other.topical)


@lru_cache(maxsize=1 << 13)
def _tokens(text: str) -> Mapping[str, tuple[str, ...]]:
    return {field: tuple(dict.fromkeys(found)) for field, found in analysis.fields(text).items()}
