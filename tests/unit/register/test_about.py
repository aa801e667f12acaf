"""What a statement is about: the thing advised or tried, not the aim, the actor or a pointer."""

import pytest

from qa.model import Document, EvidenceStatus, Passage, Sentence, Span, Statement, Unit, UnitKind
from qa.register import statements, tables, turns, weights


@pytest.fixture(autouse=True)
def whatever_speaks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every sentence that may state anything: what it weighs is learned, and tested apart."""
    monkeypatch.setattr(weights, "ENOUGH", -10.0)


DOCUMENT = Document("d", "rapport.pdf", "", "Rapport om äldre")


def stated(*texts: str, heading: tuple[str, ...] = ()) -> list[Statement]:
    sentences = (Sentence(text, (Span(1, 0, len(text)),)) for text in texts)
    units = tuple(Unit(UnitKind.SENTENCE, (sentence,)) for sentence in sentences)
    return statements.find(DOCUMENT, [Passage("d:0", "d", heading, units)])


@pytest.mark.parametrize(
    ("about", "text"),
    [
        (
            "basala hygienrutiner",
            "En viktig insats för att undvika smittspridning är att personalen följer basala"
            " hygienrutiner.",
        ),
        (
            "omsorg av samma personal",
            "En viktig del av kontinuiteten är att en person har möjlighet att få omsorg av samma"
            " personal, vilket kan ge trygghet.",
        ),
        (
            "hålla nere antalet läkemedel",
            "En strävan bör därför vara att hålla nere antalet läkemedel, i synnerhet för äldre"
            " personer.",
        ),
        (
            "matens konsistens",
            "För att förebygga undernäring är det viktigt att personalen ser till matens"
            " konsistens.",
        ),
        (
            "läkemedelsgenomgångar",
            "Enligt myndighetens föreskrifter är läkemedelsgenomgångar viktiga för att följa upp"
            " behandlingen av äldre.",
        ),
        (
            "läkemedelsbehandling",
            "För att minska dessa risker behöver läkemedelsbehandling följas upp och omprövas.",
        ),
        (
            "minska antalet läkemedel",
            "En strävan bör därför finnas att minska antalet läkemedel 10.",
        ),
        ("brytpunktssamtal", "Målnivån anger att 98 procent bör ha fått brytpunktssamtal."),
        ("stöd till närstående", "• Fler verksamheter behöver erbjuda stöd till närstående."),
        (
            "utbildning från tandvården",
            "Det rekommenderas att omsorgspersonalen bör få utbildning från tandvården.",
        ),
        ("låga doser", "Om läkemedlen ska användas bör det vara i låga doser."),
        (
            "viktreduktion",
            "För äldre personer med övervikt föreslås inte viktreduktion eftersom det kan innebära"
            " förlust av muskelmassa.",
        ),
        (
            "femte dos vaccin till personer med plats på särskilt boende",
            "Från hösten rekommenderade Folkhälsomyndigheten en femte dos vaccin till personer med"
            " plats på särskilt boende eller med hemtjänst.",
        ),
        (
            "förebyggande insatser",
            "För att minska belastningen på vården kan förebyggande insatser vara viktiga.",
        ),
        (
            "arbeta förebyggande",
            "Att arbeta förebyggande mot fall minskar risken för skador bland äldre.",
        ),
        (
            "Samverkan mellan kommun, region och närstående",
            "Samverkan mellan kommun, region och närstående är viktigt för att ge äldre en trygg"
            " vård.",
        ),
        (
            "kontinuitet i omsorgen",
            "För äldre kan kontinuitet i omsorgen minska risken för akuta sjukhusbesök.",
        ),
        (
            "maten och måltidsmiljön",
            "Undernäring är vanligt och därför behöver maten och måltidsmiljön ses som en del i"
            " den medicinska behandlingen.",
        ),
        ("Regelbunden träning", "Regelbunden träning minskar risken för kroniska sjukdomar."),
        ("utevistelse", "Möjlighet till utevistelse kan förebygga fallskador och depression."),
        (
            "välfärdstekniken",
            "För den äldre kan välfärdstekniken bidra till ökad trygghet och självständighet.",
        ),
        (
            "Åtgärder som främjar hälsan",
            "Åtgärder som främjar hälsan bör omfatta samtliga äldre.",
        ),
        (
            "verksamhet som stimulerar till fysisk aktivitet",
            "Det är viktigt att kommunerna har en verksamhet som stimulerar till fysisk aktivitet.",
        ),
        (
            "bättre samarbete mellan hälso- och sjukvård, tandvård och socialtjänst",
            "Därför behövs ett bättre samarbete mellan hälso- och sjukvård, tandvård och"
            " socialtjänst.",
        ),
        (
            "planering för aktiviteter",
            "För de äldre är det viktigt att det på boendet finns en planering för aktiviteter.",
        ),
        (
            "demensutredning",
            "Att personer med demenssymtom genomgår en demensutredning är viktigt för att"
            " säkerställa en god vård.",
        ),
        (
            "insatser som främjar ett sunt åldrande",
            "Författarna menar att det framför allt behövs insatser som främjar ett sunt åldrande.",
        ),
        (
            "Bemötande med respekt, hänsyn och vänlighet",
            "Bemötande med respekt, hänsyn och vänlighet medverkar också till att skapa en känsla"
            " av trygghet.",
        ),
        (
            "omfattande behandling med läkemedel",
            "Det finns ett stort behov av att fördjupa kunskapen om hur en omfattande behandling"
            " med läkemedel påverkar äldre människor.",
        ),
    ],
)
def test_a_statement_is_about_what_is_done_not_about_its_aim_or_who_does_it(
    about: str, text: str
) -> None:
    assert [statement.about for statement in stated(text)] == [about]


@pytest.mark.parametrize("cells", tables.rows("turns.tsv"), ids=lambda cells: cells[0])
def test_each_turn_of_phrase_tells_what_its_example_is_about(cells: tuple[str, ...]) -> None:
    _, when, _, example, about = cells
    status = EvidenceStatus.SUPPORTED if when == "verkan" else EvidenceStatus.RECOMMENDED
    assert turns.told(example, status) == about


@pytest.mark.parametrize(
    ("about", "before", "text"),
    [
        (
            "uppföljande samtal efter dödsfallet",
            "Till god vård hör att erbjuda närstående ett uppföljande samtal efter dödsfallet.",
            "Ett sådant samtal kan minska oron hos de närstående.",
        ),
        (
            "digitala planeringssystem",
            "Dokumentationen har förenklats av digitala planeringssystem.",
            "Dessa system minskar risken för fel i behandlingen.",
        ),
        (
            "olämpliga läkemedel",
            "Indikatorn gäller olämpliga läkemedel.",
            "Dessa preparat bör undvikas om det inte finns särskilda skäl.",
        ),
        (
            "behandling med antidepressiva",
            "Översikten gäller behandling med antidepressiva av Statens beredning för medicinsk"
            " och social utvärdering.",
            "Behandlingen kan minska risken för suicid.",
        ),
    ],
)
def test_what_only_points_is_named_by_what_it_points_at(about: str, before: str, text: str) -> None:
    assert stated(before, text)[-1].about == about


def test_where_a_method_is_used_is_not_taken_for_the_method() -> None:
    above = "Indikatorn gäller personer i hemtjänst eller särskilt boende."
    (statement,) = stated(above, "Dessa preparat bör undvikas om det inte finns särskilda skäl.")
    assert statement.about == ""


@pytest.mark.parametrize(
    ("group", "text", "heading"),
    [
        ("äldre", "Träning minskar risken för fall hos äldre så att fler klarar sig.", ()),
        ("äldre", "Träning minskar risken för fall.", ("Hälsa hos äldre För att motverka fall",)),
        (
            "personer med demenssjukdom",
            "Träning minskar risken för fall hos personer med demenssjukdom i en annan översikt.",
            (),
        ),
        ("äldre", "Träning minskar risken för fall hos äldre och personer som är sköra.", ()),
        ("äldre", "Träning minskar fallen hos äldre Skriftliga rutiner kan hjälpa.", ()),
        ("personer som bor ensamma", "Samtal minskar ångest hos personer som bor ensamma.", ()),
        (
            "",
            "Fysisk aktivitet minskar ensamhet som är vanligare bland män än bland kvinnor.",
            (),
        ),
    ],
)
def test_a_target_group_ends_where_the_sentence_goes_on(
    group: str, text: str, heading: tuple[str, ...]
) -> None:
    assert stated(text, heading=heading)[0].target_group == group


def test_what_may_be_offered_is_no_grade_of_an_effect() -> None:
    (statement,) = stated("Träning minskar risken för fall, så att fler kan erbjudas trygghet.")
    assert (statement.status.value, statement.grade) == ("supported", "")
