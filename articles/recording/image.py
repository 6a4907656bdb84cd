"""Pictures that were taken in, as rows of the record; the files are kept before any transaction (`keeping.image`)."""

from django.db import transaction

from articles.models import ArticleImage, Image
from articles.recording.entry import sign


def fill(image, taken):
    """Says of an Image which file it is, by what was Taken; returns it, unsaved."""
    image.file, image.digest, image.width, image.height = taken
    return image


@transaction.atomic
def keep_images(pictures, *, by):
    """Enters the Images of (Taken, alt, caption) that are not here yet, each once; the others stay as they are."""
    digests = {taken.digest for taken, _alt, _caption in pictures}
    known = set(Image.objects.filter(digest__in=digests).values_list("digest", flat=True)) if digests else set()
    for taken, alt, caption in pictures:
        if taken.digest not in known:
            known.add(taken.digest)
            sign(fill(Image(alt=alt, caption=caption), taken), by=by)


@transaction.atomic
def add_images(pictures, *, by, article=None):
    """The new Images of Takens, in their order; in an article's list they stand last, and it counts as changed.

    A picture that is here already is entered again: it may be given other words.
    """
    images = [sign(fill(Image(), taken), by=by) for taken in pictures]
    if article is not None:
        last = article.article_images.order_by("-position").values_list("position", flat=True).first() or 0
        for position, image in enumerate(images, start=last + 1):
            ArticleImage.objects.create(article=article, image=image, position=position)
        article.touch(by)
    return images
