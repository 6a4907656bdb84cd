"""An old page's bytes to what they say: the one way in for the screen, the batch and the dry run."""

import re

from selectolax.lexbor import LexborHTMLParser

from articles.importing.limits import check_markup, check_page
from articles.importing.pages.blocks import write_blocks
from articles.importing.pages.body import Body
from articles.importing.pages.dates import find_moments, hinted_by_address
from articles.importing.pages.decode import UNREAD, decode, is_binary
from articles.importing.pages.event_day import read_event_day
from articles.importing.pages.facts import is_facts, read_credits, read_facts, read_structured
from articles.importing.pages.furniture import PLACE
from articles.importing.pages.layout import Layout
from articles.importing.pages.lines import read_page_lines
from articles.importing.pages.mentions import read_agreements, read_books, read_roster_lines, read_venue
from articles.importing.pages.overwritten import find_overwritten
from articles.importing.pages.page_reading import EventReading, PageReading
from articles.importing.pages.plain import read_plain
from articles.importing.pages.titles import find_title
from articles.language.characters import one_line
from articles.language.script import language_of

IS_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|frameset|table|tr|td|div|p|br|span|center|font|h[1-6]|a|img|b"
    r"|ul)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
GENERIC = re.compile(r"首页|首頁|正文|详细|详情|内容|浏览|查看|home|news detail|content|当前|位置", re.IGNORECASE)
BEFORE, BELOW = 4, 10
MOST_PARAGRAPHS, MOST_CHARACTERS = 400, 5000


def read_page(data, *, name="", source_url="", own=(), foreign_words=(), repeated=()):
    """The PageReading of a page's bytes. Raises Refused for what is too much to be read; writes nothing.

    `own` are the institute's names; `foreign_words` and `repeated` strings that are known to be written over others.
    """
    check_page(data)
    decoded = decode(data)
    reading = PageReading(file=name, encoding=decoded.encoding, source_url=source_url)
    if IS_MARKUP.search(decoded.text):
        check_markup(decoded.text)
        _read_markup(reading, decoded.text)
    else:
        _take_facts(reading, read_plain(reading, decoded.text))
    reading.held += decoded.faults
    reading.language = language_of(reading.text[:50_000])
    _read_event(reading)
    reading.overwritten = find_overwritten(
        reading.text, own=tuple(own), foreign_words=tuple(foreign_words), repeated=tuple(repeated)
    )
    _hold(reading, decoded.text, is_binary(data))
    return reading


def _read_markup(reading, html):
    page = read_page_lines(LexborHTMLParser(html))
    layout = Layout(page)
    title = find_title(page, layout.is_aside)
    reading.title = title.text
    if title.start >= 0:
        reading.evidence["title"] = " ".join(page.lines[number].text for number in range(title.start, title.end))
    elif page.title:
        reading.evidence["title"] = page.title
    top = _lines_of_facts(page, layout, title)
    above = range(title.end) if title.start >= 0 else ()
    layout.ignore([*above, *top])
    box = layout.find_body(page.lines[title.start].box if title.start >= 0 else -1)
    body = Body(page, layout, box, title)
    reading.blocks = write_blocks(page, body, title)
    reading.attachments = body.attachments
    reading.left_out = _left_out(page, layout, title, body)
    facts = _facts(page, layout, title, body)
    _take_facts(reading, facts, page)
    reading.section = reading.section or _section(page, reading.title)
    if page.has_frames and not reading.blocks:
        reading.held.append(("frameset", {}))
    reading.source_url = reading.source_url or page.metas.get("og:url", "")


def _lines_of_facts(page, layout, title):
    """The numbers of the lines next to the headline that say day, count and source."""
    if title.start < 0:
        return [
            line.number
            for line in page.lines
            if not layout.is_aside(line.number) and not layout.is_links[line.number] and is_facts(line.raw)
        ][:6]
    found = []
    for number in range(title.end, min(title.end + BELOW, len(page.lines))):
        line = page.lines[number]
        if is_facts(line.raw) and not layout.is_links[number] and not layout.is_furniture[number]:
            found.append(number)
        elif len(line.text) > 60 and layout._weight_of(line) > 60:
            break
    return found


