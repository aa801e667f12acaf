"""What a sentence lays on whom: the source's own ska, bör or kan, and its subject.

Nothing is concluded: a sentence without such a verb has no duty, and a subject that is nobody who
acts ("Planen ska …") tells nobody.
"""

import re
from dataclasses import dataclass
from functools import cache

from qa.answer.tables import table

MOST_WORDS = 8
_STRONG = r"ska|skall|måste|bör|får\s+inte|är\s+skyldig\w*\s+att|har\s+skyldighet\s+att"
_NO_WORD = r"\b(?!\s+(?:är|betyder|innebär)\b)"
"""What follows a verb that is no word spoken of: "ska är bindande"."""
_VERB = re.compile(rf"\b(?:{_STRONG}){_NO_WORD}", re.IGNORECASE)
_WEAK = re.compile(rf"\b(?:får|kan|behöver){_NO_WORD}", re.IGNORECASE)
_ANY = re.compile(rf"{_VERB.pattern}|{_WEAK.pattern}|\b\w+[ae]r\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s+")
_BELOW = re.compile(
    r"\b(?:hur|vad|vilk\w+|när|om|att|som|där|varför|innan|eftersom|huruvida|vem|då|medan)\b",
    re.IGNORECASE,
)
"""What opens a clause below the main one: its "ska" lays nothing on anybody."""
_WHO = re.compile(r"\W*(?:den|de|var\s+och\s+en|en|ett)\b.{0,40}?\bsom\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:och|men|dock)\s+(?=(?:den|det|de)?\s*\w+$)", re.IGNORECASE)
_FILLER = r"(?:\s+(?:då|därför|även|också|alltid|dock|i\s+så\s+fall|inte|normalt|dessutom))*"
_NUMBERED = re.compile(r"^(?:(?:\d+\s?kap\.\s*)?\d+\s*(?:[a-z]\s)?§|\d+(?:\.\d+)*[.)]?|[•–-])\s+")
_ARTICLE = r"(?:(?:den|det|de|en|ett|varje|berörd\w*|ansvarig\w*)\s+)?(?:[\w-]+\s+)?"


@dataclass(frozen=True, slots=True)
class Duty:
    """The verb and the subject in the source's words; empty when the sentence has none."""

    verb: str = ""
    who: str = ""


def duty(sentence: str) -> Duty:
    """Return what a sentence lays on whom; the strongest verb when there are several."""
    text = _NUMBERED.sub("", sentence)
    for verbs in (_VERB, _WEAK):
        for found in verbs.finditer(text):
            clause = _CLAUSE.split(text[: found.start()])[-1]
            follows = _follows().match(text, found.end())
            main = not _BELOW.search(clause) or (_WHO.match(clause) and _ANY.search(clause))
            if main or follows:  # after a clause below comes the verb, and then who
                verb = " ".join(found[0].casefold().split())
                before = _before(clause) if main else ""
                return Duty(verb, before or (follows[1] if follows else _agent(text)))
    acts = _acts().match(text)
    return Duty("", acts[1] if acts else "")


def _before(clause: str) -> str:
    """Return the subject that stands before the verb, when it is somebody who acts."""
    clause = _JOINED.split(clause.strip(" ,"))[-1].strip()
    words = clause.split()
    return clause if 0 < len(words) <= MOST_WORDS and _actor().search(clause) else ""


def _agent(text: str) -> str:
    found = _by().search(text)
    return found[1] if found else ""


@cache
def _follows() -> re.Pattern[str]:
    """Return what finds the subject that follows a verb: "ska då nämnden"."""
    return re.compile(rf"{_FILLER}\s+({_ARTICLE}{_actor().pattern})", re.IGNORECASE)


@cache
def _by() -> re.Pattern[str]:
    """Return what finds who does what is to be done: "ska upprättas av nämnden"."""
    return re.compile(rf"\w+s\s+av\s+({_ARTICLE}{_actor().pattern})", re.IGNORECASE)


@cache
def _actor() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(table('actors.tsv').values())})", re.IGNORECASE)


@cache
def _acts() -> re.Pattern[str]:
    """Return what finds an actor who does something, first in a sentence: "Nämnden beslutar".

    Who has done something ("Socialstyrelsen har kartlagt") has nothing to do by that.
    """
    done = (
        r"har\s+(?:(?!rätt\b|ett\b|det\b|att\b)\w+\s+){0,3}?(?!rätt\b|ett\b|det\b|att\b)\w+t[s]?\b"
    )
    return re.compile(rf"({_ARTICLE}{_actor().pattern})\s+(?!{done})[a-zåäöé]+r\b", re.IGNORECASE)
