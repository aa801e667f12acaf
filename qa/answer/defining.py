"""Whether a sentence says what a term means: the forms that Swedish sources use.

The forms are those of laws (”Med X avses …”), of reports (”X innebär …”, ”X är ett …”) and of term
lists (a row whose first cell is the term). How often each form really defines was counted on real
documents: ”med X avses” nearly always, ”X är en …” in less than half.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.language import analysis

_WORDS = re.compile(r"[^\W_]+(?:[-/.:][^\W_]+)*")
_ASIDE = r"(?:\s*\([^)]{1,80}\)|\s*,\s*(?:förkortat|förkortas|så\s+kallad\w*)\s[^,]{1,40},)?"
_PLACE = r"(?:\s+(?:i|enligt|inom|för)\s+(?:[^\s,.]+\s?){1,6}?)?"
_REST = r"(?:\s+(?:här|då|vanligen|ofta|oftast|därmed|alltså|i\s+stället|bland\s+annat))?"


@dataclass(frozen=True, slots=True)
class Form:
    """What stands before and after the term in a defining sentence, and how sure the form is."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    weight: float


def _form(before: str, after: str, weight: float) -> Form:
    return Form(
        re.compile(rf"(?:{before})$", re.IGNORECASE),
        re.compile(rf"^[”\"’']?{_ASIDE}{after}", re.IGNORECASE),
        weight,
    )


_OPENING = r"^\W*(?:\d+\s*(?:kap\.?|§)\s*)*(?:i\s+(?:denna|detta|dessa)\s+[^.]{1,60}?)?\W*"
_ARTICLE = r"(?:en|ett|den|det|de|begreppet|ordet|termen|uttrycket|att)?\s*[”\"’']?"
_SUBJECT = _OPENING + _ARTICLE
_A_THING = r"(?:när|att|en|ett|den|det|de|sådan\w*|alla)"
_ABOUT = (
    r"(?:handlar\s+om|omfattar|består\s+av|beskrivs\s+som|står\s+för|går\s+ut\s+på"
    r"|kännetecknas\s+av|bygger\s+på)"
)
_NAMING = r"\b(?:kallas|benämns|kallat|begreppet|betecknas|förkortas)\s+(?:för\s+|som\s+)?[”\"’']?"

FORMS = (
    _form(
        r"\bmed\s+(?:begreppet\s+|termen\s+)?[”\"’']?",
        _PLACE + r"\s+(?:avses|menas|förstås)\b",
        1.0,
    ),
    _form(r"\b(?:avses|menas|förstås)\s+med\s+[”\"’']?", r"\s*(?::|\b)", 0.9),
    _form(_SUBJECT, _PLACE + _REST + r"\s+(?:definieras|betyder|betecknar)\b", 1.0),
    _form(_SUBJECT, _PLACE + _REST + r"\s+(?:innebär|avser|syftar\s+på)\b", 0.85),
    _form(_SUBJECT, r"\s+är\s+ett\s+(?:annat\s+ord|begrepp|samlings\w+|uttryck)\b", 1.0),
    _form(_SUBJECT, _REST + r"\s+(?:är|utgörs\s+av)\s+" + _A_THING + r"\b", 0.6),
    _form(_SUBJECT, _REST + r"\s+" + _ABOUT + r"\b", 0.55),
    _form(_OPENING, r"\s*(?:\t|:\s|–\s|-\s)", 0.8),
    _form(_NAMING, r"[”\"’']?\s*(?:[.,;]|$|\()", 0.5),
    _form(_SUBJECT, r"\s+är\b", 0.3),
)


def defines(text: str, term: Sequence[str]) -> float:
    """Return how sure it is that ``text`` defines the term, given as stems: 0 to 1."""
    best = 0.0
    for start, end in _occurrences(text, term):
        before, after = text[:start], text[end:]
        for form in FORMS:
            if form.weight > best and form.before.search(before) and form.after.search(after):
                best = form.weight
    return best


def _occurrences(text: str, term: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words of ``text`` have just the term's stems, in order."""
    if not term:
        return []
    words = [(match.start(), match.end()) for match in _WORDS.finditer(text)]
    stems = [tuple(analysis.fields(text[start:end])["stem"]) for start, end in words]
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
