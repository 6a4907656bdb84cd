"""Valid working copies in one call each; what a test says nothing of is as plain as it can be."""

import datetime

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
    Event,
    Image,
    Organization,
    Page,
    Person,
    Section,
    Signatory,
    SiteSettings,
)
from articles.models.published import Edition, Kind, Publication
from articles.publishing.door import publish
from articles.publishing.kinds import kind_of, load

DAY = datetime.date(2019, 3, 5)


def organization(name="上海交通大学", **fields):
    return Organization.objects.get_or_create(name=name, parent=fields.pop("parent", None), defaults=fields)[0]


def person(name="程鹏", **fields):
    made = Person(name=name, **fields)
    made.full_clean()
    made.save()
    return made


def event(title="座谈会", **fields):
    return Event.objects.create(**{"title": title, "starts_on": DAY} | fields)


def attendee(at, name="程鹏", *, role="attendee", titles=(), **fields):
    """`titles` are (organisation or None, title)."""
    position = Appearance.objects.filter(event=at, role=role).count() + 1
    known = Person.objects.filter(name=name).first() or person(name)
    row = Appearance.objects.create(
        event=at, role=role, position=position, person=known, name_as_printed=name, **fields
    )
    for place, (body, title) in enumerate(titles, start=1):
        AppearanceTitle.objects.create(
            appearance=row,
            position=place,
            organization=body,
            organization_as_printed=body.name if body else "",
            title=title,
        )
    return row


def book(title="治理之书", *, at=None, **fields):
    made = Book.objects.create(title=title, **fields)
    if at is not None:
        BookLaunch.objects.create(event=at, book=made)
    return made


def agreement(title="合作协议", *, at=None, parties=("学院", "廊下镇"), signatories=(), items=("共建基地",), **fields):
    """`signatories` are (place of the party, name, title)."""
    fields = {"signed_on": None if at else DAY} | fields
    made = Agreement.objects.create(title=title, event=at, **fields)
    rows = [
        AgreementParty.objects.create(
            agreement=made, position=place, organization=organization(name), name_as_printed=name
        )
        for place, name in enumerate(parties, start=1)
    ]
    for place, name, title_held in signatories:
        known = Person.objects.filter(name=name).first() or person(name)
        Signatory.objects.create(party=rows[place], person=known, name_as_printed=name, title_as_printed=title_held)
    for place, text in enumerate(items, start=1):
        CooperationItem.objects.create(agreement=made, position=place, text=text)
    return made


def article(title="新书首发", *, tags=(), events=(), **fields):
    made = Article(
        **{"title": title, "published_on": datetime.date(2019, 3, 6), "body": "<p>正文。</p>", "summary": "摘要。"}
        | fields
    )
    made.full_clean()
    made.save()
    made.tags.add(*tags)
    made.events.set(events)
    return made


def published(thing, **how):
    """The same thing, after it went through the door."""
    publish(thing, **how)
    return thing


def published_articles(count, *, tags=(), **fields):
    """Published articles, the newest first, a day apart."""
    first = datetime.date(2019, 3, 6)
    made = [
        published(article(f"第{number}篇", published_on=first + datetime.timedelta(days=number), tags=tags, **fields))
        for number in range(count)
    ]
    return made[::-1]


def image(digest="a" * 64, **fields):
    """A picture whose file is nowhere: for what asks for its digest alone."""
    return Image.objects.create(
        digest=digest, file=f"{digest[:2]}/{digest}.jpg", **{"width": 960, "height": 640} | fields
    )


def visible_articles(*numbers, **dates):
    """Publications of articles of these numbers without a working copy, for what asks no more than whether one is."""
    dates = {"visible_from": datetime.datetime(2019, 3, 6, tzinfo=datetime.UTC)} | dates
    editions = Edition.objects.bulk_create(
        Edition(
            kind=Kind.ARTICLE,
            thing_id=number,
            number=1,
            schema=1,
            payload="{}",
            card="{}",
            source_updated_at=dates["visible_from"],
        )
        for number in numbers
    )
    Publication.objects.bulk_create(
        Publication(kind=Kind.ARTICLE, thing_id=edition.thing_id, edition=edition, slug="x", sort_key="", **dates)
        for edition in editions
    )


def section(name="合作", slug="cooperation", **fields):
    return published(Section.objects.create(name=name, slug=slug, **fields))


def site(**fields):
    return published(SiteSettings.objects.create(pk=1, **{"name": "研究院"} | fields))


def story(attendees=3):
    """An article with all that hangs on one: an event with attendees, a book and an agreement signed there."""
    school, town = organization("学院"), organization("廊下镇")
    at = event()
    for number in range(attendees):
        attendee(at, f"人{number:03d}", titles=[(school, "教授"), (town, "顾问")])
    book(at=at)
    agreement(at=at, signatories=[(0, "人000", "院长")] if attendees else ())
    return article(events=[at], tags=["治理"])


def one_of(kind):
    """A working copy of a kind, with what stands around it, that is fit to be published."""
    return {
        Kind.SITE: lambda: SiteSettings.objects.create(pk=1, name="研究院"),
        Kind.SECTION: lambda: Section.objects.create(name="要闻", slug="yao-wen"),
        Kind.PAGE: lambda: Page.objects.create(title="关于", slug="about", body="<p>关于。</p>"),
        Kind.ORGANIZATION: organization,
        Kind.PERSON: person,
        Kind.SERIES: lambda: BookSeries.objects.create(title="丛书"),
        Kind.BOOK: book,
        Kind.AGREEMENT: agreement,
        Kind.EVENT: event,
        Kind.ARTICLE: story,
    }[kind]()


def loaded(thing):
    """The thing as the door loads it."""
    return load([(kind_of(thing), thing.pk)])[(kind_of(thing), thing.pk)]
