"""Every character of a page's text finds its own glyph."""

import io
import time
import unicodedata
from collections.abc import Callable

import numpy as np
import pypdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from qa.ingest.glyphs import Glyphs, align

Draw = Callable[[Canvas], None]


def made(draw: Draw, *, turn: int = 0, crop: tuple[float, float, float, float] | None = None):
    """Make a one-page PDF of 400 by 600 points and return its opened page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 600))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
    if turn:
        writer.pages[0].rotate(turn)
    if crop:
        writer.pages[0].cropbox = pypdf.generic.RectangleObject(crop)
    changed = io.BytesIO()
    writer.write(changed)
    return pypdfium2.PdfDocument(changed.getvalue())[0]


def lines(*rows: tuple[float, float, str], size: float = 12) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for x, y, text in rows:
            canvas.drawString(x, y, text)

    return draw


def box_of(glyphs: Glyphs, text: str, word: str, nth: int = 0) -> list[float]:
    """Return the rectangle around the nth occurrence of the word."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(word, at + 1)
    boxes = glyphs.boxes[at : at + len(word)]
    return [*boxes[:, :2].min(0).tolist(), *boxes[:, 2:].max(0).tolist()]


def test_a_word_lies_where_it_was_drawn():
    text = "Insatsen gavs"
    glyphs = align(text, made(lines((50, 500, text))))
    left, bottom, right, top = box_of(glyphs, text, "Insatsen")
    assert left == pytest.approx(50, abs=1)
    assert bottom < 500 < top < 500 + 14
    assert box_of(glyphs, text, "gavs")[0] > right
    assert glyphs.sizes[0] == pytest.approx(12)
    assert glyphs.confirmed.all()


def test_white_space_has_no_box_and_follows_its_word():
    glyphs = align("en mening\n", made(lines((50, 500, "en mening"))))
    assert np.isnan(glyphs.boxes[[2, 9]]).all()
    assert glyphs.confirmed[[2, 9]].all()


def test_what_pdfium_does_not_read_is_not_confirmed():
    text = "stark evidens\ninte här"
    glyphs = align(text, made(lines((50, 500, "stark evidens"))))
    assert glyphs.confirmed.tolist() == [at < text.index("inte") for at in range(len(text))]
    assert np.isnan(glyphs.boxes[14:]).all()


def test_one_changed_letter_leaves_the_rest_of_its_word_confirmed():
    text = "stark evidens"
    glyphs = align(text, made(lines((50, 500, "stark evibens"))))
    assert [text[at] for at in np.flatnonzero(~glyphs.confirmed)] == ["d"]


def test_cells_with_the_same_text_keep_their_own_places():
    rows = [(50, 500, "Kommun A"), (200, 500, "12"), (50, 480, "Kommun B"), (200, 480, "12")]
    text = "Kommun A\n12\nKommun B\n12"
    glyphs = align(text, made(lines(*rows)))
    assert box_of(glyphs, text, "12", 0)[3] > box_of(glyphs, text, "12", 1)[3]


def test_cells_read_row_by_row_find_their_columns():
    drawn = [(50, 500, "Barn"), (50, 480, "Vuxna"), (200, 500, "12"), (200, 480, "12")]
    text = "Barn 12\nVuxna 12"
    glyphs = align(text, made(lines(*drawn)))
    assert glyphs.confirmed.all()
    assert box_of(glyphs, text, "Vuxna")[1] < box_of(glyphs, text, "Barn")[1]


def test_lines_in_another_order_are_found():
    rows = [(50, 100, "Foten av sidan står först i filen"), (50, 500, "Rubriken står sist i filen")]
    text = f"{rows[1][2]}\n{rows[0][2]}"
    glyphs = align(text, made(lines(*rows)))
    assert box_of(glyphs, text, "Rubriken")[1] > 490
    assert box_of(glyphs, text, "Foten")[1] < 110


