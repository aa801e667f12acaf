"""What is a statement of evidence, what only looks like one, and what each says."""

import pytest

from qa.model import Document, EvidenceStatus, Passage, Sentence, Span, Unit, UnitKind
from qa.register import scope, statements

DOCUMENT = Document("d", "rapport.pdf", "", "Rapport om äldre")
LAW = Document("d", "SOSFS-2014-4.pdf", "", "Föreskrifter om handläggning SOSFS 2014:4")


def sentence(text: str) -> Sentence:
    return Sentence(text, (Span(1, 0, len(text)),))


def passage(*units: Unit, heading: tuple[str, ...] = ()) -> Passage:
    return Passage("d:0", "d", heading, units)


def prose(*texts: str, heading: tuple[str, ...] = ()) -> Passage:
    units = (Unit(UnitKind.SENTENCE, (sentence(text),)) for text in texts)
    return passage(*units, heading=heading)


def found(*texts: str, document: Document = DOCUMENT, heading: tuple[str, ...] = ()) -> list[str]:
    result = statements.find(document, [prose(*texts, heading=heading)])
    return [statement.status.value for statement in result]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("gap", "Det saknas forskning om insatsens effekter för yngre barn."),
        ("gap", "Det saknas därför evidens för metoden."),
        ("gap", "Det finns stora kunskapsluckor om stöd till anhöriga."),
        ("gap", "Det behövs fler studier av boendestöd för personer med autism."),
        ("gap", "Forskningen om kontaktfamiljer är begränsad."),
        ("gap", "Metoden har inte utvärderats i någon svensk studie."),
        ("insufficient", "Det vetenskapliga underlaget för programmet är otillräckligt."),
        ("insufficient", "Det går inte att avgöra vilken insats som har bäst effekt."),
        ("insufficient", "Effekten av behandlingen är otillräckligt studerad."),
        ("insufficient", "Inte många av insatserna är evidensbaserade."),
        ("limited", "Programmet har ett begränsat vetenskapligt stöd."),
        ("limited", "Det finns ett visst stöd för att samtalsterapi lindrar oro."),
        ("no_effect", "Studien fann ingen effekt av insatsen på skolnärvaron."),
        ("insufficient", "Forskningen ger inte stöd för att screening minskar våldet."),
        ("mixed", "Resultaten av studierna om metoden är motsägelsefulla."),
        ("supported", "Studier visar att styrketräning minskar risken för fall."),
        ("supported", "Enligt SBU minskar funktionell familjeterapi återfallen i brott."),
        ("supported", "Metoden har visat sig minska antalet återinläggningar."),
        ("supported", "Tidig rehabilitering kan förbättra livskvaliteten hos de äldre."),
        ("recommended", "Socialstyrelsen rekommenderar att IPS erbjuds i hela landet."),
        ("recommended", "Personer med demenssjukdom bör erbjudas dagverksamhet."),
        ("recommended", "Behandlingen bör erbjudas (prioritet 2)."),
        ("not_recommended", "Preparatet bör undvikas vid nedsatt njurfunktion."),
        ("gap", "Det finns ett stort behov av att fördjupa kunskapen om hur stödet verkar."),
        ("gap", "Få studier har undersökt insatsens effekter på ensamhet."),
        ("insufficient", "Studierna av insatsen är inte överförbara till svenska förhållanden."),
        ("insufficient", "Forskarna har inte funnit stöd för att tekniken minskar ensamhet."),
        ("limited", "Läkemedlen används mot oro, men har oftast liten eller ingen effekt."),
        ("limited", "Fysisk aktivitet tycks ha en effekt på social isolering."),
        ("no_effect", "Projektens insatser leder ofta inte till varaktiga förändringar."),
        ("supported", "Kontinuitet i vården bidrar till ökad trygghet för de äldre."),
        ("supported", "Att förebygga fallhändelser kan ge bättre levnadsvillkor för äldre."),
        ("supported", "Träning minskar inte bara risken för fall utan ökar även livskvaliteten."),
        ("recommended", "Läkemedelsbehandlingen behöver anpassas efter äldres fysiologi."),
        (
            "recommended",
            "Det är lämpligt att erbjuda den äldre en namngiven kontaktperson som stöd.",
        ),
    ],
)
def test_a_statement_is_found_with_what_it_says(status: str, text: str) -> None:
    assert found(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Andelen äldre med läkemedel som bör undvikas har minskat sedan 2010.",
        "Många kommuner saknar kunskap om de nationella minoriteternas behov.",
        "Personalen behöver mer kunskap om bemötande.",
        "Kunskapen om tandvårdsstödet är bristfällig hos vårdpersonalen.",
        "Att en metod finns i guiden innebär inte att myndigheten rekommenderar den.",
        "Metodguiden ger inga rekommendationer om insatser.",
        "Studier visar att ensamhet ökar risken för depression.",
        "Insatsen kan erbjudas av kommunen efter ansökan.",
        "Hemtjänst kan erbjudas dygnet runt.",
        "Andelen kommuner som använder metoden ökade till 52 procent.",
        "12. Socialstyrelsen. Evidens för insatser i öppenvård; 2016.",
        "Vilken evidens finns för metoden?",
        "Med evidens avses vetenskapliga belägg som talar för eller emot en hypotes.",
        "Att en insats saknar evidens säger inget om dess värde.",
        "Skriv aldrig att insatsen saknar effekt.",
        "Det statistiska underlaget är för litet för att redovisas per kommun.",
        "Socialstyrelsen har i uppdrag att utvärdera insatserna.",
        "Ingen skillnad fanns mellan män och kvinnor i undersökningen av insatsen.",
        "Är underlaget för insatsen otillräckligt?",
        "Rädslan kan öka risken för stillasittande och social isolering.",
        "Sociala aktiviteter syftar till att stärka den äldre och minska ensamheten.",
        "En lång väntan kan få negativa konsekvenser för den äldres hälsa.",
        "Personlig omvårdnad är insatser som bidrar till att den äldres behov tillgodoses.",
        "Det saknas uppgifter om hur nöjda äldre är med äldreomsorgen.",
        "I den mån tekniken ger ökad trygghet är det viktigt att alla får tillgång till den.",
        "Äldreomsorgen och hälso- och sjukvården är viktiga för att upptäcka och stödja äldre.",
        "De äldre har ofta flera läkemedel som kan ge muntorrhet, och har samtidigt svårast att"
        " sköta munhälsan själva.",
        "Trots att antidepressiva läkemedel tycks ha en stark koppling till hjärtrubbningar.",
        "Digitalt stöd kan leda till ytterligare ensamhet, eftersom kontakterna kan minska.",
        "Resultaten om insatsen bör tolkas med försiktighet eftersom bortfallet är stort.",
        "En hög andel kan indikera att samverkan om insatsen inte fungerar optimalt.",
        "Diabetesvården visar positiva resultat och trenderna tyder på en stadig förbättring.",
        "Utvärderingen visar att respondenterna är positiva till stödet.",
        "Handlingsplanen ska stärka patientsäkerheten och bidra till att förebygga vårdskador.",
        "Det är viktigt att förstå vilka framgångsfaktorer som finns för ett gott åldrande.",
        "Presenterar checklistor som kan användas för att identifiera och förebygga"
        " läkemedelsbiverkningar som leder till inläggning av äldre.",
        "Kvalificerade rådgivande samtal kan ges vid såväl övervikt som undernäring.",
        "Grunderna för en god läkemedelsanvändning är att symtomen lindras samt att behandlingen"
        " ger så få biverkningar som möjligt.",
        "Förebyggande åtgärder minskar risken, men höga temperaturer kan vara farliga för äldre.",
        "Nyttan av insatserna med evidensbaserad effekt uppskattades för alla åtgärder.",
        "• analyser av hur digitaliseringen kan användas för att stärka patientens delaktighet",
        "En annan utmaning kan vara att tekniken ökar säkerheten men minskar kontakterna.",
        "Det finns ett behov av att öka kunskapen om munvård hos omsorgspersonal.",
        "Genom att intervjua äldre personer om deras trygghet får man en bättre förståelse för vad"
        " som skapar trygghet i vardagen.",
        "Socialstyrelsen bedömer att det bör finnas möjlighet att minska läkemedelsbiverkningarna.",
        "Isolering samt minskad fysisk aktivitet kan på sikt även innebära ett ökat vårdbehov.",
    ],
)
def test_what_only_looks_like_a_statement_is_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("recommended", "Medlen bör användas till personal som har adekvat utbildning."),
        ("supported", "Vårdplaner ska upprättas så att kontinuiteten kan upprätthållas."),
        ("supported", "Utevistelser är ofta beroende av känslan av trygghet."),
        ("supported", "Det har också varit möjligt att öka tillgången till rehabilitering."),
        ("supported", "Det ges beskrivningar av hur dagverksamhet kan tillgodose behov."),
        ("supported", "Samma konstaterande görs av inspektionen i rapporten om trygghet."),
        ("supported", "Handlingsplanen ska stödja kommunernas patientsäkerhetsarbete."),
        ("supported", "Syftet med insatserna är att främja individens hälsa."),
        ("insufficient", "Ett hem som inte tillhör den lägsta nivån har förhöjd säkerhetsnivå."),
        ("supported", "Det kan vara oetiskt att använda en insats bara på grund av tro."),
        ("supported", "En orsak kan vara att personer undvek vården för att minska smittan."),
        ("supported", "Användningen av nya behandlingar bidrar till högre kostnader."),
        ("supported", "Behovet av samverkan är därför stort för att förebygga undernäring."),
        ("no_effect", "Att samordningen inte fungerar beror ofta på otydliga roller."),
    ],
)
def test_norms_means_and_conditions_bar_what_they_resemble(status: str, text: str) -> None:
    assert EvidenceStatus(status) in scope.barred(text)


