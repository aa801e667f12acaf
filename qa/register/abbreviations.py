"""Short and other names that a text gives a term: "X (Y)", "X, förkortat Y", "X (engelska Z)"."""

import re
from collections.abc import Iterable

from qa.language.defining.short_forms import long_form
from qa.register import terms

_INTRODUCED = re.compile(
    r"\((?P<bracketed>[A-ZÅÄÖ][\w&-]{1,9})\)"
    r"|(?:\([\d:]+\))?,? \(?(?:förkorta[dts]|förkortas|förk\.) (?P<said>[A-ZÅÄÖ][\w&-]{1,9})\b"
)
_WORDS_BEFORE = re.compile(r"(?:[^\W_][\w-]*[ ]){0,7}[^\W_][\w-]*$")
_REACH = 120  # characters before a short form that may be its words
_OTHER_NAME = re.compile(
    r"^[\s,(–-]*(?:eller|även(?: kallad\w*| kallat| benämn\w+)?|också kallad\w*|också kallat"
    r"|så kallad\w*|så kallat|s\.\s?k\.|ibland kallad\w*|tidigare(?: kallad\w*| kallat)?"
    r"|förkortat|förkortas|förkortad|förk\.|på engelska|engelska|eng\.|engelskans)[:\s]+"
    r"[”\"’'«»]*(?P<name>[^,;()”\"’'«»]{2,60}?)[”\"’'«»]*\s*(?:[),;]|$)"
)
_BRACKETED = re.compile(r"\(([^()]{2,70})\)")
_SHORT = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö&-]{1,11}(?::[a-z]+)?")
_LEGAL = re.compile(r"\d{4}:\d+")


def names_in(texts: Iterable[str]) -> dict[str, str]:
    """Return short form -> words it stands for, as the texts introduce them; the first wins."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _INTRODUCED.finditer(text):
            short = match["bracketed"] or match["said"]
            before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
            words = _WORDS_BEFORE.search(before)
            if short not in found and words and (long := long_form(short, words[0])):
                found[short] = long
    return found


def beside(text: str) -> tuple[str, ...]:
    """Return the other names in brackets or asides that follow a term right away in ``text``."""
    found: list[str] = []
    for inside in _BRACKETED.findall(text):
        if _LEGAL.search(inside):
            continue
        parts = [part.strip() for part in re.split(r"[,;]", inside)]
        for part in parts:
            if match := _OTHER_NAME.match(part):
                found.append(match["name"].strip())
            elif _SHORT.fullmatch(part) and part[1:] != part[1:].lower():
                found.append(part)
    outside = _BRACKETED.sub("", text)
    for part in outside.split(",")[1:]:
        if match := _OTHER_NAME.match(part + ","):
            found.append(match["name"].strip())
    return tuple(dict.fromkeys(found))


class Names:
    """The short forms of a document and their words, looked up either way."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._long = names_in(texts)
        self._short: dict[str, list[str]] = {}
        for short, long in self._long.items():
            self._short.setdefault(terms.key(long), []).append(short)

    def of(self, term: str) -> tuple[str, ...]:
        """Return the other names that the document gives the term."""
        if term in self._long:
            return (self._long[term],)
        return tuple(self._short.get(terms.key(term), ())) if self._short else ()
