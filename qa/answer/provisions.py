"""What a unit is in its law: the opening of a section, what points to others, a passing rule."""

import re

from qa.model import Passage

MOST_REFERENCES = 6
_OPENS = re.compile(r"\d+(?:\s?[a-zå-ö])?\s?§")
_REFERENCES = (" §", "kap.", "stycket")
_SIGNS_OF_TRANSITION = ("kraft", "äldre", "Äldre", "upphör", "upphävs", "övergångs", "Övergångs")
"""One of them stands in each text that ``_TRANSITION`` finds; fixed letters are looked for faster.
"""
_TRANSITION = re.compile(
    r"\b(?:träder?\s+i\s+kraft|trädde\s+i\s+kraft|upphör\s+att\s+gälla|äldre\s+(?:bestämmelser"
    r"|föreskrifter)|ikraftträdande\w*|övergångsbestämmels\w*|upphävs\s+genom)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:kraft|börja\w*|slutar|upphör\w*|upphäv\w*|ersätt\w*|ersatt\w*|övergång\w*|träd\w*"
    r"|från\s+och\s+med|sedan\s+när)\b|\bnär\b.*\bgäll\w*",
    re.IGNORECASE,
)
_ASKS_ENTRY = re.compile(
    r"\b(?:när|vilket\s+datum|sedan\s+när|från\s+och\s+med\s+när)\b.*"
    r"\b(?:gälla|kraft|införs|infördes|upphör\w*|upphävs|upphävdes)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\b(?:träd(?:er|de)\s+i\s+kraft|upphör\w*\s+att\s+gälla)\b", re.IGNORECASE)
_ASKS_SCOPE = re.compile(
    r"\b(?:vem|vilka|vilken|för\s+vem)\b.*\b(?:omfattas?|rätt\s+till|gäller|tillhör|berörs|ingår)\b"
    r"|\b(?:syfte\w*|mål\w*|handlar|reglera\w*|innehåller|vad\s+(?:är|säger|står))\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"(?:1\s§\s+)?(?:(?:Denna|Detta|Dessa|I\s+denna|I\s+detta|Syftet|Målet|Bestämmelserna|Lagen"
    r"|Föreskrifterna|Lagens)\b.{0,60}\b(?:innehåller|gäller|omfattar|tillämpas|reglerar|syftar"
    r"|syfte|mål|finns|är)\b)",
)


def opens_section(text: str) -> bool:
    """Tell whether a text opens a section ("9 § …"): there stands the rule, below it what follows.

    Text of a report never does.
    """
    return _OPENS.match(text) is not None


def references(text: str) -> float:
    """Return how much of a text points to other provisions: 0 to 1."""
    return min(sum(map(text.count, _REFERENCES)), MOST_REFERENCES) / MOST_REFERENCES


def is_transitional(passage: Passage, text: str) -> bool:
    """Tell whether a text only says from when a provision holds, or for whom the old one does."""
    if passage.heading and "vergångsbest" in passage.heading[-1]:
        return True
    signed = any(sign in text for sign in _SIGNS_OF_TRANSITION)
    return signed and _TRANSITION.search(text) is not None


def asks_of_transition(question: str) -> bool:
    """Tell whether a question may ask from when something holds."""
    return _ASKED.search(question) is not None


def asks_entry(question: str) -> bool:
    """Tell whether it is asked when something begins or ceases to hold."""
    return _ASKS_ENTRY.search(question) is not None


def tells_entry(text: str) -> bool:
    """Tell whether a text says when something begins or ceases to hold."""
    return _ENTRY.search(text) is not None


def asks_scope(question: str) -> bool:
    """Tell whether it is asked for whom or for what a document is."""
    return _ASKS_SCOPE.search(question) is not None


def tells_scope(text: str) -> bool:
    """Tell whether a text opens by saying for whom or for what its document is.

    "1 § Denna lag innehåller bestämmelser om …" tells that of laws and regulations alike.
    """
    return _SCOPE.match(text) is not None
