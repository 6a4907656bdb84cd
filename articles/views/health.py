import os

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse

from articles.reading.page import frame_page


def healthz(request):
    """ "ok" if the published store answers and the disk has room, else 503; why it does not is the log's to say."""
    try:
        frame_page()
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    if any(_is_full(folder) for folder in _folders()):
        return HttpResponse("the disk is full\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def _folders():
    """Where the newsroom writes: its data, its pictures, its temporary files, and the file of an SQLite database."""
    folders = [settings.DATA, settings.MEDIA_ROOT, settings.FILE_UPLOAD_TEMP_DIR]
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        folders.append(os.path.dirname(os.path.abspath(connection.settings_dict["NAME"])))
    return [folder for folder in folders if folder and os.path.isdir(folder)]


def _is_full(folder):
    """By what is left to others than root: asked, not tried, since a probe that writes would fill the disk."""
    found = os.statvfs(folder)
    # A file system that counts no blocks or no files says nothing of them.
    lacks_room = found.f_blocks and found.f_bavail * found.f_frsize < settings.DISK_KEPT_FREE
    return bool(lacks_room or (found.f_files and not found.f_favail))
