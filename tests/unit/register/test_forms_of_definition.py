"""More forms that define, lists that nobody announces, and what completes a row."""

import pytest

from qa.language.defining.forms import maybe_in_sentence
from qa.language.defining.signs import Met, Place
from qa.model import Document, Passage, Sentence, Span, Unit, UnitKind
from qa.register import definitions
from qa.register.mentions import Mentions

DOCUMENT = Document(id="d", file="a.pdf", sha256="", title="A")


def passage(*units: Unit, heading: tuple[str, ...] = (), number: int = 0) -> Passage:
    return Passage(f"d:{number}", "d", heading, units)


def unit(kind: UnitKind, *texts: str) -> Unit:
    return Unit(kind, tuple(Sentence(text, (Span(1, 0, len(text)),)) for text in texts))


def terms(*units: Unit) -> list[str]:
    return [found.term for found in definitions.find(DOCUMENT, [passage(*units)])]


def told(*texts: str) -> list[str]:
    return terms(*(unit(UnitKind.SENTENCE, text) for text in texts))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (
            "Vid tillämpningen av posten avses med ”långvarig kontakt” beröring i tio minuter.",
            "långvarig kontakt",
        ),
        (
            "Med hiss avses i bilaga 5 i denna författning en lyftanordning för personer.",
            "hiss",
        ),
        (
            "I fråga om verksamhet utan anställda arbetstagare (jämför 3 kap. 5 § arbetsmiljölagen)"
            " avses med sysselsatta, oavsett om de arbetar heltid eller deltid: de som driver den.",
            "sysselsatta",
        ),
        ("Se också lagen, där patientsäkerhet definieras som skydd mot skada.", "patientsäkerhet"),
        (
            "För analysen definierades en godtagbar kontakt som minst ett besök på två år.",
            "godtagbar kontakt",
        ),
        (
            "Enligt termbanken är hjälpmedel en produkt som ska bevara en förmåga.",
            "hjälpmedel",
        ),
        ("En vanlig definition av fattigdom är låg inkomst under tre år.", "fattigdom"),
        ("Vård används här i betydelsen omsorg dygnet runt.", "Vård"),
        (
            "Den sökande ska lämna ett exemplar, i fortsättningen kallat typ, till organet.",
            "typ",
        ),
        (
            "En orsak är läkemedel som ökar risken för fall, så kallade frids (från engelskan).",
            "frids",
        ),
        ("• Undervikt, dvs body mass index (BMI) är mindre än 20.", "Undervikt"),
        ("Få erbjuder en ”måltidsvän”, det vill säga någon att äta med.", "måltidsvän"),
        (
            "Föremål med risk för massexplosion (en massexplosion är en explosion av allt).",
            "massexplosion",
        ),
        (
            "Hit hör medel för tvättpistol (en produkt avsedd för rengöring av verktyg).",
            "tvättpistol",
        ),
        (
            "VB = Vattenburen beläggning (beläggningar vars viskositet regleras med vatten).",
            "Vattenburen beläggning",
        ),
        ("BMI > 30 klassas som fetma.", "fetma"),
        ("Totalt 18,9 12,7 * Hemsjukvård: vård minst två månader i följd", "Hemsjukvård"),
        (
            "Var tionde fick en vårdskada 2017, det vill säga en skada som kan undvikas.",
            "vårdskada",
        ),
        (
            "Läget kan bedömas med Mini Nutritional Assessment (MNA), ett verktyg för att upptäcka"
            " undernäring.",
            "Mini Nutritional Assessment",
        ),
        (
            "Enkel kontroll kan förebygga problem Diabetes är en kronisk sjukdom som ger socker.",
            "Diabetes",
        ),
        ("I Socialstyrelsens termbank definieras anhörig som ”person inom familjen”.", "anhörig"),
        ("Kommunal regi definieras som vård som utförs av kommunens personal.", "Kommunal regi"),
        (
            "Enligt myndighetens definition är hjälpmedel för det dagliga livet en produkt.",
            "hjälpmedel för det dagliga livet",
        ),
        ("Indikatorn eftersamtal visar hur stor andel som fick samtal.", "Indikatorn eftersamtal"),
        (
            "Nationella riktlinjer Myndighetens nationella riktlinjer definieras som råd om vård.",
            "Myndighetens nationella riktlinjer",
        ),
        (
            "Termbanken: en rehabiliteringsplan är en plan som beskriver rehabilitering.",
            "rehabiliteringsplan",
        ),
    ],
)
def test_a_form_gives_its_term(text: str, term: str) -> None:
    assert told(text) == [term]


def test_two_terms_can_share_one_verb() -> None:
    text = "Med kunskap menas att man är insatt och med kännedom att man vet var svaret finns."
    assert told(text) == ["kunskap", "kännedom"]


