"""An old page's bytes to what they say: the one way in for the screen, the batch and the dry run."""

import re

from articles.importing.limits import check_markup, check_page
from articles.importing.pages.blocks import write_blocks
from articles.importing.pages.body import Body
from articles.importing.pages.dates import find_moments, hinted_by_address
from articles.importing.pages.decode import UNREAD, decode
from articles.importing.pages.event_day import read_event_day
from articles.importing.pages.facts import read_facts
from articles.importing.pages.layout import find_body, set_aside
from articles.importing.pages.lines import read_page_lines
from articles.importing.pages.mentions import read_mentions
from articles.importing.pages.overwritten import find_overwritten
from articles.importing.pages.page_reading import EventReading, PageReading
from articles.importing.pages.plain import read_plain
from articles.importing.pages.titles import find_title
from articles.importing.pages.words import one_of
from articles.language.characters import half_width
from articles.language.script import language_of

IS_MARKUP = re.compile(rf"<{one_of('elements of a page')}\b[^>]{{0,2000}}>", re.IGNORECASE)
GENERIC = re.compile(r"首页|首頁|正文|详细|详情|内容|浏览|查看|home|news detail|content|当前|位置", re.IGNORECASE)
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
    _hold(reading, decoded.text, decoded.is_binary)
    return reading


def _read_markup(reading, html):
    page = read_page_lines(html)
    set_aside(page)
    title = find_title(page)
    body = Body(page, find_body(page, title), title)
    reading.title = title.text
    if title.start >= 0:
        reading.evidence["title"] = " ".join(line.text for line in page.lines[title.start : title.end])
    elif page.title:
        reading.evidence["title"] = page.title
    reading.blocks = write_blocks(page, body, title)
    reading.attachments = body.attachments
    reading.left_out = _left_out(page, title, body)
    _take_facts(reading, read_facts(page, title, body), page)
    reading.section = reading.section or _section(page, reading.title)
    if page.has_frames and not reading.blocks:
        reading.held.append(("frameset", {}))
    reading.source_url = reading.source_url or page.metas.get("og:url", "")


def _take_facts(reading, facts, page=None):
    published = facts.posted or facts.updated  # the last change only where no other day is given
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
    first = next((credit for credit in facts.credits if credit.role == "author"), None)
    reading.author = first.name if first else ""
    reading.credits = [credit for credit in facts.credits if credit is not first]
    reading.evidence |= facts.evidence
    hint = hinted_by_address(reading.source_url or (page.base if page else "") or reading.file)
    if hint:
        reading.evidence["address_date"] = hint.isoformat()


def _opening(title):
    """The day that opens a headline, such as `17 Nov 2016: …`."""
    return next((moment for moment in find_moments(half_width(title[:40])) if moment.start <= 1), None)


def _read_event(reading):
    # What a page says of its event stands early; the rest is not looked through.
    paragraphs = [text[:MOST_CHARACTERS] for text in reading.body_paragraphs[:MOST_PARAGRAPHS]]
    found = read_event_day(paragraphs, reading.publish_date)
    reading.event_date, reading.event_date_needs_review = found.day, found.needs_review
    mentions = read_mentions(reading.title, paragraphs)
    if found.line:
        reading.evidence["event_date"] = found.line
    reading.event = EventReading(
        found.printed[:60], found.part_of_day, found.ends_on, found.year_is_inferred, mentions.venue
    )
    reading.books, reading.agreements = mentions.books, mentions.agreements
    reading.roster_lines = mentions.roster_lines


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
        names = set().union(*(box.names for box in line.boxes[:3]))
        is_trail = line.furniture.is_place or any("crumb" in name.lower() for name in names)
        if is_trail and line.links:
            steps = [text.strip(" >»›/") for _address, text in line.links]
            steps = [step for step in steps if step and not GENERIC.search(step) and step != title and len(step) <= 30]
            if steps:
                return steps[-1]
    return ""


def _left_out(page, title, body):
    """Words next to the body that were taken for furniture, and hidden ones last."""
    between = page.lines[title.end : body.numbers[0]] if body.numbers and title.start >= 0 else ()
    words = [line.text for line in between if line.text and not (line.is_aside or line.told.is_facts)]
    return list(dict.fromkeys([*words, *body.left_out, *page.hidden]))[:200]
