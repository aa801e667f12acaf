"""The names of what is asked about: two in "skillnaden mellan A och B", one with its short form."""

import re

_WITHIN = re.compile(r",?\s+(?:enligt|inom|i|på|vid|hos|om|när|för|från|då|som)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^()]+)\)")
_BETWEEN = re.compile(r"\bmellan\s+(.+?)\s+(?:och|samt|respektive)\s+(.+)$", re.IGNORECASE)


def topics(text: str) -> tuple[str, ...]:
    """Return the two topics of "skillnaden mellan A och B", else the one there is."""
    pair = _BETWEEN.search(text)
    return (pair.group(1), pair.group(2)) if pair else (text,)


def names(topic: str) -> tuple[str, ...]:
    """Return the names of a topic: with what stands in brackets, without it, and that alone.

    A compound that is written as two words has its right name as well.
    """
    aside = _ASIDE.search(topic)
    found: tuple[str, ...] = (topic,)
    if aside:
        found = (topic, f"{topic[: aside.start()]} {topic[aside.end() :]}", aside[1])
    apart = [name.split() for name in found if len(name.split()) == 2]
    return (*found, *("".join(words) for words in apart))


def terms(topic: str) -> tuple[str, ...]:
    """Return the names of a topic, and what is left of it without "i reglerna om …"."""
    head = _WITHIN.split(topic, maxsplit=1)[0]
    return tuple(dict.fromkeys((*names(topic), *names(head)))) if head else names(topic)
