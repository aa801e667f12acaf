"""Tokens of documents and questions."""

import hashlib
import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language import analysis, lexicon


def tokens(text):
    return analysis.fields(text)["stem"]


PARADIGMS = """
insats insatsen insatser insatserna insatsens insatsernas
resultat resultatet resultaten resultatens
evidens evidensen evidensens
barn barnet barnen barns barnens
våld våldet våldets
kunskapslucka kunskapsluckan kunskapsluckor kunskapsluckorna
studie studien studier studierna studiens studiernas
boende boendet boenden boendena boendets
nämnd nämnden nämnder nämnderna nämndens
socialnämnd socialnämnden socialnämnder socialnämndens
missbruk missbruket missbrukets
risk risken risker riskerna
metod metoden metoder metoderna
åtgärd åtgärden åtgärder åtgärderna
stöd stödet stöden stödets
brukare brukaren brukarna brukares brukarens brukarnas
socialtjänst socialtjänsten socialtjänstens
behandling behandlingen behandlingar behandlingarna
familj familjen familjer familjerna familjens
familjehem familjehemmet familjehemmen familjehems
översikt översikten översikter översikterna
effekt effekten effekter effekterna
utredning utredningen utredningar utredningarna
kommun kommunen kommuner kommunerna kommunernas
förälder föräldern föräldrar föräldrarna föräldrarnas
handläggare handläggaren handläggarna handläggarens
riktlinje riktlinjen riktlinjer riktlinjerna
beroende beroendet beroendets
politiker politikern politikerna politikernas
lag lagen lagar lagarna lagens
beslut beslutet besluten besluts beslutets
klient klienten klienter klienterna klientens
verksamhet verksamheten verksamheter verksamheterna
forskning forskningen forskningens
erfarenhet erfarenheten erfarenheter erfarenheterna
uppföljning uppföljningen uppföljningar uppföljningarna
program programmet programmen programmets
underlag underlaget underlagen underlagets
placering placeringen placeringar placeringarna
rapport rapporten rapporter rapporterna
vård vården vårdens
omsorg omsorgen omsorgens
kvinna kvinnan kvinnor kvinnorna kvinnors
man mannen män männen mäns
ungdom ungdomen ungdomar ungdomarna ungdomars
hem hemmet hemmen hemmets
plan planen planer planerna planens
mål målet målen målets
systematisk systematiskt systematiska
evidensbaserad evidensbaserat evidensbaserade
erbjuda erbjuder erbjöd erbjudit erbjuds
rekommendera rekommenderar rekommenderas rekommenderade
utvärdera utvärderar utvärderas utvärderade utvärderats
skolan skola skolor skolorna
behov behovet behoven behovens
anhörig anhöriga anhörigas anhörigs
bistånd biståndet biståndets
anmälan anmälningar anmälningarna anmälans
orosanmälan orosanmälningar orosanmälningarna
ansökan ansökningar ansökningarna ansökans
överklagande överklagandet överklaganden överklagandena
omhändertagande omhändertagandet omhändertaganden omhändertagandena
narkotika narkotikan
drog drogen droger drogerna
skuld skulden skulder skulderna
dom domen domar domarna domens
jourhem jourhemmet jourhemmen
anställd anställda anställde anställdas
dö dör dog dött
äldreboende äldreboendet äldreboenden äldreboendena
hemtjänst hemtjänsten hemtjänstens
vårdnadshavare vårdnadshavaren vårdnadshavarna
läkemedel läkemedlet läkemedlen
funktionsnedsättning funktionsnedsättningen funktionsnedsättningar funktionsnedsättningarna
avgift avgiften avgifter avgifterna
bostad bostaden bostäder bostäderna
tillsyn tillsynen
myndighet myndigheten myndigheter myndigheterna
bevilja beviljar beviljas beviljade beviljats
hjälpa hjälper hjälpte hjälpt hjälps
ledamot ledamoten ledamöter ledamöterna
tjänsteman tjänstemannen tjänstemän tjänstemännen
""".strip().splitlines()


@pytest.mark.parametrize("paradigm", PARADIGMS)
def test_every_form_of_a_word_is_the_same_token(paradigm):
    forms = paradigm.split()
    # "man" alone is a stop word: the pronoun is a thousand times as common as the noun.
    found = {tuple(tokens(form)) for form in forms if form not in {"man"}}
    assert len(found) == 1
    assert len(next(iter(found))) == 1


def test_different_words_are_different_tokens():
    words = [paradigm.split()[-1] for paradigm in PARADIGMS]
    words += ["bruk", "politik", "bo", "studium", "nämna", "missbrukare", "effektiv", "risig"]
    words += ["metadon", "barnlös", "insatt", "våldsam", "resultera", "lager"]
    words += [
        "programmera",
        "planera",
        "riskera",
        "hemlig",
        "personlig",
        "tidig",
        "viktig",
        "myndig",
    ]
    found = [tuple(tokens(word)) for word in words]
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("11:1 SoL", "11 kap. 1 § SoL"),
        ("4:2 a LVU", "4 kap. 2 a § LVU"),
        ("5:10 socialtjänstlagen", "5 kap. 10 § socialtjänstlagen"),
        ("6:15 föräldrabalken", "6 kap. 15 § föräldrabalken"),
        ("11:1 och 11:2 SoL", "11 kap. 1 § och 11 kap. 2 § SoL"),
    ],
)
def test_a_short_reference_to_a_law_is_the_same_as_the_full_one(short, full):
    assert tokens(short) == tokens(full)


