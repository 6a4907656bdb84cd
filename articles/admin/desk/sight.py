"""What a desk may show of other desks' things: those of a kind that its user may view, and what readers read."""

from articles.models import Agreement, AgreementParty, Organization
from articles.models.published import Publication, key_filter
from articles.publishing.kinds import MODELS, is_published_kind, kind_of, names_in_print
from articles.recording.right import may_view


def hidden_kinds(user):
    """The Kinds of which a user sees no more than readers do."""
    return {kind for kind, model in MODELS.items() if not may_view(user, model)}


def shown(user, things):
    """Those of these working copies that a user may view, or that readers see just as they stand; one statement."""
    hidden = {thing for thing in things if not may_view(user, type(thing))}
    rows = Publication.objects.visible().filter(key_filter([(kind_of(thing), thing.pk) for thing in hidden]))
    standing = set(rows.values_list("kind", "thing_id", "edition__source_updated_at")) if hidden else set()
    return [
        thing for thing in things if thing not in hidden or (kind_of(thing), thing.pk, thing.updated_at) in standing
    ]


def numbered(model, key):
    """What stands for a thing that is not shown: its kind and number, which say nothing of it."""
    return f"{model._meta.verbose_name} {key}"


def names_of(user, model, keys):
    """{key: words} of things of one model: their own, else those that readers read, else the number; one statement."""
    names = {key: numbered(model, key) for key in keys}
    if may_view(user, model):
        return names | {thing.pk: str(thing) for thing in model._default_manager.filter(pk__in=keys)}
    return names | names_in_print(model, keys) if is_published_kind(model) else names


def names_of_loaded(user, model, things):
    """As names_of, of things that are loaded: whoever may view them costs no statement."""
    if may_view(user, model):
        return {thing.pk: str(thing) for thing in things}
    return names_of(user, model, [thing.pk for thing in things])


def party_names(user, parties):
    """{key: words} of loaded parties, as far as a user may view their agreements and organisations; one statement."""
    if not may_view(user, Agreement):
        return {party.pk: numbered(AgreementParty, party.pk) for party in parties}
    bodies = names_of_loaded(user, Organization, [p.organization for p in parties if not p.name_as_printed])
    return {party.pk: party.name_as_printed or bodies[party.organization_id] for party in parties}
