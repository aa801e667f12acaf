"""The forms that tell what counts as a thing ("för att räknas som", "över 30 klassas som")."""

import re

from qa.language.defining.sure_forms import TERM, Form

FORMS = (
    Form(
        ("För att ",),
        re.compile(
            r"^För\satt\s(?:räknas|klassas|betraktas|anses)\s(?:som|vara)\s(?P<term>[^,;:]{4,50}?)\s"
            r"(?:måste|ska|krävs|behöver)\s"
        ),
        0.8,
    ),
    Form(
        ("räknas", "anses", "avses"),
        re.compile(
            rf"(?:^|\s)(?:Som|Till)\s+{TERM}\s+(?:räknas|anses|avses)\s"
            r"(?!(?:in|upp|om|inte|bara|endast|enbart|också|även)\b)"
        ),
        0.7,
        weak=True,
    ),
    Form(
        ("föreligger",),
        re.compile(
            rf"(?:^|\s)föreligger\s+(?=(?:en|ett)\s){TERM}\s+(?:när|om)\b(?!\sdet\s(?:kommer|gäller)\b)"
        ),
        0.7,
    ),
    Form(
        ("Indikator", "Mått", "Index"),
        re.compile(
            r"(?:^|\s)(?P<term>(?:Indikatorn|Måttet|Indexet)\s(?!(?:i|inom|för)\s)[^;:!?\t]{1,110}?)\s(?:beskriver|visar|anger|mäter|avser)\s"
            r"(?=(?:andel|antal|hur|om|den|det|vilk)\w*\s)"
        ),
        0.75,
    ),
    Form(
        ("person", "patient", "brukare", "individ", "anläggning", "verksamhet", "produkt"),
        re.compile(
            r"^(?:En|Ett)\s+(?:person|patient|brukare|individ|anläggning|verksamhet|produkt)\s+"
            r"(?:är|anses)\s+(?P<term>[a-zåäö-]{6,40})\s+(?:om|när)\b"
        ),
        0.7,
    ),
    # "BMI över 30 klassas som fetma"
    Form(
        ("klassas som", "klassificeras som", "räknas som", "betecknas som"),
        re.compile(
            r"^[^.;]*(?:[<>≥≤]|\b(?:över|under|minst|högst|mer\sän|mindre\sän))\s?\d[^.;]*?\s(?:klassas|klassificeras"
            r"|räknas|betecknas)\ssom\s(?P<term>(?!\w*are\b)[^.,;:()]{4,40}?)(?=[.,;]|$)"
        ),
        0.7,
        weak=True,
    ),
)
