"""What counts as a definition, its term, its other names and its sentences."""

import pytest

from qa.model import Definition, Document, Passage, Sentence, Span, Unit, UnitKind
from qa.register import definitions

DOCUMENT = Document(id="d", file="a.pdf", sha256="", title="A")


def passage(*units: Unit, heading: tuple[str, ...] = (), number: int = 0) -> Passage:
    return Passage(f"d:{number}", "d", heading, units)


def unit(kind: UnitKind, *texts: str) -> Unit:
    return Unit(kind, tuple(Sentence(text, (Span(1, 0, len(text)),)) for text in texts))


def text_of(*texts: str, heading: tuple[str, ...] = ()) -> Passage:
    return passage(*(unit(UnitKind.SENTENCE, text) for text in texts), heading=heading)


def found(*passages: Passage) -> list[Definition]:
    return definitions.find(DOCUMENT, passages)


def terms(*passages: Passage) -> list[str]:
    return [definition.term for definition in found(*passages)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Med hemtjänst avses bistånd i form av service i hemmet.", "hemtjänst"),
        (
            "4 § Med hem för vård eller boende avses ett hem som tar emot enskilda.",
            "hem för vård eller boende",
        ),
        ("Med evidens menas den bästa tillgängliga kunskapen.", "evidens"),
        (
            "Med personlig assistans enligt 9 § 2 avses personligt utformat stöd.",
            "personlig assistans",
        ),
        ("I denna lag avses med barn varje människa under 18 år.", "barn"),
        (
            "I dessa föreskrifter avses med radonexponering: radonhalten gånger tiden.",
            "radonexponering",
        ),
        ("Vid tillämpningen ska med radon avses isotopen radon-222.", "radon"),
        ("Fattigdom definieras som en ekonomisk standard under 60 procent.", "Fattigdom"),
        (
            "Enligt Socialstyrelsen definieras en utskriven patient som en person som lämnat.",
            "utskriven patient",
        ),
        ("Demens är ett samlingsnamn för en rad symtom.", "Demens"),
        ("Avhysning är den juridiska termen för vräkning.", "Avhysning"),
        ("Jämlik vård innebär att vården ges på lika villkor.", "Jämlik vård"),
        ("En konsensusprocess innebär att man prövar om experter är eniga.", "konsensusprocess"),
        ("Grå litteratur handlar om kunskap som inte har granskats.", "Grå litteratur"),
        ("AUDIT är ett frågeformulär som används för att identifiera riskbruk.", "AUDIT"),
        ("Brandfarliga gaser är gaser som kan antändas i luft.", "Brandfarliga gaser"),
        ("Begreppet närstående används när man avser den som ger stöd.", "närstående"),
        ("En person är utskrivningsklar om läkaren bedömer det.", "utskrivningsklar"),
        ("En målnivå är brytpunktssamtal, det vill säga läkarledda samtal.", "brytpunktssamtal"),
        ("Att arbeta så kallas evidensbaserad praktik.", "evidensbaserad praktik"),
        ("Undernäring är när en person har brist på energi.", "Undernäring"),
        ("Personår är den sammanlagda tid som en person har riskerat att dö.", "Personår"),
        ("Berg: avser krossberg och blocksten.", "Berg"),
        (
            "För att räknas som socialt isolerad måste man bo ensam.",
            "socialt isolerad",
        ),
        (
            "Alla använder Individens behov i centrum (IBIC), som är ett arbetssätt för samtal.",
            "Individens behov i centrum",
        ),
        (
            "Trycksår hos äldre Ett trycksår är en lokal skada i huden som beror på tryck.",
            "trycksår",
        ),
    ],
)
def test_a_defining_form_gives_its_term(text: str, term: str) -> None:
    assert terms(text_of(text)) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "Det är en metod som används i hela landet.",
        "Detta innebär att fler får vård.",
        "Med det menas att kontakten sker sällan.",
        "Handlingar som avses i 3 § ska gallras.",
        "Läkemedel är en viktig del av vården för äldre.",
        "Andelen äldre är en fjärdedel av befolkningen som helhet.",
        "Lagändringen innebär att fler kan ansöka om stöd.",
        "En ökning innebär att kostnaderna stiger för kommunen.",
        "Fortbildning är en förutsättning för att personalen ska ge god vård.",
        "Vårdtyngden innebär en ökad risk för fel.",
        "Tillståndet får återkallas om kraven inte uppfylls.",
        "Särskilt boende står för den största delen av kostnaderna.",
        "Begrepp i lagen har samma betydelse i dessa föreskrifter.",
        "Kriser och olyckor är oundvikliga i alla kommuner.",
        "Resultatet är ett oförändrat värde, vilket är en ökning med två procent.",
        "Undersökningen bygger på två enkäter som har skickats till personer över 65 år.",
        "Läkemedel är den vanligaste medicinska behandlingen för äldre personer.",
        "Rutinerna i huset (tredje stycket) gäller alla som arbetar där.",
    ],
)
def test_what_only_looks_like_a_definition_is_left_out(text: str) -> None:
    assert terms(text_of(text)) == []