def test_the_lowest_level_of_evidence_is_told_from_other_levels() -> None:
    assert EvidenceStatus.INSUFFICIENT not in scope.barred("Evidensen når den lägsta nivån.")


@pytest.mark.parametrize(
    "text",
    [
        "FIT, Feedback Informed Treatment, är ett sätt att ta in brukarens syn löpande.",
        "Metoden är ett sätt att beskriva barnets behov av stöd.",
        "Läkemedelsgenomgångar är ett sätt att försäkra sig om en optimal behandling.",
    ],
)
def test_a_way_to_do_a_thing_is_a_definition(text: str) -> None:
    assert found(text) == []


def test_a_way_to_reach_an_effect_is_support() -> None:
    assert found("Måltiderna kan vara ett verktyg för att bryta ensamhet.") == ["supported"]


@pytest.mark.parametrize(
    "text",
    [
        "Det står inte att metoden har god effekt.",
        "SBU skriver inte att metoden rekommenderas.",
        "Målgruppen anges i ett användarstöd till personer från 16 år; någon formell utbildning"
        " krävs inte men god kunskap rekommenderas.",
        "Rädslan kan öka risken för stillasittande och minskad fysisk aktivitet, social isolering"
        " och i förlängningen försämrad livskvalitet.",
        "Osunda matvanor, låg fysisk aktivitet och rökning påverkar kroppen och kan leda till"
        " sämre hälsa och funktionsnedsättningar.",
        "I några kommuner bygger resultaten av insatserna på ett litet antal svarande och bör"
        " tolkas med försiktighet.",
    ],
)
def test_denials_harms_and_surveys_state_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("no_effect", "Den säger inte heller att insatsen har effekt."),
        ("insufficient", "Källan nämner inte om insatsen saknar stöd."),
        ("recommended", "Den är inte en lista över metoder vi rekommenderar."),
        ("recommended", "Guiden är ingen förteckning över insatser som vi rekommenderar."),
        ("no_effect", "Det beror på att samverkan mellan huvudmännen inte fungerar optimalt."),
        ("limited", "Det kan vara oetiskt att använda en viss insats."),
        ("supported", "Social isolering kan öka behovet av hemtjänst."),
    ],
)
def test_what_a_source_denies_or_warns_of_is_barred(status: str, text: str) -> None:
    assert EvidenceStatus(status) in scope.barred(text)


