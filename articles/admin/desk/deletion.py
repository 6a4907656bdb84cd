"""What goes with a thing that is deleted, or keeps it: Django's own list without titles that the user may not view."""

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from articles.admin.desk.sight import may_view, numbered


def get_deleted_objects(objs, request, admin_site):
    """What Django's function of this name returns: (lines, {kind: how many}, kinds out of reach, protecting lines)."""
    if not objs:
        return [], {}, set(), []
    collector = NestedObjects(using=router.db_for_write(objs[0]._meta.model), origin=objs)
    collector.collect(objs)
    forbidden = {
        thing._meta.verbose_name
        for things in (*collector.model_objs.values(), collector.protected)
        for thing in things
        if type(thing) in admin_site._registry
        and not admin_site.get_model_admin(type(thing)).has_delete_permission(request, thing)
    }
    counts = {model._meta.verbose_name_plural: len(things) for model, things in collector.model_objs.items()}

    def line(thing):
        return _line(thing, request.user, admin_site)

    return collector.nested(line), counts, forbidden, [line(thing) for thing in collector.protected]


def _line(thing, user, admin_site):
    model, name = type(thing), capfirst(thing._meta.verbose_name)
    has_desk = model in admin_site._registry
    # Of the rows that are not ours, the log of the desk names whatever was done.
    is_ours = has_desk or thing._meta.app_label == "articles"
    shown = [model] if has_desk else _pointed_at(model, admin_site)
    if not is_ours or not all(may_view(user, other) for other in shown):
        return capfirst(numbered(model, thing.pk))
    if not has_desk:
        return f"{name}: {thing}"
    address = reverse(f"{admin_site.name}:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    return format_html('{}: <a href="{}">{}</a>', name, address, thing)


def _pointed_at(model, admin_site):
    """The models of which a row's words may be: those that it hangs on or names."""
    related = {field.related_model for field in model._meta.fields}
    return {other for other in related if other in admin_site._registry and other._meta.app_label == "articles"}
