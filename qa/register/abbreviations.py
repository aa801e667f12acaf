"""Short and other names that a text gives a term: "X (Y)", "X, förkortat Y", "X (engelska Z)".

Whether Y in brackets is short for the words before it is told as by Schwartz and Hearst, "A simple
algorithm for identifying abbreviation definitions in biomedical text" (2003): its letters stand in
those words in the same order, the first one at the beginning of a word.
"""

import re
from collections.abc import Iterable, Mapping

from qa.register import terms

_IN_BRACKETS = re.compile(
    r"(?P<long>(?:[^\W_][\w-]*[ ]){0,7}[^\W_][\w-]*) \((?P<short>[A-ZÅÄÖ][\w&-]{1,9})\)"
)
_SAID = re.compile(
    r"(?P<long>(?:[^\W_][\w-]*[ ]){0,7}[^\W_][\w-]*)(?: \([\d:]+\))?,? \(?"
    r"(?:förkortat|förkortas|förkortad|förk\.|kallat|kallad|benämnt|benämnd)"
    r" (?P<short>[A-ZÅÄÖ][\w&-]{1,9})\b"
)
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
        if "(" not in text and "örkort" not in text:
            continue
        for pattern in (_IN_BRACKETS, _SAID):
            for match in pattern.finditer(text):
                if match["short"] not in found and (
                    long := long_form(match["short"], match["long"])
                ):
                    found[match["short"]] = long
    return found


def long_form(short: str, before: str) -> str:
    """Return the fewest last words of ``before`` that ``short`` can stand for, or nothing."""
    letters = [sign.casefold() for sign in short if sign.isalnum()]
    if len(letters) < 2 or sum(sign.isupper() for sign in short) < 2:
        return ""
    text = before.casefold()
    at = len(text)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (
            text[at] != letters[number] or (number == 0 and at > 0 and text[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return ""
    long = before[at:]
    return long if len(long) > len(short) + 2 and len(long.split()) <= len(letters) + 5 else ""


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


def of_term(term: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that ``known`` (short form -> long) ties to the term."""
    same = terms.key(term)
    if term in known:
        return (known[term],)
    return tuple(short for short, long in known.items() if terms.key(long) == same)
