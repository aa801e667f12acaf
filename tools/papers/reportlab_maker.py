"""Typesets a paper with ReportLab: platypus flow, tables that repeat their header."""

import html
import io
import re

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as FlowTable

from papers.fonts import FACES, VERA
from papers.source import MARK, Block, Heading, Items, Paper, Paragraph, Table

_WIDTH = A4[0] - 46 * mm
_GREY = Color(0.28, 0.28, 0.28)


def make(paper: Paper) -> bytes:
    """Return the paper as PDF bytes, the same bytes for the same paper."""
    rl_config.invariant = 1
    for style, file in FACES.items():
        pdfmetrics.registerFont(TTFont(f"Vera{style}", str(VERA / file)))
    pdfmetrics.registerFontFamily("Vera", "Vera", "VeraB", "VeraI", "VeraBI")
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        leftMargin=23 * mm,
        rightMargin=23 * mm,
        topMargin=26 * mm,
        bottomMargin=25 * mm,
        title=paper.text("title"),
        author=paper.text("publisher"),
        lang="sv-SE",
        invariant=1,
    )
    frame = Frame(23 * mm, 25 * mm, _WIDTH, A4[1] - 51 * mm, 0, 0, 0, 0)
    document.addPageTemplates(
        PageTemplate(frames=[frame], onPage=lambda canvas, _: _furniture(canvas, paper))
    )
    document.build(_story(paper))
    return out.getvalue()


def _furniture(canvas: Canvas, paper: Paper) -> None:
    canvas.setFillColor(_GREY)
    canvas.setStrokeColor(HexColor(paper.text("colour")))
    canvas.setFont("Vera", 7)
    top = A4[1] - 17 * mm
    canvas.drawString(23 * mm, top, paper.text("title"))
    canvas.drawRightString(A4[0] - 23 * mm, top, f"Sida {canvas.getPageNumber()}")
    canvas.line(23 * mm, top - 3, A4[0] - 23 * mm, top - 3)
    canvas.setFont("Vera", 6.2)
    canvas.drawString(23 * mm, 15 * mm, MARK)


def _styles(colour: str) -> dict[str, ParagraphStyle]:
    body = ParagraphStyle("body", fontName="Vera", fontSize=9, leading=13.2, spaceAfter=6)
    accent = HexColor(colour)
    heading = {"fontName": "VeraB", "textColor": accent, "keepWithNext": 1}
    return {
        "body": body,
        "item": ParagraphStyle("item", body, spaceAfter=2),
        "cell": ParagraphStyle("cell", body, fontSize=7.6, leading=10, spaceAfter=0),
        "source": ParagraphStyle(
            "source",
            body,
            fontSize=7.8,
            leading=10.8,
            spaceAfter=3,
            leftIndent=9 * mm,
            bulletIndent=0,
            splitLongWords=1,
        ),
        "caption": ParagraphStyle(
            "caption",
            body,
            fontSize=8,
            spaceBefore=6,
            spaceAfter=3,
            fontName="VeraB",
            textColor=accent,
        ),
        "h2": ParagraphStyle("h2", body, fontSize=12, leading=15, spaceBefore=12, **heading),
        "h3": ParagraphStyle(
            "h3", body, fontSize=9.6, leading=13, spaceBefore=7, spaceAfter=3, **heading
        ),
        "kind": ParagraphStyle("kind", body, fontSize=8.5, textColor=accent, spaceAfter=8),
        "title": ParagraphStyle(
            "title", body, fontName="VeraB", fontSize=19, leading=24, spaceAfter=6
        ),
        "subtitle": ParagraphStyle("subtitle", body, fontSize=10.5, leading=15, spaceAfter=9),
        "mark": ParagraphStyle(
            "mark",
            body,
            fontSize=8,
            leading=11.5,
            textColor=white,
            backColor=accent,
            borderPadding=6,
            spaceBefore=4,
            spaceAfter=15,
        ),
    }


def _story(paper: Paper) -> list[Flowable]:
    styles = _styles(paper.text("colour"))
    story: list[Flowable] = [
        Flow(html.escape(paper.text("publisher") + " · " + paper.text("kind")), styles["kind"]),
        Flow(html.escape(paper.text("title")), styles["title"]),
        Flow(html.escape(paper.text("subtitle")), styles["subtitle"]),
        Flow(html.escape(MARK + "."), styles["mark"]),
    ]
    for block in paper.blocks:
        story += _block(block, styles, paper.text("colour"))
    story += [
        Flow("Källor", styles["h2"]),
        Flow(_inline(paper.text("sources_note")), styles["body"]),
    ]
    for number, work in enumerate(paper.works, start=1):
        story.append(Flow(html.escape(work.line), styles["source"], bulletText=f"[{number}]"))
    return story


def _block(block: Block, styles: dict[str, ParagraphStyle], colour: str) -> list[Flowable]:
    match block:
        case Heading(level, text):
            return [CondPageBreak(30 * mm), Flow(_inline(text), styles[f"h{level}"])]
        case Paragraph(text):
            return [Flow(_inline(text), styles["body"])]
        case Items(items, numbered):
            flows = [ListItem(Flow(_inline(item), styles["item"])) for item in items]
            kind = (
                {"bulletType": "1", "bulletFormat": "%s."}
                if numbered
                else {"bulletType": "bullet", "start": "•"}
            )
            return [
                ListFlowable(
                    flows, leftIndent=6 * mm, bulletFontName="Vera", bulletFontSize=9, **kind
                ),
                Spacer(1, 5),
            ]
        case Table():
            return _table(block, styles, colour)


def _table(table: Table, styles: dict[str, ParagraphStyle], colour: str) -> list[Flowable]:
    bold = lambda text: f"<b>{_inline(text)}</b>"  # noqa: E731
    data = [[Flow(bold(cell), styles["cell"]) for cell in table.header]]
    data += [[Flow(_inline(cell), styles["cell"]) for cell in row] for row in table.rows]
    share = _WIDTH / sum(table.widths)
    flow = FlowTable(data, colWidths=[width * share for width in table.widths], repeatRows=1)
    flow.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, Color(0.65, 0.65, 0.65)),
            ("LINEABOVE", (0, 0), (-1, 0), 1, HexColor(colour)),
            ("BACKGROUND", (0, 0), (-1, 0), Color(0.93, 0.93, 0.91)),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    caption = Flow(_inline(table.caption), styles["caption"])
    return [CondPageBreak(45 * mm), caption, flow, Spacer(1, 9)]


def _inline(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text))
