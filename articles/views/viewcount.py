from django.conf import settings
from django.shortcuts import render

from articles.counting.reader import ROTATION_HOUR
from articles.reading.page import frame_page
from articles.views.lost import or_lost


@or_lost
def view_counting(request):
    """Tells readers in plain words what is counted and what is kept, with the numbers that are in force here."""
    rules = {
        "seconds": settings.VIEW_REPEAT_SECONDS,
        "cap": settings.VIEW_DAILY_CAP,
        "hour": f"{ROTATION_HOUR:02d}:00",
        "time_zone": settings.TIME_ZONE,
    }
    return render(request, "articles/view_counting.html", frame_page() | rules)