def test_less_of_a_harm_is_no_harm() -> None:
    text = "Individuella måltidsplaner kan bidra till minskad undernäring och färre vårdskador."
    assert found(text) == ["supported"]


def test_lacking_evidence_is_not_lacking_effect() -> None:
    assert found("Metoden saknar evidens.") == ["gap"]
    assert found("Metoden saknar effekt på skolfrånvaron.") == ["no_effect"]


def test_a_moderate_effect_is_no_moderate_reliability() -> None:
    (sure,) = statements.find(
        DOCUMENT, [prose("Programmet minskar oron (måttlig tillförlitlighet).")]
    )
    assert (sure.grade, sure.level) == ("måttlig tillförlitlighet", "tillforlitlighet:måttlig")
    assert sure.status is EvidenceStatus.SUPPORTED
    sized = statements.find(DOCUMENT, [prose("Programmet har måttlig effekt på oron.")])
    assert all(statement.level == "" for statement in sized)


def test_two_sides_of_one_sentence_are_mixed() -> None:
    text = (
        "Insatserna kan förbättra barnens hälsa, men det går inte att avgöra vilka insatser som"
        " har effekt."
    )
    assert found(text) == ["mixed"]


def test_a_method_named_in_the_sentence_before_is_what_it_is_about() -> None:
    (statement,) = statements.find(
        DOCUMENT, [prose("Boendestöd ges i hemmet.", "Det saknas därför evidens för metoden.")]
    )
    assert statement.about.casefold() == "boendestöd"


