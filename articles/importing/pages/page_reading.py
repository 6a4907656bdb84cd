"""What reading an old page yields. Pure: nothing here asks a database, opens a file or the network."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from html import escape

from articles.keeping.html import MOST_CHARACTERS, clean_html
from articles.keeping.nesting import TooMuch


@dataclass(frozen=True)
class Block:
    """A piece of the body, in its order: text with its HTML, or a picture with its caption.

    `texts` are its paragraphs: one for a paragraph, one an item for a list, one a row for a table.
    """

    kind: str  # "paragraph", "heading", "list", "table" or "image"
    html: str = ""  # written by us from the page's text; "" for a picture
    texts: tuple[str, ...] = ()
    src: str = ""  # the address as the page has it
    caption: str = ""


@dataclass(frozen=True)
class ImageReading:
    src: str
    caption: str = ""


@dataclass(frozen=True)
class Credit:
    role: str  # as ArticleCredit has it: author, photographer, editor, approver, unit
    name: str


@dataclass(frozen=True)
class EventReading:
    """What the body says of the event besides its day."""

    date_as_printed: str = ""
    part_of_day: str = ""  # morning, noon, afternoon, evening
    ends_on: date | None = None
    year_is_inferred: bool = False
    venue: str = ""


@dataclass(frozen=True)
class AgreementReading:
    name: str
    parties: tuple[str, ...] = ()


@dataclass(frozen=True)
class RosterLine:
    """A sentence that lists people; whose roles they are is a first guess. Its text is for `read_roster`."""

    role: str  # as Appearance has it, or "signatory", or "author" of a book
    text: str


@dataclass
class PageReading:
    """An old page as it was read. None is unknown, never zero; "" is not stated."""

    file: str = ""
    encoding: str = ""
    language: str = "zh-hans"
    title: str = ""
    publish_date: date | None = None
    publish_time: time | None = None
    updated_at: datetime | None = None
    view_count: int | None = None
    source_name: str = ""
    author: str = ""
    credits: list[Credit] = field(default_factory=list)
    section: str = ""
    source_url: str = ""
    blocks: list[Block] = field(default_factory=list)
    attachments: list[dict] = field(default_factory=list)  # {"href", "text"}
    event_date: date | None = None
    event_date_needs_review: bool = False
    event: EventReading = field(default_factory=EventReading)
    books: list[str] = field(default_factory=list)
    agreements: list[AgreementReading] = field(default_factory=list)
    roster_lines: list[RosterLine] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)  # lines taken for page furniture
    evidence: dict[str, str] = field(default_factory=dict)  # field: the line of the page it was read from
    # Why an editor has to look before anything is made of it: a code and its values, said by old_pages/reasons.py.
    held: list[tuple[str, dict]] = field(default_factory=list)
    overwritten: list = field(default_factory=list)  # Occurrence of articles.importing.pages.overwritten

    @property
    def body_paragraphs(self):
        return [text for block in self.blocks for text in block.texts]

    @property
    def images(self):
        return [ImageReading(block.src, block.caption) for block in self.blocks if block.kind == "image"]

    @property
    def text(self):
        """What places in `overwritten` are counted in: the title, then the paragraphs, a line each."""
        return "\n".join([self.title, *self.body_paragraphs])

    @property
    def body_html(self):
        """The body without its pictures, which have no address of ours yet; "" for one that is too much to be kept."""
        try:
            return self.body_with({})
        except TooMuch:
            return ""

    @property
    def fits(self):
        """True if the body, written out, is no longer than an article may be."""
        return sum(len(_written(block, {})) for block in self.blocks) <= MOST_CHARACTERS

    def body_with(self, pictures):
        """The body as clean HTML; `pictures` maps a `src` of the page to our address of that picture.

        A picture that was not found leaves its caption as a paragraph. Raises TooMuch, never cuts.
        """
        return clean_html("".join(_written(block, pictures) for block in self.blocks))

    def as_json(self):
        """Plain values for a line of JSON: dates as ISO 8601, the derived lists among them."""
        return self.plain() | {"body_html": self.body_html}

    def plain(self):
        """The same without the body's HTML, which has to be cleaned."""
        return asdict(self, dict_factory=_with_iso) | {
            "body_paragraphs": self.body_paragraphs,
            "images": [asdict(image) for image in self.images],
            "overwritten": [
                {"start": found.start, "end": found.end, "text": found.text, "sentence": found.sentence}
                for found in self.overwritten
            ],
        }


def _written(block, pictures):
    if block.kind != "image":
        return block.html
    address = pictures.get(block.src)
    if not address:
        return f"<p>{escape(block.caption)}</p>" if block.caption else ""
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    return f'<figure><img src="{escape(address)}" alt="{escape(block.caption)}">{caption}</figure>'


def _with_iso(pairs):
    """A dict of plain values, its days and moments as ISO 8601."""
    return {name: value.isoformat() if isinstance(value, date | time) else value for name, value in pairs}
