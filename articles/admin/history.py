"""What the draft history keeps together: a thing and every row that hangs on it, so that going back brings all back."""

import reversion
from django.db import IntegrityError, connections, transaction
from django.utils.translation import gettext as _
from reversion.errors import RevertError

from articles import models

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
