"""Blocks become sentences with spans, units and passages; every sentence passes the gate."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import quotes
from qa.ingest import passages
from qa.ingest.blocks import Block, BlockKind, LaidOut, Traced
from qa.model import Page, Span, UnitKind


@dataclass
class Typesetter:
    """Sets blocks on pages line by line, as a PDF does, and traces every character."""

    texts: list[str] = field(default_factory=lambda: [""])
    blocks: list[Block] = field(default_factory=list)

    def turn_page(self):
        self.texts.append("")

    def line(self, text):
        """Set one line and return its span."""
        start = len(self.texts[-1])
        self.texts[-1] += text + "\n"
        return Span(len(self.texts), start, start + len(text))

    def block(self, kind, *lines, level=0, marker=""):
        """Set a block; a line that ends in ¬ has a hyphen that the reader does not see."""
        text, pieces = "", []
        for number, line in enumerate(lines):
            if line == "\f":
                self.turn_page()
                continue
            following = (*lines[number + 1 :], "")[0]
            soft = line.endswith("¬") and following[:1].islower()
            visible = line.removesuffix("¬")
            span = self.line(visible + "-" * soft)
            if number and not text.endswith("\x00"):
                text += " "
            text = text.removesuffix("\x00")
            pieces.append((len(text), Span(span.page, span.start, span.start + len(visible))))
            text += visible + "\x00" * soft
        text = text.removesuffix("\x00")
        self.blocks.append(Block(kind, Traced(text, tuple(pieces)), level, marker))

    def row(self, kind, *cells):
        start = len(self.texts[-1])
        text, pieces = "", []
        for cell in cells:
            pieces.append((len(text), Span(len(self.texts), start, start + len(cell))))
            text += cell + "\t"
            start += len(cell) + 2
        self.texts[-1] += "  ".join(cells) + "\n"
        self.blocks.append(Block(kind, Traced(text[:-1], tuple(pieces))))

    def laid_out(self):
        pages = tuple(Page(n, str(n), text) for n, text in enumerate(self.texts, start=1))
        return LaidOut(pages, tuple(self.blocks))


@pytest.fixture
def setter():
    return Typesetter()


def made(setter):
    """Make passages and let every sentence through the gate."""
    laid_out = setter.laid_out()
    found = passages.make("abc", laid_out)
    texts = {page.number: page.text for page in laid_out.pages}
    for passage in found:
        for unit in passage.units:
            for sentence in unit.sentences:
                assert quotes.gate("abc", sentence, texts.__getitem__), sentence
    return found


def heading(setter, text, level=1):
    setter.block(BlockKind.HEADING, text, level=level)


def paragraph(setter, *lines):
    setter.block(BlockKind.PARAGRAPH, *lines)


def items(setter, *texts):
    for text in texts:
        setter.block(BlockKind.LIST_ITEM, text, level=1, marker="•")


def unit_texts(found):
    return [unit.text for passage in found for unit in passage.units]


def test_a_sentence_over_line_breaks_is_one_span(setter):
    paragraph(setter, "Evidens är ett annat ord", "för belägg. Ofta vill", "man veta mer.")
    [passage] = made(setter)
    first, second = (unit.sentences[0] for unit in passage.units)
    assert (first.text, first.spans) == (
        "Evidens är ett annat ord för belägg.",
        (Span(1, 0, 36),),
    )
    assert second.spans == (Span(1, 37, 60),)


def test_a_hyphen_that_was_dropped_parts_the_spans(setter):
    paragraph(setter, "Den evidens¬", "baserade praktiken växer.")
    [passage] = made(setter)
    [sentence] = passage.units[0].sentences
    assert sentence.text == "Den evidensbaserade praktiken växer."
    assert len(sentence.spans) == 2


def test_a_sentence_over_a_page_break_cites_both_pages(setter):
    paragraph(setter, "Att en metod finns med i", "\f", "metodguiden är inget råd.")
    [passage] = made(setter)
    [sentence] = passage.units[0].sentences
    assert sentence.text == "Att en metod finns med i metodguiden är inget råd."
    assert sentence.pages == (1, 2)


def test_headings_are_the_path_and_never_units(setter):
    heading(setter, "Bakgrund")
    paragraph(setter, "Detta är bakgrunden.")
    heading(setter, "Metod", level=2)
    paragraph(setter, "Detta är metoden.")
    heading(setter, "Resultat")
    paragraph(setter, "Detta är resultatet.")
    found = made(setter)
    assert [passage.heading for passage in found] == [
        ("Bakgrund",),
        ("Bakgrund", "Metod"),
        ("Resultat",),
    ]
    assert unit_texts(found) == [
        "Detta är bakgrunden.",
        "Detta är metoden.",
        "Detta är resultatet.",
    ]


def test_passages_are_numbered_in_reading_order(setter):
    for name in "ABC":
        heading(setter, f"Rubrik {name}")
        paragraph(setter, "Här står en mening.")
    assert [passage.id for passage in made(setter)] == ["abc:0", "abc:1", "abc:2"]


@pytest.mark.parametrize(
    "lead", ["Nämnden ska:", "Nämnden ska beakta följande.", "Nämnden ska se till att"]
)
def test_a_sentence_that_leads_belongs_to_its_list(setter, lead):
    paragraph(setter, "Så här är det. " + lead)
    items(setter, "utreda behovet,", "följa upp insatsen.")
    paragraph(setter, "Det är viktigt.")
    [passage] = made(setter)
    assert [(unit.kind, len(unit.sentences)) for unit in passage.units] == [
        (UnitKind.SENTENCE, 1),
        (UnitKind.LIST, 3),
        (UnitKind.SENTENCE, 1),
    ]
    assert passage.units[1].text == f"{lead}\nutreda behovet,\nfölja upp insatsen."


def test_a_list_without_a_lead_in_is_a_list_of_its_own(setter):
    heading(setter, "Insatser")
    paragraph(setter, "Här finns allt som erbjuds.")
    items(setter, "Hemtjänst", "Dagverksamhet")
    [passage] = made(setter)
    assert passage.units[1].kind is UnitKind.LIST
    assert passage.units[1].text == "Hemtjänst\nDagverksamhet"


def test_a_long_list_is_divided_between_items_and_led_once(setter):
    paragraph(setter, "Nämnden ska:")
    items(setter, *(f"{n}: " + "göra en sak " * 12 for n in range(20)))
    found = made(setter)
    lists = [unit for passage in found for unit in passage.units]
    assert len(lists) > 1
    assert all(unit.kind is UnitKind.LIST and len(unit.text) <= 1800 for unit in lists)
    assert lists[0].sentences[0].text == "Nämnden ska:"
    assert [sentence.text[:2] for unit in lists for sentence in unit.sentences][1:11] == [
        f"{n}:" for n in range(10)
    ]


def test_a_list_item_longer_than_a_passage_is_divided_between_sentences(setter):
    items(setter, "Kort punkt", " ".join("Nämnden ska göra en sak som tar tid." for _ in range(60)))
    lists = [unit for passage in made(setter) for unit in passage.units]
    assert len(lists) > 1
    assert all(len(unit.text) <= 1000 for unit in lists)


def test_a_table_has_its_caption_and_header_first_and_tabs_between_cells(setter):
    paragraph(setter, "Tabell 3. Andel äldre")
    setter.row(BlockKind.TABLE_HEADER, "År", "Andel")
    setter.row(BlockKind.TABLE_ROW, "2019", "12,5")
    setter.row(BlockKind.TABLE_ROW, "2020", "13,5")
    [passage] = made(setter)
    [table] = passage.units
    assert table.kind is UnitKind.TABLE
    assert table.text == "Tabell 3. Andel äldre\nÅr\tAndel\n2019\t12,5\n2020\t13,5"


def test_a_footnote_is_a_passage_of_its_own_and_inside_no_sentence(setter):
    heading(setter, "Kunskapsstöd")
    paragraph(setter, "Guiden samlar metoder. Att en metod", "finns med är inget råd.")
    setter.block(BlockKind.FOOTNOTE, "SBU, Rapport 263/2017.", marker="1")
    paragraph(setter, "Syftet är att informera.")
    body, note = made(setter)
    assert body.heading == ("Kunskapsstöd",)
    assert [unit.text for unit in body.units] == [
        "Guiden samlar metoder.",
        "Att en metod finns med är inget råd.",
        "Syftet är att informera.",
    ]
    assert note.heading == ("Kunskapsstöd", "Fotnot")
    assert [unit.text for unit in note.units] == ["SBU, Rapport 263/2017."]


def test_a_footnote_does_not_part_a_list_from_what_leads_it(setter):
    paragraph(setter, "Nämnden ska:")
    setter.block(BlockKind.FOOTNOTE, "Se även prop. 2000/01:80.", marker="1")
    items(setter, "utreda behovet", "följa upp")
    found = made(setter)
    assert found[0].units[0].kind is UnitKind.LIST
    assert len(found[0].units[0].sentences) == 3


@pytest.mark.parametrize(
    "junk",
    [
        "Inledning ............................ 5",
        "12",
        "12 45 67",
        "Ja!",
        "– – –",
        "Lag (2021:737).",
    ],
)
def test_what_is_no_sentence_is_left_out(setter, junk):
    paragraph(setter, "Detta är en mening.")
    paragraph(setter, junk)
    assert unit_texts(made(setter)) == ["Detta är en mening."]


def test_the_note_of_what_act_last_changed_a_section_is_no_part_of_its_list(setter):
    paragraph(setter, "Nämnden ska:")
    items(setter, "utreda behovet", "följa upp. Lag (2021:737).")
    assert unit_texts(made(setter)) == ["Nämnden ska:\nutreda behovet\nfölja upp."]


def test_a_table_of_contents_without_leaders_is_left_out(setter):
    heading(setter, "Innehåll")
    paragraph(setter, "Inledning och syfte 5")
    paragraph(setter, "Metod för arbetet 12")
    heading(setter, "Inledning")
    paragraph(setter, "Rapporten handlar om vård.")
    assert unit_texts(made(setter)) == ["Rapporten handlar om vård."]


def test_a_document_without_text_has_no_passages(setter):
    assert made(setter) == ()


def test_a_paragraph_of_law_is_in_the_path_with_its_chapter(setter):
    heading(setter, "2 kap. Kommunens ansvar")
    paragraph(setter, "1 § Varje kommun svarar för socialtjänsten. Det är ett ansvar.")
    paragraph(setter, "Andra stycket hör också dit.")
    paragraph(setter, "2 a § Kommunen har det yttersta ansvaret.")
    found = made(setter)
    assert [passage.heading for passage in found] == [
        ("2 kap. Kommunens ansvar", "2 kap. 1 §"),
        ("2 kap. Kommunens ansvar", "2 kap. 2 a §"),
    ]
    assert [len(passage.units) for passage in found] == [3, 1]


def test_a_reference_to_a_paragraph_of_law_opens_no_path(setter):
    paragraph(setter, "4 § gäller inte för barn.")
    assert [passage.heading for passage in made(setter)] == [()]


def test_passages_are_about_900_characters_and_cut_no_unit(setter):
    heading(setter, "Lång text")
    said = [f"Mening nummer {n} är här för att texten ska bli lång nog." for n in range(100)]
    for first in range(0, 100, 10):
        paragraph(setter, " ".join(said[first : first + 10]))
    found = made(setter)
    assert unit_texts(found) == said
    assert all(700 <= len(passage.text) <= 1100 for passage in found)


def test_a_list_item_is_quoted_with_the_bullet_or_number_before_it():
    setter = Typesetter()
    paragraph(setter, "Nämnden ska göra följande:")
    for marker, text in (("•", "följa upp"), ("2.", "rapportera"), ("b)", "besluta")):
        start = setter.line(f"{marker} {text}").start + len(marker) + 1
        span = Span(1, start, start + len(text))
        setter.blocks.append(Block(BlockKind.LIST_ITEM, Traced(text, ((0, span),)), 1, marker))
    (unit,) = made(setter)[0].units
    assert [s.text for s in unit.sentences[1:]] == ["• följa upp", "2. rapportera", "b) besluta"]


SAID = "vård Nämnden ska. inte 12,5 § 2 kap. bl.a. (jfr 2017). e\u00ad följande: Det är så. – 3 000"
WORDS = st.sampled_from([*SAID.split(), "2 kap. 3 §", "ﬁnns", "  ", "å\u00a0b", "”Ja”,", "....."])
LINES = st.lists(
    # A word cut off at the end of its block is no word: the gate stops what begins after it.
    st.lists(WORDS, min_size=1, max_size=6).map(lambda words: " ".join(words).rstrip("\u00ad"))
    | st.just("\f")
    | st.lists(WORDS, min_size=1, max_size=4).map(lambda words: " ".join(words) + " stöd¬"),
    min_size=1,
    max_size=4,
)


@given(st.lists(st.tuples(st.sampled_from(BlockKind), LINES), max_size=12))
def test_every_sentence_passes_the_gate_and_no_text_is_used_twice(drawn):
    setter = Typesetter()
    for kind, lines in drawn:
        if kind in {BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW}:
            setter.row(kind, *(line for line in lines if line[-1] not in "¬\f"))
        else:
            setter.block(kind, *lines, level=len(lines))
    found = made(setter)
    spans = sorted(
        span
        for passage in found
        for unit in passage.units
        for sentence in unit.sentences
        for span in sentence.spans
    )
    for left, right in pairwise(spans):
        assert left.page < right.page or left.end <= right.start
