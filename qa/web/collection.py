"""What can be said of the documents that answer, whichever they are."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from qa.model import Document

MOST_PUBLISHERS = 3
_DOCUMENTS = r"(?:dokument(?:en)?|källor(?:na)?|filer(?:na)?|pdf-?filer(?:na)?|underlag)"
_THERE = (
    r"(?:finns(?:\s+det)?|har\s+(?:du|ni|källsvar)|ingår|är\s+(?:inlästa|inlagda|med)"
    r"|(?:söker|svarar|letar)\s+(?:du|ni|källsvar)|kan\s+(?:jag|man|du|ni|källsvar)\s+(?:söka|fråga))"
)
_REST = (
    r"(?:\s+(?:här|i|ur|ut|inlästa|inlagda|läst|in|att|med|av|källsvar|tjänsten|materialet|söka))*"
)
_ASKS = re.compile(
    rf"\s*(?:(?:vilka|hur\s+många|vad\s+för)\s+{_DOCUMENTS}\s+{_THERE}|(?:visa|lista)(?:\s+alla)?"
    rf"\s+{_DOCUMENTS}){_REST}\s*[?.!]*\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Collection:
    """Years and publishers of documents: those of most of them, and whether there are others."""

    first_year: int | None
    last_year: int | None
    publishers: tuple[str, ...]
    others: bool


def collection(documents: Iterable[Document]) -> Collection:
    """Return what the documents have in common to tell."""
    known = list(documents)
    years = sorted(document.year for document in known if document.year)
    names = Counter(document.publisher for document in known)
    unknown = names.pop("", 0)
    most = tuple(name for name, _ in names.most_common(MOST_PUBLISHERS))
    return Collection(
        first_year=years[0] if years else None,
        last_year=years[-1] if years else None,
        publishers=most,
        others=bool(unknown) or len(names) > len(most),
    )


def asks_for_documents(question: str) -> bool:
    """Tell whether a question is after the documents themselves: "Vilka dokument finns det?"."""
    return _ASKS.fullmatch(question) is not None
