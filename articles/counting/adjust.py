"""Corrections of a figure: entries in a ledger, with a reason and a name; nothing that was counted is changed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.models.viewcount import ViewAdjustment, ViewCount
from articles.reading.viewcount import views_of

MOST = 1_000_000_000


@transaction.atomic
def correct(article_id, delta, *, reason, by, after=None):
    """Adds `delta` views to what an article shows. Raises ValidationError: no reason, no change, below zero.

    `after` is the id of the last entry that was seen, 0 for none: an entry made since, such as by a second press of
    the button, is a refusal.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why: readers' figures are changed, and others will ask.")})
    if delta == 0 or abs(delta) > MOST:
        raise ValidationError({"delta": _("Give how many views more, or with a minus how many fewer.")})
    ViewCount.objects.get_or_create(article_id=article_id)
    ViewCount.objects.select_for_update().get(article_id=article_id)
    last = ViewAdjustment.objects.filter(article_id=article_id).order_by("-pk").values_list("pk", flat=True).first()
    if after is not None and after != (last or 0):
        raise ValidationError(_("The ledger has a new entry since you opened this page. Look at it, then add yours."))
    shown = views_of([article_id])[article_id]
    counted = shown if shown is not None else _without_legacy(article_id)
    if counted + delta < 0:
        raise ValidationError(
            {"delta": _("That would be fewer than none: the figure is %(shown)d now.") % {"shown": counted}}
        )
    ViewCount.objects.filter(article_id=article_id).update(adjusted=F("adjusted") + delta)
    return ViewAdjustment.objects.create(article_id=article_id, delta=delta, reason=reason.strip(), by=by)


def _without_legacy(article_id):
    count = ViewCount.objects.get(article_id=article_id)
    return count.counted + count.adjusted


@transaction.atomic
def keep_legacy(article_id, views):
    """Assigns the old site's figure (None is unknown): doing it twice changes nothing."""
    ViewCount.objects.update_or_create(article_id=article_id, defaults={"legacy_base": views})


@transaction.atomic
def correct_legacy(article_id, views, *, reason, by):
    """Assigns the old site's figure anew and says so in the ledger; what was counted here is not changed."""
    keep_legacy(article_id, views)
    ViewAdjustment.objects.create(article_id=article_id, delta=0, reason=reason, by=by)
