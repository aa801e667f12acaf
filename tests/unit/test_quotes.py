"""The gate: what stands on the page word for word passes, and nothing else does."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa import quotes
from qa.model import Quote, Sentence, Span
from qa.quotes import gate, gate_all, squash


def passes(text: str, *parts: str, page: str) -> bool:
    """Gate ``text`` with the first place of each part, in order, on the page."""
    return put({1: page}, text, *((1, part) for part in parts or (text,))) is not None


def put(pages: dict[int, str], text: str, *parts: tuple[int, str]) -> Quote | None:
    spans: list[Span] = []
    last: dict[int, int] = {}
    for page, part in parts:
        start = pages[page].find(part, last.get(page, 0))
        start = start if start >= 0 else pages[page].index(part)
        last[page] = start + len(part)
        spans.append(Span(page, start, last[page]))
    return gate("d", Sentence(text, tuple(spans)), pages.__getitem__)


PAGE = "Metoden har inte stark evidens.\nDen gavs 12 000 barn i 3 år."


def test_a_sentence_that_stands_there_becomes_a_quote():
    quote = put(
        {1: PAGE}, "Metoden har inte stark evidens.", (1, "Metoden har inte stark evidens.")
    )
    assert quote == Quote("d", "Metoden har inte stark evidens.", (Span(1, 0, 31),))


@pytest.mark.parametrize(
    "text",
    [
        "Metoden har stark evidens.",
        "Metoden har inte svag evidens.",
        "Metoden har inte måttlig evidens.",
        "Metoden har nu stark evidens.",
        "metoden har inte stark evidens.",
        "Metoden har inte stark evidens",
        "Metoden har inte stark, evidens.",
        "Metoden har inte någon stark evidens.",
        "Metoden har inte stark evidens. Ja.",
        "evidens stark inte har Metoden.",
        "",
        " \n",
        "\u00ad",
    ],
)
def test_other_words_than_those_on_the_page_do_not_pass(text: str):
    assert gate("d", Sentence(text, (Span(1, 0, 31),)), {1: PAGE}.__getitem__) is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Den gavs 12 001 barn.", "Den gavs 12 000 barn."),
        ("Den gavs 12000 barn.", "Den gavs 12 000 barn."),
        ("Den gavs 12 000 barn.", "Den gavs 12000 barn."),
        ("1 2 barn.", "12 barn."),
        ("12 barn.", "1\n2 barn."),
        ("12 barn.", "1\u00ad\n2 barn."),
        ("12 barn.", "1\u200b2 barn."),
        ("1,5 barn.", "15 barn."),
        ("15 barn.", "1-5 barn."),
        ("m2 stort.", "m² stort."),
    ],
)
def test_a_changed_number_does_not_pass(text: str, page: str):
    assert not passes(text, page, page=page)


@pytest.mark.parametrize(
    ("text", "parts", "page"),
    [
        ("1 5 barn", ("1", "5 barn"), "1,5 barn"),
        ("15 barn", ("1", "5 barn"), "1,5 barn"),
        ("10 12 barn", ("10", "12 barn"), "10-12 barn"),
        ("1012 barn", ("10", "12 barn"), "10-12 barn"),
        ("20242025", ("2024", "2025"), "2024-\n2025"),
        ("2024 2025", ("2024", "2025"), "2024-\n2025"),
        ("12 3 barn", ("12", "3 barn"), "123 barn"),
        ("123", ("12", "3"), "12\n3"),
        ("omkring procent", ("omkring", "procent"), "omkring 25 procent"),
        ("omkring procent", ("omkring", "procent"), "omkring 3 procent"),
        ("år 2019 gavs", ("år 2019", "gavs"), "år 20193 gavs"),
        ("år 201 gavs", ("år 201", "gavs"), "år 2019 gavs"),
        ("värdet 1. gavs", ("värdet 1.", "gavs"), "värdet 1.5 gavs"),
        ("10/ av värdet", ("10/", "av värdet"), "10/19 av värdet"),
        ("nivå PM mäts", ("nivå PM", "mäts"), "nivå PM10 mäts"),
        ("enligt § i lagen", ("enligt §", "i lagen"), "enligt §5 i lagen"),
        ("omkring 500 barn", ("omkring", "500 barn"), "omkring3 500 barn"),
        ("yta m stor", ("yta m", "stor"), "yta m² stor"),
    ],
)
def test_no_part_of_a_number_may_be_left_out(text: str, parts: tuple[str, ...], page: str):
    assert not passes(text, *parts, page=page)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("effektiv metod.", "Det är en ineffektiv metod."),
        ("12 procent.", "Det gäller 112 procent."),
        ("5 procent.", "Det gäller 1,5 procent."),
        ("5 procent.", "Det minskade med -5 procent."),
        ("000 barn.", "Det gavs 12 000 barn."),
        ("2025 prövades den.", "År 2024–2025 prövades den."),
        ("evidensbaserad metod.", "En icke-evidensbaserad metod."),
        ("evidensbaserad metod.", "En icke-\nevidensbaserad metod."),
        ("effektiv metod.", "Det är en in\u00ad\neffektiv metod."),
        ("Det gavs 12", "Det gavs 12 000 barn."),
        ("Det gäller 1", "Det gäller 1,5 procent."),
        ("Det är evidens", "Det är evidensbaserad vård."),
        ("Det är evidens", "Det är evidens-\nbaserad vård."),
        ("Det är SSRI", "Det är SSRI-preparat."),
        ("Vid nivå PM", "Vid nivå PM10 gäller annat."),
    ],
)
def test_a_quote_neither_begins_nor_ends_inside_a_word_or_number(text: str, page: str):
    assert text in page
    assert not passes(text, page=page)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Metoden gavs.", "1 Metoden gavs. Sedan slutade den."),
        ("Metoden gavs.", "3Metoden gavs."),
        ("Metoden gavs.", "Så här: Metoden gavs.4 Sedan"),
        ("Se metoden", "Se metoden3 nedan"),
        ("Metoden gavs 2024.", "EvidensMetoden gavs 2024."),
        ("(Se kapitel 3.)", "Ja. (Se kapitel 3.) Nej."),
        ("natt- och dagtid", "på natt- och dagtid"),
    ],
)
def test_a_quote_may_begin_and_end_at_marks_brackets_and_glued_heads(text: str, page: str):
    assert passes(text, page=page)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Metoden har stark evidens.", ("Metoden har", "stark evidens.")),
        ("Metoden har evidens.", ("Metoden har", "evidens.")),
        ("Metoden evidens.", ("Metoden", "evidens.")),
        ("Metoden har inte stark 12 000 barn", ("Metoden har inte stark", "12 000 barn")),
        ("Metoden har Den gavs", ("Metoden har", "Den gavs")),
        ("stark evidens. Metoden har", ("stark evidens.", "Metoden har")),
        ("Metoden har evidens. Metoden har", ("Metoden har", "evidens.", "Metoden har")),
        ("Metoden\tstark evidens.", ("Metoden", "stark evidens.")),
        ("Metoden har\tevidens.", ("Metoden har", "evidens.")),
        ("Metoden har\tDen gavs", ("Metoden har", "Den gavs")),
    ],
)
def test_words_skipped_inside_a_line_do_not_pass(text: str, parts: tuple[str, ...]):
    assert not passes(text, *parts, page=PAGE)


@pytest.mark.parametrize(
    "span", [Span(1, 0, 999), Span(1, -4, 5), Span(1, 5, 5), Span(1, 9, 4), Span(2, 0, 5)]
)
def test_a_span_off_the_page_does_not_pass(span: Span):
    for spans in ((span,), (Span(1, 0, 11), span)):
        assert gate("d", Sentence(PAGE[:11], spans), {1: PAGE}.__getitem__) is None


def test_a_sentence_without_spans_does_not_pass():
    assert gate("d", Sentence("Metoden", ()), {1: PAGE}.__getitem__) is None


def test_the_same_words_may_not_be_quoted_twice():
    page = "Ja.\nMetoden gavs."
    spans = (Span(1, 4, 17), Span(1, 4, 17))
    sentence = Sentence("Metoden gavs. Metoden gavs.", spans)
    assert gate("d", sentence, {1: page}.__getitem__) is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("vård för äldre", unicodedata.normalize("NFD", "vård för äldre")),
        (unicodedata.normalize("NFD", "vård för äldre"), "vård för äldre"),
        ("det finns flera", "det ﬁnns ﬂera"),
        ("det ﬁnns ﬂera", "det finns flera"),
        ("före byggande", "före\nbyggande"),
        ("förebyggande", "före\u00ad\nbyggande"),
        ("förebyggande", "före\u00adbyggande"),
        ("förebyggande", "före\u200bbyggande"),
        ("12 000 barn", "12\n000   barn"),
        ("COD-analys", "COD-\nanalys"),
        ("åren 2024–2025", "åren 2024–\n2025"),
    ],
)
def test_what_typesetting_adds_makes_no_difference(text: str, page: str):
    assert passes(text, page, page=page)


@pytest.mark.parametrize(
    ("text", "parts", "page"),
    [
        ("förebyggande", ("före", "byggande"), "före-\nbyggande"),
        ("förebyggande", ("före", "byggande"), "före\u00ad\nbyggande"),
        ("kunskap", ("kun", "skap"), "kun- skap"),
        ("praktik", ("prak", "tik"), "prak - tik"),
        ("finns", ("fi", "nns"), "fi nns"),
        ("natt- och dag", ("natt-", "och dag"), "natt-\noch dag"),
        ("metoder som gavs", ("metoder", "som gavs"), "metoder3 som gavs"),
        ("metoder som gavs", ("metoder", "som gavs"), "metoder³ som gavs"),
        ("metoder som gavs", ("metoder", "som gavs"), "metoder* som gavs"),
        ("metoder, som gavs", ("metoder", ", som gavs"), "metoder12, som gavs"),
        ("metoder, som gavs", ("metoder,", "som gavs"), "metoder,4,5 som gavs"),
        ("metoder som gavs", ("metoder", "som gavs"), "metoder3\nsom gavs"),
        ("2 § I lagen", ("2 §", "I lagen"), "2 §2 I lagen"),
        ("Evidens Metoden", ("Evidens", "Metoden"), "EvidensMetoden"),
    ],
)
def test_marks_of_footnotes_and_line_end_hyphens_may_be_left_out(
    text: str, parts: tuple[str, ...], page: str
):
    assert passes(text, *parts, page=page)


@pytest.mark.parametrize(
    ("text", "parts", "page"),
    [
        ("ickeevidens", ("icke", "evidens"), "icke-evidens"),
        ("natt och dag", ("natt", "och dag"), "natt- och dag"),
        ("effekt inte här", ("effekt", "inte här"), "effekt - inte här"),
        ("före byggande", ("före", "byggande"), "före-\nbyggande"),
        ("metodersom gavs", ("metoder", "som gavs"), "metoder3 som gavs"),
        ("in effektiv", ("in", "effektiv"), "ineffektiv"),
        ("Metoden gavs", ("Metoden", "gavs"), "Metoden, gavs"),
        ("Metoden gavs", ("Metoden", "gavs"), "Metoden (gavs"),
    ],
)
def test_hyphens_and_marks_that_mean_something_may_not_be_left_out(
    text: str, parts: tuple[str, ...], page: str
):
    assert not passes(text, *parts, page=page)


PAGES = {
    2: "Att en metod finns med i\n3 Socialstyrelsen (2019).\n2",
    3: "STOCKHOLM\nguiden innebär inte att den är bra. Nästa",
    6: "guiden innebär inte att den är bra.",
}


def test_a_sentence_over_a_page_break_and_a_footnote_passes_and_cites_both_pages():
    quote = put(
        PAGES,
        "Att en metod finns med i guiden innebär inte att den är bra.",
        (2, "Att en metod finns med i"),
        (3, "guiden innebär inte att den är bra."),
    )
    assert quote is not None
    assert {span.page for span in quote.spans} == {2, 3}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Att en metod guiden innebär inte", [(2, "Att en metod"), (3, "guiden innebär inte")]),
        ("finns med i innebär inte", [(2, "finns med i"), (3, "innebär inte")]),
        ("finns med i guiden innebär", [(2, "finns med i"), (6, "guiden innebär")]),
        ("guiden innebär Att en metod", [(3, "guiden innebär"), (2, "Att en metod")]),
    ],
)
def test_no_words_are_left_out_at_a_page_break(text: str, parts: list[tuple[int, str]]):
    assert put(PAGES, text, *parts) is None


def test_a_word_broken_over_pages_is_whole_again():
    pages = {1: "insatser för för-", 2: "äldrar finns."}
    parts = [(1, "insatser för för"), (2, "äldrar finns.")]
    assert put(pages, "insatser för föräldrar finns.", *parts) is not None
    assert put(pages, "insatser för för äldrar finns.", *parts) is None


def test_columns_read_line_by_line_may_skip_whole_lines_of_the_other():
    page = "Metoden har\nBarnen fick\nstark evidens.\ninget stöd."
    assert passes("Metoden har stark evidens.", "Metoden har", "stark evidens.", page=page)
    page = "stark evidens.\nRubrik\nMetoden har"
    assert passes("Metoden har stark evidens.", "Metoden har", "stark evidens.", page=page)


ROWS = "KBT för unga Måttlig effekt\nmed ångest på kort sikt\nFFT Saknar 12 000"


def test_a_table_row_whose_cells_take_turns_passes():
    parts = ("KBT för unga", "med ångest", "Måttlig effekt", "på kort sikt")
    assert passes(
        "KBT för unga med ångest\tMåttlig effekt på kort sikt",
        "KBT för unga",
        "med ångest",
        "Måttlig effekt",
        "på kort sikt",
        page=ROWS,
    )
    assert not passes("KBT för unga med ångest\tMåttlig effekt sikt", *parts[:3], "sikt", page=ROWS)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("KBT för unga\tpå kort sikt", ("KBT för unga", "på kort sikt")),
        ("KBT för unga\teffekt", ("KBT för unga", "effekt")),
        ("KBT\tMåttlig effekt", ("KBT", "Måttlig effekt")),
        ("FFT\t12 000", ("FFT", "12 000")),
        ("FFT\tSaknar\t12", ("FFT", "Saknar", "12")),
    ],
)
def test_a_table_row_may_not_leave_out_a_cell(text: str, parts: tuple[str, ...]):
    assert not passes(text, *parts, page=ROWS)


def test_only_the_sentences_that_pass_are_quoted_together():
    good = Sentence("Metoden har inte stark evidens.", (Span(1, 0, 31),))
    bad = Sentence("Metoden har stark evidens.", (Span(1, 0, 31),))
    found = gate_all("d", [bad, good], {1: PAGE}.__getitem__)
    assert found is not None
    assert found[0].text == good.text
    assert found[1] == (good,)
    assert gate_all("d", [bad], {1: PAGE}.__getitem__) is None


def test_squash_keeps_numbers_apart_and_letters_together():
    assert squash("12 000\u00ad barn\n får\u200b") == "12 000barnfår"
    assert squash("1\n2 a 3 b") == "1 2a3b"


SEEN = "inte metoden har 12 000 stark svag evidens natt- och 3 ingen § (ja) ."
WORDS = st.sampled_from(SEEN.split())
LINES = st.lists(st.lists(WORDS, min_size=2, max_size=7).map(" ".join), min_size=1, max_size=4)


@given(LINES, st.data())
def test_whole_lines_pass_as_they_stand(lines: list[str], data: st.DataObject):
    page = "\n".join(lines)
    last = data.draw(st.integers(0, len(lines) - 1))
    text = " ".join(lines[: last + 1])
    end = len("\n".join(lines[: last + 1]))
    assert gate("d", Sentence(text, (Span(1, 0, end),)), {1: page}.__getitem__) is not None


@given(LINES, st.data())
def test_leaving_out_words_in_mid_line_never_passes(lines: list[str], data: st.DataObject):
    """Cut any run of whole words out of a line, but keep something on both sides of it."""
    page = "\n".join(lines)
    spaces = [at for at, character in enumerate(page) if character == " "]
    low = data.draw(st.sampled_from(spaces))
    ends = [at for at in spaces if at > low and "\n" not in page[low:at]]
    assume(ends)
    high = data.draw(st.sampled_from(ends))
    left, right = Span(1, 0, low), Span(1, high, len(page))
    for part in " ", "", "\t":
        text = page[:low] + part + page[high:].lstrip()
        sentence = Sentence(" ".join(text.split("\n")), (left, right))
        assert gate("d", sentence, {1: page}.__getitem__) is None


@given(LINES, st.integers(0, 200), st.sampled_from("abåÄ19 -.,\t"))
def test_one_changed_character_never_passes(lines: list[str], at: int, character: str):
    page = "\n".join(lines)
    text = " ".join(lines)
    at %= len(text)
    changed = text[:at] + character + text[at + 1 :]
    assume(changed.split() != text.split())
    quote = gate("d", Sentence(changed, (Span(1, 0, len(page)),)), {1: page}.__getitem__)
    # White space may go where a line or word was broken, but no character may change.
    if quote is not None:
        assert squash(changed) == squash(text)


@given(
    st.text(max_size=40),
    st.lists(
        st.builds(Span, st.integers(0, 3), st.integers(-2, 50), st.integers(-2, 50)), max_size=4
    ),
    st.text(max_size=50),
)
def test_any_text_and_spans_are_judged_without_error(text: str, spans: list[Span], page: str):
    quote = gate("d", Sentence(text, tuple(spans)), {1: page, 2: page}.__getitem__)
    assert quote is None or quote.text == text


@given(
    st.lists(
        st.sampled_from(["evi", "dens", "12", "000", "-", "3", "En.", "\u00ad", ""]), min_size=2
    ),
    st.lists(st.sampled_from([" ", "\n", "", "\t"]), min_size=8, max_size=8),
    st.data(),
)
def test_runs_of_words_pass_only_where_each_word_would(
    words: list[str], blanks: list[str], data: st.DataObject
):
    page = "".join(w + b for w, b in zip(words, blanks * len(words), strict=False))
    ends = st.integers(0, len(page))
    spans = tuple(
        Span(1, *sorted((data.draw(ends), data.draw(ends))))
        for _ in range(data.draw(st.integers(1, 3)))
    )
    slices = [quotes._Slice(span, page) for span in spans]
    text = " ".join(" ".join(one.text.split()) for one in slices)
    runs = [run for one in slices for run in one.runs()]
    each = [word for one in slices for word in one.words() if word.plain]
    assert quotes._stands(text, each) or not quotes._stands(text, runs)
