"""The front desk: what waits for the one who signs in; a statement or two a panel, and no figure without its list."""

import datetime

from django.conf import settings
from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from articles.admin.desk.state import CHANGED, DRAFT, badge, states_of
from articles.models import Agreement, Article, Event, StaffSettings
from articles.models.published import Kind, Publication

ROWS = 6
DAYS_BEFORE_THE_END = 90
DAYS_AFTER_AN_EVENT = 60


def front_desk(request):
    """Django's own index with our panels above it."""
    return admin.site.admin_view(_front_desk)(request)


def _front_desk(request):
    today = timezone.localdate()
    panels = {"today": today}
    if request.user.has_perm("articles.view_article"):
        panels |= _articles()
    if request.user.has_perm("articles.view_event"):
        panels |= {"coming": _coming(today), "unwritten": _unwritten(today)}
    if request.user.has_perm("articles.view_agreement"):
        panels |= {"ending": _ending(today)}
    return admin.site.index(request, extra_context={"front": panels})


def _articles():
    """Those with something that readers have not seen, the last touched first; and those that came online last."""
    touched = list(Article.objects.order_by("-updated_at", "-pk").only("title", "updated_at")[: ROWS * 8])
    online = Publication.objects.filter(kind=Kind.ARTICLE, withdrawn_at__isnull=True)
    newest = online.order_by("-sort_key", "-thing_id").values_list("thing_id", flat=True)[:ROWS]
    found = Article.objects.in_bulk(list(newest))
    states = states_of([*touched, *found.values()])
    unpublished = [article for article in touched if states[article.pk] in (DRAFT, CHANGED)][:ROWS]
    lately = [found[key] for key in newest if key in found]
    return {
        "unpublished": [(article, badge(states[article.pk])) for article in unpublished],
        "lately": [(article, badge(states[article.pk])) for article in lately],
    }


def _coming(today):
    return list(Event.objects.filter(starts_on__gte=today).order_by("starts_on", "pk")[:ROWS])


def _unwritten(today):
    """Events of the last weeks that no article reports on."""
    written = Article.events.through.objects.filter(event=OuterRef("pk"))
    since = today - datetime.timedelta(days=DAYS_AFTER_AN_EVENT)
    held = Event.objects.filter(starts_on__range=(since, today), status=Event.Status.HELD)
    return list(held.filter(~Exists(written)).order_by("-starts_on", "-pk")[:ROWS])


def _ending(today):
    """Agreements of a fixed term that end within ninety days; an unstated term is never counted as ending."""
    last = today + datetime.timedelta(days=DAYS_BEFORE_THE_END)
    agreements = Agreement.objects.ending_between(today, last).order_by("valid_until", "pk")[:ROWS]
    return [(agreement, (agreement.valid_until - today).days) for agreement in agreements]


@require_POST
def switch_language(request):
    """Keeps the language in which this user wants the desk."""
    return admin.site.admin_view(_switch_language)(request)


def _switch_language(request):
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        StaffSettings.objects.update_or_create(user=request.user, defaults={"language": language})
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if is_ours and back.startswith("/admin/") else "/admin/")
