import datetime

from articles.counting.adjust import keep_legacy
from articles.keeping.html import clean_html
from articles.keeping.image import take_picture
from articles.management.demo import covers
from articles.models import (
    Agreement,
    Article,
    Book,
    BookSeries,
    DemoThing,
    Event,
    EventKind,
    Image,
    Organization,
    Person,
    ProgrammeItem,
    Roster,
    Section,
    Signatory,
)
from articles.publishing.door import publish
from articles.recording.agreement import make_agreement
from articles.recording.article import draft_article
from articles.recording.book import make_book
from articles.recording.entry import enter, enter_row, enter_rows
from articles.recording.event import enter_event
from articles.recording.image import fill
from articles.recording.roster import ListRow, write_list
from articles.recording.signing import add_signatories
from articles.rosters.titles import title_held


class Desk:
    """Enters a story as an editor would, by the same verbs; each thing is checked in full and remembered."""

    def __init__(self, story):
        self.story = story
        self.pictures = {}

    def keep(self, thing):
        """Checks and saves a row that has a desk of its own, and remembers that the demo made it."""
        return self.remember(enter(thing))

    def remember(self, thing):
        DemoThing.objects.create(story=self.story, model=thing._meta.model_name, thing_id=thing.pk)
        return thing

    def organization(self, name, parent=None, **fields):
        known = Organization.objects.filter(name=name, parent=parent).first()
        return known or self.keep(Organization(name=name, parent=parent, **fields))

    def person(self, name, **fields):
        known = Person.objects.filter(name=name).first()
        return known or self.keep(Person(name=name, **fields))

    def section(self, slug):
        return Section.objects.get(slug=slug)

    def event(self, *, tags=(), kinds=(), **fields):
        event = Event(**fields)
        event.full_clean()
        known = [
            EventKind.objects.filter(name=name).first() or enter_row(EventKind(name=name, name_en=name_en))
            for name, name_en in kinds
        ]
        return self.remember(enter_event(event, kinds=known, tags=tags, by=None))

    def programme(self, event, *rows):
        return enter_rows(ProgrammeItem, rows, event=event)

    def roster(self, event, role, rows, *, tail="", is_complete=True):
        """Rows in their order: {"name", "titles": [(organisation, as printed, title, more)], "group", "item", …}."""
        roster = Roster(event=event, role=role, tail=tail, is_complete=is_complete and not tail)
        held = [title for row in rows for title in row.get("titles", ())]
        bodies = {printed: organization for organization, printed, *_more in held if organization}
        write_list(roster, [self._row(row) for row in rows], bodies=bodies, by=None)

    def _row(self, row):
        if "group" in row:
            return ListRow("group", row["group"])
        item = row.get("item")
        return ListRow(
            name=row["name"],
            same=str(self.person(row["name"], **row.get("person", {})).pk),
            lines=[
                title_held(printed, title, **(more[0] if more else {}))
                for _organization, printed, title, *more in row.get("titles", ())
            ],
            honorific=row.get("honorific", ""),
            item=str(item.pk) if item else "",
        )

    def book(self, *, series="", parts=(), contributors=(), cover=None, **fields):
        in_series = None
        if series:
            in_series = BookSeries.objects.filter(title=series[0]).first() or self.keep(
                BookSeries(title=series[0], title_en=series[1], organization=series[2])
            )
        book = Book(series=in_series, cover=cover, **fields)
        return self.remember(make_book(book, parts=parts, contributors=contributors, by=None))

    def agreement(self, *, parties, items, **fields):
        """`parties` are (organisation, as printed, [(person's name, title)])."""
        agreement = Agreement(**fields)
        agreement.full_clean()
        made = make_agreement(agreement, [party[:2] for party in parties], items=items, by=None)
        signers = [
            Signatory(party=row, person=self.person(name), name_as_printed=name, title_as_printed=title)
            for row, (_organization, _printed, signatories) in zip(made, parties, strict=True)
            for name, title in signatories
        ]
        add_signatories(signers, by=None)
        return self.remember(agreement)

    def stitched_cover(self, title, colour):
        return self._picture(("stitch", title), covers.stitch(title, colour), alt=covers.ALT[colour])

    def slip_cover(self, title, subtitle, foot, colour, alt):
        return self._picture(("slip", title), covers.slip(title, subtitle, foot, colour), alt=alt)

    def _picture(self, key, file, **fields):
        if key not in self.pictures:
            self.pictures[key] = self.keep(fill(Image(**fields), take_picture(file)))
        return self.pictures[key]

    def article(self, *, body, tags=(), events=(), books=(), agreements=(), views=None, **fields):
        """`views` is the old site's figure; None stays unknown."""
        article = Article(body=clean_html(body), **fields)
        article.full_clean()
        self.remember(draft_article(article, tags=tags, events=events, books=books, agreements=agreements, by=None))
        if article.translation_of is None:
            keep_legacy(article.pk, views)
        return article

    def publish(self, thing):
        """Through the same door as an editor, with everything that hangs on it."""
        thing.refresh_from_db()
        return publish(thing, note="demo")


def day(text):
    return datetime.date.fromisoformat(text)


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)
