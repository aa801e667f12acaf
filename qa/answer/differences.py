"""Where sources put the same thing differently: another number of it, or hardly a word in common.

More than that they write differently is never said, and both quotes stand beside it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from qa.language import analysis
from qa.model import Part, Sentence, Unit, UnitKind
from qa.ports import Candidate, DraftPart, DraftRow

MOST = 2
LONGEST_LIST = 60
APART = 0.15
"""Definitions that share less of their words (Jaccard) put the term differently."""
_WORDS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_COUNT = re.compile(
    rf"(?<![\w§.,:–-])({'|'.join(_WORDS)}|[2-9]|1[0-2])\s+(?:[a-zåäöé-]+a\s)?([a-zåäöé-]{{6,}})\b",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"(?:(?:kalender|arbets|var)?(?:dag|veck|månad|timm|minut|gång|person|kron|procent|meter|sid|steg"
    r"|typer|slag|delar|exempel|punkt|fråg|kapitel|paragraf|rapport|kommun|region|år))"
    r"|(?:olika|första|sista|senaste|följande|sådan|andra|största|procent)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:inte|ingen|inget|inga|aldrig|ej)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences of a candidate that say something of a term."""

    candidate: Candidate
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(sentence.text for sentence in self.sentences)


def differences(
    term: Sequence[str], candidates: Sequence[Candidate], wordings: Sequence[Wording]
) -> tuple[DraftPart, ...]:
    """Return pairs of quotes from two documents that differ about a term, given as stems.

    ``wordings`` are definitions of the term.
    """
    counts = tuple(_counts(term, candidates))[:MOST]
    return counts or tuple(_apart(term, wordings))


def _counts(term: Sequence[str], candidates: Sequence[Candidate]) -> Iterable[DraftPart]:
    """Yield where two documents count the same thing under the term, to different numbers."""
    counted: dict[str, dict[str, list[tuple[str, Wording]]]] = {}
    for candidate in candidates:
        for unit in candidate.passage.units:
            for sentence in unit.sentences:
                matches = [m for m in _COUNT.finditer(sentence.text) if not _COMMON.match(m[2])]
                if not matches or not _speaks_of(term, candidate, sentence):
                    continue
                for match in matches:
                    noun = analysis.fields(match[2])[analysis.STEM]
                    if len(noun) == 1 and noun[0] not in term:  # how many there are is no meaning
                        said = (match[0].casefold(), Wording(candidate, _whole(unit, sentence)))
                        by_number = counted.setdefault(noun[0], {})
                        by_number.setdefault(_number(match[1]), []).append(said)
    for by_number in counted.values():
        pairs = (
            (one, other)
            for low, high in combinations(sorted(by_number), 2)
            for one in by_number[low]
            for other in by_number[high]
            if one[1].candidate.document.id != other[1].candidate.document.id
        )
        for (fewer, one), (more, other) in islice(pairs, 1):
            yield _pair(one, other, f"{fewer} – {more}")


def _whole(unit: Unit, sentence: Sentence) -> tuple[Sentence, ...]:
    """Return the sentence, with its list when it leads in to one that is not long."""
    leads = sentence == unit.sentences[0] and unit.kind is not UnitKind.SENTENCE
    return unit.sentences if leads and len(unit.text.split()) <= LONGEST_LIST else (sentence,)


def _speaks_of(term: Sequence[str], candidate: Candidate, sentence: Sentence) -> bool:
    for text in (sentence.text, *candidate.passage.heading[-2:]):
        if set(term) <= set(analysis.fields(text)[analysis.STEM]):
            return True
    return False


def _apart(term: Sequence[str], wordings: Sequence[Wording]) -> Iterable[DraftPart]:
    """Yield the two definitions that have least in common, when that is hardly anything."""
    pairs = [
        (_alike(term, one, other), one, other)
        for one, other in combinations(wordings, 2)
        if one.candidate.document.id != other.candidate.document.id
    ]
    if pairs:
        alike, one, other = min(pairs, key=lambda pair: pair[0])
        if alike < APART:
            yield _pair(one, other, "")


def _alike(term: Sequence[str], one: Wording, other: Wording) -> float:
    if bool(_NOT.search(one.text)) != bool(_NOT.search(other.text)):
        return 0.0
    left, right = (_content(term, wording.text) for wording in (one, other))
    return len(left & right) / max(len(left | right), 1)


def _content(term: Sequence[str], text: str) -> set[str]:
    return set(analysis.fields(text)[analysis.STEM]) - set(term)


def _number(text: str) -> str:
    folded = text.casefold()
    return f"{_WORDS.index(folded) + 2:02}" if folded in _WORDS else f"{int(folded):02}"


def _pair(one: Wording, other: Wording, heading: str) -> DraftPart:
    older, newer = sorted((one, other), key=lambda w: w.candidate.document.year or 0)
    rows = tuple(DraftRow(w.candidate, w.sentences) for w in (older, newer))
    return DraftPart(Part.DIFFERENCE, rows, heading=heading)
