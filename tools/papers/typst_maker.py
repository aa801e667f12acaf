"""Typesets a paper with Typst: columns, footnotes, hyphenation, page labels, long tables."""

import re
from datetime import UTC, datetime

import typst

from papers.fonts import VERA
from papers.source import MARK, Block, Heading, Items, Paper, Paragraph, Table

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\s(?P<ref>\[\d+(?:, \d+)*\])(?P<stop>[.,;:]?)")

_TEMPLATE = """
#set document(title: {title}, author: {publisher}, date: none)
#set text(font: "Libertinus Serif", size: 10.6pt, lang: "sv", hyphenate: {hyphenate})
#set par(justify: {hyphenate}, leading: 0.66em, spacing: 1.05em)
#let accent = rgb({colour})
#let sans(body) = text(font: "Bitstream Vera Sans", body)
#set page(paper: "a4", numbering: "1",
  margin: (top: 27mm, bottom: 27mm, left: {side}, right: {side}),
  header: context {{
    set text(font: "Bitstream Vera Sans", size: 7pt, fill: luma(70))
    grid(columns: (1fr, auto), {running}, [#{publisher}, {year}])
    v(-5pt)
    line(length: 100%, stroke: 0.4pt + luma(150))
  }},
  footer: context {{
    set text(font: "Bitstream Vera Sans", size: 6.2pt, fill: luma(70))
    grid(columns: (1fr, auto), column-gutter: 5mm, {mark},
      text(size: 8pt, counter(page).display()))
  }})
#show heading: set text(font: "Bitstream Vera Sans", fill: accent, hyphenate: false)
#show heading.where(level: 1): set text(size: 12.5pt)
#show heading.where(level: 2): set text(size: 10pt)
#show heading: set block(above: 1.5em, below: 0.75em, sticky: true)
{numbering}
#set list(marker: [•], indent: 2mm, body-indent: 2mm)
#set enum(indent: 2mm, body-indent: 2mm)
#set footnote.entry(separator: line(length: 30%, stroke: 0.4pt))
#show footnote.entry: set text(size: 8pt)
#show figure: set block(breakable: true)
#show figure.caption: set align(left)
#show figure.caption: set text(
  font: "Bitstream Vera Sans", size: 8.2pt, weight: "bold", fill: accent)
#set figure(numbering: none, gap: 6pt)
#show table: set par(justify: false, leading: 0.5em)
#show table: set text(size: 8.8pt, hyphenate: true)
#set table(inset: (x: 4pt, y: 4.5pt), align: left + top,
  stroke: (x, y) => (bottom: 0.4pt + luma(170), top: if y == 0 {{ 1pt + accent }}),
  fill: (x, y) => if y == 0 {{ accent.lighten(88%) }})
"""