def _facts(page, layout, title, body):
    """The Facts of the lines between headline and body, and above the headline; then of those below the body."""
    lines, in_body = page.lines, set(body.numbers)

    def usable(number):
        return not (
            layout.is_aside(number) or layout.is_links[number] or layout.is_furniture[number] or number in in_body
        )

    start = title.end if title.start >= 0 else max(0, (body.numbers or [body.start])[0] - BELOW)
    stop = body.numbers[0] if body.numbers else min(start + BELOW, len(lines))
    if stop < start:
        stop = min(start + BELOW, len(lines))
    near = [lines[number] for number in range(start, min(stop, start + 40)) if usable(number)]
    if title.start >= 0:
        near += [
            lines[number]
            for number in range(max(0, title.start - BEFORE), title.start)
            if usable(number) and is_facts(lines[number].raw)
        ]
    end = body.numbers[-1] + 1 if body.numbers else stop
    after = [
        lines[number]
        for number in range(end, min(end + BELOW, len(lines)))
        if usable(number) and is_facts(lines[number].raw)
    ]
    if body.numbers:
        # A line of facts in the midst of the box was no part of the body either.
        after += [
            lines[number] for number in range(body.numbers[0], end) if usable(number) and is_facts(lines[number].raw)
        ]
    facts = read_facts(near, after=after)
    if facts.published is None or not any(is_facts(line.raw) for line in near):
        # Some sites print day and count below the text.
        facts = read_facts([*near, *after[:3]], after=after[3:])
    read_structured(facts, page)
    bylines = [line for line in near if len(line.text) < 60 and not is_facts(line.raw)]
    for line in [*bylines, *(lines[number] for number in body.numbers[-3:])]:
        for credit in read_credits(line.text):
            if credit not in facts.credits:
                facts.credits.append(credit)
                facts.evidence.setdefault("credits", line.text)
    return facts


def _take_facts(reading, facts, page=None):
    published = facts.published
    if published is None:
        published = _opening(reading.title)
        if published:
            facts.evidence["publish_date"] = reading.title
    if published:
        reading.publish_date, reading.publish_time = published.day, published.time
    if facts.updated:
        reading.updated_at = facts.updated.at
    reading.view_count = facts.view_count
    reading.source_name, reading.section = facts.source, facts.section
    reading.author = facts.author
    first = next((credit for credit in facts.credits if credit.role == "author"), None)
    reading.credits = [credit for credit in facts.credits if credit is not first]
    reading.evidence |= facts.evidence
    hint = hinted_by_address(reading.source_url or (page.base if page else "") or reading.file)
    if hint:
        reading.evidence["address_date"] = hint.isoformat()


def _opening(title):
    """The day that opens a headline, such as `17 Nov 2016: …`."""
    return next((moment for moment in find_moments(title[:40]) if moment.start <= 1), None)


def _read_event(reading):
    # What a page says of its event stands early; the rest is not looked through.
    paragraphs = [text[:MOST_CHARACTERS] for text in reading.body_paragraphs[:MOST_PARAGRAPHS]]
    found = read_event_day(paragraphs, reading.publish_date)
    reading.event_date, reading.event_date_needs_review = found.day, found.needs_review
    if found.line:
        reading.evidence["event_date"] = found.line
    reading.event = EventReading(
        found.printed[:60], found.part_of_day, found.ends_on, found.year_is_inferred, read_venue(paragraphs)
    )
    reading.books = read_books([reading.title, *paragraphs])
    reading.agreements = read_agreements(paragraphs)
    reading.roster_lines = read_roster_lines(paragraphs)


def _hold(reading, text, no_text):
    """Says why nothing should be made of the page before somebody looked at it."""
    if not text.strip():
        reading.held.append(("empty", {}))
        return
    if no_text or text.count(UNREAD) * 20 > len(text):
        reading.held.append(("no_text", {}))
    if not reading.title:
        reading.held.append(("no_title", {}))
    if not reading.blocks:
        reading.held.append(("no_body", {}))
    if reading.publish_date is None:
        reading.held.append(("no_publish_date", {}))
    if reading.blocks and not reading.fits:
        reading.held.append(("too_long", {}))
    if reading.overwritten:
        reading.held.append(("overwritten", {"count": len(reading.overwritten)}))


def _section(page, title):
    """The last step of the trail of links above the headline that is neither the home page nor the headline."""
    for line in page.lines:
        names = set().union(*(box.names for box in list(page.ancestors(line.box))[:3]))
        is_trail = PLACE.match(line.text) or any("crumb" in name.lower() for name in names)
        if is_trail and line.links:
            steps = [one_line(text).strip(" >»›/") for _address, text in line.links]
            steps = [step for step in steps if step and not GENERIC.search(step) and step != title and len(step) <= 30]
            if steps:
                return steps[-1]
    return ""


def _left_out(page, layout, title, body):
    """Words next to the body that were taken for furniture, and hidden ones last."""
    between = range(title.end, body.numbers[0]) if body.numbers and title.start >= 0 else ()
    passed = [page.lines[number] for number in between if not layout.is_aside(number)]
    words = [line.text for line in passed if line.text and not is_facts(line.raw)]
    return list(dict.fromkeys([*words, *body.left_out, *page.hidden]))[:200]
