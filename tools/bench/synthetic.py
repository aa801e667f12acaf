"""Synthetic Swedish passages: words drawn by their real frequencies, six in a hundred compounded.

No text is stored anywhere, so a benchmark can be as large as it likes and is the same every time.
Words come in no order and no passage has a subject: longer lists and lower scores than in real
text, which makes every engine work harder than it would on documents.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import Stemmer
import wordfreq

from qa.ports import Term

FIELDS = ("stem", "parts", "grams")
WORDS = 130
"""Words in a passage of some 900 characters."""
PASSAGES_A_DOCUMENT = 40
COMPOUNDED = 0.06
_stemmer = Stemmer.Stemmer("swedish")


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A passage: its id, its document's id, and finished tokens by field."""

    id: str
    document_id: str
    fields: dict[str, list[str]]


def passages(count: int, *, seed: int = 7) -> Iterator[Synthetic]:
    """Yield ``count`` passages; those of a smaller count are the first of a larger one."""
    for number, words in enumerate(texts(count, seed)):
        document = f"{number // PASSAGES_A_DOCUMENT:012x}"
        yield Synthetic(f"{document}:{number % PASSAGES_A_DOCUMENT}", document, fields(words))


def questions(count: int, *, passages: int, seed: int = 11) -> list[dict[str, list[str]]]:
    """Return questions of 4-10 words, common ones included, by field.

    Half of them are drawn from a passage that exists, half from the language.
    """
    chance = np.random.default_rng(seed)
    known = chance.choice(passages, size=count, replace=False)
    wanted = set(known[: count // 2].tolist())
    found = [_some(words, chance) for n, words in enumerate(texts(passages, 7)) if n in wanted]
    found += [_some(words, chance) for words in texts(count - len(found), seed)]
    return [fields(words) for words in found]


def terms(question: Mapping[str, list[str]], weights: Mapping[str, float]) -> list[Term]:
    """Return a question's terms, each once a field."""
    return [
        Term(field, token, weights[field])
        for field, tokens in question.items()
        for token in dict.fromkeys(tokens)
    ]


def fields(words: list[str]) -> dict[str, list[str]]:
    """Return the tokens of words: stems, stems of parts, and character 4-grams."""
    analysed = [_analysed(word) for word in words]
    return {
        "stem": [stem for stem, _, _ in analysed],
        "parts": [part for _, parts, _ in analysed for part in parts],
        "grams": [gram for _, _, grams in analysed for gram in grams],
    }


@lru_cache(maxsize=1 << 19)
def _analysed(word: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """``word`` may hold one hyphen, where a compound was put together."""
    whole = word.replace("-", "")
    marked = f"_{whole}_"
    grams = tuple(marked[at : at + 4] for at in range(len(marked) - 3)) or (marked,)
    return _stem(whole), tuple(_stem(part) for part in word.split("-")), grams


def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


def _some(words: list[str], chance: np.random.Generator) -> list[str]:
    return [words[at] for at in chance.choice(len(words), size=chance.integers(4, 11))]


def texts(count: int, seed: int = 7) -> Iterator[list[str]]:
    """Yield passages as words; a hyphen stands where a compound was put together."""
    words, until = _vocabulary()
    long = np.flatnonzero([len(word) >= 4 for word in words])
    for block in range(0, count, 1000):
        chance = np.random.default_rng((seed, block))
        lengths = np.maximum(chance.lognormal(np.log(WORDS), 0.25, 1000), 8).astype(int)
        drawn = np.searchsorted(until, chance.random(lengths.sum()), side="right")
        seconds = chance.choice(long, size=len(drawn))
        glued = (chance.random(len(drawn)) < COMPOUNDED) & np.isin(drawn, long)
        ends = np.cumsum(lengths)
        for number in range(min(1000, count - block)):
            here = slice(ends[number] - lengths[number], ends[number])
            yield [
                f"{words[a]}-{words[b]}" if glue else words[a]
                for a, b, glue in zip(drawn[here], seconds[here], glued[here], strict=True)
            ]


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[str], np.ndarray]:
    listed = wordfreq.get_frequency_dict("sv", wordlist="best")
    words = sorted(word for word in listed if word.isalpha())
    shares = np.array([listed[word] for word in words])
    return words, np.cumsum(shares) / shares.sum()
