import datetime

from articles.counting.adjust import keep_legacy
from articles.keeping.html import clean_html
from articles.keeping.image import take_picture
from articles.management.demo import covers
from articles.models import (
    Agreement,
    AgreementParty,
    Appearance,
    AppearanceTitle,
    Article,
    Book,
    BookLaunch,
    BookSeries,
    CooperationItem,
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
from articles.recording.article import draft_article
from articles.recording.book import make_book
from articles.recording.entry import enter, enter_row, enter_rows
from articles.recording.image import fill


class Desk:
    """Enters a story as an editor would: every row is checked in full, and all that was made is remembered."""

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

    def kinds(self, event, *kinds):
        for name, name_en in kinds:
            known = EventKind.objects.filter(name=name).first()
            event.kinds.add(known or enter_row(EventKind(name=name, name_en=name_en)))

    def event(self, *, tags=(), kinds=(), **fields):
        event = self.keep(Event(**fields))
        self.kinds(event, *kinds)
        event.tags.add(*tags)
        return event

    def programme(self, event, *rows):
        return enter_rows(ProgrammeItem, rows, event=event)

    def roster(self, event, role, rows, *, tail="", is_complete=True):
        """Rows in their order: {"name", "titles": [(organisation, as printed, title, more)], "group", "item", …}."""
        enter_row(Roster(event=event, role=role, tail=tail, is_complete=is_complete and not tail))
        for position, row in enumerate(rows, start=1):
            group = row.get("group", "")
            appearance = enter_row(
                Appearance(
                    event=event,
                    role=role,
                    position=position,
                    group_label=group,
                    person=None if group else self.person(row["name"], **row.get("person", {})),
                    name_as_printed="" if group else row["name"],
                    honorific=row.get("honorific", ""),
                    programme_item=row.get("item"),
                )
            )
            for place, (organization, printed, title, *more) in enumerate(row.get("titles", ()), start=1):
                enter_row(
                    AppearanceTitle(
                        appearance=appearance,
                        position=place,
                        organization=organization,
                        organization_as_printed=printed,
                        title=title,
                        **(more[0] if more else {}),
                    )
                )

    def book(self, *, series="", parts=(), contributors=(), cover=None, **fields):
        in_series = None
        if series:
            in_series = BookSeries.objects.filter(title=series[0]).first() or self.keep(
                BookSeries(title=series[0], title_en=series[1], organization=series[2])
            )
        book = Book(series=in_series, cover=cover, **fields)
        return self.remember(make_book(book, parts=parts, contributors=contributors, by=None))

    def launch(self, event, book, kind="launch"):
        return enter_row(BookLaunch(event=event, book=book, kind=kind))

    def agreement(self, *, parties, items, **fields):
        """`parties` are (organisation, as printed, [(person's name, title)])."""
        agreement = self.keep(Agreement(**fields))
        for position, (organization, printed, signatories) in enumerate(parties, start=1):
            party = enter_row(
                AgreementParty(
                    agreement=agreement, position=position, organization=organization, name_as_printed=printed
                )
            )
            for place, (name, title) in enumerate(signatories, start=1):
                enter_row(
                    Signatory(
                        party=party,
                        position=place,
                        person=self.person(name),
                        name_as_printed=name,
                        title_as_printed=title,
                    )
                )
        for position, text in enumerate(items, start=1):
            enter_row(CooperationItem(agreement=agreement, position=position, text=text))
        return agreement

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