def test_a_sentence_can_name_what_the_one_before_tells() -> None:
    before = "Personalen prövar sina beslut mot forskning."
    assert told(before, "Detta kallas evidensbaserad praktik.") == ["evidensbaserad praktik"]
    assert told(before, "Den kallas in av nämnden.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Fallolyckor är den i särklass vanligaste olyckstypen som drabbar äldre personer.",
        "Gul färg visar att kommunen finns däremellan dvs. att den har ett medelgott resultat.",
        "Palliativ vård innebär också att personalen stödjer de närstående.",
        "De reviderade indikatorerna benämns åtgärder mot fall i särskilt boende.",
        "Detta sätt att arbeta inom socialtjänsten kallas evidensbaserad praktik.",
        "Rapporten visar att det föreligger ett stort antal luckor när det kommer till metoder.",
        "Gnosjö är den kommun som har högst andel nöjda äldre.",
        "Särskilt viktiga är tidiga insatser som stödjer utbildning.",
        "Ansvaret enligt lex Maria är att granska vårdgivarens utredning.",
        "Psykisk hälsa är en av samhällets stora utmaningar och därför en fråga som rör alla.",
        "Skydd mot ras, och skyddens fästen, är dimensionerade för den belastning som kan ske.",
        "Begreppet tjänst omfattar inte arbete som den egna personalen utför.",
        "Metodguiden är ingen lista över det som fungerar.",
        "Boendeformen benämns trygghetsboende och regleras i lagen.",
        "Läkemedel förskrivs i primärvården, en andel som har ökat över tid.",
        "Risken gäller kombinationer som kan ge upphov till så kallade D-interaktioner.",
    ],
)
def test_what_ranks_or_only_tells_defines_nothing(text: str) -> None:
    assert told(text) == []


def test_a_list_that_says_what_its_first_words_mean_needs_no_announcement() -> None:
    items = (
        "a) Baslack: pigmenterat lack avsett att ge färg.",
        "b) Klarlack: lack som ger glans och beständighet.",
    )
    assert terms(unit(UnitKind.LIST, *items)) == ["Baslack", "Klarlack"]
    assert terms(unit(UnitKind.LIST, items[0], "b) Pris: 100 kronor.", "c) Vikt: tio kilo.")) == []


def test_so_does_a_table_of_two_columns() -> None:
    rows = (
        "zon 0\tOmråde där explosiv atmosfär förekommer ständigt.",
        "zon 1\tOmråde där explosiv atmosfär förekommer ibland.",
    )
    assert terms(unit(UnitKind.TABLE, *rows)) == ["zon 0", "zon 1"]
    assert terms(unit(UnitKind.TABLE, *(f"{row}\t3" for row in rows))) == []


def test_a_column_of_definitions_may_stand_beside_indicators() -> None:
    rows = ("Indikator\tDefinition", "Väntetid\tAntal dagar från beslut till insats.")
    assert terms(unit(UnitKind.TABLE, *rows)) == ["Väntetid"]
    assert terms(unit(UnitKind.TABLE, "Indikator\tBeskrivning", rows[1])) == []


def test_a_row_that_stops_short_takes_the_list_after_it() -> None:
    row = unit(UnitKind.TABLE, "Begrepp\tBetydelse", "Kemisk riskkälla\tÄmnen som ger skada genom")
    items = unit(UnitKind.LIST, "− sina egenskaper, eller", "− sin temperatur.")
    for passages in ([passage(row, items)], [passage(row), passage(items, number=1)]):
        (definition,) = definitions.find(DOCUMENT, passages)
        assert len(definition.sentences) == 3


def test_the_list_of_another_section_completes_nothing() -> None:
    row = unit(UnitKind.TABLE, "Begrepp\tBetydelse", "Kemisk riskkälla\tÄmnen som ger skada genom")
    items = unit(UnitKind.LIST, "− sina egenskaper, eller", "− sin temperatur.")
    other = passage(items, heading=("Krav",), number=1)
    (definition,) = definitions.find(DOCUMENT, [passage(row), other])
    assert len(definition.sentences) == 1


def test_mentions_of_a_term_are_counted_before_and_after_a_sentence() -> None:
    texts = ("Vårdplaner finns.", "En vårdplan är en plan.", "Ny vårdplan.", "Två vårdplaner.")
    source = passage(*(unit(UnitKind.SENTENCE, text) for text in texts))
    assert Mentions([source]).around("vårdplan", "d:0", texts[1]) == Met(before=1, after=2)


def test_a_term_that_is_met_first_and_seldom_is_surer_defined() -> None:
    text = "En stödplan innebär att kommunen samordnar insatser."
    early, late = (
        max(found.weight for found in maybe_in_sentence(text, Place(met=lambda _, met=met: met)))
        for met in (Met(1, 1), Met(9, 9))
    )
    assert early > late
