"""Questions that lean on earlier ones: on which, and how they read on their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer.kinds import best, kinds
from qa.answer.leaning import HINT, OPENS, WHOLLY, leaning
from qa.answer.renaming import names_another, topic_in, with_source
from qa.answer.rewriting import completed
from qa.answer.topics import topic, years
from qa.language import analysis
from qa.model import Kind

OLDER = 0.5
"""What a question counts of the one that came after it; the last one counts in full."""
NAMING = frozenset({Kind.DEFINITION, Kind.METHODS, Kind.GAPS})
"""Kinds whose topic is a name that can follow "om"."""
LONGEST_TOPIC = 12
"""Words of a topic that is still read in passing."""
_MAY_POINT = re.compile(r"\b(?:de|den|det|där|då|här|dom|hon|han)\b", re.IGNORECASE)
_TOLD = re.compile(r"\((?:om|efter frågan) .*\)$")


@dataclass(frozen=True, slots=True)
class Followed:
    """A question with what it leans on.

    ``standalone`` can be understood for itself; ``kept`` are the earlier questions that count, in
    full, oldest first; ``carried`` what is searched of them and how much it counts beside the
    question's own words (newest first); ``base`` the question before, made to stand alone, and
    ``about`` its topic; ``elliptic`` when the question is but a phrase of it.
    """

    standalone: str
    kept: tuple[str, ...] = ()
    carried: tuple[tuple[str, float], ...] = ()
    base: str = ""
    about: str = ""
    elliptic: bool = False


def follow(text: str, earlier: Sequence[str]) -> Followed:
    """Return the question with those of the ``earlier`` ones (oldest first) that it leans on.

    A question that stands alone begins a new topic: what was asked before it counts no more.
    """
    strength = leaning(text)
    if not earlier or not strength:
        return Followed(text, carried=_hinted(text, earlier))
    kept = _since_the_topic_began(earlier)
    before = follow(kept[-1], kept[:-1])
    base = before.standalone
    about = before.about or topic(base, best(kinds(base)))
    whole = completed(base, text)
    another = not whole and names_another(text, about)
    gone = whole.gone if whole else _topic_of(base) if another else ""
    carried = tuple(
        (cleared, strength * OLDER**age)
        for age, question in enumerate(reversed(kept))
        if (cleared := _without(question, gone, text))
    )
    if whole:
        asked = _capitalised(whole.text)
        older = tuple((_with_topic_of(asked, words), weight) for words, weight in carried[1:])
        return Followed(asked, kept, older, base, topic(asked, best(kinds(asked))), elliptic=True)
    if another:  # what is named now takes the place of what was
        return Followed(with_source(_plain(text), base), kept, carried, base)
    if best(kinds(text)) is Kind.DEFINITION and strength < WHOLLY:
        return Followed(_plain(text), kept, carried, base)
    return Followed(_told(_plain(text), before, about), kept, carried, base, about)


def _topic_of(base: str) -> str:
    place = topic_in(base.rstrip(" ?.!"))
    return base[slice(*place)] if place else ""


def _with_topic_of(asked: str, question: str) -> str:
    """Return an older question without what it was about, if that is asked about no more."""
    old = _topic_of(question)
    return question if old.casefold() in asked.casefold() else _without(question, old, "")


def _since_the_topic_began(earlier: Sequence[str]) -> tuple[str, ...]:
    start = len(earlier) - 1
    while start and (
        leaning(earlier[start]) or _stems(earlier[start]) & _stems(earlier[start - 1])
    ):
        start -= 1
    return tuple(earlier[start:])


def _hinted(text: str, earlier: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Return the last question when the new one may point to it, or goes on about its things."""
    if not earlier or best(kinds(text)) is Kind.DEFINITION:
        return ()
    if _MAY_POINT.search(text) or _parts(text) & _parts(earlier[-1]):
        return ((_without(earlier[-1], "", text), HINT),)
    return ()


def _stems(text: str) -> set[str]:
    return set(analysis.question_fields(text)[analysis.STEM])


def _parts(text: str) -> set[str]:
    return set(analysis.question_fields(text)[analysis.PARTS])


def _told(text: str, before: Followed, about: str) -> str:
    """Return the question with what it is about, in the words of the questions before."""
    told = _TOLD.search(before.standalone)
    if told:
        return f"{text} {told[0]}"
    kind = best(kinds(before.standalone))
    if kind in NAMING and len(about.split()) <= LONGEST_TOPIC:
        return f"{text} (om {about})"
    return f"{text} (efter frågan ”{before.standalone}”)"


def _plain(text: str) -> str:
    """Return a question without the "och" that it goes on with."""
    rest = OPENS.sub("", text, count=1).strip()
    return _capitalised(rest) if rest else text.strip()


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without(question: str, gone: str, by: str) -> str:
    """Return an earlier question without what the new one exchanges: words, years."""
    if gone:
        question = question.replace(gone, " ", 1)
    if years(by):
        question = re.sub(r"(?<![\d:])(?:19|20)\d\d(?![\d:])", " ", question)
    return " ".join(question.split())
