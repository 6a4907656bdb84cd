from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.keeping.attachment import document
from articles.keeping.html import is_clean
from articles.keeping.image import picture
from articles.models import Article
from articles.models.published import Kind, Relation
from articles.payloads.article import ArticleCard, ArticlePayload
from articles.publishing.filing import Placing, chosen, day, day_key, link, plain_fields, reference
from articles.publishing.problem import Problem, body_problems
from articles.publishing.tag import tag_payloads


def load(ids):
    return list(
        Article.objects.filter(pk__in=ids)
        .select_related("cover", "section", "translation_of", "legacy_page")
        .defer("legacy_page__reading", "legacy_page__corrected")
        .prefetch_related(
            "tags",
            "article_images__image",
            "attachments",
            "credits__person",
            "credits__organization",
            "events__book_launches__book",
            "events__agreements",
            "books",
            "agreements",
            "people",
            "organizations",
            "related",
        )
    )


def snapshot(article):
    events = sorted(article.events.all(), key=lambda event: (event.starts_on, event.pk))
    return plain_fields(article, ArticlePayload) | {
        "body": article.body if is_clean(article.body) else "",
        "section": reference(Kind.SECTION, article.section_id),
        "section_slug": article.section.slug if article.section_id else "",
        "cover": picture(article.cover),
        "pictures": [picture(row.image, row.caption) for row in article.article_images.all()],
        "attachments": [
            document(attachment)
            for attachment in sorted(article.attachments.all(), key=lambda attachment: attachment.pk)
        ],
        "credits": [_credit(credit) for credit in article.credits.all()],
        "tags": tag_payloads(article),
        "events": [reference(Kind.EVENT, event.pk) for event in events],
        "books": _references(Kind.BOOK, books_of(article, events)),
        "agreements": _references(Kind.AGREEMENT, agreements_of(article, events)),
        "people": _references(Kind.PERSON, article.people.all()),
        "organizations": _references(Kind.ORGANIZATION, article.organizations.all()),
        "related": _references(Kind.ARTICLE, article.related.all()),
        "translation_of": reference(Kind.ARTICLE, article.translation_of_id),
        "correction": "",
    }


def books_of(article, events):
    """The books chosen on the article and those at its events."""
    at_events = [launch.book for event in events for launch in event.book_launches.all()]
    return [*article.books.all(), *at_events]


def agreements_of(article, events):
    """The related partner agreements: chosen on the article, or signed at its events; internal ones stay out."""
    signed = [agreement for event in events for agreement in event.agreements.all()]
    return [agreement for agreement in (*article.agreements.all(), *signed) if agreement.is_public]


def _references(kind, things):
    return [reference(kind, thing_id) for thing_id in sorted({thing.pk for thing in things})]


def _credit(credit):
    somebody = credit.person or credit.organization
    return {
        "role": credit.role,
        "name": credit.name or somebody.name,
        "reference": reference(Kind.PERSON, credit.person_id) or reference(Kind.ORGANIZATION, credit.organization_id),
    }


def card(payload):
    return chosen(payload, ArticleCard) | {
        "has_book": bool(payload["books"]),
        "has_agreement": bool(payload["agreements"]),
        "events": [target["id"] for target in payload["events"]],
        "translation_of": payload["translation_of"]["id"] if payload["translation_of"] else None,
    }


def placing(payload):
    return Placing(
        slug=payload["slug"],
        sort_key=day_key(payload["published_on"], payload["published_time"]),
        language=payload["language"],
        section_slug=payload["section_slug"],
        is_listed=payload["language"].startswith("zh") or payload["translation_of"] is None,
        starts_on=day(payload["published_on"]),
        pinned_until=day(payload["pinned_until"]),
    )


def links(payload):
    found = [link(Relation.ABOUT, target) for kind in ("events", "books", "agreements") for target in payload[kind]]
    found += [link(Relation.MENTIONS, target) for kind in ("people", "organizations") for target in payload[kind]]
    found += [link(Relation.RELATED, target) for target in payload["related"]]
    found += [
        link(Relation.CREDIT, credit["reference"], credit["role"])
        for credit in payload["credits"]
        if credit["reference"]
    ]
    if payload["translation_of"]:
        found.append(link(Relation.TRANSLATION, payload["translation_of"], payload["language"]))
    return found


def problems(article):
    found = _open_names(article)
    if article.published_on is None:
        found.append(Problem("published_on", _("Give the publish date: readers see it, and lists are sorted by it.")))
    if not article.slug:
        found.append(Problem("slug", _("The article has no address. Save it once, and one is made from the title.")))
    if not article.external_url and not article.body.strip():
        found.append(Problem("body", _("The body is empty. Write it, or give the address elsewhere.")))
    found += body_problems("body", article.body)
    if article.publish_until is not None and article.publish_until <= timezone.now():
        words = _("“Visible until” is past: readers would be told that the article is gone.")
        found.append(Problem("publish_until", words, is_blocking=False))
    if not article.summary:
        found.append(Problem("summary", _("Without a summary, lists show the title alone."), is_blocking=False))
    pictures = [article.cover] if article.cover_id else []
    pictures += [row.image for row in article.article_images.all()]
    if any(not image.alt for image in pictures):
        found.append(
            Problem(
                "cover" if article.cover_id and not article.cover.alt else "article_images",
                _("A picture has no alternative text: readers who do not see it learn nothing of it."),
                is_blocking=False,
            )
        )
    return found


def _open_names(article):
    """What its old page still asks: a name that somebody wrote over, and nobody has said which it was."""
    page = getattr(article, "legacy_page", None)
    if page is None or not page.open_names:
        return []
    words = ngettext(
        "%(count)d name of the old page was written over and is still open. Decide it at the old page.",
        "%(count)d names of the old page were written over and are still open. Decide them at the old page.",
        page.open_names,
    )
    return [Problem("legacy_page", words % {"count": page.open_names})]
