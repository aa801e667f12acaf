"""A reference that a line begins with is no chapter, and a chapter is no reference."""

import pytest

from qa.ingest.blocks import BlockKind
from qa.ingest.chapters import rejoined
from qa.ingest.drafts import Draft
from qa.ingest.headings import demoted, promote
from qa.ingest.lines import Line
from qa.ingest.measures import Measures


def draft(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Draft:
    return Draft(kind, (Line(1, 0, len(text), text),))


def heading(text: str) -> Draft:
    return draft(text, BlockKind.HEADING)


def read(*drafts: Draft) -> list[tuple[BlockKind, str]]:
    return [(found.kind, found.text) for found in rejoined(drafts)]


def test_a_chapter_between_sections_that_go_on_belongs_to_the_sentence_before() -> None:
    found = read(
        draft("9 b § Insatser avser tid efter riktåldern för pension enligt"),
        heading("2 kap."),
        draft("9 c § När stöd har beviljats får kommunen besöka hemmet."),
    )
    assert [text for _, text in found] == [
        "9 b § Insatser avser tid efter riktåldern för pension enligt 2 kap.",
        "9 c § När stöd har beviljats får kommunen besöka hemmet.",
    ]


def test_a_title_in_small_letters_is_a_sentence_that_goes_on() -> None:
    found = read(
        draft("10. anmäla till Försäkringskassan att ersättning enligt"),
        heading("51 kap. socialförsäkringsbalken används för annat än assistans"),
        draft("eller kostnader för assistenter."),
        draft("16 § Kommunen ansvarar för dem som bor där."),
    )
    assert [kind for kind, _ in found] == [BlockKind.PARAGRAPH] * 2
    assert found[0][1].endswith("för annat än assistans eller kostnader för assistenter.")


def test_a_chapter_whose_sections_begin_anew_stays_a_heading() -> None:
    found = read(draft("12 § Lagen gäller."), heading("2 kap."), draft("1 § Nämnden ska verka."))
    assert found[1] == (BlockKind.HEADING, "2 kap.")


def test_a_chapter_with_a_title_stays_a_heading_though_sections_go_on() -> None:
    found = read(
        draft("36 § Avtalet gäller."), heading("4 kap. Om fullmakt"), draft("37 § Fullmakt ges.")
    )
    assert found[1] == (BlockKind.HEADING, "4 kap. Om fullmakt")


def test_an_extract_that_begins_with_a_chapter_keeps_it() -> None:
    assert read(heading("5 kap."), draft("3 § Nämnden ska verka."))[0][0] is BlockKind.HEADING


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Partistöd får ges till ett parti som har upphört att", BlockKind.PARAGRAPH),
        ("Rapporten och övrig dokumentation enligt", BlockKind.PARAGRAPH),
        ("Hur ett överklagande går till", BlockKind.HEADING),
        ("Uppgifter som andra ska ha hand om", BlockKind.HEADING),
    ],
)
def test_a_line_that_stops_in_the_middle_of_a_sentence_heads_no_section(
    text: str, kind: BlockKind
) -> None:
    measures = Measures(body=10.0, pitch=12.0, width=60)
    assert demoted(heading(text), measures).kind is kind
    before_section = promote([draft(text), draft("30 § Fullmäktige ska besluta.")], ())
    assert before_section[0].kind is kind