def test_regulations_recommend_nothing() -> None:
    text = "Behandlingen av uppgifterna bör omprövas och erbjudas digitalt."
    assert found(text, document=LAW) == []


def test_lists_of_sources_state_nothing() -> None:
    assert found("Det saknas forskning om insatsen.", heading=("Referenser",)) == []


def test_an_item_is_completed_by_the_lead_in_that_has_the_verb() -> None:
    lead, first, second = map(
        sentence,
        (
            "Följande behandlingar bör erbjudas:",
            "• återfallsprevention vid alkoholberoende (prioritet 2)",
            "• motiverande samtal (prioritet 3)",
        ),
    )
    result = statements.find(DOCUMENT, [passage(Unit(UnitKind.LIST, (lead, first, second)))])
    assert [statement.sentences for statement in result] == [(lead, first), (lead, second)]
    assert [statement.level for statement in result] == ["prioritet:2", "prioritet:3"]
    assert {statement.status for statement in result} == {EvidenceStatus.RECOMMENDED}


def test_a_row_is_about_the_method_of_its_own_column() -> None:
    header = sentence("Område\tInsats\tMålgrupp\tVad källan säger")
    row = sentence("Äldre\tbroddar\themmaboende från 65 år\tevidensbaserad effekt på fall")
    (statement,) = statements.find(DOCUMENT, [passage(Unit(UnitKind.TABLE, (header, row)))])
    assert (statement.about, statement.target_group) == ("broddar", "hemmaboende från 65 år")
    assert statement.status is EvidenceStatus.SUPPORTED


def test_what_follows_a_table_is_not_about_its_last_row() -> None:
    header = sentence("Insats\tVad källan säger")
    row = sentence("ledsagarservice\t–")
    units = (
        Unit(UnitKind.TABLE, (header, row)),
        Unit(UnitKind.SENTENCE, (sentence("Det är ett område där metoder saknar evidens."),)),
    )
    result = statements.find(DOCUMENT, [passage(*units)])
    assert [s for s in result if "ledsagarservice" in s.about] == []


def test_a_row_with_good_effect_on_thin_ground_is_limited() -> None:
    header = sentence("Metod\tVad källan säger\tGrad")
    row = sentence("Bostad först\tgod effekt på boendestabilitet\tbegränsat underlag")
    (statement,) = statements.find(DOCUMENT, [passage(Unit(UnitKind.TABLE, (header, row)))])
    assert statement.status is EvidenceStatus.LIMITED


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("Förbättrad munhygien", "Förbättrad munhygien har visat sig minska lunginflammationer."),
        ("Välfärdsteknik", "Välfärdsteknik kan stärka brukarens självständighet och trygghet."),
        (
            "behandling av depression",
            "Även behandling av depression minskar risken för suicid hos äldre.",
        ),
        ("kvalificerat rådgivande samtal", "Vuxna bör erbjudas kvalificerat rådgivande samtal."),
        (
            "läkemedelsbehandling",
            "I grunden är läkemedelsbehandling positiv och bidrar till hälsa.",
        ),
    ],
)
def test_what_it_is_about_is_a_noun_phrase_of_the_source(about: str, text: str) -> None:
    (statement,) = statements.find(DOCUMENT, [prose(text)])
    assert statement.about == about


def test_what_only_points_is_named_by_the_sentence_before() -> None:
    (statement,) = statements.find(
        DOCUMENT,
        [prose("Dagverksamhet ges på vardagar.", "Behandlingen bör omprövas regelbundet.")],
    )
    assert statement.about == "Dagverksamhet"


def test_nothing_is_named_when_no_method_is() -> None:
    (statement,) = statements.find(
        DOCUMENT, [prose("Det är känt.", "Insatsen har visat sig minska antalet fall.")]
    )
    assert statement.about == ""
