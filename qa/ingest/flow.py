"""Makes lines of running text into paragraphs, list items and lines that look like headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qa.ingest.blocks import BlockKind
from qa.ingest.breaks import ENDS, SAME_SIZE, ended_short, goes_on, mid_sentence, stretched
from qa.ingest.drafts import Draft
from qa.ingest.headings import demoted, looks_like_heading
from qa.ingest.lines import Line
from qa.ingest.markers import (
    Marker,
    begins_section,
    is_contents_line,
    is_marker_alone,
    is_section,
    is_section_number,
    read_marker,
)
from qa.ingest.measures import Measures

GAP = 1.35  # times the usual step: a paragraph ends
SECTION_GAP = 1.1
MID_SENTENCE_GAP = 2.0  # times it, where the next line begins with a small letter
INDENT = 0.8  # times the font size
SAME_HEADING = 0.03

_LEADS = re.compile(r"(?:[:.;,!?]|\b(?:och|eller|samt|att|av|om|i|med|på|till|för))\d{0,2}$")
_SOURCE = re.compile(r"\[\d{1,3}\] \S")  # "[4] SBU: …", an entry of a list of sources
_ENDS_SOURCE = re.compile(r"^\[\d{1,3}\] \S|https?:|/\S*$")
_ITEM_ENDS = re.compile(r"(?:[,;]|\b(?:och|eller|samt))$")


def write(lines: Sequence[Line], measures: Measures) -> list[Draft]:
    """Return the drafts that the lines make, in order; contents lines and bare digits make none."""
    writer = _Writer(measures)
    for line in _with_markers(lines):
        if not is_contents_line(line.text):
            writer.take(line)
    writer.close()
    return [draft for draft in writer.drafts if any(ch.isalpha() for ch in draft.text)]


def _with_markers(lines: Sequence[Line]) -> list[Line]:
    """Drop nothing, but let a marker on a line of its own come just before its text."""
    ordered = list(lines)
    for at in range(len(ordered) - 1, 0, -1):
        marker, line = ordered[at], ordered[at - 1]
        if is_marker_alone(marker.text) and marker.beside(line) and marker.right <= line.left + 1.0:
            ordered[at - 1], ordered[at] = marker, line
    return ordered


@dataclass(slots=True)
class _Writer:
    measures: Measures
    drafts: list[Draft] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: Marker | None = None
    pending: Line | None = None
    stack: list[tuple[str, float, int]] = field(default_factory=list)

    def take(self, line: Line) -> None:
        """Add the line to the block at hand or begin another."""
        if self.pending is not None:
            self._begin_item(line, read_marker(f"{self.pending.text} x"), cut=0)
            self.pending = None
            return
        if is_marker_alone(line.text) and not line.text.isalpha():
            self.close()
            self.pending = line
            return
        if looks_like_heading(line, self.lines, self.measures):
            if self.kind is not BlockKind.HEADING or self._breaks(line):
                self.close()
                self.kind = BlockKind.HEADING
            self.lines.append(line)
            return
        marker = self._marker(line)
        if marker is not None:
            self._begin_item(line, marker, cut=marker.length)
            return
        if not self.lines or self.kind is BlockKind.HEADING or self._breaks(line):
            self.close()
        self.lines.append(line)

    def close(self) -> None:
        """Finish the block at hand."""
        if self.lines:
            draft = Draft(self.kind, tuple(self.lines))
            if self.kind is BlockKind.LIST_ITEM and self.marker is not None:
                draft = replace(draft, level=len(self.stack), marker=self.marker.printed)
            else:
                self._leave_list(draft)
            self.drafts.append(demoted(draft, self.measures))
        self.lines = []
        self.kind = BlockKind.PARAGRAPH
        self.marker = None

    def _marker(self, line: Line) -> Marker | None:
        marker = read_marker(line.text)
        if marker is None:
            return None
        if marker.number > 1:
            known = any(kind == marker.kind and n == marker.number - 1 for kind, _, n in self.stack)
            follows = bool(self.lines) and _ITEM_ENDS.search(self.lines[-1].text) is not None
            return marker if known or follows or self._stands_apart(line) else None
        if marker.kind in {"–", "—", "−", "‒", "-", "*", ">", "o"} and self.lines:
            listed = any(kind == marker.kind for kind, _, _ in self.stack)
            led = _LEADS.search(self.lines[-1].text) is not None
            return marker if listed or led or self._stands_apart(line) else None
        return marker

    def _stands_apart(self, line: Line) -> bool:
        if not self.lines:
            return True
        above = self.lines[-1]
        if line.placed and above.placed:
            return above.bottom - line.bottom > 1.15 * self.measures.usual_step(above)
        return line.after_blank

    def _begin_item(self, line: Line, marker: Marker | None, *, cut: int) -> None:
        self.close()
        rest = line.part(cut, len(line.text))
        if rest is None or marker is None:
            self.lines = [line]
            return
        self.kind = BlockKind.LIST_ITEM
        self.marker = marker
        self.lines = [rest]
        self._enter_list(line, marker)

    def _enter_list(self, line: Line, marker: Marker) -> None:
        """Find the level: the one of an item of the same kind at about the same left edge."""
        near = 0.7 * (line.size or 10.0)
        for depth, (kind, left, number) in enumerate(self.stack):
            apart = line.placed and abs(line.left - left) > near
            if kind == marker.kind and not apart and (marker.number > number or not number):
                del self.stack[depth:]
                break
        else:
            while self.stack and line.placed and line.left < self.stack[-1][1] - near:
                self.stack.pop()
            if marker.number == 1 and self.stack and self.stack[-1][0] == marker.kind:
                self.stack.pop()
        self.stack.append((marker.kind, line.left, marker.number))

    def _leave_list(self, draft: Draft) -> None:
        if draft.kind is BlockKind.HEADING or draft.text[:1].isupper() or is_section(draft.text):
            self.stack.clear()

    def _breaks(self, line: Line) -> bool:
        """Tell whether ``line`` begins a new block after the lines at hand."""
        above = self.lines[-1] if self.lines else None
        if above is None or self._begins_source(above, line) or self._begins_section(above, line):
            return True
        if not (line.placed and above.placed):
            return line.after_blank or ended_short(self.lines, line, self.measures)
        if line.beside(above):
            return not stretched(above, line)
        if len(self.lines) == 1 and is_section_number(above.text):
            return False
        if line.bottom > above.bottom + 1.0:
            return not goes_on(above, line)
        return self._breaks_in_place(above, line)

    def _begins_source(self, above: Line, line: Line) -> bool:
        """Tell whether the line is the next entry of a list of sources."""
        listed = f"{self.lines[0].text} {above.text}"
        return _SOURCE.match(line.text) is not None and _ENDS_SOURCE.search(listed) is not None

    def _begins_section(self, above: Line, line: Line) -> bool:
        if not begins_section(line.text):
            return False
        if ENDS.search(above.text) or not above.placed:
            return True
        return above.bottom - line.bottom > SECTION_GAP * self.measures.usual_step(above)

    def _breaks_in_place(self, above: Line, line: Line) -> bool:
        same = SAME_HEADING if self.kind is BlockKind.HEADING else SAME_SIZE
        if abs(line.size - above.size) > same * max(line.size, above.size):
            return True
        step = (above.bottom - line.bottom) / (self.measures.usual_step(above) or 1.0)
        if step > GAP:
            return step > MID_SENTENCE_GAP or not mid_sentence(above, line)
        if self.kind is BlockKind.HEADING:
            return line.bold != above.bold
        indent = INDENT * (line.size or 10.0)
        if self.kind is BlockKind.LIST_ITEM:
            hangs = len(self.lines) > 1 and self.lines[1].left > self.stack[-1][1] + indent
            outdented = line.left < self.stack[-1][1] - indent or (
                hangs and line.left < self.lines[1].left - indent
            )
            if outdented and (ENDS.search(above.text) or not line.text[:1].islower()):
                return True
        elif line.left > above.left + indent and ENDS.search(above.text):
            return True
        return ended_short(self.lines, line, self.measures)
