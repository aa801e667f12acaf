"""What the documents state of evidence, and how they define terms."""

from dataclasses import dataclass

from qa.model.documents import Sentence
from qa.model.lists import EvidenceStatus


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says of the evidence for ``about``, and the sentences that say it.

    ``grade`` holds the source's own words ("måttlig tillförlitlighet", "prioritet 3"), ``level``
    the same on a named scale ("grade:3", "prioritet:3"); both empty when the source gives none.
    ``unit`` is the ordinal of the unit within the passage. ``sentences`` are verbatim: the sentence
    itself, or a lead-in followed by the list item or table row that completes it.
    """

    passage_id: str
    unit: int
    about: str
    status: EvidenceStatus
    sentences: tuple[Sentence, ...]
    target_group: str = ""
    outcome: str = ""
    grade: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and the sentences that define it, with their place as for a ``Statement``."""

    passage_id: str
    unit: int
    term: str
    sentences: tuple[Sentence, ...]
    synonyms: tuple[str, ...] = ()
