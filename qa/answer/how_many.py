"""How many of what: the noun that a question counts, and whether a text has a number before it."""

import re
from collections.abc import Collection, Sequence

from qa.language import analysis

REACH = 4
"""Tokens after a number within which the noun stands that it counts: "20 äldre", "5 av barnen"."""
OF_PEOPLE = 0.5
"""For a number of persons or a share, or of another word for the noun."""
_COUNTS = re.compile(
    r"\bhur\s+(?:många|mycket|stor\s+(?:an)?del)\s+(?:av\s+)?(?:de\s+|alla\s+)?(.+)$", re.IGNORECASE
)
_PEOPLE = frozenset({"person", "individ", "procent", "andel"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def counted_noun(question: str) -> str:
    """Return the stem of what "hur många …" counts; empty when nothing is counted."""
    found = _COUNTS.search(question)
    stems = analysis.question_fields(found[1])[analysis.STEM] if found else []
    return stems[0] if stems else ""


def counted(noun: str, likes: Collection[str], stems: Sequence[str]) -> float:
    """Return how surely the tokens of a text count what the noun or its ``likes`` are: 0 to 1."""
    numbers = [
        at for at, stem in enumerate(stems) if stem[:1].isdigit() and not _YEAR.fullmatch(stem)
    ]
    after = [stems[at + 1 : at + 1 + REACH] for at in numbers]
    if any(noun in near for near in after):
        return 1.0
    return OF_PEOPLE * any(stem in likes or stem in _PEOPLE for near in after for stem in near)
