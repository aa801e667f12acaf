"""What a unit holds of a question's words, itself or by what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.model import Passage
from qa.ports import Analysed

HEADING_CREDIT = 0.7
TITLE_CREDIT = 0.5
NEIGHBOUR_CREDIT = 0.4
BACK_CREDIT = 0.7
"""For the sentence before one that points back to it ("I stället bör vi se dem som …")."""
PARTS_CREDIT = 0.8
"""For a compound whose parts all stand there, apart or in other compounds, and for a word that is
part of one: "självdrag" of "självdragsventilation"."""
HEAD_CREDIT = 0.6
"""For the head of a compound that its passage has named in full: metodguiden, then guiden."""
_POINTS_BACK = re.compile(
    r"(?:I\s?stället|Istället|Den|Det|De|Detta|Dessa|Denna|Dess|Sådan\w*|Då|Därför|Därmed|Där|Här"
    r"|Således|Alltså|Samma|Båda)\b"
)


@dataclass(frozen=True, slots=True)
class Held:
    """The tokens of a unit and of what stands around it."""

    own: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    above: frozenset[str]
    title: frozenset[str]
    passage: frozenset[str]
    parts: frozenset[str]
    points_back: bool

    @classmethod
    def of_units(cls, passage: Passage, analysed: Analysed, title: frozenset[str]) -> "list[Held]":
        """Look at every unit of a passage."""
        own = [frozenset(unit.stems) for unit in analysed.units]
        none: frozenset[str] = frozenset()
        above, everywhere = frozenset(analysed.heading.stems), none.union(*own)
        return [
            cls(
                own=own[at],
                before=own[at - 1] if at else none,
                after=own[at + 1] if at + 1 < len(own) else none,
                above=above,
                title=title,
                passage=everywhere,
                parts=analysed.units[at].parts,
                points_back=bool(_POINTS_BACK.match(unit.text)),
            )
            for at, unit in enumerate(passage.units)
        ]

    def with_own(self, sentences: Sequence[frozenset[str]]) -> "Held":
        """Return the same for some sentences of the unit alone."""
        none: frozenset[str] = frozenset()
        return replace(self, own=none.union(*sentences))

    def credit(self, token: str, parts: frozenset[str]) -> float:
        """Return how much of ``token`` the unit holds, itself or by what it leans on: 0 to 1."""
        if token in self.own:
            return 1.0
        if token in self.parts or (parts and parts <= self.parts):
            return PARTS_CREDIT
        if token in self.above:
            return HEADING_CREDIT
        if token in self.before:
            near = BACK_CREDIT if self.points_back else NEIGHBOUR_CREDIT
        else:
            near = NEIGHBOUR_CREDIT if token in self.after else 0.0
        if token in self.title:
            near = max(near, TITLE_CREDIT)
        if near < HEAD_CREDIT and token in self.passage and self._holds_head(token, parts):
            return HEAD_CREDIT
        return near

    def _holds_head(self, token: str, parts: frozenset[str]) -> bool:
        return any(token.endswith(part) and part in self.own for part in parts)
