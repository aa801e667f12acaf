"""What completes a definition that stops short: a list, the next line, or a cell over the page.

What a sentence, an item or a row says goes on after it where a page or a column ends. What still
leads on when all that follows is taken ("av", "i bilaga", "läke-") tells half of a meaning.
"""

import re
from collections.abc import Sequence

from qa.language.defining import noun_phrases
from qa.model import Passage, Sentence, Unit, UnitKind

FEWEST_ENDING = 2
"""Rows that end in a full stop or a comma, from which one that does not is cut off."""
_GOES_ON = re.compile(r"[^.!?…”\")\]]\s*$")
_STOPS_SHORT = re.compile(r"(?<!, och)(?<!, samt)(?<!, eller)(?<=[\w:–-])\s*$")
_CONTINUES = re.compile(r"(?:[a-zåäö]+[\s,.-]|\d+:\d|\(\w+\)\s?[,a-zåäö])")
_NEW_PAGE = re.compile(
    r"(?:begrepp|term|ord|uttryck)\s(?:betydelse|definition|förklaring)\s+\S", re.IGNORECASE
)
_SUB_ITEM = re.compile(r"[a-zåäö]\s?[.)]\s")
_LAST_WORD = re.compile(r"(?P<comma>,\s)?(?P<word>[^\W\d_]+)\s*$")
_CAPITAL = re.compile(r"\W*[A-ZÅÄÖ]")
_HALF = re.compile(
    r"[^\W\d_]-\s*$|\b(?:bilaga|artikel|avsnitt|av\sden\s\d{1,2})\s*$", re.IGNORECASE
)


def goes_on(text: str) -> bool:
    """Tell whether a sentence does not end as one does."""
    return _GOES_ON.search(text) is not None


def stops_short(text: str) -> bool:
    """Tell whether a text ends in a word or a colon: without the comma or full stop of an item."""
    return _STOPS_SHORT.search(text) is not None


def continues(held: Sequence[Sentence], text: str) -> bool:
    """Tell whether an item or row that has no term belongs to those held.

    It does when they stop short and it is the next page's header with the rest of a cell, or an
    item below an item ("a) …").
    """
    if _SUB_ITEM.match(text):
        return any(stops_short(sentence.text) for sentence in held)
    return stops_short(held[-1].text) and _NEW_PAGE.match(text) is not None


def completed(sentences: tuple[Sentence, ...], after: Sequence[Unit]) -> tuple[Sentence, ...]:
    """Return the sentences with what completes them of the units after them, if they stop short."""
    whole = sentences
    for unit in after:
        last, first = whole[-1].text, unit.sentences[0].text
        if unit.kind is UnitKind.LIST and goes_on(last):
            return (*whole, *unit.sentences)
        if not stops_short(last) or not (_CONTINUES.match(first) or _NEW_PAGE.match(first)):
            break
        whole = (*whole, unit.sentences[0])
    return whole


def beside(unit: Unit, after: Sequence[Unit]) -> Sequence[Unit]:
    """Return what may complete the last item of a list: the line after it, not another list."""
    if unit.kind is UnitKind.LIST and after and after[0].kind is UnitKind.LIST:
        return [Unit(UnitKind.SENTENCE, after[0].sentences[:1])]
    return after


def is_half(sentences: Sequence[Sentence], kind: UnitKind) -> bool:
    """Tell whether the last sentence leads on to what is not there."""
    text = sentences[-1].text
    if text.rstrip().endswith(":"):
        return kind is not UnitKind.LIST and len(sentences) == 1
    last = _LAST_WORD.search(text)
    leans = last is not None and not last["comma"] and noun_phrases.leads_on(last["word"])
    return leans or _HALF.search(text) is not None


def is_half_row(sentences: Sequence[Sentence], kind: UnitKind, passage: Passage) -> bool:
    """Tell whether a row or item is cut off: it lacks the mark that the others begin or end with.

    In a table without full stops a row may end in any word ("som lagen är tillämplig på"). Where
    the others begin with capitals, a row in small letters is the end of the row before.
    """
    rows = [s.text for u in passage.units if u.kind is kind for s in u.sentences]
    last = sentences[-1].text.rstrip()
    ended = sum(text.rstrip().endswith((".", ",", ")", ";")) for text in rows)
    most_end = ended >= FEWEST_ENDING and ended > len(rows) / 2
    if most_end and stops_short(last) and not last.endswith(":"):
        return True
    if kind is UnitKind.TABLE and _is_end_of_row(sentences[0].text, rows):
        return True
    return (ended > 0 or kind is not UnitKind.TABLE) and is_half(sentences, kind)


def _is_end_of_row(text: str, rows: Sequence[str]) -> bool:
    capitals = sum(all(map(_CAPITAL.match, row.split("\t"))) for row in rows)
    return capitals > len(rows) / 2 and not any(map(_CAPITAL.match, text.split("\t")))
