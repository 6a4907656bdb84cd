"""Documents that were taken in, as rows of the record; the files are kept before any transaction."""

from django.db import transaction

from articles.models import Attachment
from articles.recording.entry import sign


def fill(attachment, document):
    """Says of an Attachment which file it is, by the Document that was taken; returns it, unsaved."""
    attachment.file, attachment.digest, attachment.size = document
    return attachment


@transaction.atomic
def keep_attachments(documents, *, by):
    """The Attachments of [(Document, title)], in their order; one that is here already is used as it stands."""
    return [
        Attachment.objects.filter(digest=document.digest).first()
        or sign(fill(Attachment(title=title), document), by=by)
        for document, title in documents
    ]
