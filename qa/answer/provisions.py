"""What a unit is in its law: the opening of a section, what points to others, a passing rule."""

import re

from qa.model import Passage, Unit

MOST_REFERENCES = 6
_OPENS = re.compile(r"\d+(?:\s?[a-zå-ö])?\s?§")
_REFERENCE = re.compile(r"\d+(?:\s?[a-zå-ö])?\s§|kap\.|stycket")
_TRANSITION = re.compile(
    r"\b(?:träder?\s+i\s+kraft|trädde\s+i\s+kraft|upphör\s+att\s+gälla|äldre\s+(?:bestämmelser"
    r"|föreskrifter)|ikraftträdande\w*|övergångsbestämmels\w*|upphävs\s+genom"
    r"|har\s+fortfarande\s+giltighet)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:kraft|gäller?|gäll\w*|börja\w*|slutar|upphör\w*|upphäv\w*|ersätt\w*|ersatt\w*"
    r"|övergång\w*|träd\w*|ny(?:a|tt)?|från\s+och\s+med|sedan\s+när)\b",
    re.IGNORECASE,
)


def opens_section(text: str) -> bool:
    """Tell whether a text opens a section ("9 § …"): there stands the rule, below it what follows.

    Text of a report never does.
    """
    return _OPENS.match(text) is not None


def references(text: str) -> float:
    """Return how much of a text points to other provisions: 0 to 1."""
    return min(len(_REFERENCE.findall(text)), MOST_REFERENCES) / MOST_REFERENCES


def is_transitional(passage: Passage, unit: Unit) -> bool:
    """Tell whether a unit only says from when a provision holds, or for whom the old one does."""
    headed = any("vergångsbest" in heading for heading in passage.heading[-1:])
    return headed or _TRANSITION.search(unit.text) is not None


def asks_of_transition(question: str) -> bool:
    """Tell whether a question may ask from when something holds."""
    return _ASKED.search(question) is not None
