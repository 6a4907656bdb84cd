"""What the draft history keeps together: a thing and every row that hangs on it, so that going back brings all back."""

import reversion
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connections, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.formats import localize
from django.utils.timezone import template_localtime
from django.utils.translation import gettext as _
from reversion.errors import RevertError
from reversion.models import Version

from articles import models
from articles.admin.desk.sight import may_view

# A thing or a row, and the relations to the rows that hang on it.
ROWS = {
    models.Article: ["credits", "article_images", "tagged_items"],
    models.ArticleCredit: [],
    models.ArticleImage: [],
    models.ArticleTag: [],
    models.Event: ["organizations", "programme", "rosters", "appearances", "book_launches", "tagged_items"],
    models.EventOrganization: [],
    models.EventTag: [],
    models.ProgrammeItem: [],
    models.Roster: [],
    models.Appearance: ["titles"],
    models.AppearanceTitle: [],
    models.BookLaunch: [],
    models.Agreement: ["parties", "items"],
    models.AgreementParty: ["signatories"],
    models.Signatory: [],
    models.CooperationItem: [],
    models.Book: ["parts", "contributors"],
    models.BookPart: [],
    models.BookContributor: [],
    models.Organization: ["aliases"],
    models.OrganizationAlias: [],
    models.SiteSettings: ["friend_links"],
    models.FriendLink: [],
}
for model, names in ROWS.items():
    reversion.register(model, follow=names)


def bring_back(version):
    """Makes a thing and its rows what a Version of it says, and nothing else. Raises RevertError, in words.

    The library brings back a whole revision: what other desks' things said at that moment would overwrite what was
    written since, because one save may make an event, a book and an agreement.
    """
    levels = _levels(version)
    versions = [kept for level in levels for kept in level]
    tables = {table for kept in versions for table in _tables(kept._model)}
    try:
        with transaction.atomic(using=version.db):
            # Rows go first, so that two that have changed places do not meet in a constraint.
            _delete_rows(version._model, [version.object_id])
            for kept in versions:
                kept.revert()
            connections[version.db].check_constraints(sorted(tables))
    except IntegrityError:
        words = _("%(thing)s cannot come back as it was: something that it points to was deleted since.")
        raise RevertError(words % {"thing": version.object_repr}) from None


def _levels(version):
    """The versions of the same revision that are of this thing: itself, its rows, their rows."""
    together = list(version.revision.version_set.select_related("content_type"))
    levels, level = [], [version]
    while level:
        levels.append(level)
        level = [kept for above in level for kept in together if _hangs_on(kept, above)]
    return levels


def _hangs_on(row, above):
    return any(
        row._model is relation.related_model and str(row.field_dict.get(relation.field.attname)) == above.object_id
        for relation in relations(above._model)
    )


def _tables(model):
    """Those that going back writes: the model's own, and those of its plain many-to-many fields."""
    own = {model._meta.db_table}
    return own | {field.remote_field.through._meta.db_table for field in model._meta.local_many_to_many}


def relations(model):
    """The relations of a thing, or of a row, to the rows that hang on it."""
    return [model._meta.get_field(name) for name in ROWS.get(model, [])]


def _delete_rows(model, keys):
    for relation in reversed(relations(model)):
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.attname}__in": keys})
        _delete_rows(relation.related_model, list(rows.values_list("pk", flat=True)))
        rows.delete()


class OwnDrafts:
    """Mixed in before VersionAdmin, which takes the number of any version: a desk knows the drafts of its things alone.

    Going back asks for the right to change the thing, recovering for the right to add it; looking at either, for the
    right to view it. The trace is left at the thing.
    """

    def revision_view(self, request, object_id, version_id, extra_context=None):
        version = self._version(version_id, object_id=unquote(object_id))
        thing = self.get_object(request, version.object_id)
        if thing is None:
            # What was deleted is recovered, which is another right.
            raise Http404
        self._require(request, thing)
        request.brought_back = version
        return super().revision_view(request, object_id, version_id, extra_context)

    def recover_view(self, request, version_id, extra_context=None):
        version = self._version(version_id)
        standing = self.get_object(request, version.object_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        self._recover(request, standing)
        self._require(request, standing)
        request.brought_back = version
        return super().recover_view(request, version_id, extra_context)

    def recoverlist_view(self, request, extra_context=None):
        if not (self.has_add_permission(request) and self.has_view_permission(request)):
            raise PermissionDenied
        self._recover(request)
        return super().recoverlist_view(request, extra_context)

    def history_view(self, request, object_id, extra_context=None):
        response = super().history_view(request, object_id, extra_context)
        entries = getattr(response, "context_data", {}).get("action_list", [])
        hidden = [model for model in self.admin_site._registry if not may_view(request.user, model)]
        types = ContentType.objects.get_for_models(*hidden).values()
        # The words of a save name what else was saved in it.
        shared = set(
            Version.objects.filter(revision__in=[entry["revision"].pk for entry in entries], content_type__in=types)
            .order_by()
            .values_list("revision", flat=True)
        )
        for entry in entries:
            if entry["revision"].pk in shared:
                entry["revision"].comment = ""
        return response

    def has_change_permission(self, request, obj=None):
        return getattr(request, "recovered", None) is self.model or super().has_change_permission(request, obj)

    def log_change(self, request, obj, message):
        version = getattr(request, "brought_back", None)
        if version is not None:
            when = localize(template_localtime(version.revision.date_created))
            # As the library words it in its own list.
            message = _("Reverted to previous version, saved on %(datetime)s") % {"datetime": when}
        return super().log_change(request, obj, message)

    def _version(self, number, **which):
        return get_object_or_404(Version.objects.get_for_model(self.model), pk=number, **which)

    def _recover(self, request, standing=None):
        if standing is None and self.has_view_permission(request):
            # What comes back goes through the form of changes, but nothing that stands is changed.
            request.recovered = self.model

    def _require(self, request, thing):
        # A draft is opened by a button, and looked at as it is on any page.
        is_look = request.method != "POST" or "_open" in request.POST
        may = self.has_view_or_change_permission if is_look else self.has_change_permission
        if not may(request, thing):
            raise PermissionDenied
