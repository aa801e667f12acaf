"""A sentence by its words and their classes, and where a heading runs into it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from qa.language import lemmas
from qa.register.word_classes import tags
from qa.register.word_forms import Tag

EDGES = ' ,.;:()[]–-•·▪”“"*…?!'
CORE = frozenset({Tag.ADJECTIVE, Tag.NOUN, Tag.NUMBER})
FINITE = frozenset({Tag.VERB, Tag.AUXILIARY})
_STOPS = ".;:)?!"
_GENITIVE = re.compile(r".{3,}(?:ens|ets|erna?s|arna?s|orna?s|nas|ers|ars|ors|rnas|tens|els)")


@lru_cache(maxsize=1 << 12)
def is_genitive(word: str) -> bool:
    """Tell whether a word in small letters ends in the s of a genitive ("analys" does not)."""
    if not word.endswith("s"):
        return False
    lemma = lemmas.lemma(word)
    return _GENITIVE.fullmatch(word) is not None or lemma != word


@dataclass(frozen=True, slots=True)
class Words:
    """The words as written, the same in small letters without signs, and their classes."""

    written: tuple[str, ...]
    bare: tuple[str, ...]
    tags: tuple[Tag, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Return the words of a text."""
        written = text.split()
        bare = (word.strip(EDGES).lower() for word in written)
        return cls(tuple(written), tuple(bare), tuple(tags(written)))

    def is_(self, at: int, *wanted: Tag) -> bool:
        """Tell whether there is a word at the place and it is of one of the classes."""
        return 0 <= at < len(self.tags) and self.tags[at] in wanted

    def past(self, at: int, *passed: Tag) -> int:
        """Return the first place from ``at`` on that holds a word of no such class."""
        while self.is_(at, *passed):
            at += 1
        return at

    def comma(self, at: int) -> bool:
        """Tell whether a comma stands after the word."""
        return self.written[at].endswith(",")

    def stops(self, at: int) -> bool:
        """Tell whether nothing goes on after the word: a sign, or a heading before a sentence."""
        following = at + 1
        if following >= len(self.written) or self.written[at][-1:] in _STOPS:
            return True
        return self.written[following][:1] in "([" or self.begins(following)

    def begins(self, at: int) -> bool:
        """Tell whether a sentence begins at the word though no full stop stands before it."""
        word, small = self.written[at], self.bare[at]
        if not at or not word[:1].isupper() or word[1:2].isupper():
            return False
        if not self.is_(at - 1, *CORE) or is_genitive(self.bare[at - 1]):
            return False
        if not self.is_(at, *CORE):
            return True
        if self.written[at - 1][:1].isupper():  # "Fysisk Aktivitet på Recept"
            return False
        is_name = self.tags[at] is Tag.NOUN and lemmas.lemma(small) == small
        return not is_name or lemmas.is_known(small)

    def heading(self) -> int:
        """Return how many words before the sentence are a heading: they have no verb."""
        found = 0
        for at, tag in enumerate(self.tags):
            if tag in FINITE:
                break
            if self.begins(at):
                found = at
        return found
