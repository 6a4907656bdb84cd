"""What the checks find on an event and on an article: the rows and texts loaded, and handed to the pure rules."""

from django.db.models import Max
from selectolax.lexbor import LexborHTMLParser

from articles.admin.checks.record import record_of_article
from articles.language.script import folded
from articles.models import Appearance, AppearanceTitle, Person, Signatory
from articles.prose.checks import (
    SPOKEN,
    Before,
    Check,
    Entry,
    Finding,
    are_near,
    check_lists,
    deputies_first,
    plain_name,
    similar_names,
    subject,
)
from articles.prose.claims import disagreements
from articles.prose.in_english import english_name
from articles.prose.mentions import names_in, possible_names
from articles.prose.posts import Post
from articles.recording.roster import in_order

# A text beyond this is no article of ours; the rest of it is not looked at.
MOST_TEXT = 20_000
MOST_NAMES = 5_000
BLOCKS = "p, li, h2, h3, td, th, blockquote, figcaption"


def event_findings(event):
    """The findings of an event's lists and of those who signed there: six statements, whatever the number of rows."""
    rows = in_order(
        Appearance.objects.filter(event=event, person__isnull=False)
        .select_related("person", "programme_item")
        .prefetch_related("titles__organization__parent")
    )
    entries = [_entry(row) for row in rows]
    signed = Signatory.objects.filter(party__agreement__event=event).values_list("name_as_printed", flat=True)
    names = [entry.name for entry in entries]
    found = check_lists(entries, _before(event, {entry.person for entry in entries}))
    # The names of the lists are compared already; here with those who signed.
    told = {finding.subject for finding in found}
    return found + [finding for finding in similar_names([*names, *signed]) if finding.subject not in told]


def order_findings(rows, role):
    """A deputy before the head in rows of the grid that are not saved yet; no statement. Speakers stand otherwise."""
    entries = [
        Entry(role, row.name, tuple(Post(line.meant, line.title, line.is_former) for line in row.lines))
        for row in rows
        if row.kind == "person" and not row.is_out
    ]
    return [] if role in SPOKEN else deputies_first(entries)


def _entry(row):
    return Entry(
        role=row.role,
        name=row.name_as_printed or row.person.name,
        posts=tuple(_post(title) for title in row.titles.all()),
        person=row.person_id,
        point=row.programme_item.title if row.programme_item else "",
    )


def _post(title):
    """Two ways of printing one organisation of the directory are one body."""
    body = title.organization
    if body is None:
        return Post(title.organization_as_printed, title.title, title.is_former)
    parent = body.parent.name if body.parent_id else ""
    return Post(body.name if body.name.startswith(parent) else f"{parent}{body.name}", title.title, title.is_former)


def _before(event, people):
    """{person: Before}: what each held at their last event before this one; two statements."""
    earlier = Appearance.objects.filter(person__in=people, event__starts_on__lt=event.starts_on)
    days = dict(earlier.values("person").annotate(day=Max("event__starts_on")).values_list("person", "day"))
    held = {}
    for title in (
        AppearanceTitle.objects.filter(
            appearance__person__in=list(days), appearance__event__starts_on__in=set(days.values())
        )
        .select_related("appearance__event", "organization__parent")
        .order_by("appearance__event", "appearance", "position", "pk")
    ):
        person = title.appearance.person_id
        if title.appearance.event.starts_on == days[person]:
            held.setdefault(person, []).append(title)
    return {
        person: Before(days[person].isoformat(), titles[0].appearance.event.title, tuple(map(_post, titles)))
        for person, titles in held.items()
    }


def article_findings(article):
    """Where the text of an article and the record behind it disagree; at most thirty statements."""
    text = text_of(article.body)
    if not text:
        return []
    record = record_of_article(article)
    found = disagreements(text, record, article.language)
    return found + (_unlisted(article, text, record) if record.events else [])


def text_of(html):
    """The words of a body, a block a line."""
    tree = LexborHTMLParser(html or "")
    # A block that holds blocks, such as a quotation of two paragraphs, is told by those; a node finds itself too.
    blocks = [node for node in tree.css(BLOCKS) if len(node.css(BLOCKS)) == 1]
    lines = [" ".join(node.text(deep=True).split()) for node in blocks]
    return "\n".join(line for line in lines if line)[:MOST_TEXT]


def _unlisted(article, text, record):
    """Names of the text that no list has, and names of the lists that the text has not."""
    rows = [row for event in record.events for _role, rows in event.lists for row in rows.rows]
    listed = {row.name for row in rows if row.kind == "person"}
    listed |= {name for agreement in record.agreements for party in agreement.parties for name in party.signatories}
    spellings = {spelling for name in listed for spelling in _spellings(*name)}
    mentioned, found = _mentioned(article), []
    for mention in names_in(text, known=_of_the_directory(text), not_names=_bodies(record)):
        if not _spellings(mention.name) & (spellings | mentioned):
            near = [name.text for name in listed if are_near(name.text, mention.name)]
            words = {"name": mention.name, "around": mention.words, "near": near}
            found.append(Finding(Check.NOT_IN_LISTS, subject(mention.name), words))
    plain = _flat(text)
    people = dict.fromkeys(row.name for row in rows if row.kind == "person")
    lost = [name.text for name in people if not any(form in plain for form in _spellings(*name))]
    if lost:
        found.append(Finding(Check.NOT_IN_TEXT, subject(*lost), {"names": lost}))
    return found


def _spellings(text, english=""):
    """A name as texts write it, for comparison: as printed, its English twin, pinyin in both orders."""
    forms = {text, english, english_name(text)}
    forms |= {" ".join(reversed(form.split())) for form in (english, english_name(text)) if len(form.split()) == 2}
    return {_flat(form) for form in forms if form}


def _flat(text):
    return plain_name(folded(text)).replace("-", "").replace("'", "").replace("’", "")


def _mentioned(article):
    """Whom the article names outside the lists: people mentioned, credits, makers of books. Four statements."""
    names = list(article.people.values_list("name", "name_en"))
    names += list(article.credits.filter(person__isnull=False).values_list("person__name", "person__name_en"))
    made = Person.objects.filter(books__isnull=False)
    for books in ({"books__book__articles": article}, {"books__book__launches__event__articles": article}):
        names += list(made.filter(**books).values_list("name", "name_en"))
    return {form for name in names for form in _spellings(*name)}


def _of_the_directory(text):
    names = sorted(possible_names(text))[:MOST_NAMES]
    return list(Person.objects.in_use().filter(name__in=names).values_list("name", flat=True).distinct())


def _bodies(record):
    rows = [row for event in record.events for _role, rows in event.lists for row in rows.rows]
    names = {title.organization.text for row in rows for title in row.titles}
    names |= {row.name.text for row in rows if row.kind != "person"}
    names |= {party.name.text for agreement in record.agreements for party in agreement.parties}
    names |= {book.series.text for book in record.books} | {book.title.text for book in record.books}
    return names | {event.venue.text for event in record.events} | {event.venue_owner.text for event in record.events}
