"""Articles that are not typed at their desk: drafts of a document or an old page, and openings of the record."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.keeping.html import MOST_CHARACTERS
from articles.models import Article, ArticleCredit
from articles.recording.entry import enter_rows, sign

TIES = ("tags", "attachments", "events", "books", "agreements")


@transaction.atomic
def draft_article(article, *, by, credits=(), **ties):
    """Enters an Article that nobody has saved yet, its body clean, and what it is tied to; nothing is published.

    `credits` are (role, name as printed), in their order. `ties` are the things of its TIES; of `tags` the names, and
    who may not make new ones passes none. Raises ValidationError for a credit that is none.
    """
    sign(article, by=by)
    enter_rows(ArticleCredit, [{"role": role, "name": name} for role, name in credits], article=article)
    tie(article, **ties)
    return article


def tie(article, **ties):
    """Adds things of TIES to what an Article is tied to; whoever calls it enters or touches the article."""
    for name in TIES:
        if ties.get(name):
            getattr(article, name).add(*ties[name])


@transaction.atomic
def put_opening(article, opening, *, by):
    """Puts clean HTML before what an Article says, of which no character changes; it is locked meanwhile.

    Raises ValidationError if the text would be longer than an article may be.
    """
    standing = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if len(opening) + len(standing.body) > MOST_CHARACTERS:
        raise ValidationError(_("With it the text would be longer than an article may be. Shorten it."))
    standing.body, standing.updated_by = opening + standing.body, by
    standing.save(update_fields=["body", "updated_by", "updated_at"])
