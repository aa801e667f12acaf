"""The sections of an answer by what they are, and the steps of a process as a page lists them.

Answers are kept as they were given: older ones lack what has come since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from qa.model import EvidenceStatus, Kind, Part
from qa.web.presentation import Part as Piece
from qa.web.presentation import blocks

_LACKS = frozenset({EvidenceStatus.INSUFFICIENT.value, EvidenceStatus.GAP.value})


@dataclass(frozen=True, slots=True)
class Step:
    """What a source says that somebody is to do; without ``duty`` and ``who`` what stands between.

    ``duty`` is the source's verb, ``who`` its subject.
    """

    duty: str
    who: str
    parts: tuple[Piece, ...]

    @property
    def told(self) -> bool:
        """Tell whether the source says who, or in which words."""
        return bool(self.duty or self.who)


@dataclass(frozen=True, slots=True)
class Run:
    """The steps of one quote."""

    citations: tuple[int, ...]
    steps: tuple[Step, ...]


def parts(answer: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """Return the sections of an answer's JSON by part, every part with a list."""
    found: dict[str, list[Mapping[str, Any]]] = {part.value: [] for part in Part}
    for section in answer["sections"]:
        usual = Part.EVIDENCE if section.get("rows") else Part.PASSAGE
        found[section.get("part", usual.value)].append(section)
    return found


def asks_for_lack(answer: Mapping[str, Any]) -> bool:
    """Tell whether the answer is three lists of what lacks evidence, of which any may be empty.

    It is not when it tells of support or advice too ("Finns det evidens för …").
    """
    if answer.get("unstated"):
        return True
    stated = {section.get("status") for section in parts(answer)[Part.EVIDENCE.value]}
    return answer["kind"] == Kind.GAPS.value and "unstated" in answer and stated <= _LACKS


def steps(section: Mapping[str, Any]) -> list[Run]:
    """Lay out the rows of a section of steps: what stands between two steps is drawn together."""
    rows = [
        (row, sentence)
        for row in section["rows"]
        for sentence in section["sentences"][row["first"] : row["last"]]
    ]
    runs = groupby(rows, key=lambda pair: tuple(pair[1]["citations"]))
    return [Run(numbers, tuple(_steps(list(run)))) for numbers, run in runs]


def _steps(rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> list[Step]:
    found: list[Step] = []
    for label, run in groupby(rows, key=lambda pair: (pair[0]["duty"], pair[0]["who"])):
        sentences = [sentence for _, sentence in run]
        together = [sentences] if not any(label) else [[sentence] for sentence in sentences]
        for group in together:
            pieces = tuple(piece for block in blocks(group) for piece in block.parts)
            found.append(Step(*label, pieces))
    return found
