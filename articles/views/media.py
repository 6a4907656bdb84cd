import re

from django.conf import settings
from django.http import FileResponse, HttpResponseNotFound
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles.reading.media import is_file_public

# A closed list: what the door encodes or takes, by the digest of its bytes; nothing else in the folder is served.
NAMES = re.compile(r"[0-9a-f]{64}(-\d{1,5})?\.(avif|jpg|pdf|docx|xlsx|pptx|zip)")
TYPES = {
    "avif": "image/avif",
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
}
PICTURES = ("avif", "jpg")


# The bytes of a name never change, so a reader's own browser need not ask within a day. Whoever keeps copies for others
# asks each time: what is withdrawn has to be gone at once.
FOR_READERS = "public, max-age=86400, s-maxage=0, immutable"
FOR_STAFF = "private, no-store"
# Staff who may see one of these at the desk see what a page of it prints before readers do.
NOUNS_WITH_PICTURES = ("image", "article", "book", "person", "organization", "page", "sitesettings")
NOUNS_WITH_DOCUMENTS = ("attachment", "article", "agreement")
RIGHTS = ("view", "change", "add")


@require_safe
def media(request, name):
    """A picture or document by its digest, for readers if a visible publication prints it; no script runs in it.

    Whether it is here, and every condition of the request, is looked at after whether it may be seen: a hidden file and
    none are the same answer. One statement for a public file.
    """
    if not NAMES.fullmatch(name):
        return _not_here()
    is_public = is_file_public(name[:64])
    if not is_public and not _may_see_drafts(request, name):
        return _not_here()
    etag = f'"{name}"'
    response = get_conditional_response(request, etag=etag) or _file(name)
    if response.status_code != 404:
        response["ETag"] = etag
        response["Cache-Control"] = FOR_READERS if is_public else FOR_STAFF
    return response


def _file(name):
    try:
        file = (settings.MEDIA_ROOT / name[:2] / name).open("rb")
    except (FileNotFoundError, NotADirectoryError):
        return _not_here()
    extension = name.rpartition(".")[2]
    response = FileResponse(file, content_type=TYPES[extension], as_attachment=extension not in PICTURES, filename=name)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _not_here():
    response = HttpResponseNotFound("Not here.\n", content_type="text/plain")
    response["Cache-Control"] = "no-store"
    return response


def _may_see_drafts(request, name):
    """True for staff whose desks or previews show such files; without a session, nobody is asked for."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    nouns = NOUNS_WITH_PICTURES if name.rpartition(".")[2] in PICTURES else NOUNS_WITH_DOCUMENTS
    user = request.user
    return user.is_staff and any(user.has_perm(f"articles.{right}_{noun}") for right in RIGHTS for noun in nouns)