def make(paper: Paper) -> bytes:
    """Return the paper as PDF bytes, the same bytes for the same paper."""
    compiler = typst.Compiler(font_paths=[str(VERA)], ignore_system_fonts=True)
    made = compiler.compile(
        markup(paper).encode(),
        format="pdf",
        timestamp=int(datetime(2026, 11, 21, tzinfo=UTC).timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{paper.name}: Typst made no single PDF")
    return made


def markup(paper: Paper) -> str:
    """Return the Typst markup of a paper."""
    notes = paper.flag("footnotes")
    body = [_block(block, paper, notes=notes) for block in paper.blocks]
    parts = [_head(paper), _front(paper)]
    if columns := paper.flag("columns"):
        parts.append("#columns(2, gutter: 8mm)[")
    for block, made in zip(paper.blocks, body, strict=True):
        if columns and isinstance(block, Heading) and block.text.startswith("Bilaga"):
            parts.append("]")  # an appendix runs over the whole width
            columns = False
        parts.append(made)
    if columns:
        parts.append("]")
    return "\n\n".join([*parts, _sources(paper)])


def _head(paper: Paper) -> str:
    return _TEMPLATE.format(
        title=_string(paper.text("title")),
        publisher=_string(paper.text("publisher")),
        year=paper.settings["year"],
        running=_string(paper.text("title")),
        mark=_string(MARK),
        hyphenate="true" if paper.flag("hyphenate") else "false",
        colour=_string(paper.text("colour")),
        side="20mm" if paper.flag("columns") or paper.flag("wide") else "26mm",
        numbering='#set heading(numbering: "1.1")' if paper.flag("numbered") else "",
    )


def _front(paper: Paper) -> str:
    above = _string(f"{paper.text('publisher')} · {paper.text('kind')}")
    title = _string(paper.text("title"))
    front = '#set page(numbering: "i")\n' if paper.flag("roman") else ""
    front += (
        f"#block(fill: accent, width: 100%, inset: (x: 6mm, y: 7mm))[\n"
        f"  #set text(fill: white)\n  #set par(justify: false)\n"
        f"  #sans(text(size: 8.5pt, {above}))\n\n"
        f'  #sans(text(size: 19pt, weight: "bold", hyphenate: false, {title}))\n\n'
        f"  #text(size: 11.5pt, {_string(paper.text('subtitle'))})\n]\n"
        f"#block(stroke: 0.7pt + accent, width: 100%, inset: 3mm)[#set par(justify: false)\n"
        f"#sans(text(size: 8pt, {_string(MARK + '.')}))]\n"
    )
    return front


def _block(block: Block, paper: Paper, *, notes: bool) -> str:
    inline = lambda text: _inline(text, paper, notes=notes)  # noqa: E731
    match block:
        case Heading(level, text):
            if text == "Innehåll":
                return "#pagebreak()\n#outline(title: [Innehåll], depth: 1)\n#pagebreak()\n" + (
                    '#set page(numbering: "1")\n#counter(page).update(1)'
                )
            return "=" * (level - 1) + " " + inline(text)
        case Paragraph(text):
            return inline(text)
        case Items(items, numbered):
            mark = "+" if numbered else "-"
            return "\n".join(f"{mark} {inline(item)}" for item in items)
        case Table():
            return _table(block, paper)


def _table(table: Table, paper: Paper) -> str:
    cells = lambda row: ", ".join(f"[{_inline(cell, paper, notes=False)}]" for cell in row)  # noqa: E731
    head = ", ".join(f"[*{_inline(cell, paper, notes=False)}*]" for cell in table.header)
    rows = ",\n  ".join(cells(row) for row in table.rows)
    widths = ", ".join(f"{width}fr" for width in table.widths)
    caption = f"figure.caption(position: top, [{_string_markup(table.caption)}])"
    return (
        f"#figure(kind: table, caption: {caption},\n"
        f"  table(columns: ({widths}), table.header({head}),\n  {rows}))"
    )


def _sources(paper: Paper) -> str:
    rows = "\n".join(f"+ {_string_markup(work.line)}" for work in paper.works)
    return (
        "#heading(numbering: none)[Källor]\n\n#set par(justify: false)\n"
        '#set text(size: 9pt)\n#set enum(numbering: "[1]")\n'
        + _string_markup(paper.text("sources_note"))
        + f"\n\n{rows}\n"
    )


def _inline(text: str, paper: Paper, *, notes: bool) -> str:
    parts: list[str] = []
    at = 0
    for found in _INLINE.finditer(text):
        parts.append(_string_markup(text[at : found.start()]))
        if found["bold"]:
            parts.append(f"#strong({_string(found['bold'])})")
        elif notes:
            parts.append(_string_markup(found["stop"]) + _note(found["ref"], paper))
        else:
            parts.append(_string_markup("\u00a0" + found["ref"] + found["stop"]))
        at = found.end()
    return "".join([*parts, _string_markup(text[at:])])


def _note(reference: str, paper: Paper) -> str:
    numbers = [int(number) for number in reference.strip("[]").split(", ")]
    works = [paper.works[number - 1] for number in numbers]
    text = "; ".join(
        f"{work.publisher}, {work.title} ({work.year or 'år ej angivet'}), källa {number}"
        for number, work in zip(numbers, works, strict=True)
    )
    return f"#footnote({_string(text + '.')})"


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _string_markup(text: str) -> str:
    return f"#{_string(text)}" if text else ""