def test_a_definition_is_verbatim_and_says_where_it_stands() -> None:
    source = text_of("Först något annat.", "Med insats avses åtgärder som ska hjälpa.")
    (definition,) = found(source)
    assert definition.sentences == source.units[1].sentences
    assert (definition.passage_id, definition.unit) == ("d:0", 1)


def test_a_heading_that_runs_into_the_sentence_is_not_part_of_the_term() -> None:
    text = "Hälsosamt åldrande bland äldre Ett hälsosamt åldrande innebär att ha möjligheter."
    assert terms(text_of(text)) == ["hälsosamt åldrande"]


def test_a_lead_in_is_completed_by_its_list() -> None:
    texts = ("Med adekvat utbildning avses:", "• omvårdnadsprogrammet.", "• kurser i omsorg.")
    (definition,) = found(passage(unit(UnitKind.LIST, *texts)))
    assert (definition.term, len(definition.sentences)) == ("adekvat utbildning", 3)


def test_a_sentence_that_stops_short_takes_the_list_after_it() -> None:
    source = passage(
        unit(UnitKind.SENTENCE, "Med ensamarbete avses att en arbetstagare arbetar"),
        unit(UnitKind.LIST, "1. fysiskt isolerad, eller", "2. utan kollegor."),
    )
    (definition,) = found(source)
    assert len(definition.sentences) == 3


def test_rows_after_a_lead_in_are_terms_and_meanings() -> None:
    source = passage(
        unit(UnitKind.SENTENCE, "2 § I denna författning avses med"),
        unit(
            UnitKind.TABLE,
            "flampunkt\tlägsta temperatur då ångor bildas,",
            "gas\tämne som är fullständigt gasformigt,",
        ),
    )
    assert terms(source) == ["flampunkt", "gas"]


def test_a_table_of_terms_goes_on_in_the_next_passage() -> None:
    heading = ("Definitioner", "2 §")
    first = passage(unit(UnitKind.SENTENCE, "I denna författning avses med"), heading=heading)
    second = passage(
        unit(UnitKind.TABLE, "förråd\tutrymme för förvaring,"), heading=heading, number=1
    )
    assert terms(first, second) == ["förråd"]


def test_a_header_row_makes_a_table_of_terms() -> None:
    rows = ("Begrepp\tBetydelse", "Krisstöd\tDet omhändertagande som behövs efter olyckor.")
    assert terms(passage(unit(UnitKind.TABLE, *rows))) == ["Krisstöd"]


def test_any_other_table_defines_nothing() -> None:
    rows = (
        "Kommun\tAndel",
        "Kristianstad\t45 procent av de äldre",
        "Alvesta\t40 procent av de äldre",
    )
    assert terms(passage(unit(UnitKind.TABLE, *rows))) == []


def test_an_alphabetical_table_of_worded_rows_is_a_glossary() -> None:
    rows = (
        "Enkel byggnad\tHus utan större system för kyla och värme.",
        "Komfortkyla\tDen kyla som sänker temperaturen inomhus.",
        "Luftkonditionering\tSystem som fördelar kyla i huset.",
    )
    assert len(found(passage(unit(UnitKind.TABLE, *rows)))) == 3


