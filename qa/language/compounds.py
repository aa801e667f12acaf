"""Splits Swedish compounds into the parts that the dictionary lets stand in those places.

A word of at least seven letters splits where parts that may begin a compound and one that may end
it cover it ("missbruks" + "vård"). The fewest parts win, then the highest mean log frequency. Most
words of a text are no compounds; a wrong split costs little, since the whole word is always kept
beside its parts.
"""

from collections.abc import Iterator
from functools import cache

from qa.language import compound_lists, kept
from qa.language.compound_lists import COMMON, FIRST, LAST, SHORTEST, STEPS_A_ZIPF, Lists

SHORTEST_WORD = 7
MOST_PARTS = 4


def split(word: str) -> tuple[str, ...]:
    """Return the parts of a case-folded word with their linking letters; none when it is whole."""
    if len(word) < SHORTEST_WORD:
        return ()
    lists = _lists()
    for parts in range(2, MOST_PARTS + 1):
        covers = list(_covers(lists, word, parts))
        if covers:
            return max(covers)[1]
    return ()


def zipf(word: str) -> float:
    """Return log10 of how often a word stands in a milliard words of Swedish, 0 below 3.

    The scale of van Heuven et al. (2014): 6 and more are the words that every text is made of.
    """
    lists = _lists()
    form = word.casefold()
    if form not in lists.forms[COMMON]:
        return 0.0
    return float(lists.frequencies[COMMON][lists.forms[COMMON][form]]) / STEPS_A_ZIPF


def load() -> None:
    """Map the word lists; where that has not been done, make and keep them (some seconds)."""
    _lists()


@cache
def _lists() -> Lists:
    return kept.load(
        compound_lists.name(), compound_lists.make, compound_lists.save, compound_lists.open_saved
    )


def _covers(lists: Lists, word: str, parts: int) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Give the covers of ``word`` by exactly ``parts`` parts with the sum of their frequencies."""
    for first in lists.forms[FIRST].prefixes(word):
        rest = word[len(first) :]
        if len(rest) < SHORTEST:
            continue
        here = int(lists.frequencies[FIRST][lists.forms[FIRST][first]])
        # "fall" + "lucka" is written "fallucka"
        for tail in (rest, first[-1] + rest) if first[-2:-1] == first[-1] else (rest,):
            if parts > 2:
                for frequency, tails in _covers(lists, tail, parts - 1):
                    yield here + frequency, (first, *tails)
            elif tail in lists.forms[LAST]:
                last = int(lists.frequencies[LAST][lists.forms[LAST][tail]])
                yield here + last, (first, tail)
