from django.db import DatabaseError
from django.http import HttpResponse

from articles.reading.page import frame_page


def healthz(request):
    """ "ok" if the published store answers, else 503; nothing about why, which is the log's to say."""
    try:
        frame_page()
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
