"""Lists of sources and what stands around a title are no answers; text that looks alike is."""

import pytest

from qa.ingest import passages, references, titlepage
from qa.ingest.blocks import Block, BlockKind, LaidOut, Traced
from qa.model import Page, Span

ENTRIES = [
    "Socialstyrelsen. Vård och omsorg om äldre. Lägesrapport. Stockholm: Socialstyrelsen; 2018.",
    "Skoog, I, Karlsson, B. Psychiatric disorders in the elderly. 2011; 56(7):387-97.",
    "Statens folkhälsoinstitut. Äldres hälsa. 2012. Hämtad 2016-12-03 från: http://www.fhi.se/aldre",
    "[4] Socialstyrelsen: ASI (broschyr), år ej angivet. https://www.socialstyrelsen.se/asi",
    "Referenser 1. God vård [Elektronisk resurs]. Socialstyrelsen; 2006. 2. God kvalitet. "
    "Stockholm: Socialstyrelsen; 2012.",
]
TEXTS = [
    "Denna lag träder i kraft den 1 januari 2011.",
    "År 2010 slöt staten och kommunsektorn en överenskommelse, och 2014, 2015 och 2016 rapporter.",
    "Lagen består av avdelningar. Avdelning I. Mål (1 kap.). Avdelning II. Ansvar (6 och 7 kap.).",
    "Figur 3. Andel äldre. Källa: Enkät om socialtjänst, 2019, 2020, 2021, Socialstyrelsen.",
    "Beställs från Norstedts Juridik AB, 106 47 Stockholm. Webbadress: www.nj.se och https://nj.se",
    "Enligt Socialstyrelsen (2018) får allt fler hemtjänst. I en bok, 2019, var andelen 9 procent "
    "av dem som är 65 år eller äldre, och lika många hade fått ett trygghetslarm av sin kommun.",
    "Metoden finns i SS-EN ISO 9612:2009. Akustik – Mätning av buller (ISO 9612:2009). Utgåva 1.",
]


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, page: int = 1) -> Block:
    return Block(kind, Traced(text, ((0, Span(page, 0, len(text))),)), level=1)


@pytest.mark.parametrize("text", ENTRIES)
def test_an_entry_of_a_list_of_sources_is_known_without_its_heading(text: str) -> None:
    assert references.entries([block(text)]) == [True]


@pytest.mark.parametrize("text", TEXTS)
def test_text_with_years_addresses_or_numbers_is_no_entry(text: str) -> None:
    assert references.entries([block(text)]) == [False]


def test_what_is_short_between_entries_belongs_to_them() -> None:
    found = [ENTRIES[0], "Kommuners inrapportering i Kolada.", ENTRIES[1], "Nämnden beslutar."]
    assert references.entries([block(text) for text in found]) == [True, True, True, False]


def laid_out(*texts: tuple[BlockKind, str]) -> LaidOut:
    page, blocks = "", []
    for kind, text in texts:
        span = Span(1, len(page), len(page) + len(text))
        blocks.append(Block(kind, Traced(text, ((0, span),)), level=1))
        page += text + "\n"
    return LaidOut((Page(1, "1", page),), tuple(blocks))


def test_sources_are_passages_of_their_own_under_a_heading_that_says_so() -> None:
    found = passages.make(
        "d",
        laid_out(
            (BlockKind.HEADING, "Alkohol"),
            (BlockKind.PARAGRAPH, ENTRIES[0]),
            (BlockKind.PARAGRAPH, "Äldre dricker mer än förr."),
        ),
    )
    assert [(one.heading, one.units[0].text[:5]) for one in found] == [
        (("Alkohol",), "Äldre"),
        (("Alkohol", "Referenser"), "Vård "),
    ]


def test_under_a_heading_of_sources_no_other_is_put() -> None:
    found = passages.make(
        "d", laid_out((BlockKind.HEADING, "Källor"), (BlockKind.PARAGRAPH, ENTRIES[0]))
    )
    assert [one.heading for one in found] == [("Källor",)]


def test_publisher_and_subtitle_around_the_title_are_no_sentences() -> None:
    blocks = [
        block("Exempelkommun, socialförvaltningen · Vägledning, version 1"),
        block("Vad menar vi med evidens?", BlockKind.HEADING),
        block("Begrepp i socialtjänstens underlag"),
        block("Vägledningen förklarar begreppen."),
        block("Kort sagt", BlockKind.HEADING),
        block("Utan punkt"),
    ]
    assert titlepage.matter(blocks) == {0, 2}


@pytest.mark.parametrize(
    "text",
    [
        "Utkom från trycket den 2 juli 2010",
        "Utgivare: Anna Ek",
        "1 § Denna lag innehåller bestämmelser om insatser",
        "Nämnden beslutar om",
    ],
)
def test_a_fact_a_section_of_law_and_text_that_goes_on_stay(text: str) -> None:
    blocks = [block("Lag om stöd", BlockKind.HEADING), block(text), block("insatser för äldre.")]
    assert titlepage.matter(blocks) == frozenset()


def test_without_a_heading_on_the_first_page_there_is_no_title() -> None:
    blocks = [block("Utan punkt"), block("Rubrik", BlockKind.HEADING, page=2)]
    assert titlepage.matter(blocks) == frozenset()
