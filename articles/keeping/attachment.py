import hashlib
import io
import zipfile
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.keeping.media import keep, path_of_file

MOST_BYTES = 20 * 1024 * 1024
MOST_ENTRIES = 5000
# An Office file is a zip; the folder inside says which program it is for.
OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}


class Document(NamedTuple):
    """A document as kept: by the digest of its bytes."""

    name: str  # of the file, below the media folder
    digest: str
    size: int  # bytes


def take_document(upload):
    """Keeps an uploaded document by its digest. Raises ValidationError for what readers should not be given."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 20 MB. Make it smaller, or link to it."))
    content = upload.read(MOST_BYTES + 1)
    extension = _extension(content)
    if extension is None:
        raise ValidationError(
            _("Only PDF, Word, Excel and PowerPoint files without macros are taken. Save it as PDF and try again.")
        )
    digest = hashlib.sha256(content).hexdigest()
    return Document(keep(f"{digest}.{extension}", content), digest, len(content))


def document(attachment):
    """What a payload says of an Attachment, or None for none."""
    if attachment is None:
        return None
    name = attachment.file.name.rpartition("/")[2]
    return {"title": attachment.title, "path": path_of_file(name), "size": attachment.size}


def _extension(content):
    if content.startswith(b"%PDF-"):
        return "pdf"
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if len(names) > MOST_ENTRIES or any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    return next((found for folder, found in OFFICE.items() if any(name.startswith(folder) for name in names)), None)
