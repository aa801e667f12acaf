"""The forms that define in the paragraphs of laws and regulations, and seldom elsewhere."""

import re

from qa.language.defining.sure_forms import Form

_ROLE = (
    r"(?:ansvarig|havare|givare|tagare|ägare|förare|sökande|myndighet|nämnd|kommun|region|land"
    r"|organ|ombud|dag|år)"
)

FORMS = (
    # "den myndighet som har meddelat beslutet (beslutsmyndigheten)"
    Form(
        (")",),
        re.compile(
            r"[^.;:()]{24,}?[^\W\d]{3,}\s\((?P<term>(?!samtliga|minska|öka|dock|även|motsvarande|omarbetning|kodifiering)"
            r"(?:(?!eller\s)[a-zåäö]{5,}\s){0,2}[a-zåäö]{6,}(?<!stycket)(?<!punkten)(?<!kapitlet)(?<!ligen)(?<!ade))\)(?!\s\d)"
        ),
        0.7,
    ),
    # "Den ansvarige för att … är utbildningsansvarig."
    Form(
        (" är ",),
        re.compile(
            r"^(?:\d+\s?[a-z]?\s§\s)?(?:Den|Det|De)\s(?!s\w+(?:en|t)\s)[^.,;:]{15,160}\sär\s"
            rf"(?P<term>[a-zåäö]{{3,}}{_ROLE})\.?$"
        ),
        0.75,
    ),
)
