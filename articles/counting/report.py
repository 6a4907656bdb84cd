"""What the statistics desk asks: views by day and by article, what was dropped and why; hits that wait are in it.

A part that is rolled up and a part that waits are asked for in one statement, so that no hit is missed or told twice.
`articles` are the ids to look at, as a query or a list; None is the whole site, deleted articles included.
"""

import json
from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Sum

from articles.counting.period import ALL
from articles.models.published import Kind, Publication
from articles.models.viewcount import ViewCount, ViewDay, ViewHit, ViewHour, ViewRejection

MOST_FOUND = 5000


def views_by_day(articles=None):
    """{day: views} of all days with any."""
    rows = ViewHour.objects.all() if articles is None else ViewDay.objects.filter(article_id__in=articles)
    kept = rows.order_by().values_list("day").annotate(sum=Sum("counted"))
    return _added(kept, _waiting(articles).values_list("day").annotate(sum=Count("pk")))


def views_by_hour(day):
    """{hour: views} of the whole site on one day."""
    kept = ViewHour.objects.filter(day=day).order_by().values_list("hour").annotate(sum=Sum("counted"))
    return _added(kept, _waiting().filter(day=day).values_list("hour").annotate(sum=Count("pk")))


def views_by_article(period, articles=None):
    """{article id: views} of those that were read in the period."""
    # Of all time a sum is kept for each article: the days need not be added up.
    is_kept = period.name == ALL
    rows = ViewCount.objects.filter(counted__gt=0) if is_kept else ViewDay.objects.filter(**period.lookup())
    if articles is not None:
        rows = rows.filter(article_id__in=articles)
    kept = rows.order_by().values_list("article_id").annotate(sum=Sum("counted"))
    waiting = _waiting(articles).filter(**period.lookup())
    return _added(kept, waiting.values_list("article_id").annotate(sum=Count("pk")))


def rejected_by_day(period):
    """{(day, reason): how many beacons counted nothing} of the whole site."""
    kept = ViewRejection.objects.filter(**period.lookup()).order_by().values_list("day", "reason")
    waiting = ViewHit.objects.filter(**period.lookup()).exclude(rejected_for="").order_by()
    return _added(kept.annotate(sum=Sum("count")), waiting.values_list("day", "rejected_for").annotate(sum=Count("pk")))


def _waiting(articles=None):
    hits = ViewHit.objects.filter(rejected_for="").order_by()
    return hits if articles is None else hits.filter(article_id__in=articles)


def _added(kept, waiting):
    """The sums of both by their keys; PostgreSQL adds whole numbers up to decimals."""
    sums = Counter()
    for *key, sum_ in kept.union(waiting, all=True):
        sums[key[0] if len(key) == 1 else tuple(key)] += int(sum_)
    return dict(sums)


class ReadArticle(NamedTuple):
    """An article of the published store with its views in a period, and in the one before it (None: not known)."""

    id: int
    title: str
    section_slug: str
    is_withdrawn: bool
    views: int
    before: int | None

    @property
    def change(self):
        return None if self.before is None else self.views - self.before


def most_read(now, before, most, words="", instead=None):
    """The ReadArticles of {id: views}, most read first, those of the same figure by their age; one statement."""
    order = sorted((key for key in now if now[key]), key=lambda key: (-now[key], -key))
    return _read(order, now, before, most, words, instead)


def rising(now, before, most, words="", instead=None):
    """Those that gained most against the period before."""
    gains = {key: views - before.get(key, 0) for key, views in now.items() if views > before.get(key, 0)}
    return _read(sorted(gains, key=lambda key: (-gains[key], -key)), now, before, most, words, instead)


def falling(now, before, most, words="", instead=None):
    """Those that lost most against the period before, what is not read at all any more included."""
    losses = {key: views - now.get(key, 0) for key, views in before.items() if views > now.get(key, 0)}
    return _read(sorted(losses, key=lambda key: (-losses[key], -key)), now, before, most, words, instead)


def _read(order, now, before, most, words, instead):
    """`instead` gives the words for an id whose title readers do not see now; without it, all have their titles."""
    publications = Publication.objects.articles()
    if words:
        # The card is text: what stands in it is asked for as JSON writes it, and then the title alone decides.
        written = json.dumps(words, ensure_ascii=False)[1:-1]
        publications = publications.filter(edition__card__icontains=written).order_by("-sort_key")[:MOST_FOUND]
    else:
        # Some have no publication any more; as many again are asked for.
        publications = publications.filter(thing_id__in=order[: most * 2])
    rows = list(publications.values_list("thing_id", "section_slug", "withdrawn_at", "edition__card"))
    hidden = set() if instead is None else {row[0] for row in rows} - _visible([row[0] for row in rows])
    found = {}
    for thing_id, section_slug, withdrawn_at, card in rows:
        title = instead(thing_id) if thing_id in hidden else json.loads(card)["title"]
        if words.casefold() in title.casefold():
            found[thing_id] = (title, section_slug, withdrawn_at is not None)
    return [
        ReadArticle(key, *found[key], now.get(key, 0), None if before is None else before.get(key, 0))
        for key in order
        if key in found
    ][:most]


def _visible(ids):
    rows = Publication.objects.articles().visible().filter(thing_id__in=ids)
    return set(rows.values_list("thing_id", flat=True))


class SectionViews(NamedTuple):
    """A section's views; `slug` is "" for articles without one, None for what was deleted since."""

    slug: str | None
    articles: int
    views: int


def by_section(now):
    """The SectionViews of {article id: views}, most read first; one statement."""
    slugs = dict(Publication.objects.articles().values_list("thing_id", "section_slug"))
    views, articles = Counter(), Counter()
    for key, count in now.items():
        slug = slugs.get(key)
        views[slug] += count
        articles[slug] += 1
    order = sorted(views, key=lambda slug: (-views[slug], slug or ""))
    return [SectionViews(slug, articles[slug], views[slug]) for slug in order]


def section_names():
    """{slug: name} of the published sections, in their order; one statement."""
    rows = Publication.objects.filter(kind=Kind.SECTION).order_by("sort_key", "thing_id")
    return {slug: json.loads(card)["name"] for slug, card in rows.values_list("slug", "edition__card")}
