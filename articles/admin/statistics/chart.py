"""Charts as SVG of attributes and classes alone: no script, no style, readable in the dark and on paper."""

import math
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.translation import gettext as _

LEFT, RIGHT, TOP, BOTTOM = 48, 628, 26, 184
MOST_DOTS, MOST_LABELS, TICKS = 62, 6, 4
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 96, 22, 2


class Dot(NamedTuple):
    x: str
    y: str
    label: str
    value: int


class Mark(NamedTuple):
    """A word of an axis, or at a peak: `anchor` is SVG's text-anchor."""

    x: str
    y: str
    text: str
    anchor: str = "middle"


class LineChart(NamedTuple):
    """What the template prints of a line: all places are written out, so that it does no arithmetic."""

    title: str
    points: str
    area: str
    dots: list[Dot]
    labels: list[Mark]
    ticks: list[Mark]
    peak: Mark | None


def line_chart(title, points):
    """The LineChart of [(label, value)], one or more."""
    top = _round_top(max(value for _label, value in points))
    places = [(_across(place, len(points)), _up(value, top)) for place, (_label, value) in enumerate(points)]
    written = [f"{x:.1f},{y:.1f}" for x, y in places]
    dots = [
        Dot(f"{x:.1f}", f"{y:.1f}", label, value)
        for (x, y), (label, value) in zip(places, points, strict=True)
    ]  # fmt: skip
    return LineChart(
        title=title,
        points=" ".join(written),
        area=" ".join([f"{places[0][0]:.1f},{BOTTOM}", *written, f"{places[-1][0]:.1f},{BOTTOM}"]),
        dots=dots if len(dots) <= MOST_DOTS else [],
        labels=_labels(points, places),
        ticks=[
            Mark(str(LEFT - 6), f"{_up(value, top):.1f}", f"{value:,}", "end")
            for value in range(0, top + 1, top // TICKS)
        ],
        peak=_peak(points, places),
    )


def _labels(points, places):
    step = max(1, math.ceil((len(points) - 1) / MOST_LABELS))
    shown = list(range(0, len(points), step))
    last = len(points) - 1
    if last - shown[-1] > step / 2:
        shown.append(last)
    return [
        Mark(f"{places[place][0]:.1f}", "202", points[place][0], "end" if place == last and place else "middle")
        for place in shown
    ]


def _peak(points, places):
    place = max(range(len(points)), key=lambda place: points[place][1])
    label, value = points[place]
    if not value:
        return None
    x, y = places[place]
    anchor = "start" if x < LEFT + 60 else "end" if x > RIGHT - 60 else "middle"
    return Mark(f"{x:.1f}", f"{y - 8:.1f}", f"{label} · {value:,}", anchor)


def _across(place, count):
    return (LEFT + RIGHT) / 2 if count == 1 else LEFT + (RIGHT - LEFT) * place / (count - 1)


def _up(value, top):
    return BOTTOM - (BOTTOM - TOP) * value / top


def _round_top(most):
    """The round figure above all values; a quarter of it is a whole number."""
    if most <= TICKS:
        return TICKS
    size = 10 ** (len(str(most)) - 1)
    steps = (size * part // 100 for part in (100, 120, 160, 200, 240, 320, 400, 600, 800, 1000))
    return next(step for step in steps if step >= most and step % TICKS == 0)


def sparkline(values, words):
    """A line as high as a line of text; `words` say what it shows, and stand for it."""
    most = max(values, default=0) or 1
    height = SPARK_HEIGHT - 2 * SPARK_EDGE
    points = [
        f"{SPARK_WIDTH * place / max(1, len(values) - 1):.1f},{SPARK_HEIGHT - SPARK_EDGE - height * value / most:.1f}"
        for place, value in enumerate(values)
    ]
    x, y = points[-1].split(",")
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" width="{}" height="{}" role="img"><title>{}</title>'
        '<polyline points="{}"/><circle cx="{}" cy="{}" r="1.8"/></svg>',
        SPARK_WIDTH, SPARK_HEIGHT, SPARK_WIDTH, SPARK_HEIGHT, words, " ".join(points), x, y,
    )  # fmt: skip


def last_days_sparkline(values):
    """The sparkline of the last days, told in a sentence."""
    words = _("last %(days)d days: %(sum)s views, at most %(most)s in a day") % {
        "days": len(values),
        "sum": f"{sum(values):,}",
        "most": f"{max(values, default=0):,}",
    }
    return sparkline(values, words)


def bar(value, most):
    """A bar beside its figure, which says the same: nothing to read aloud."""
    width = f"{100 * value / most:.1f}" if most else "0"
    return format_html(
        '<svg class="nr-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="bar" width="{}" height="10"/></svg>',
        width,
    )
