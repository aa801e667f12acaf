"""Whose word a question asks for: "Vad säger SBU om …", "enligt Socialstyrelsen"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from qa.answer.tables import lines

_SUFFIXED = r"[A-ZÅÄÖ][\w-]*(?:styrelsen|verket|myndigheten|inspektionen|rådet)"
_SAYS = (
    r"(?:säger|skriver|anser|tycker|menar|rekommenderar|avråder|uppger|bedömer|konstaterar"
    r"|påpekar|sagt|skrivit|rekommenderat|funnit|hittat|bedömt|konstaterat|kommit\s+fram\s+till)"
)
_SIDE_BY_SIDE = r"(?:\s*,|\s+(?:och|eller|samt|respektive))\s+"


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as the question writes it, and what finds any of its names in a text."""

    name: str
    pattern: re.Pattern[str]

    def is_named(self, text: str) -> bool:
        """Tell whether the text names the authority."""
        return self.pattern.search(text) is not None


def authorities(text: str, publishers: Iterable[str] = ()) -> tuple[Authority, ...]:
    """Return those whose word the question asks for, each once, in the order of the text.

    ``publishers`` are known besides those of the table. One that is but spoken of ("anmälan till
    IVO") is no source that is asked for.
    """
    own = [(name,) for name in dict.fromkeys(publishers) if name]
    name = "|".join(
        (*(re.escape(name) for known in (*own, *_known()) for name in known), _SUFFIXED)
    )
    one = rf"(?:{name})(?::?s)?(?!\w)"
    many = rf"{one}(?:{_SIDE_BY_SIDE}{one})*"
    asked = (
        rf"(?i:\benligt\s+|\b{_SAYS}\s+|\bhar\s+)(?P<told>{many})",
        rf"(?<!\w)(?P<says>{many})\s+(?i:{_SAYS})\b",
        rf"(?<!\w)(?P<of>{one})\s+(?i:bedömning|slutsats|rekommendation|ställningstagande|översikt)",
    )
    spans: dict[int, str] = {}
    for form in asked:
        for found in re.finditer(form, text):
            start = found.start(found.lastgroup or 0)
            stop = found.end(found.lastgroup or 0)
            names = re.finditer(rf"(?<!\w)(?P<name>{name})(?::?s)?(?!\w)", text[start:stop])
            spans |= {start + each.start(): each["name"] for each in names}
    found_names = dict.fromkeys(spans[at] for at in sorted(spans))
    return tuple(Authority(name, _finds(name, own)) for name in found_names)


def _finds(name: str, own: Sequence[tuple[str, ...]]) -> re.Pattern[str]:
    """Return what finds the authority by any of its names, in the genitive too."""
    all_names = next((known for known in (*_known(), *own) if name in known), (name,))
    written = "|".join(re.escape(each) for each in sorted(all_names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{written})(?::?s)?(?!\w)")


@cache
def _known() -> tuple[tuple[str, ...], ...]:
    """Return the names of each authority of the table, the short one first."""
    rows = (line.split("\t") for line in lines("authorities.tsv"))
    return tuple((short, *others.split(" | ")) for short, others in rows)
