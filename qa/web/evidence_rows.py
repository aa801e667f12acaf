"""A row of evidence laid out in columns: each cell of the source's own row is shown once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from qa.web.presentation import Said, said

_GRADES = re.compile(
    r"\bgrad\b|grader|evidens(?:grad|styrka|nivå)|tillförlitlighet|prioritet", re.IGNORECASE
)
"""The head of a column of grades, as sources write it."""
_AROUND = ' ”“"'


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What the row is about, for whom and with which grade, and the rest of the source's words.

    These are whole cells of the source's row where it has them in cells of their own, else what the
    register tells; ``rest`` lacks those cells.
    """

    rest: tuple[Said, ...]
    about: str = ""
    target_group: str = ""
    grade: str = ""


def evidence_row(
    row: Mapping[str, Any],
    sentences: Sequence[Mapping[str, Any]],
    columns: Sequence[str] = ("about", "target_group", "grade"),
) -> EvidenceRow:
    """Lay out a row of an answer's JSON.

    ``sentences`` are those of its section, ``columns`` the three that the page has or some of them.
    """
    pieces = said(sentences[row["first"] : row["last"]], row.get("head", []))
    told = {name: str(row.get(name, "")) for name in columns}
    rest = []
    for piece in pieces:
        taken = _taken(piece, told)
        told |= {name: piece.cells[at][1] for name, at in taken.items()}
        left = tuple(c for at, c in enumerate(piece.cells) if at not in set(taken.values()))
        if left or piece.text:
            rest.append(replace(piece, cells=left))
    return EvidenceRow(tuple(rest), **told)


def _taken(piece: Said, told: Mapping[str, str]) -> dict[str, int]:
    """Return which cells stand in columns of their own on the page."""
    same = [cell.strip(_AROUND).casefold() for _, cell in piece.cells]
    taken: dict[str, int] = {}
    for name, words in told.items():
        wanted = words.strip(_AROUND).casefold()
        free = [at for at, cell in enumerate(same) if cell == wanted and at not in taken.values()]
        if wanted and free:
            taken[name] = free[0]
    graded = [at for at, (name, cell) in enumerate(piece.cells) if cell and _GRADES.search(name)]
    if "grade" in told and len(graded) == 1 and graded[0] not in taken.values():
        taken["grade"] = graded[0]
    return taken
