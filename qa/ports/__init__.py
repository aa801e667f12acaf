"""The seams: what the layers promise each other. Every implementation runs one contract suite."""

from qa.ports.builds import (
    OpenBuild,
    Register,
    Texts,
)
from qa.ports.indexes import (
    Hit,
    IndexWriter,
    SearchIndex,
    Term,
)
from qa.ports.tokens import (
    Analysed,
    AnalysedText,
    AnalysedUnit,
    Forward,
    Record,
)
from qa.ports.vectors import (
    Embedder,
    PassageVectors,
    PieceVectors,
)
from qa.ports.writers import (
    AnswerWriter,
    Candidate,
    Draft,
    DraftPart,
    DraftRow,
    DraftUnit,
)

__all__ = [
    "Analysed",
    "AnalysedText",
    "AnalysedUnit",
    "AnswerWriter",
    "Candidate",
    "Draft",
    "DraftPart",
    "DraftRow",
    "DraftUnit",
    "Embedder",
    "Forward",
    "Hit",
    "IndexWriter",
    "OpenBuild",
    "PassageVectors",
    "PieceVectors",
    "Record",
    "Register",
    "SearchIndex",
    "Term",
    "Texts",
]
