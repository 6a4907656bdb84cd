"""A Word document read as a draft: what its title, day and body seem to be, its pictures, and what was left out."""

import datetime
import io
import re
from dataclasses import dataclass

import mammoth
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser

from articles.importing.office import BROKEN, WORD, OfficeRefused, damaged
from articles.importing.word.byline import Byline, read_byline
from articles.importing.word.document_pictures import Picture, Shelf, one_line, place_pictures
from articles.importing.word.word_package import plain_package
from articles.keeping.html import clean_html
from articles.keeping.nesting import TooMuch
from articles.language.script import language_of

MOST_CANDIDATES = 6
MOST_OF_A_TITLE = 300
STYLE_MAP = """
p[style-name='Title'] => h1.title:fresh
p[style-name='标题'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='题注'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
u => u
strike => s
"""


class DocumentRefused(OfficeRefused):
    """The document is not read; the words say why and what to do."""


@dataclass(frozen=True)
class Document:
    """What a document was read as. The body holds its title line still: `without_title` takes it off."""

    title: str
    candidates: tuple[str, ...]
    body: str
    language: str
    published_on: datetime.date | None = None
    published_time: datetime.time | None = None
    source: str = ""
    credits: tuple = ()
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[str, ...] = ()
    # The lines that day, source and credits were read from; they are not in the body.
    lines: tuple[str, ...] = ()


def read_document(data, filename):
    """The Document of a .docx file; its pictures are kept as files, and no row is written. Raises DocumentRefused.

    Call it outside any transaction: each picture takes up to a second.
    """
    try:
        plain, dropped = plain_package(data, filename)
        html, sources = _converted(plain)
    except OfficeRefused as refusal:
        raise DocumentRefused(str(refusal)) from None
    tree = LexborHTMLParser(f"<body>{html}</body>")
    _tidy_notes(tree)
    shelf = Shelf(sources)
    place_pictures(tree, shelf)
    title, candidates = _title(tree)
    byline, read_from = _bylines(tree, title)
    try:
        body = clean_html(_demoted(tree.body.inner_html))
    except TooMuch as refusal:
        raise DocumentRefused(str(refusal)) from None
    if not LexborHTMLParser(body or "<p></p>").body.text(strip=True) and not shelf.pictures:
        raise DocumentRefused(_("The document holds no text that is seen. Look at it in Word, and try again."))
    return Document(
        title=one_line(title),
        candidates=candidates,
        body=body,
        language=language_of(tree.body.text()),
        published_on=byline.published_on,
        published_time=byline.published_time,
        source=one_line(byline.source)[:200],
        credits=tuple(dict.fromkeys(byline.credits)),
        pictures=tuple(shelf.pictures),
        left_out=(*shelf.refused, *_left_out(dropped)),
        lines=tuple(read_from),
    )


def without_title(body, title):
    """The body without the line, or the two or three lines in a row, that are its title; cleaned."""
    tree = LexborHTMLParser(f"<body>{body}</body>")
    lines = [node for node in _blocks(tree) if node.tag in ("p", "h2", "h3") and node.text(strip=True)][:8]
    wanted = _bare(title)
    for first in range(len(lines)):
        for last in range(first + 1, min(first + 3, len(lines)) + 1):
            if wanted and "".join(_bare(node.text()) for node in lines[first:last]) == wanted:
                for node in lines[first:last]:
                    node.decompose()
                return clean_html(tree.body.inner_html)
    return clean_html(body)


def _bare(text):
    return re.sub(r"\s", "", text)


# Conversion


def _converted(plain):
    """(HTML, [(bytes, ending)] of its pictures in their order; the address of each is its place)."""
    sources = []

    def kept(image):
        with image.open() as source:
            sources.append((source.read(), (image.content_type or "").rpartition("/")[2]))
        return {"src": f"picture:{len(sources) - 1}"}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(plain),
            style_map=STYLE_MAP,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(kept),
        )
    except (*BROKEN, RecursionError, AttributeError, IndexError, TypeError):
        # The converter trusts that a file is well made.
        raise OfficeRefused(damaged(WORD)) from None
    return result.value, sources


