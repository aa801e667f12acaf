"""What a follow-up that but names another thing takes the place of: a method, or who says it."""

import re

from qa.answer.authorities import authorities
from qa.answer.kinds import best, kinds
from qa.answer.matter import ABBREVIATED, CAPITALISED, is_no_method
from qa.answer.topics import topic
from qa.model import Kind

LONGEST = 5
"""Words of a topic that a name can take the place of."""
OF_NAMES = frozenset({Kind.METHODS, Kind.GAPS})
"""Kinds whose topic is most often a method."""
_STOPS = re.compile(
    r"\s+(?:i|på|enligt|under|för|vid|inom|mot|hos|till|bland|som|när|om|då)\b|[,(]", re.IGNORECASE
)
_THEY_SAY = re.compile(
    r"\b(?P<says>säger|skriver|anser|tycker|menar|rekommenderar|bedömer)\s+(?:de|dom|den|det)\b",
    re.IGNORECASE,
)


def is_source(name: str) -> bool:
    """Tell whether the whole of a name is that of an authority."""
    return any(one.name == name for one in authorities(f"enligt {name}"))


def source_in(question: str) -> tuple[int, int] | None:
    """Return where the question names the one whose word it asks for, None when it names none."""
    for one in authorities(question):
        at = question.find(one.name)
        return at, at + len(one.name)
    return None


def with_source(text: str, base: str) -> str:
    """Return "Vad säger de om …" with the name of those who say it, by the question before."""
    place = source_in(base)
    if place is None:
        return text
    return _THEY_SAY.sub(rf"\g<says> {base[slice(*place)]}", text, count=1)


def topic_in(plain: str) -> tuple[int, int] | None:
    """Return where a question about methods names what it is about, without what limits that."""
    kind = best(kinds(plain + "?"))
    if kind not in OF_NAMES:
        return None
    about = topic(plain + "?", kind)
    stop = _STOPS.search(about)
    old = about[: stop.start()] if stop else about
    at = plain.casefold().rfind(old.casefold())
    return (at, at + len(old)) if at > 0 and 0 < len(old.split()) <= LONGEST else None


def names_another(text: str, about: str) -> bool:
    """Tell whether a question names a method that is no part of ``about``."""
    found = [match[0] for form in (ABBREVIATED, CAPITALISED) for match in form.finditer(text)]
    return any(
        not (is_no_method(name) or is_source(name) or is_source(name.removesuffix("s")))
        and name.casefold() not in about.casefold()
        for name in found
    )
