"""Sentences of statistics: they tell how many there were, and no one what to do."""

import re

_NUMBER = r"\d[\d\s.,]*"
_COUNTED = (
    r"(?:person\w*|barn|unga|ungdom\w*|vuxna|äldre|kvinnor|män|flickor|pojkar|kommun\w*|region\w*"
    r"|patient\w*|brukar\w*|klient\w*|ärende\w*|anmälningar|beslut|hushåll|dag\w*|platser|fall"
    r"|insats\w*|anställda|deltagare|familj\w*|studier|län|enheter|verksamheter|boenden)"
)
_PAST = (
    r"(?:fick|hade|var|blev|gjorde|gav|gick|fanns|kom|uppgav|svarade|låg|steg|sjönk|minskade|ökade"
    r"|har\s+(?:\w+\s+)?(?:ökat|minskat|sjunkit|stigit|varit|blivit)|[a-zåäö]{3,}ades?)"
)
_SHARES = re.compile(
    rf"{_NUMBER}(?:procent\b|%|promille\b)|\b(?:andel|procentandel)(?:en|ar|arna|er)?\b"
    r"|\bi\s+(?:genom)?snitt\b|\bgenomsnitt(?:et|lig\w*)\b|\bmedian\w*|\bmedelvärde\w*"
    r"|\b\d+\s+av\s+(?:de\s+|landets\s+)?\d+\b|^(?:figur|diagram|tabell)\s+\d",
    re.IGNORECASE,
)
"""What a share, a mean or a figure's name tells by itself."""
_HOW_MANY = re.compile(
    rf"\b{_NUMBER}\s*(?:\w+\s+)?{_COUNTED}\b|\b(?:antal|antalet)\b", re.IGNORECASE
)
_WHEN = re.compile(r"\b(?:under|år|i|mellan|sedan|våren|hösten)\s+(?:19|20)\d\d\b", re.IGNORECASE)
_IN_THE_PAST = re.compile(rf"\b{_PAST}\b", re.IGNORECASE)


def counts(sentence: str) -> bool:
    """Tell whether a sentence is of statistics: a share or mean, or how many there were."""
    if _SHARES.search(sentence):
        return True
    was = _IN_THE_PAST.search(sentence) is not None
    return was and (_HOW_MANY.search(sentence) is not None or _is_of_a_year(sentence))


def _is_of_a_year(sentence: str) -> bool:
    """Tell whether a number besides the year is told of it."""
    when = _WHEN.search(sentence)
    return when is not None and re.search(r"\d", _WHEN.sub("", sentence)) is not None