def test_numbered_items_under_a_lead_in_are_terms_before_a_colon() -> None:
    texts = (
        "3 § I detta kapitel avses med",
        "1. flyktig organisk förening (VOC): organisk förening med låg kokpunkt,",
        "2. skikt: ett heltäckande lager.",
        "Lagret kan vara tunt.",
    )
    first, second = found(passage(unit(UnitKind.LIST, *texts)))
    assert (first.term, first.synonyms) == ("flyktig organisk förening", ("VOC",))
    assert (second.term, len(second.sentences)) == ("skikt", 2)


def test_lines_of_a_glossary_are_definitions_only_there() -> None:
    line = "Recidiv: återfall i tidigare sjukdom eller problem."
    assert terms(text_of(line, heading=("Ordlista",))) == ["Recidiv"]
    assert terms(text_of(line, heading=("Resultat",))) == []


def test_a_short_form_given_elsewhere_is_a_synonym() -> None:
    source = text_of(
        "Många drabbas av vårdrelaterade infektioner (VRI) varje år.",
        "En VRI definieras som varje infektion som drabbar patienter.",
    )
    (definition,) = found(source)
    assert (definition.term, definition.synonyms) == ("VRI", ("vårdrelaterade infektioner",))


def test_what_brackets_hold_beside_a_term_is_a_synonym() -> None:
    text = "Motiverande samtal (engelska motivational interviewing, MI) är en samtalsmetod."
    (definition,) = found(text_of(text))
    assert definition.term == "Motiverande samtal"
    assert definition.synonyms == ("motivational interviewing", "MI")


def test_the_list_of_sources_defines_nothing() -> None:
    text = "Med hemtjänst avses bistånd i form av service i hemmet."
    assert terms(text_of(text, heading=("Referenser",))) == []


def test_passages_of_another_document_are_refused() -> None:
    with pytest.raises(ValueError, match="other"):
        definitions.find(Document("other", "", "", ""), [text_of("Med a avses b.")])


PARAGRAPH = ("Ansvar", "3 §")


def test_a_name_in_brackets_is_defined_in_a_paragraph_of_a_law():
    text = "Nämnden ska upprätta en plan för vården av den enskilde (vårdplan)."
    assert terms(text_of(text, heading=PARAGRAPH)) == ["vårdplan"]
    assert terms(text_of(text, heading=("Resultat",))) == []


def test_who_has_a_role_is_defined_in_a_paragraph_of_a_law():
    text = "Den ansvarige för att utbildning av civilpliktiga utförs är utbildningsansvarig."
    assert terms(text_of(text, heading=PARAGRAPH)) == ["utbildningsansvarig"]
    assert terms(text_of(text.replace("utbildningsans", "skattep"), heading=PARAGRAPH)) == []


def test_a_sentence_can_explain_what_the_one_before_has_named():
    named = "Antalet har minskat för så kallade D-interaktioner."
    source = text_of(named, "Med det menas att läkemedel påverkar varandra.")
    (definition,) = found(source)
    assert definition.term == "D-interaktioner"
    assert definition.sentences[0].text == named


def test_every_term_of_one_announcing_sentence_is_found():
    text = (
        "I dessa föreskrifter avses med avfall: det som kastas, och sortera: att dela upp avfall."
    )
    assert terms(text_of(text)) == ["avfall", "sortera"]


def test_a_table_that_was_read_as_text_is_still_terms_and_meanings():
    source = text_of(
        "I denna lag används följande begrepp med nedan angiven betydelse.",
        "Begrepp Betydelse Sekretess Ett förbud att röja en uppgift.",
        "Sekretessbelagd uppgift En uppgift som sekretess gäller för.",
        heading=("Definitioner", "1 §"),
    )
    assert terms(source) == ["Sekretess", "Sekretessbelagd uppgift"]


def test_a_cell_may_hold_a_colon_of_its_own():
    rows = ("Begrepp\tBetydelse", "FN:s testhandbok (NFS 2014:23)\tHandbok för provning av gods.")
    assert terms(passage(unit(UnitKind.TABLE, *rows))) == ["FN:s testhandbok"]


def test_a_document_without_a_word_defines_nothing() -> None:
    assert found() == []
