"""Conversations: how a follow-up reads on its own, and which questions begin afresh."""

import pytest

from qa.answer.followups import follow
from qa.answer.interpret import interpret
from qa.answer.leaning import leaning


@pytest.mark.parametrize(
    ("earlier", "text", "standalone"),
    [
        # Another target group, in a phrase or by itself.
        ("Vilket stöd finns för barn?", "Och för vuxna då?", "Vilket stöd finns för vuxna?"),
        ("Hur många kvinnor var hemlösa 2023?", "Och män?", "Hur många män var hemlösa 2023?"),
        ("Hur länge fick männen vänta?", "Och kvinnorna?", "Hur länge fick kvinnorna vänta?"),
        (
            "Vilka metoder hjälper ungdomar med spelproblem?",
            "Och äldre?",
            "Vilka metoder hjälper äldre med spelproblem?",
        ),
        (
            "Hur gamla var männen när de flyttade in?",
            "Och kvinnorna?",
            "Hur gamla var kvinnorna när de flyttade in?",
        ),
        (
            "Vilka insatser har effekt för unga enligt SBU?",
            "Och för deras föräldrar?",
            "Vilka insatser har effekt för deras föräldrar enligt SBU?",
        ),
        # Another year.
        ("Hur många fick avslag 2019?", "Och 2020?", "Hur många fick avslag 2020?"),
        ("Hur många fick avslag 2019?", "Och under 2021 då?", "Hur många fick avslag under 2021?"),
        # Another phrase of the same sort, or one more.
        (
            "Vad gäller för skolor?",
            "Och för förskolor?",
            "Vad gäller för förskolor?",
        ),
        (
            "Har musikterapi effekt vid demens?",
            "Och vid depression?",
            "Har musikterapi effekt vid depression?",
        ),
        (
            "Hur ofta ska anläggningen besiktas?",
            "Och i flerbostadshus?",
            "Hur ofta ska anläggningen besiktas i flerbostadshus?",
        ),
        (
            "Hur långt uppehåll får man ha enligt föreskriften?",
            "Och vid sjukdom?",
            "Hur långt uppehåll får man ha vid sjukdom enligt föreskriften?",
        ),
        (
            "När upphör vården om den beror på hemmet?",
            "Och om den beror på missbruk?",
            "När upphör vården om den beror på missbruk?",
        ),
        (
            "Vad händer om avgiften inte betalas?",
            "Och om man är sjuk?",
            "Vad händer om man är sjuk?",
        ),
        (
            "Vem får besluta om avskildhet?",
            "Och om det är bråttom?",
            "Vem får besluta om avskildhet om det är bråttom?",
        ),
        (
            "Finns det forskning om hemtjänst?",
            "Och om anhöriga kvinnor?",
            "Finns det forskning om anhöriga kvinnor?",
        ),
        # Another term.
        ("Vad är en kontaktfamilj?", "Och kontaktperson?", "Vad är kontaktperson?"),
        ("Vad menas med ledsagning?", "Och avlösarservice?", "Vad menas med avlösarservice?"),
        (
            "Vad är ett jourhem enligt socialtjänstlagen?",
            "Och ett stödboende?",
            "Vad är ett stödboende enligt socialtjänstlagen?",
        ),
        (
            "Vad räknas som farligt avfall enligt förordningen?",
            "Och spilloljor?",
            "Vad räknas som spilloljor enligt förordningen?",
        ),
        ("Vad betyder evidens?", "Och beprövad erfarenhet då?", "Vad betyder beprövad erfarenhet?"),
        # Another subject.
        (
            "Hur stor är avgiften för bygglov?",
            "Och sanktionsavgiften?",
            "Hur stor är sanktionsavgiften för bygglov?",
        ),
        (
            "Vad kostar ett trygghetslarm per månad?",
            "Och matlådor?",
            "Vad kostar matlådor per månad?",
        ),
        (
            "Hjälper KBT mot ångest?",
            "Och mindfulness?",
            "Hjälper mindfulness mot ångest?",
        ),
        (
            "Är dans bättre än promenader mot fall?",
            "Och styrketräning?",
            "Är styrketräning bättre än promenader mot fall?",
        ),
        (
            "Har föräldrakurser någon effekt?",
            "Och hembesök?",
            "Har hembesök någon effekt?",
        ),
        # Pronouns and nouns that point back: told beside what they point to.
        ("Vad är en vårdplan?", "Vem skriver den?", "Vem skriver den? (om vårdplan)"),
        ("Vad är Metodguiden?", "Vem ger ut den?", "Vem ger ut den? (om Metodguiden)"),
        ("Vad är kontaktpersoner?", "Får de betalt?", "Får de betalt? (om kontaktpersoner)"),
        ("Vad är god man?", "Vad har hon för ansvar?", "Vad har hon för ansvar? (om god man)"),
        ("Vad är Senior alert?", "Vad är det bra för?", "Vad är det bra för? (om Senior alert)"),
        ("Vad är en SIP?", "Hur länge gäller den då?", "Hur länge gäller den då? (om SIP)"),
        (
            "Vad säger SBU om antidepressiva?",
            "Gäller det också för äldre?",
            "Gäller det också för äldre? (om antidepressiva)",
        ),
        (
            "Hur många brandvarnare behövs?",
            "Var ska de sitta?",
            "Var ska de sitta? (efter frågan ”Hur många brandvarnare behövs?”)",
        ),
        (
            "Vem tar emot anmälan?",
            "Hur lång tid tar det innan de svarar?",
            "Hur lång tid tar det innan de svarar? (efter frågan ”Vem tar emot anmälan?”)",
        ),
        (
            "Hur många har trygghetslarm?",
            "Hur stor andel är kvinnor?",
            "Hur stor andel är kvinnor? (efter frågan ”Hur många har trygghetslarm?”)",
        ),
        (
            "Hur mäts stråldosen?",
            "Hur länge ska mätningarna sparas?",
            "Hur länge ska mätningarna sparas? (efter frågan ”Hur mäts stråldosen?”)",
        ),
        (
            "Hur många sökte plats?",
            "Hur många fick avslag?",
            "Hur många fick avslag? (efter frågan ”Hur många sökte plats?”)",
        ),
        (
            "Får kommunen neka någon plats?",
            "Och vem bestämmer det?",
            "Vem bestämmer det? (efter frågan ”Får kommunen neka någon plats?”)",
        ),
        (
            "Måste man söka bygglov?",
            "Och om huset är kulturmärkt, vad gör man då?",
            "Om huset är kulturmärkt, vad gör man då? (efter frågan ”Måste man söka bygglov?”)",
        ),
        (
            "Hur lång var väntan i snitt?",
            "Fick kvinnorna vänta längre än männen?",
            "Fick kvinnorna vänta längre än männen? (efter frågan ”Hur lång var väntan i snitt?”)",
        ),
        (
            "Vad är ett flyttningsförbud?",
            "Hur ofta ska nämnden överväga om det fortfarande behövs?",
            "Hur ofta ska nämnden överväga om det fortfarande behövs? (om flyttningsförbud)",
        ),
        # A question that goes on but has words of its own.
        ("Vad krävs vid första hjälpen?", "Och vad menas med krisstöd?", "Vad menas med krisstöd?"),
    ],
)  # fmt: skip
def test_a_follow_up_reads_on_its_own(earlier: str, text: str, standalone: str) -> None:
    assert follow(text, [earlier]).standalone == standalone


