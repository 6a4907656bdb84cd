"""A page that was kept as plain text: its headline first, then a line of facts, then a paragraph a line."""

import re
from html import escape
from itertools import takewhile

from articles.importing.limits import check_lines
from articles.importing.pages.blocks import unwrapped
from articles.importing.pages.facts import Facts, add_credits, facts_of
from articles.importing.pages.lines import Line
from articles.importing.pages.page_reading import Block
from articles.language.characters import one_line


def read_plain(reading, text):
    """Fills a PageReading from text without markup; returns its Facts."""
    check_lines(text.count("\n"))
    runs = [_lines(run) for run in re.split(r"\n[ \t\r\u3000]*\n", text)]
    runs = [run for run in runs if run]
    if not runs:
        return Facts()
    # The first run is the headline and its facts, a line each; in others sentences may be broken over lines.
    title, *rest = runs[0] + [line for run in runs[1:] for line in unwrapped(run)]
    reading.title = reading.evidence["title"] = title[:300]
    lines = [Line(line, escape(line, quote=False), -1) for line in rest]
    above = list(takewhile(lambda line: line.told.is_facts or line.furniture.is_site, lines))
    body = [line for line in lines[len(above) :] if not line.furniture.is_site]
    reading.left_out += [line.text for line in lines[len(above) :] if line.furniture.is_site]
    reading.blocks += [Block("paragraph", f"<p>{line.html}</p>", (line.text,)) for line in body]
    facts = facts_of(above)
    add_credits(facts, body[-3:])
    return facts


def _lines(run):
    return [line for text in run.splitlines() if (line := one_line(text))]
