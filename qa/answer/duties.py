"""What a sentence obliges to, and whom: the verb of the source, never a stronger or weaker one."""

import re
from dataclasses import dataclass

_VERB = re.compile(
    r"\b(?P<verb>ska|skall|måste|bör|borde|kan|får)\b(?P<rest>(?:\s+\w+){0,4})", re.IGNORECASE
)
_DUTIES = re.compile(
    r"\b(?:är|blir)\s+(?:\w+\s+)?(?P<verb>skyldiga?|ansvariga?|ansvarar)\b|\b(?P<answers>ansvarar)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"^\s+(?:\w+\s+){0,2}(?:inte|aldrig|ej)\b", re.IGNORECASE)
_PLAIN = {"skall": "ska", "borde": "bör"}
_MARKER = re.compile(r"^(?:\W|\d+\s*(?:kap\.|§)|\d{1,2}[.)]|[a-z][.)])+\s*")
_ACTOR = re.compile(
    r"\b(?P<actor>(?:[\w-]+\s){0,2}?[\w-]*(?:nämnd\w*|styrelse\w*|kommun\w*|region\w*|chef\w*|verket"
    r"|myndighet\w*|handläggare\w*|socialtjänst\w*|vårdgivare\w*|verksamhet\w*|huvudman\w*|huvudmän\w*"
    r"|arbetsgivare\w*|personal\w*|läkare\w*|sjuksköterska\w*|sjukvård\w*|rätten|domstol\w*|regeringen"
    r"|ansvarig\w*|utförare\w*|leverantör\w*|inspektion\w*|fullmäktige|utskott\w*|rektor\w*|utredare\w*"
    r"|socialsekreterare\w*|biståndsbedömare\w*|medarbetare\w*|arbetsledare\w*))$",
    re.IGNORECASE,
)
LONGEST_SUBJECT = 60


@dataclass(frozen=True, slots=True)
class Duty:
    """The source's modal verb in its plain form ("ska", "bör inte" …) and who is to act, or ''."""

    verb: str = ""
    actor: str = ""


def duty(text: str) -> Duty:
    """Return the first duty that a sentence states; empty when it states none."""
    found = _VERB.search(text) or _DUTIES.search(text)
    if found is None:
        return Duty()
    groups = found.groupdict()
    verb = (groups.get("verb") or groups.get("answers") or "").casefold()
    verb = _PLAIN.get(verb, verb)
    if _NOT.match(groups.get("rest") or ""):
        verb = f"{verb} inte"
    return Duty(verb, _actor(_MARKER.sub("", text[: found.start()])))


def _actor(subject: str) -> str:
    """Return who stands right before the verb, when it is somebody who can be held to account."""
    subject = subject.strip()[-LONGEST_SUBJECT:]
    found = _ACTOR.search(subject)
    return found["actor"].strip() if found else ""