@pytest.mark.parametrize(
    "text",
    [
        "stödboende, vad betyder det i lagen?",
        "Vad är det för skillnad på god man och förvaltare?",
        "Hur många dog och hur många av dem var över 70?",
        "Gruppaktiviteter för äldre – funkar det?",
        "Kommunen gjorde en kartläggning 2021, vad visade den?",
        "När är det en väsentlig ändring av skorstenen?",
        "Vad måste den göra som transporterar avfall?",
        "Hur ska skyddsrumsdelar provas innan de monteras?",
        "Hur ofta ska ventilationen kontrolleras i förskolor?",
        "Vilka är de nationella minoriteterna?",
        "Vilka instrument finns för att hitta dem som riskerar trycksår?",
        "Vad gäller för de barn som bor växelvis?",
        "Hur ska handläggaren möta föräldrar när de är arga?",
        "En medarbetare säger att hon är gravid, vad ska chefen göra?",
        "Vilken myndighet ansvarar för elsäkerhet?",
        "När ska socialnämnden överväga vården?",
        "Hur går det till när nämnden ansöker om vård?",
        "Vad är kommunens ansvar för de äldre?",
        "Vilka krav ställs på den som kontrollerar ventilationen?",
        "Finns det forskning om stödboende?",
        "Vad kostar det samhället att gamla ramlar?",
        "Hur gammal är Socialstyrelsen?",
    ],
)
def test_a_question_with_things_of_its_own_begins_afresh(text: str) -> None:
    followed = follow(text, ["Hur mycket gasol får man förvara?"])
    assert leaning(text) == 0.0
    assert (followed.standalone, followed.kept) == (text, ())


def test_a_second_follow_up_is_read_with_what_the_first_one_became() -> None:
    earlier = ["Vilka insatser finns för barn?", "Och för vuxna?"]
    assert follow("Och för äldre?", earlier).standalone == "Vilka insatser finns för äldre?"


def test_a_question_made_whole_is_what_is_searched() -> None:
    question = interpret("Och kontaktperson?", ("Vad är en kontaktfamilj enligt LSS?",))
    assert question.searched == (("Vad är kontaktperson enligt LSS?", 1.0),)


def test_what_is_exchanged_is_not_searched_in_older_questions_either() -> None:
    earlier = ["Hur många män sökte 2019?", "Och 2020?"]
    carried = follow("Och 2021?", earlier).carried
    assert carried == (("Hur många män sökte ?", 0.5),)


def test_a_question_on_the_same_thing_hints_at_the_one_before() -> None:
    followed = follow("Vem beslutar om hemtjänst?", ["Hur många har hemtjänst i Sverige?"])
    assert followed.kept == ()
    assert followed.carried == (("Hur många har hemtjänst i Sverige?", 0.25),)
