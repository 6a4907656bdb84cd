"""An upload of one old page or of a ZIP of them: kept by its digest, so that its import can go on where it stopped."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from articles.importing.limits import MOST_BYTES_OF_A_PAGE, Refused
from articles.importing.old_pages.batch import begin_batch
from articles.importing.source import open_source, too_large
from articles.keeping.media import keep_pieces

MOST_BYTES = 500 * 1024 * 1024
# No name that the pictures' view serves: an upload is for the desk alone.
ENDING = "batch"


def take_upload(upload, *, by=None, makes_drafts=True, site=""):
    """Begins the ImportBatch of an upload. Raises Refused for what is too large, damaged, or holds no page."""
    if upload.size > MOST_BYTES:
        raise Refused(
            _("The file has more than %(most)d MB. Pack it in parts, or use the command import_pages.")
            % {"most": MOST_BYTES // 1024**2}
        )
    head = upload.read(4)
    upload.seek(0)
    if head[:2] != b"PK" and upload.size > MOST_BYTES_OF_A_PAGE:
        raise too_large(upload.size)
    if not upload.size:
        raise Refused(_("The file is empty. Choose another one."))
    name = keep_pieces(upload.chunks(), ENDING)
    source = open_source(Path(settings.MEDIA_ROOT) / name)
    if not source.pages:
        raise Refused(_("The ZIP holds no pages (.html, .htm, .txt and their like)."))
    return begin_batch(name, upload.name, by=by, makes_drafts=makes_drafts, site=site)
