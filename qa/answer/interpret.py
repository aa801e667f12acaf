"""How a question is read: its kind, its topic, and what it leans on."""

from dataclasses import dataclass

from qa.answer.followups import Followed, follow
from qa.answer.kinds import best, kinds
from qa.answer.topics import area, target_groups, topic, years
from qa.model import Kind, Question

REPLACED = 0.5
"""What the words of a question count when its reader has said what it is about."""
AREA = 0.25
"""What the name of the area counts that a reader has chosen."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a reader wants the question to be understood; what is empty is left to us."""

    kind: Kind | None = None
    topic: str = ""
    area: str = ""


def interpret(text: str, context: tuple[str, ...] = (), reading: Reading | None = None) -> Question:
    """Read a question. ``context`` holds the earlier questions of the conversation, oldest first.

    ``standalone`` is the question so that it can be understood for itself, ``searched`` its own
    words and those carried over from the questions it leans on, with their weights.
    """
    text = " ".join(text.split())
    followed = follow(text, context)
    shares = _kinds(text, followed)
    own = best(shares)
    whole = " ".join((text, *(words for words, _ in followed.carried)))
    found = Reading(own, _topic(text, own, followed), area(text) or area(whole))
    reading = _changes(reading or Reading(), found)
    kind = reading.kind or own
    return Question(
        text=text,
        kind=kind,
        topic=reading.topic or _topic(text, kind, followed),
        standalone=followed.standalone,
        context=followed.kept,
        kinds=tuple(shares.items()),
        area=reading.area or found.area,
        target_groups=target_groups(text) or target_groups(whole),
        years=years(text) or years(whole),
        searched=_searched(text, followed, reading),
    )


def _kinds(text: str, followed: Followed) -> dict[Kind, float]:
    if followed.elliptic:
        return kinds(followed.standalone)
    return kinds(text, kinds(followed.base)) if followed.base else kinds(text)


def _topic(text: str, kind: Kind, followed: Followed) -> str:
    return followed.about or topic(text, kind)


def _changes(reading: Reading, found: Reading) -> Reading:
    """Return what the reader has changed: a form sends back what it was not asked to change."""
    return Reading(
        reading.kind,
        "" if reading.topic == found.topic else reading.topic,
        "" if reading.area == found.area else reading.area,
    )


def _searched(text: str, followed: Followed, reading: Reading) -> tuple[tuple[str, float], ...]:
    asked = followed.standalone if followed.elliptic else text
    own: tuple[tuple[str, float], ...] = ((asked, 1.0),)
    if reading.topic:
        own = ((reading.topic, 1.0), (asked, REPLACED))
    chosen = ((reading.area, AREA),) if reading.area else ()
    return (*own, *followed.carried, *chosen)
