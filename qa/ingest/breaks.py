"""Whether a line goes on what stands above it."""

import re
from collections.abc import Sequence

from qa.ingest.lines import Line
from qa.ingest.measures import Measures

SAME_SIZE = 0.06  # of the larger font size
STRETCHED = 5.0  # times the font size
ENDS = re.compile(r"[.!?:][”\"')\]]?\d{0,3}$")

# Words of a closed class (prepositions, conjunctions, articles, auxiliaries) that end no sentence.
_SMALL_WORD = re.compile(
    r"\b(?:alla|andra|att|av|bland|bör|de|den|denna|det|detta|deras|dessa|efter|eller|en|enligt|ett|"
    r"från|för|genom|ha|har|hos|i|inom|inte|kan|med|mellan|men|mot|när|och|om|på|samt|sin|ska|som|"
    r"till|under|ur|utan|vars|vid|var|är|över|§|§§|kap\.|t\.ex\.|bl\.a\.|nr)$"
)

# Those of them that end no title either, as "till" does ("Hur ett överklagande går till").
_TIES = re.compile(r"\b(?:att|av|de|den|det|eller|en|enligt|ett|högst|minst|och|samt|som)$")


def ends_midway(text: str) -> bool:
    """Tell whether the text stops at a word that ends no sentence ("… till")."""
    return _SMALL_WORD.search(text) is not None


def is_cut_title(text: str) -> bool:
    """Tell whether the text stops at a word that ends no title ("… enligt")."""
    return _TIES.search(text) is not None


def stretched(above: Line, line: Line) -> bool:
    """Tell whether both are one line of the page with a gap that justification may have made."""
    return 0 < line.start - above.end <= 3 and line.left - above.right < STRETCHED * line.size


def mid_sentence(above: Line, line: Line) -> bool:
    """Tell whether the line goes on a sentence, at the same left edge."""
    aligned = abs(above.left - line.left) < 2.0
    return aligned and line.text[:1].islower() and not ENDS.search(above.text)


def goes_on(above: Line, line: Line) -> bool:
    """Tell whether a text that stops at the foot of a column goes on in ``line``."""
    if abs(line.size - above.size) > SAME_SIZE * max(line.size, above.size):
        return False
    first = next((ch for ch in line.text if ch.isalnum()), "A")
    return first.islower() or not ENDS.search(above.text)


def ended_short(lines: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Tell whether the last of ``lines`` ends a sentence with room left for the next word."""
    above = lines[-1]
    if not ENDS.search(above.text) or not _starts_sentence(line.text):
        return False
    word = len(line.text.split(" ", 1)[0]) + 1
    if not (line.placed and above.placed):
        return len(above.text) + word + 2 < measures.width
    letter = (above.right - above.left) / max(len(above.text), 1)
    widest = max([one.right for one in lines if one.placed] + [line.right])
    return above.right + letter * (word + 1.5) < widest


def _starts_sentence(text: str) -> bool:
    first = next((ch for ch in text if ch.isalnum()), "a")
    return first.isupper() or first.isdigit()
