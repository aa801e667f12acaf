"""Pages are drawn within bounds, and a quote has one rectangle a line."""

import io
from collections.abc import Callable

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from qa.ingest.geometry import MOST_PIXELS, Rectangle, draw, mark

LINES = ("Metoden har inte", "stark evidens för", "unga i öppenvård.")
TEXT = "\n".join(LINES)


def page_of(
    draw_on: Callable[[Canvas], None], size: tuple[float, float] = (400, 600), turn: int = 0
) -> pypdfium2.PdfPage:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    draw_on(canvas)
    canvas.showPage()
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
    writer.pages[0].rotate(turn)
    changed = io.BytesIO()
    writer.write(changed)
    return pypdfium2.PdfDocument(changed.getvalue())[0]


def three_lines(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    for row, line in enumerate(LINES):
        canvas.drawString(100, 500 - 16 * row, line)


def test_a_quote_over_three_lines_has_three_rectangles():
    boxes = mark(page_of(three_lines), TEXT, [(0, len(TEXT))])
    assert len(boxes) == 3
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)
    for row, box in enumerate(boxes):
        baseline = 1 - (500 - 16 * row) / 600
        assert box.left == pytest.approx(100 / 400, abs=0.01)
        assert box.top < baseline < box.bottom
        assert box.bottom - box.top < 20 / 600


def test_the_first_and_last_line_are_marked_from_and_to_the_words_quoted():
    start, end = TEXT.index("inte"), TEXT.index("i öppenvård")
    first, whole, last = mark(page_of(three_lines), TEXT, [(start, end)])
    assert first.left > whole.left + 0.1
    assert last.right < whole.right
    assert whole.left == pytest.approx(0.25, abs=0.01)


def test_slices_on_one_line_parted_by_a_footnote_mark_share_a_rectangle():
    page = page_of(lambda canvas: canvas.drawString(100, 500, "metoder3 som gavs"))
    assert len(mark(page, "metoder3 som gavs", [(0, 7), (9, 17)])) == 1


def test_table_cells_far_apart_have_their_own_rectangles():
    def cells(canvas: Canvas) -> None:
        canvas.drawString(50, 500, "KBT")
        canvas.drawString(250, 500, "starkt stöd")

    assert len(mark(page_of(cells), "KBT starkt stöd", [(0, 3), (4, 15)])) == 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_on_a_turned_page_the_rectangles_follow_the_picture(turn: int):
    boxes = mark(page_of(three_lines, turn=turn), TEXT, [(0, len(LINES[0]))])
    assert boxes
    upright = mark(page_of(three_lines), TEXT, [(0, len(LINES[0]))])[0]
    left = min(box.left for box in boxes)
    top = min(box.top for box in boxes)
    expected = {
        90: (1 - upright.bottom, upright.left),
        180: (1 - upright.right, 1 - upright.bottom),
        270: (upright.top, 1 - upright.right),
    }[turn]
    assert (left, top) == pytest.approx(expected, abs=0.01)


def test_the_marked_part_of_the_picture_holds_the_ink():
    page = page_of(three_lines)
    picture = Image.open(io.BytesIO(draw(page, 800))).convert("L")
    boxes = mark(page, TEXT, [(0, len(TEXT))])
    inside = sum(ink(picture.crop(pixels(box, picture))) for box in boxes)
    assert inside > 0.98 * ink(picture) > 0


def pixels(box: Rectangle, picture: Image.Image) -> tuple[int, int, int, int]:
    across, down = picture.size
    return (
        int(box.left * across) - 1,
        int(box.top * down) - 1,
        int(box.right * across) + 2,
        int(box.bottom * down) + 2,
    )


def ink(picture: Image.Image) -> int:
    return sum(shade * (count) for shade, count in enumerate(reversed(picture.histogram())))


def test_words_that_are_not_on_the_page_have_no_rectangle():
    assert mark(page_of(three_lines), "helt andra ord", [(0, 14)]) == ()
    assert mark(page_of(lambda canvas: None), TEXT, [(0, 9)]) == ()


@given(st.lists(st.tuples(st.integers(-5, 80), st.integers(-5, 80)), max_size=5))
@settings(max_examples=30, deadline=None)
def test_any_slices_give_rectangles_within_the_page(slices: list[tuple[int, int]]):
    for box in mark(PAGE, TEXT, slices):
        assert 0 <= box.left < box.right <= 1
        assert 0 <= box.top < box.bottom <= 1


PAGE = page_of(three_lines)


def test_a_page_is_drawn_as_wide_as_asked():
    picture = Image.open(io.BytesIO(draw(page_of(three_lines), 1000)))
    assert picture.format == "PNG"
    assert picture.size == (1000, 1500)


def test_colours_are_kept():
    def red(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, 400, 600, stroke=0, fill=1)

    picture = Image.open(io.BytesIO(draw(page_of(red), 100))).convert("RGB")
    assert picture.getpixel((50, 50)) == (255, 0, 0)


@pytest.mark.parametrize("size", [(14400.0, 14400.0), (20.0, 14400.0), (14400.0, 20.0), (3.0, 3.0)])
def test_no_page_is_drawn_larger_than_memory_allows(size: tuple[float, float]):
    picture = Image.open(io.BytesIO(draw(page_of(lambda canvas: None, size), 4000)))
    assert picture.width * picture.height <= 1.1 * MOST_PIXELS
    assert picture.width <= 4000
