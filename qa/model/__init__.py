"""The nouns of Källsvar: frozen values, no input or output.

Offsets are counted in Python characters of ``Page.text``; page numbers are 1-based PDF pages.
"""

from qa.model.answers import (
    Answer,
    AnswerSentence,
    Citation,
    CitedPage,
    Quote,
    Row,
    Section,
)
from qa.model.builds import (
    Build,
    Reading,
    ReadingFault,
)
from qa.model.documents import (
    Document,
    Page,
    Passage,
    Sentence,
    Span,
    Unit,
)
from qa.model.lists import (
    EvidenceStatus,
    Kind,
    PageFlaw,
    Part,
    State,
    Status,
    UnitKind,
)
from qa.model.questions import (
    Question,
)
from qa.model.register import (
    Definition,
    Statement,
)

__all__ = [
    "Answer",
    "AnswerSentence",
    "Build",
    "Citation",
    "CitedPage",
    "Definition",
    "Document",
    "EvidenceStatus",
    "Kind",
    "Page",
    "PageFlaw",
    "Part",
    "Passage",
    "Question",
    "Quote",
    "Reading",
    "ReadingFault",
    "Row",
    "Section",
    "Sentence",
    "Span",
    "State",
    "Statement",
    "Status",
    "Unit",
    "UnitKind",
]
