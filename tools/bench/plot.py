"""A small plot of latency against size, as SVG, with both axes logarithmic."""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 48, 52
FIELDS = {1: "ett fält", 3: "tre fält"}
COLOURS = {
    "Källsvar": "#005a9c",
    "Whoosh": "#b3261e",
    "SQLite FTS5": "#6b4fa0",
    "tantivy": "#1e7b34",
    "bm25s": "#8a5a00",
}


def latency(results: Sequence[Mapping[str, float | str]], fields: int = 1) -> str:
    """Return the plot of the median search time of every engine, for searches in ``fields``."""
    shown = [row for row in results if row["fields"] == fields]
    names = [name for name in COLOURS if any(row["engine"] == name for row in shown)]
    sizes = sorted({float(row["passages"]) for row in shown})
    times = [float(row["p50"]) for row in shown]
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="rubrik" font-family="sans-serif" font-size="14" fill="#1b1b1b">',
        '<title id="rubrik">Söktid (median) mot antal stycken, per sökmotor</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="26" font-weight="bold">',
        f"Söktid i {FIELDS[fields]}, median, processortid</text>",
    ]
    for power in range(low, high + 1):
        y = _y(10.0**power, low, high)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#d0d0d0"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{_ms(power)}</text>')
    for size in sizes:
        x = _x(size, sizes)
        label = f"{size:,.0f}".replace(",", " ")
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 26}" text-anchor="middle">{label}</text>')
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 6}" text-anchor="middle">'
        "stycken</text>"
    )
    labels = _spread([(_y(_last(shown, name), low, high), name) for name in names])
    for name in names:
        colour = COLOURS[name]
        rows = sorted((row for row in shown if row["engine"] == name), key=_size)
        points = [(_x(_size(row), sizes), _y(float(row["p50"]), low, high)) for row in rows]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
        x, text = points[-1][0] + 12, f"{name} {_number(_last(shown, name))} ms"
        parts.append(
            f'<text x="{x:.1f}" y="{labels[name]:.1f}" fill="{colour}">{escape(text)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _size(row: Mapping[str, float | str]) -> float:
    return float(row["passages"])


def _last(rows: Sequence[Mapping[str, float | str]], name: str) -> float:
    return float(max((row for row in rows if row["engine"] == name), key=_size)["p50"])


def _x(size: float, sizes: Sequence[float]) -> float:
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])
    share = (math.log10(size) - low) / (high - low) if high > low else 0.5
    return LEFT + 20 + share * (WIDTH - LEFT - RIGHT - 40)


def _y(time: float, low: int, high: int) -> float:
    return HEIGHT - BOTTOM - (math.log10(time) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def _spread(wanted: Sequence[tuple[float, str]]) -> dict[str, float]:
    """Move labels down until none stands on another."""
    placed: dict[str, float] = {}
    last = 0.0
    for y, name in sorted(wanted):
        last = placed[name] = max(y + 5, last + 17)
    return placed


def _ms(power: int) -> str:
    return f"{_number(10.0**power)} ms"


def _number(value: float) -> str:
    return f"{value:.3g}".replace(".", ",") if value < 1000 else f"{value:.0f}"
