"""How strong a source says its evidence is: its own words, and the level on a named scale.

The scales run in different directions and are never mixed or compared: GRADE 4 is the strongest,
priority 1 the highest, and 1 is the highest of the older Evidensgrad too. ``data/grades.tsv`` has
the scales with their sources.
"""

import re
from dataclasses import dataclass
from functools import cache

from qa.model import EvidenceStatus
from qa.register import tables

STRONGEST_FIRST = frozenset({"prioritet", "evidensgrad", "evidensstyrka"})
"""The scales on which 1 is the highest."""
_NUMBER = re.compile(r"\d+")
_PLAIN = {"verb"}
_EFFECTS = {EvidenceStatus.SUPPORTED, EvidenceStatus.LIMITED, EvidenceStatus.NO_EFFECT}


@dataclass(frozen=True, slots=True)
class Grade:
    """The source's words, the level as ``scale:level``, and the status the scale gives it."""

    words: str
    level: str
    status: EvidenceStatus

    @property
    def is_verb(self) -> bool:
        """Whether it is no more than ska, bör or kan."""
        return self.level.split(":")[0] in _PLAIN


@cache
def _scales() -> tuple[tuple[str, str, EvidenceStatus, re.Pattern[str]], ...]:
    return tuple(
        (scale, level, EvidenceStatus(status), tables.pattern(rf"(?<!\w)(?:{wording})(?!\w)"))
        for scale, level, status, wording in tables.rows("grades.tsv")
    )


def read(text: str, said: EvidenceStatus | None = None) -> Grade | None:
    """Return the grade that stands in ``text``: the first line of the table that fits, or None.

    ``said`` is what the text says of the evidence: "kan erbjuda" grades advice, not an effect.
    """
    small = tables.lower(text)
    for scale, level, status, wording in _scales():
        found = wording.search(small)
        if found is None:
            continue
        number = _NUMBER.search(found[0])
        told = (number[0] if number else "") if level == "@" else level
        if scale in _PLAIN and said in _EFFECTS:
            continue
        words = text[found.start() : found.end()]
        return Grade(words, f"{scale}:{told}", _of(scale, told, status))
    return None


def _of(scale: str, level: str, status: EvidenceStatus) -> EvidenceStatus:
    """Read a number on a scale whose 1 is the highest."""
    if scale == "prioritet" and level.isdigit():
        return EvidenceStatus.RECOMMENDED if int(level) < 8 else EvidenceStatus.MIXED
    if scale in STRONGEST_FIRST and level.isdigit():
        steps = (EvidenceStatus.SUPPORTED, EvidenceStatus.SUPPORTED, EvidenceStatus.LIMITED)
        return steps[int(level) - 1] if 1 <= int(level) <= 3 else EvidenceStatus.INSUFFICIENT
    return status