@pytest.mark.parametrize("text", ["kl. 11:30", "2001:453", "SOSFS 2014:4 SoL", "blandat 1:3 med"])
def test_what_only_looks_like_a_short_reference_is_left_alone(text):
    assert not any("kap" in token for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11 kap. 1 §", ["11kap", "11kap1§", "1§"]),
        ("11 kap 1§", ["11kap", "11kap1§", "1§"]),
        ("11 Kap. 1 §", ["11kap", "11kap1§", "1§"]),
        ("11 kapitlet 1 §", ["11kap", "11kap1§", "1§"]),
        ("kap. 11 § 1", ["11kap", "11kap1§", "1§"]),
        ("4 kap. 2 a §", ["4kap", "4kap2a§", "2a§"]),
        ("2 a kap. 3 §", ["2akap", "2akap3§", "3§"]),
        ("1 och 3 §§", ["1§", "3§"]),
        ("5 kap. 1–3 §§", ["5kap", "5kap1§", "1§", "5kap2§", "2§", "5kap3§", "3§"]),
        ("§ 5", ["5§"]),
        ("16 kap.", ["16kap"]),
    ],
)
def test_a_reference_to_a_paragraph_of_law_keeps_its_numbers(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", ["3"]),
        ("12,5 %", ["12,5"]),
        ("12.5", ["12,5"]),
        ("10 000", ["10000"]),
        ("10\u00a0000", ["10000"]),
        ("10.000", ["10000"]),
        ("år 2024", ["år", "2024"]),
        ("2a", ["2a"]),
        ("263/2017", ["263/2017", "2017"]),
        ("2001:453", ["2001:453", "2001"]),
        ("2023-01-02", ["2023-01-02", "2023"]),
        ("2010–2015", ["2010-2015", "2010", "2015"]),
        ("värde1", ["värde", "1"]),
        ("värde²", ["värde"]),
    ],
)
def test_numbers_are_kept(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize("word", ["inte", "ej", "icke", "utan", "saknar", "ingen", "varken"])
def test_negations_are_kept(word):
    assert tokens(word) == [word]


@pytest.mark.parametrize(
    "text",
    ["och", "bl.a.", "bl.a", "t.ex.", "T.ex.", "dvs.", "m.m.", "och/eller", "s.k.", "det är"],
)
def test_function_words_are_no_tokens(text):
    assert tokens(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HVB-hemmen", ["hvbhem", "hvb", "hem"]),
        ("EBP-arbetet", ["ebparbet", "ebp", "arbet"]),
        ("e-posten", ["epost", "e", "post"]),
        ("covid-19", ["covid19", "covid", "19"]),
        ("65-åringar", ["65åring", "65", "åring"]),
        ("metod/modell", ["metod", "modell"]),
        ("SBU:s", ["sbu"]),
        ("SBUs", ["sbu"]),
        ("children's", ["childrens"]),
        ("ﬁnansiering", ["finansiering"]),
        ("evidens\u00adbaserad", ["evidensbaser"]),
    ],
)
def test_compounds_give_the_whole_and_its_parts_and_signs_are_no_noise(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.sbu.se/sv/a-b?c=1", ["sbu.se"]),
        ("(www.kunskapsguiden.se).", ["kunskapsguiden.se"]),
        ("sbu.se", ["sbu.se"]),
        ("fornamn.efternamn@stad.se", ["fornamn.efternamn@stad.se"]),
    ],
)
def test_an_address_is_one_token(text, expected):
    assert tokens(text) == expected


def test_a_question_is_analysed_as_a_document_but_for_question_words():
    assert analysis.question_fields("Vad menas med evidensbaserade metoder?")["stem"] == tokens(
        "evidensbaserad metod"
    )


def test_question_words_alone_are_kept():
    assert analysis.question_fields("Innebär?")["stem"] == tokens("innebär") != []


@given(st.text(alphabet="åäöéÅÄÖabcABC 12§.,-/", max_size=40))
def test_composed_and_decomposed_letters_give_the_same_tokens(text):
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(unicodedata.normalize("NFC", text))


@given(st.text(max_size=60))
def test_any_text_gives_tokens_that_are_not_empty(text):
    assert all(token.strip() == token != "" for token in tokens(text))


def test_capitals_make_no_difference():
    assert tokens("SOCIALNÄMNDENS ÅTGÄRDER ENLIGT 5 KAP. 1 §") == tokens(
        "socialnämndens åtgärder enligt 5 kap. 1 §"
    )


def test_threads_get_the_same_tokens():
    words = [
        f"{first}{last}" for first in PARADIGMS[0].split() for last in PARADIGMS[3].split()
    ] * 20
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(tokens(" ".join(words)))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [tokens(" ".join(words))] * 4


def test_an_address_that_breaks_off_gives_no_empty_token() -> None:
    assert tokens("Läs mer på https://www.") == tokens("Läs mer på")


SAMPLE = """Socialnämnden ska enligt 11 kap. 1 § SoL inte dröja med HVB-placeringar (12,5 %),
t.ex. när SBU:s rapport 263/2017 på www.sbu.se saknar evidens för 65-åringar. Vad menas
med missbruk, boende?
"""


def test_the_version_is_raised_when_a_text_would_give_other_tokens():
    lists = [lexicon.lines(name) for name in ("overrides.tsv", "stopwords.txt")]
    lists.append(lexicon.lines("question_words.txt"))
    made = (lists, tokens(SAMPLE), analysis.question_fields(SAMPLE))
    digest = hashlib.sha256(repr(made).encode()).hexdigest()[:12]
    assert (analysis.VERSION, digest) == ("3", "ee350e4bdeab")