def test_a_small_raised_digit_has_its_own_size():
    def draw(canvas: Canvas) -> None:
        lines((50, 500, "metoder"))(canvas)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(94, 505, "3")

    glyphs = align("metoder3", made(draw))
    assert glyphs.sizes.tolist() == pytest.approx([12] * 7 + [7])


def test_the_size_is_the_one_shown_when_the_text_matrix_scales_it():
    def draw(canvas: Canvas) -> None:
        canvas.scale(2, 2)
        lines((50, 200, "stort"))(canvas)

    assert align("stort", made(draw)).sizes.tolist() == pytest.approx([24] * 5)


@pytest.mark.parametrize(
    ("turn", "left", "bottom"), [(90, 500, 350), (180, 350, 100), (270, 100, 50)]
)
def test_a_turned_page_gives_boxes_as_shown(turn: int, left: float, bottom: float):
    glyphs = align("I", made(lines((50, 500, "I")), turn=turn))
    box = glyphs.boxes[0]
    assert box[0] == pytest.approx(left, abs=13)
    assert box[1] == pytest.approx(bottom, abs=13)
    assert (box[2:] > box[:2]).all()


def test_a_cropped_page_counts_from_its_crop_box():
    glyphs = align("här", made(lines((50, 500, "här")), crop=(40, 450, 300, 550)))
    assert glyphs.boxes[0, 0] == pytest.approx(10, abs=1)
    assert glyphs.boxes[0, 1] == pytest.approx(47, abs=3)


def test_a_hyphen_that_the_reader_made_soft_has_a_box():
    text = "resulta\u00ad\ntet"
    glyphs = align(text, made(lines((50, 500, "resulta-"), (50, 480, "tet"))))
    assert glyphs.confirmed.all()
    assert not np.isnan(glyphs.boxes[7]).any()


def test_a_letter_in_two_parts_is_one_character():
    whole = "vård"
    parted = unicodedata.normalize("NFD", whole)
    page = made(lines((50, 500, whole)))
    assert align(whole, page).confirmed.all()
    assert align(parted, page).confirmed.all()


@pytest.mark.parametrize("text", ["", "\n \n", "\u00ad", "text som inte finns"])
def test_an_empty_page_or_text_gives_rows_without_boxes(text: str):
    for page in (made(lambda canvas: None), made(lines((50, 500, "något annat helt")))):
        glyphs = align(text, page)
        assert glyphs.boxes.shape == (len(text), 4)
        assert np.isnan(glyphs.boxes[[i for i, c in enumerate(text) if c.isspace()]]).all()
    assert not align(text, made(lambda canvas: None)).confirmed.any()


def test_a_page_as_large_as_pdf_allows_is_measured():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(14400, 14400))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(14000, 14300, "långt bort")
    canvas.save()
    glyphs = align("långt bort", pypdfium2.PdfDocument(out.getvalue())[0])
    assert glyphs.boxes[0, 0] == pytest.approx(14000, abs=1)


@pytest.mark.shared
def test_real_pages_agree_nearly_everywhere_and_quickly(shared):
    paths = sorted((shared / "corpus" / "kallor").glob("*.pdf"))
    paths += sorted((shared / "corpus" / "foreskrifter").glob("*MSBFS*.pdf"))[:4]
    letters = confirmed = pages = 0
    spent = 0.0
    for path in paths:
        opened = pypdfium2.PdfDocument(path)
        for number, page in enumerate(pypdf.PdfReader(path).pages):
            text = unicodedata.normalize("NFC", page.extract_text())
            began = time.process_time()
            glyphs = align(text, opened[number])
            spent += time.process_time() - began
            seen = np.array([not character.isspace() for character in text], bool)
            letters += int(seen.sum())
            confirmed += int((glyphs.confirmed & seen).sum())
            pages += 1
    assert pages > 20
    assert confirmed / letters > 0.995
    assert spent / pages < 0.05
