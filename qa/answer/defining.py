"""How sure it is that a sentence says what an asked term means.

The forms are those of the register (``qa.language.defining``). As the term is known here, what is
too unsure for the register counts as much as its signs are sure, and so do a few weak forms: the
row of a term, a name given to something, a bare "X är".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.language import analysis
from qa.language.defining import forms

_WORDS = re.compile(r"[^\W_]+(?:[-/.:][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class WeakForm:
    """What stands before and after the term, and how sure that makes it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    weight: float


def _form(before: str, after: str, weight: float) -> WeakForm:
    aside = r"(?:\s*\([^)]{1,80}\)|\s*,\s*(?:förkortat|förkortas|så\s+kallad\w*)\s[^,]{1,40},)?"
    return WeakForm(
        re.compile(rf"(?:{before})$", re.IGNORECASE),
        re.compile(rf"^[”\"’']?{aside}{after}", re.IGNORECASE),
        weight,
    )


_OPENING = r"^\W*(?:\d+\s*(?:kap\.?|§)\s*)*(?:i\s+(?:denna|detta|dessa)\s+[^.]{1,60}?)?\W*"
_SUBJECT = _OPENING + r"(?:en|ett|den|det|de|begreppet|ordet|termen|uttrycket|att)?\s*[”\"’']?"
_NAMING = r"\b(?:kallas|benämns|kallat|begreppet|betecknas|förkortas)\s+(?:för\s+|som\s+)?[”\"’']?"
WEAK_FORMS = (
    _form(_OPENING, r"\s*(?:\t|:\s|–\s|-\s)", 0.8),
    _form(_SUBJECT, r".{0,40}?\s(?:innebär|avser|syftar\s+på|betyder|definieras)\b", 0.6),
    _form(_SUBJECT, r"\s+(?:är|utgörs\s+av)\s+(?:när|att|en|ett|den|det|de|sådan\w*|alla)\b", 0.5),
    _form(_NAMING, r"[”\"’']?\s*(?:[.,;]|$|\()", 0.5),
    _form(_SUBJECT, r"\s+är\b", 0.3),
)


def defines(text: str, term: Sequence[str]) -> float:
    """Return how sure it is that ``text`` defines the term, given as stems: 0 to 1."""
    places = _occurrences(text, term)
    if not places:
        return 0.0
    wanted = tuple(term)
    best = max(
        (f.weight for f in forms.maybe_in_sentence(text) if _stems(f.term) == wanted), default=0.0
    )
    for start, end in places:
        for form in WEAK_FORMS:
            if (
                form.weight > best
                and form.before.search(text[:start])
                and form.after.search(text[end:])
            ):
                best = form.weight
    return best


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(analysis.fields(text)[analysis.STEM])


def _occurrences(text: str, term: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words of ``text`` have just the term's stems, in order."""
    if not term:
        return []
    words = [(match.start(), match.end()) for match in _WORDS.finditer(text)]
    stems = [_stems(text[start:end]) for start, end in words]
    wanted = tuple(term)
    found: list[tuple[int, int]] = []
    for first in range(len(words)):
        held: tuple[str, ...] = ()
        for last in range(first, min(first + len(wanted) + 2, len(words))):
            held += stems[last]
            if held == wanted and stems[first]:
                found.append((words[first][0], words[last][1]))
                break
    return found
