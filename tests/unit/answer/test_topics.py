"""What a question is about, and which documents it names."""

import pytest

from qa.answer.named import named_documents
from qa.answer.topics import area, areas, target_groups, topic, years
from qa.model import Document, Kind


@pytest.mark.parametrize(
    ("kind", "text", "about"),
    [
        (
            Kind.DEFINITION,
            "Vad menas med bästa tillgängliga kunskap?",
            "bästa tillgängliga kunskap",
        ),
        (
            Kind.METHODS,
            "Vilka metoder är evidensbaserade för öppenvård för unga?",
            "öppenvård för unga",
        ),
        (Kind.METHODS, "Vad fungerar bäst vid rehab efter stroke?", "rehab efter stroke"),
        (Kind.METHODS, "Har motion bevisad effekt på fallolyckor?", "motion på fallolyckor"),
        (Kind.GAPS, "Var saknas kunskap om äldre och hemlöshet?", "äldre och hemlöshet"),
        (Kind.GAPS, "Finns det forskning om boendestöd?", "boendestöd"),
        (Kind.PROCESS, "Hur går en utredning till?", "en utredning"),
        (Kind.LIST, "Vilka personkretsar finns i LSS?", "personkretsar i LSS"),
        (Kind.LIST, "Vilka är stegen i EBP?", "stegen i EBP"),
        (
            Kind.LIST,
            "Vilka krav brukar kommuner ställa?",
            "Vilka krav brukar kommuner ställa",
        ),
        (Kind.DEFINITION, "Vad är ett jourhem enligt nya socialtjänstlagen?", "jourhem"),
        (Kind.DEFINITION, "Vad menas med remiss i förvaltningslagen?", "remiss"),
        (Kind.DEFINITION, "Vad betyder väntetid när man har assistans?", "väntetid"),
        (Kind.DEFINITION, "Vad står SIP för?", "SIP"),
        (Kind.DEFINITION, "Var går gränsen för fattigdom?", "fattigdom"),
        (Kind.DEFINITION, "Vad går medling ut på?", "medling"),
        (Kind.DEFINITION, "självdrag – hur definieras det i byggreglerna?", "självdrag"),
        (Kind.METHODS, "Vilka metoder kan minska våld mot barn?", "våld mot barn"),
        (Kind.METHODS, "Vilka åtgärder mot fall är effektiva?", "fall"),
        (Kind.METHODS, "Vilken effekt har vårdhund på oro?", "vårdhund på oro"),
        (Kind.METHODS, "Blir barn tryggare av familjebehandling?", None),
        (Kind.GAPS, "Hur mycket vet man om brott mot äldre?", "brott mot äldre"),
        (Kind.GAPS, "Finns det statistik över vräkta barn?", "vräkta barn"),
        (Kind.PROCESS, "Hur handläggs en ansökan om färdtjänst?", "en ansökan om färdtjänst"),
        (Kind.PROCESS, "En anställd är gravid, hur ska vi gå till väga?", None),
        (Kind.FACT, "Vad säger SBU om familjehem?", "familjehem"),
        (Kind.METHODS, "Är DBT evidensbaserat?", "DBT"),
        (Kind.METHODS, "Är Komet en evidensbaserad metod?", "Komet"),
        (Kind.METHODS, "Har parterapi god evidens?", "parterapi"),
        (Kind.METHODS, "Avråder Socialstyrelsen från urinprov?", "urinprov"),
    ],
)
def test_the_topic_is_what_the_question_is_about(kind: Kind, text: str, about: str | None) -> None:
    """None is the whole question: what cannot be cut to a name or a clause is left."""
    assert topic(text, kind).casefold() == (about or text.rstrip("?")).casefold()


def test_a_question_always_has_a_topic() -> None:
    assert topic("Vad?", Kind.GAPS) == "Vad"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vilka insatser finns för äldre med demens?", "Äldreomsorg"),
        ("Vem beslutar om ekonomiskt bistånd?", "Ekonomiskt bistånd"),
        ("Vad gäller för skyddat boende?", "Våld i nära relationer"),
        ("Vilka personkretsar finns i LSS?", "Funktionsnedsättning"),
        ("Vad är en systematisk översikt?", ""),
    ],
)
def test_the_words_place_a_question_in_an_area(text: str, name: str) -> None:
    assert area(text) == name
    assert not name or name in areas()


def test_target_groups_are_named_alike_whatever_their_form() -> None:
    assert target_groups("Vad hjälper ungdomar och deras föräldrar?") == ("unga", "föräldrar")
    assert target_groups("Vad är evidens?") == ()


def test_the_number_of_a_law_is_no_year() -> None:
    assert years("Vad säger socialtjänstlagen (2001:453) om 2012–2014 och 2019?") == (
        2012,
        2013,
        2014,
        2019,
    )


def document(id_: str, title: str, **other: object) -> Document:
    return Document(id_, other.pop("file", f"{id_}.pdf"), "", title, **other)  # type: ignore[arg-type]


DOCUMENTS = (
    document("lss", "Lag (1993:387) om stöd och service till vissa funktionshindrade", year=1993),
    document("lvm", "Lag (1988:870) om vård av missbrukare i vissa fall", year=1988),
    document("r20", "Vård av äldre – Lägesrapport 2020", publisher="Socialstyrelsen", year=2020),
    document("r21", "Vård av äldre – Lägesrapport 2021", publisher="Socialstyrelsen", year=2021),
    document("afs", "Arbetsmiljöarbete (AFS 2023:2)", publisher="Arbetsmiljöverket", year=2023),
    document("svar", "Svar på skrivelse om hemlöshet", file="tjansteutlatande-hemloshet.pdf"),
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Vilken rätt har man enligt LSS?", {"lss"}),
        ("Vem beslutar enligt lagen om vård av missbrukare?", {"lvm"}),
        ("Hur många är de enligt lägesrapporten 2021?", {"r21"}),
        ("Vad säger Socialstyrelsen om hemtjänst?", {"r20", "r21"}),
        ("Vad står i 2023:2 om chefer?", {"afs"}),
        ("Vad står i tjänsteutlåtandet?", {"svar"}),
        ("Vilken lag gäller?", set()),
        ("Vilken rapport gjorde de?", set()),
        ("Vad är Socialstyrelsens uppdrag?", set()),
        ("Vad är evidens?", set()),
    ],
)
def test_a_question_names_the_documents_it_means(text: str, named: set[str]) -> None:
    assert set(named_documents(text, DOCUMENTS)) == named


def test_an_old_law_is_no_old_person() -> None:
    assert target_groups("Vad säger gamla socialtjänstlagen om dokumentation?") == ()
    assert target_groups("Hur får gamla hjälp enligt lagen?") != ()


def test_what_concerns_families_by_law_is_no_target_group() -> None:
    assert target_groups("Vilka metoder finns inom familjerätt?") == ()
    assert target_groups("Stöd till familjerna") == ("familjer",)
