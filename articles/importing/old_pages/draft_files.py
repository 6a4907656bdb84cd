"""The pictures and documents of an old page: looked for beside it, taken before any transaction, kept once."""

from typing import NamedTuple

from django.core.exceptions import ValidationError

from articles.importing.old_pages.draft_names import fit
from articles.keeping.attachment import take_document
from articles.keeping.image import address_in_body, take_picture


class Files(NamedTuple):
    """What was taken: pictures by their address in the page, documents with the words of their links."""

    pictures: dict  # {src: (Taken, caption)}
    documents: list  # [(Document, title)]


def take_files(reading, source, page):
    """The Files of a reading, and the reason for each that was not found or not taken. Call it in no transaction."""
    pictures, lacks = _pictures(reading, source, page)
    documents, missing = _documents(reading, source, page)
    return Files(pictures, documents), lacks + missing


def _pictures(reading, source, page):
    """{src: (Taken, caption)} of the pictures that were found, and the reason for each that was not."""
    taken, lacks = {}, []
    for image in reading.images:
        if image.src in taken:
            continue
        upload = source.beside(image.src, page) if source is not None else None
        if upload is None:
            lacks.append(("no_picture", {"src": image.src[:300]}))
            continue
        try:
            taken[image.src] = (take_picture(upload), image.caption)
        except ValidationError as refusal:
            lacks.append(("refused_file", {"name": image.src[:300], "why": refusal.messages[0]}))
    return taken, lacks


def addresses_of(pictures):
    """{src: address in the body} of pictures that were taken."""
    return {src: address_in_body(taken) for src, (taken, _caption) in pictures.items()}


def pictures_of(files):
    """The pictures of Files as `recording.image.keep_images` takes them: their captions say what they show, too."""
    return [(taken, *[fit(caption, 300)] * 2) for taken, caption in files.pictures.values()]


def _documents(reading, source, page):
    taken, lacks = {}, []
    for link in reading.attachments:
        title = fit(link["text"], 200) or fit(link["href"].rpartition("/")[2], 200)
        upload = source.beside(link["href"], page) if source is not None else None
        if upload is None:
            lacks.append(("no_document", {"title": title}))
            continue
        try:
            document = take_document(upload)
        except ValidationError as refusal:
            lacks.append(("refused_file", {"name": title, "why": refusal.messages[0]}))
        else:
            taken.setdefault(document.digest, (document, title))
    return list(taken.values()), lacks
