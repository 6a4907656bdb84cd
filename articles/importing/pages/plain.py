"""A page that was kept as plain text: its headline first, then a line of facts, then a paragraph a line."""

import re
from html import escape

from articles.importing.limits import check_lines
from articles.importing.pages.blocks import unwrapped
from articles.importing.pages.facts import is_facts, read_credits, read_facts
from articles.importing.pages.furniture import is_furniture
from articles.importing.pages.lines import Line
from articles.importing.pages.page_reading import Block
from articles.language.characters import one_line


def read_plain(reading, text):
    """Fills a PageReading from text without markup; returns its Facts."""
    check_lines(text.count("\n"))
    runs = [
        [one_line(line) for line in run.splitlines() if one_line(line)] for run in re.split(r"\n[ \t\r\u3000]*\n", text)
    ]
    runs = [run for run in runs if run]
    if not runs:
        return read_facts([])
    lines = _unwrapped(runs)
    reading.title, rest = lines[0][:300], lines[1:]
    reading.evidence["title"] = lines[0]
    facts_lines = []
    while rest and (is_facts(rest[0]) or is_furniture(_line(rest[0]))):
        facts_lines.append(rest.pop(0))
    for line in rest:
        if is_furniture(_line(line)):
            reading.left_out.append(line)
        else:
            reading.blocks.append(Block("paragraph", f"<p>{escape(line, quote=False)}</p>", (line,)))
    facts = read_facts([_line(line) for line in facts_lines])
    for block in reading.blocks[-3:]:
        for credit in read_credits(block.texts[0]):
            if credit not in facts.credits:
                facts.credits.append(credit)
    return facts


def _unwrapped(runs):
    """Each line a paragraph, or each run where lines break in the midst of sentences."""
    first, *others = runs
    lines = list(first)
    for run in others:
        lines += unwrapped(run)
    return lines


def _line(text):
    return Line(text, escape(text), -1)
