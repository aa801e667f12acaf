"""Which sections of a law a question names: "9 a § LVU", "11 kap. 1 § SoL", "2 och 3 §§"."""

import re
from dataclasses import dataclass

from qa.language import analysis
from qa.model import Question

_NUMBER = r"\d{1,3}(?: ?[a-z](?![\w]))?"
_TURNED = r"\d{1,3}(?: ?[a-hj-z](?![\w]))?"
"""A number after its sign: "§ 7 i LSS" is of 7 §, not of 7 i §."""
_MORE = rf"(?:\s?(?:,|och|samt|[–-])\s?{_NUMBER})*"
_NAMED = re.compile(
    rf"(?:(?P<chapter>{_NUMBER}) ?kap(?:\.|itlet)?,? )?"
    rf"(?:(?P<numbers>{_NUMBER}{_MORE}) ?§§?|(?:§§? ?|paragraf(?:en)? )(?P<turned>{_TURNED}))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,3})\s?[–-]\s?(\d{1,3})")
_HEADING = re.compile(rf"(?:(?P<chapter>{_NUMBER}) kap\. )?(?P<number>{_NUMBER}) §")
_MOST_IN_RANGE = 10
_ASKING = (
    "säger stå står skrivs lyder innebär innehåller handlar betyder reglerar regleras gäller menas"
    " framgår paragraf paragrafen kapitel bestämmelsen bestämmelse text lag lagen lagtext"
    " sammanfatta förklara citera visa kap"
)
"""Words that but ask what a section says."""


@dataclass(frozen=True, slots=True)
class SectionName:
    """The number of a section ("9 a") and of its chapter, which is empty when none is told."""

    number: str
    chapter: str = ""

    def __str__(self) -> str:
        chapter = f"{self.chapter} kap. " if self.chapter else ""
        return f"{chapter}{self.number} §"


def sections(text: str) -> tuple[SectionName, ...]:
    """Return the sections that a text names, each once, in their order."""
    found: dict[SectionName, None] = {}
    for match in _NAMED.finditer(text):
        chapter = _spaced(match["chapter"] or "")
        for number in _numbers(match["numbers"] or match["turned"]):
            found[SectionName(number, chapter)] = None
    return tuple(found)


def heading_of(heading: str) -> SectionName | None:
    """Return the section that a passage's heading numbers ("2 kap. 3 a §"), None of any other."""
    match = _HEADING.fullmatch(heading)
    return SectionName(_spaced(match["number"]), _spaced(match["chapter"] or "")) if match else None


def asks_for_no_more(question: Question) -> bool:
    """Tell whether the question names a section of a document and asks but what it says."""
    text = question.standalone or question.text
    if not (question.documents and sections(text)):
        return False
    rest = set(analysis.question_fields(_NAMED.sub(" ", text))[analysis.STEM])
    asking = set(analysis.fields(_ASKING)[analysis.STEM])
    return not rest - asking - question.aside


def place_in(text: str) -> tuple[int, int] | None:
    """Return where a text names its first section, None when it names none."""
    match = _NAMED.search(text)
    return match.span() if match else None


def is_section(text: str) -> bool:
    """Tell whether a text names a section and nothing else."""
    return _NAMED.fullmatch(text.strip()) is not None


def _numbers(text: str) -> list[str]:
    """Return "2, 3 and 4" of "2–4", and the numbers of an enumeration."""
    found: list[str] = []
    for piece in re.split(r"\s?,\s?|\s(?:och|samt)\s", text):
        limits = _RANGE.fullmatch(piece.strip())
        if limits:
            first, last = int(limits[1]), int(limits[2])
            found += map(str, range(first, min(last, first + _MOST_IN_RANGE - 1) + 1))
        else:
            found.append(_spaced(piece))
    return found


def _spaced(number: str) -> str:
    """Return "9 a" of "9a"."""
    return re.sub(r"^(\d+) ?([a-z]?)$", r"\1 \2", number.strip().lower()).strip()
