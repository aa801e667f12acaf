"""The form of a question: how its clauses open, which words and pairs of words it is built with.

Words that are not in ``data/form_words.txt`` count alike ("*", and "*s" for what may be a passive),
but for their stems, which count one by one.
"""

import re
from functools import cache
from itertools import pairwise

from qa.answer.tables import lines, patterns
from qa.language import analysis

_HELLO = re.compile(r"^(?:(?:och|men|jaha|okej|hej|så|då)\b[\s,–-]*)+")
_WORD = re.compile(r"[^\W_]+")
_WHICH = re.compile(r"\bvilk(?:a|en|et)\s+(?:(?:[\w-]+a|två|tre|fyra|fem|sex|sju)\s+)?(?=\w)")
"""Up to the noun that is asked for: "vilka kommuner", "vilka andra kommuner"."""
_PARTS = re.compile(r"(?<=[.!?,])\s+")
_STATES = re.compile(r"[.?!]\s+\S")
_OPENING = 3
"""Words that a question opens with, as one, two and three."""


def forms(folded: str) -> frozenset[str]:
    """Return the names of the forms that a case-folded question shows; never empty."""
    plain = _HELLO.sub("", folded)
    words = [_shown(word) for word in _WORD.findall(plain)]
    found = {"any"} | _opened("opens", words, _OPENING)
    found |= {f"word {word}" for word in words if not word.startswith("*")}
    found |= {f"pair {a} {b}" for a, b in pairwise(words) if "*" not in a + b}
    found |= {f"stem {stem}" for stem in analysis.fields(plain)[analysis.STEM]}
    found |= {f"which {name}" for name in _classes(plain)}
    last = _PARTS.split(folded.strip())[-1]
    if last != folded.strip():
        found |= _opened("ends", [_shown(word) for word in _WORD.findall(last)], _OPENING - 1)
    if _STATES.search(folded):
        found.add("states")
    if not folded.rstrip().endswith("?"):
        found.add("unmarked")
    return frozenset(found)


def _opened(name: str, words: list[str], most: int) -> set[str]:
    return {f"{name} {' '.join(words[:n])}" for n in range(1, most + 1) if words}


def _shown(word: str) -> str:
    if word in _form_words():
        return word
    return "*s" if word.endswith("s") else "*"


def _classes(text: str) -> set[str]:
    """Return the classes of the nouns that "vilka" may ask for."""
    ends = [match.end() for match in _WHICH.finditer(text)]
    classes = patterns("word_classes.tsv")
    return {name for name, words in classes.items() for at in ends if words.match(text, at)}


@cache
def _form_words() -> frozenset[str]:
    return frozenset(word for line in lines("form_words.txt") for word in line.split())
