"""A reviewed document to working copies: the article, its credits and the rows of its pictures."""

from articles.models import ArticleCredit, Image


def make_draft(article, *, body, credits, pictures, by):
    """Saves an Article that a form has filled and checked, with its Credits and Pictures; nothing is published.

    The body is clean and without its title. A picture that is here already is not kept twice. Call it in a
    transaction; ValidationError for a bad credit.
    """
    article.body = body
    article.created_by = article.updated_by = by
    article.save()
    for position, credit in enumerate(credits, start=1):
        row = ArticleCredit(article=article, position=position, role=credit.role, name=credit.name)
        row.full_clean()
        row.save()
    known = set(
        Image.objects.filter(digest__in=[picture.taken.digest for picture in pictures]).values_list("digest", flat=True)
    )
    for picture in pictures:
        if picture.taken.digest not in known:
            known.add(picture.taken.digest)
            _image(picture, by).save()
    return article


def _image(picture, by):
    taken = picture.taken
    return Image(
        file=taken.name,
        digest=taken.digest,
        width=taken.width,
        height=taken.height,
        alt=picture.alt,
        caption=picture.caption,
        created_by=by,
        updated_by=by,
    )
