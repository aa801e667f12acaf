"""The words of a text that may be on a matter: its stems, and the parts of its compounds."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from qa.language import analysis

WORD = re.compile(r"[A-ZÅÄÖ]{2,}(?:[-/.:][^\W_]+)+|[^\W_]+(?:[-.:][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class SaidWords:
    """A text without capitals, its stems, and the parts of each of its words in order."""

    text: str
    stems: frozenset[str]
    words: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: str) -> "SaidWords":
        """Read a text, word by word."""
        words = [_tokens_of(word) for word in WORD.findall(text)]
        stems = frozenset().union(*(stems for stems, _ in words))
        return cls(text.casefold(), stems, tuple(parts for _, parts in words if parts))

    def holds(self, parts: frozenset[str]) -> bool:
        """Tell whether one word or two neighbours hold the parts of a compound.

        Far apart they say something else: "stöd" and "eget boende" are no boendestöd.
        """
        none: frozenset[str] = frozenset()
        neighbours = zip_longest(self.words, self.words[1:], fillvalue=none)
        return any(parts <= one | other for one, other in neighbours)


@lru_cache(maxsize=1 << 14)
def _tokens_of(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of a word, and its parts."""
    found = analysis.fields(word)
    return frozenset(found[analysis.STEM]), frozenset(found[analysis.PARTS])


def says(name: str, text: str) -> bool:
    """Tell whether a word of the text begins with the name, both without capitals."""
    return re.search(rf"(?<!\w){re.escape(name)}", text) is not None
