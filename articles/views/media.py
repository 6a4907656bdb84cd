import re

from django.conf import settings
from django.http import FileResponse, HttpResponseNotFound

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


def media(request, name):
    """A picture or document by its digest: no script runs in it, no browser guesses its type, and it never changes."""
    if not NAMES.fullmatch(name):
        return HttpResponseNotFound("Not here.\n", content_type="text/plain")
    try:
        file = (settings.MEDIA_ROOT / name[:2] / name).open("rb")
    except (FileNotFoundError, NotADirectoryError):
        return HttpResponseNotFound("Not here.\n", content_type="text/plain")
    extension = name.rpartition(".")[2]
    response = FileResponse(file, content_type=TYPES[extension], as_attachment=extension not in PICTURES, filename=name)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
