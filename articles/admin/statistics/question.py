"""What the statistics desk is asked: a period, some articles, some words. What makes no sense is told and left out."""

import datetime
import json
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.desk.sight import may_view, numbered
from articles.counting import credit
from articles.counting.period import ALL, DEFAULT, LENGTHS, Period, period_named
from articles.counting.report import section_names
from articles.models import Article
from articles.models.published import Kind, Publication, PublicationTag

MOST_LETTERS = 100
MOST_ID = 2**63 - 1


class Part(NamedTuple):
    """One narrowing of the articles: the parameter, its value, what kind it is and its name in words."""

    parameter: str
    value: str
    word: str
    name: str


class Question(NamedTuple):
    """`articles` is a query of ids, or None for the whole site; `choices` are authors who share the asked name."""

    period: Period
    parts: list[Part]
    articles: object
    article_id: int | None
    words: str
    problems: list[str]
    choices: list[credit.Author]
    sections: dict[str, str]

    @property
    def is_of_the_site(self):
        return self.articles is None

    @property
    def name(self):
        return " · ".join(f"{part.word}{part.name}" for part in self.parts) or _("the whole site")

    @property
    def chips(self):
        """[(part, the address without it)]."""
        return [(part, self.address(**{part.parameter: None})) for part in self.parts]

    def address(self, **changes):
        """The query string of this question, changed: None takes a parameter out."""
        asked = {part.parameter: part.value for part in self.parts}
        if self.period.name:
            asked["period"] = self.period.name
        else:
            asked |= {"from": self.period.first or "", "to": self.period.last}
        asked["q"] = self.words
        if "period" in changes:
            asked |= {"from": None, "to": None}
        asked |= changes
        return "?" + urlencode({name: value for name, value in asked.items() if value not in (None, "")})


def asked(parameters, user):
    """The Question of a user's GET; whatever was sent, there is one."""
    reader = _Reader(parameters, user)
    period = reader.period()
    return Question(
        period=period,
        articles=reader.articles(),
        parts=reader.parts,
        article_id=reader.article_id,
        words=reader.text("q"),
        problems=reader.problems,
        choices=reader.choices,
        sections=reader.sections,
    )


class _Reader:
    def __init__(self, parameters, user):
        self._parameters, self._user = parameters, user
        self.problems, self.parts, self.choices, self.article_id = [], [], [], None
        self.sections = section_names()

    def text(self, name):
        """A parameter on one line. What is too long or holds a NUL is told, and empty."""
        text = " ".join(self._parameters.get(name, "").split())
        if len(text) > MOST_LETTERS or "\x00" in text:
            self.problems.append(_("“%(name)s” is not readable; it was left out.") % {"name": name})
            return ""
        return text

    # The period

    def period(self):
        first, last = self._day("from"), self._day("to")
        if first or last:
            return self._period_of_dates(first, last)
        name = self.text("period") or DEFAULT
        if name != ALL and name not in LENGTHS:
            words = _("There is no period “%(name)s”. These are the last 30 days.")
            self.problems.append(words % {"name": name})
            name = DEFAULT
        return period_named(name)

    def _period_of_dates(self, first, last):
        today = timezone.localdate()
        last = min(last or today, today)
        if first and first > last:
            self.problems.append(_("The period ends before it begins. These are the last 30 days."))
            return period_named(DEFAULT)
        return Period("", first, last)

    def _day(self, name):
        text = self.text(name)
        if not text:
            return None
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            words = _("“%(text)s” is no date. Write it like 2026-03-05.")
            self.problems.append(words % {"text": text})
            return None

    # The articles

    def articles(self):
        """The ids, narrowed by each parameter that names something; None if none does."""
        found = Publication.objects.articles()
        for narrow in (self._section, self._tag, self._author, self._article):
            found = narrow(found)
        return found.values("thing_id") if self.parts else None

    def _section(self, found):
        slug = self.text("section")
        if not slug:
            return found
        if slug not in self.sections:
            return self._unknown(found, _("There is no section “%(text)s”; it was left out."), slug)
        self.parts.append(Part("section", slug, _("section: "), self.sections[slug]))
        return found.filter(section_slug=slug)

    def _tag(self, found):
        text = self.text("tag")
        if not text:
            return found
        tags = (
            PublicationTag.objects.visible()
            .filter(kind=Kind.ARTICLE)
            .order_by("slug", "pk")
            .values_list("slug", "name")
        )
        tag = tags.filter(slug=text).first() or tags.filter(name=text).first()
        if tag is None:
            return self._unknown(found, _("No article has the tag “%(text)s”; it was left out."), text)
        self.parts.append(Part("tag", tag[0], _("tag: "), tag[1]))
        tagged = PublicationTag.objects.filter(kind=Kind.ARTICLE, slug=tag[0])
        return found.filter(pk__in=tagged.values("publication"))

    def _author(self, found):
        text = self.text("author")
        if not text:
            return found
        authors = self._authors(text)
        if len(authors) > 1:
            self.choices = authors
            return self._unknown(found, _("Several are called “%(text)s”. Choose one below."), text)
        if not authors:
            return self._unknown(found, _("Nobody called “%(text)s” is credited; the name was left out."), text)
        self.parts.append(Part("author", author_value(authors[0]), _("author: "), authors[0].name))
        return found.filter(thing_id__in=credit.articles_of(authors[0]))

    @staticmethod
    def _authors(text):
        kind, _colon, key = text.partition(":")
        if kind in credit.KINDS and _is_id(key):
            author = credit.author_of(kind, int(key))
            return [author] if author else []
        if kind == credit.NAME and key:
            return [author for author in credit.authors_named(key) if author.kind == credit.NAME]
        return credit.authors_named(text)

    def _article(self, found):
        text = self.text("article")
        if not text:
            return found
        article = Publication.objects.of(Kind.ARTICLE, int(text)) if _is_id(text) else Publication.objects.none()
        card = article.values_list("edition__card", flat=True).first()
        if card is None:
            return self._unknown(found, _("There is no published article “%(text)s”; it was left out."), text)
        self.article_id = int(text)
        is_seen = may_view(self._user, Article) or article.visible().exists()
        title = json.loads(card)["title"] if is_seen else numbered(Article, self.article_id)
        self.parts.append(Part("article", text, _("article: "), title))
        return found.filter(thing_id=self.article_id)

    def _unknown(self, found, words, text):
        self.problems.append(words % {"text": text})
        return found


def author_value(author):
    """The value of the parameter that names exactly this Author."""
    return f"{author.kind}:{author.key}"


def _is_id(text):
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= MOST_ID