def _tidy_notes(tree):
    """Marks of notes stay as numbers; the arrows back lead nowhere once the addresses of places are gone."""
    for link in tree.css("a"):
        href = link.attributes.get("href") or ""
        if not href:
            link.unwrap() if link.child else link.decompose()
        elif href.startswith("#"):
            if link.text() == "↑":
                link.decompose()
            else:
                link.unwrap()


def _demoted(html):
    """The title's level is the page's own: 1 becomes 2, and what lies below moves with it."""
    if not re.search(r"<h1[\s>]", html):
        return html
    return re.sub(r"<(/?)h([1-6])(?=[\s>])", lambda found: f"<{found[1]}h{min(int(found[2]) + 1, 3)}", html)


def _blocks(tree):
    node, found = tree.body.child, []
    while node is not None:
        found.append(node)
        node = node.next
    return [node for node in found if node.tag != "-text"]


# Title, byline, language


def _title(tree):
    """(the title, the other lines that may be it): by its style, else the first heading 1, else the first line."""
    lines = [node for node in _blocks(tree) if node.tag in ("p", "h1", "h2", "h3") and node.text(strip=True)]
    first = lines[:MOST_CANDIDATES]
    styled = [node for node in first if "title" in (node.attributes.get("class") or "") and node.tag == "h1"]
    headings = [node for node in first if node.tag == "h1"]
    words = [_words(node) for node in first]
    best = _words((styled or headings or first[:1])[0]) if first else ""
    others = [line for line in words if line != best and len(line) <= MOST_OF_A_TITLE and read_byline(line) is None]
    return best, tuple(dict.fromkeys(others))


def _words(node):
    """The text of a line; a line broken in two is two words."""
    return " ".join(LexborHTMLParser(re.sub(r"<br ?/?>", " ", node.html)).text().split())


def _bylines(tree, title):
    """(the Byline of the lines round the title and of the last ones, these lines); they leave the body."""
    lines = [node for node in _blocks(tree) if node.tag == "p" and node.text(strip=True)]
    byline, read_from = Byline(), []
    for place, node in enumerate(lines):
        is_first = place < MOST_CANDIDATES
        if (not is_first and place < len(lines) - 3) or _bare(node.text()) == _bare(title):
            continue
        found = read_byline(node.text())
        # Below the text stand credits; a day there is the letter's, not the page's.
        if found is None or not (is_first or (found.credits and not found.published_on)):
            continue
        byline = _joined(byline, found)
        read_from.append(" ".join(node.text().split()))
        node.decompose()
    return byline, read_from


def _joined(first, second):
    return first._replace(
        published_on=first.published_on or second.published_on,
        published_time=first.published_time or second.published_time,
        source=first.source or second.source,
        credits=(*first.credits, *second.credits),
    )


def _left_out(dropped):
    """What went on the way, in words."""
    counted = [
        (dropped.hidden, _("Hidden text was left out (%(count)d).")),
        (dropped.deleted, _("Deleted revisions were left out (%(count)d); inserted ones are kept.")),
        (dropped.comments, _("Comments were left out.")),
        (dropped.has_header, _("Headers and footers were left out.")),
        (dropped.contents, _("The table of contents was left out.")),
        (dropped.remote_pictures, _("Pictures that are not in the file but elsewhere were left out: %(count)d.")),
        (dropped.lost_pictures, _("Pictures that are missing from the file were left out: %(count)d.")),
        (dropped.cropped_pictures, _("Pictures cropped in Word were taken whole (%(count)d): look at what they show.")),
        (dropped.drawings, _("Charts and diagrams were left out (%(count)d): add them as pictures.")),
        (dropped.embedded, _("Embedded files were left out: %(count)d.")),
        (dropped.formulas, _("Formulas were taken as plain text (%(count)d): look at them.")),
    ]
    return [words % {"count": count} for count, words in counted if count]
