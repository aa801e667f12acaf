"""The forms that give a thing its name ("kallas", "så kallad", "i fortsättningen kallad")."""

import re

from qa.language.defining.sure_forms import SUBJECT, Form

FORMS = (
    Form(
        ("vilket innebär att",),
        re.compile(r"\s(?P<term>(?:[a-zåäö]{4,}\s)?[a-zåäö]{5,}),\svilket\sinnebär\satt:?$"),
        0.7,
        weak=True,
    ),
    Form(
        (" där ",),
        re.compile(
            r",\sdär\s(?P<term>[a-zåäö-]{4,})\sär\s(?=(?:en|ett)\s[^\W\d]+\s(?:av|som|för|där|vars)\s)"
        ),
        0.65,
        weak=True,
    ),
    Form(
        ("kallas",),
        re.compile(rf"^{SUBJECT}\skallas\s(?=(?:[^\W\d]+a\s){{0,2}}[^\W\d]{{5,}}\ssom\s)"),
        0.7,
        weak=True,
    ),
    Form(
        ("kallas", "benämns"),
        re.compile(
            rf"^{SUBJECT}\s(?:kallas|benämns)\s(?:(?:här|i\s[^,]{{2,30}})\s)?(?=(?:en|ett|den|det)\s)"
        ),
        0.65,
        weak=True,
    ),
    Form(
        ("kallas", "benämns"),
        re.compile(
            r"^(?![A-ZÅÄÖ]\w+(?:en|et|na)\s(?:kallas|benämns))(?!(?:Den|Det|De)\s(?:[\w-]+\s){0,4}(?:kallas|benämns))(?!(?:Denna|Detta|Dessa)\s(?:[\w-]+\s){0,5}(?:kallas|benämns))[^.;]{8,}?(?<!\sfår)(?<!\skan)(?<!inte)\s(?:kallas|benämns)"
            r"(?:\s(?:ofta|även|också|ibland|här|vanligen))?(?:\sför)?\s[”\"]?"
            r"(?P<term>(?!in\b|till\b|ut\b)[^.,;:()”\"]{3,60}?)[”\"]?(?=\soch\s|[.,;]|\s\[|\s\(|$)"
        ),
        0.62,
    ),
    Form(
        (" så kalla",),
        re.compile(
            r"\bså\skalla\w+\s[”\"]?(?P<term>[^.,;:()”\"]{4,50}?)[”\"]?(?:,?\ssom\s(?:enkelt\s)?(?:är|innebär|kan\sbeskrivas"
            r"|består|beskriver|definieras)\b|,\s(?:vilket\sinnebär|det\svill\ssäga|dvs\.?)\s)"
        ),
        0.65,
    ),
    Form(
        (" så kalla",),
        re.compile(
            r"^[A-ZÅÄÖ][^.,;:]{10,90},\s(?:den|det|de|en|ett)?\s?så\skalla\w+\s"
            r"(?P<term>[^.,;:()]{4,50}?)(?=[,.])"
        ),
        0.62,
    ),
    Form(
        ("som innebär",),
        re.compile(
            r"\s(?:är|kallas|begreppet|metoden|modellen|utgörs\s+av)\s(?P<term>[^\W\d][^.,;:()]{4,50}?),?\s"
            r"som\sinnebär\satt\b"
        ),
        0.62,
        weak=True,
    ),
    # "ett provexemplar, i fortsättningen kallat typ"
    Form(
        ("kalla", "benämn"),
        re.compile(
            r"\b(?:i\s(?:det\sföljande|fortsättningen|rapporten|denna\s\w+|dessa\s\w+)|fortsättningsvis|nedan"
            r"|hädanefter|härefter|här)\s(?:även\s)?(?:kalla(?:d|t|de)|benämn(?:d|t|da))\s[”\"]?"
            r"(?P<term>[^.,;:()”\"]{3,50}?)[”\"]?(?=[).,;:]|\s(?:som|och)\s|$)"
        ),
        0.75,
    ),
    # "mediciner som ökar risken för fall, så kallade frids"
    Form(
        (" så kalla", "(så kalla"),
        re.compile(
            r"[^\W\d]{4,}\s(?:som|vars|där)\s[^.;:()]{10,120}(?:,\s|\s\()(?:(?:en|ett|den|det|de)\s)?så\skalla\w+\s"
            r"[”\"]?(?P<term>[^.,;:()”\"]{4,50}?)[”\"]?(?=[,.)]|\s\(|$)"
        ),
        0.65,
        weak=True,
    ),
    Form((" står för ",), re.compile(r"^(?P<term>[A-ZÅÄÖ]{2}[\w-]{0,8})\s+står\s+för\s"), 0.75),
)
