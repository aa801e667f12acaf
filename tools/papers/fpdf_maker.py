"""Typesets a paper with fpdf2: one flow of cells, numbered pages, tables with repeated headings."""

from datetime import UTC, datetime
from typing import ClassVar

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace

from papers.fonts import FACES, VERA
from papers.source import MARK, Block, Heading, Items, Paper, Paragraph, Table

_SIDE = 24


class _Sheet(FPDF):
    """A4 pages with the running head and foot of a paper."""

    sizes: ClassVar[dict[int, float]] = {2: 12.5, 3: 9.8}

    def __init__(self, paper: Paper) -> None:
        super().__init__(format="A4")
        self.paper = paper
        self.accent = _rgb(paper.text("colour"))
        for style, file in FACES.items():
            self.add_font("Vera", style, VERA / file)
        self.set_margins(_SIDE, 28, _SIDE)
        self.set_auto_page_break(auto=True, margin=26)
        self.set_title(paper.text("title"))
        self.set_author(paper.text("publisher"))
        self.set_producer("fpdf2")
        self.set_lang("sv-SE")
        self.set_creation_date(datetime(2026, 11, 21, tzinfo=UTC))
        self.add_page()

    def header(self) -> None:
        """Print the title of the paper at the top of each page but the first."""
        if self.page_no() == 1:
            return
        self.set_y(14)
        self.set_font("Vera", "", 7)
        self.set_text_color(80)
        self.cell(0, 4, self.paper.text("title").upper(), align="C")
        self.set_text_color(0)
        self.set_y(28)

    def footer(self) -> None:
        """Print the mark of a sample document and the page number."""
        self.set_draw_color(*self.accent)
        self.line(_SIDE, 277, 210 - _SIDE, 277)
        self.set_y(-19)
        self.set_font("Vera", "", 6.2)
        self.set_text_color(80)
        self.cell(0, 4, MARK, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_font("Vera", "", 8)
        self.cell(0, 5, f"{self.page_no()} ({{nb}})", align="C")
        self.set_text_color(0)


def make(paper: Paper) -> bytes:
    """Return the paper as PDF bytes, the same bytes for the same paper."""
    sheet = _Sheet(paper)
    _front(sheet, paper)
    for block in paper.blocks:
        _block(sheet, block)
    _block(sheet, Heading(2, "Källor"))
    _block(sheet, Paragraph(paper.text("sources_note")))
    for number, work in enumerate(paper.works, start=1):
        _item(sheet, f"[{number}]", work.line, size=7.8, indent=9)
    return bytes(sheet.output())


def _front(sheet: _Sheet, paper: Paper) -> None:
    sheet.set_y(20)
    _write(sheet, paper.text("publisher") + " · " + paper.text("kind"), size=8.5)
    sheet.ln(3)
    sheet.set_text_color(*sheet.accent)
    _write(sheet, paper.text("title"), size=20, style="B")
    sheet.set_text_color(0)
    _write(sheet, paper.text("subtitle"), size=10.5)
    sheet.ln(2)
    sheet.set_draw_color(*sheet.accent)
    sheet.set_font("Vera", "I", 8)
    sheet.multi_cell(
        0, 5.4, MARK + ".", border=1, align="L", padding=2, new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )
    sheet.ln(4)


def _block(sheet: _Sheet, block: Block) -> None:
    match block:
        case Heading(level, text):
            if sheet.will_page_break(28):
                sheet.add_page()
            sheet.ln(3.5 if level == 2 else 1.5)
            sheet.set_text_color(*sheet.accent)
            _write(sheet, text, size=sheet.sizes[level], style="B", after=1)
            sheet.set_text_color(0)
        case Paragraph(text):
            _write(sheet, text)
        case Items(items, numbered):
            for number, item in enumerate(items, start=1):
                _item(sheet, f"{number}." if numbered else "•", item)
            sheet.ln(1.6)
        case Table():
            _table(sheet, block)


def _write(
    sheet: _Sheet, text: str, *, size: float = 9, style: str = "", after: float = 2.2
) -> None:
    sheet.set_font("Vera", style, size)
    sheet.multi_cell(
        0, size * 0.52, text, align="L", markdown=True, new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )
    sheet.ln(after)


def _item(sheet: _Sheet, mark: str, text: str, *, size: float = 9, indent: float = 6) -> None:
    sheet.set_font("Vera", "", size)
    if sheet.will_page_break(size * 0.52 * 2):
        sheet.add_page()
    sheet.cell(indent, size * 0.52, mark)
    sheet.set_left_margin(_SIDE + indent)
    sheet.multi_cell(
        0,
        size * 0.52,
        text,
        align="L",
        markdown=not mark.startswith("["),
        new_x=XPos.LMARGIN,
        new_y=YPos.NEXT,
    )
    sheet.set_left_margin(_SIDE)
    sheet.set_x(_SIDE)
    sheet.ln(0.9)


def _table(sheet: _Sheet, table: Table) -> None:
    if sheet.will_page_break(40):
        sheet.add_page()
    sheet.ln(1.5)
    sheet.set_text_color(*sheet.accent)
    _write(sheet, table.caption, size=8.2, style="B", after=0.8)
    sheet.set_text_color(0)
    sheet.set_font("Vera", "", 7.6)
    sheet.set_draw_color(160)
    head = FontFace(emphasis="BOLD", fill_color=(236, 236, 232))
    with sheet.table(
        col_widths=table.widths,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=head,
        line_height=4,
        text_align="LEFT",
        padding=1,
        v_align="TOP",
        markdown=True,
    ) as grid:
        for row in (table.header, *table.rows):
            grid.row(row)
    sheet.ln(3.5)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
