from articles.keeping.image import picture
from articles.models import Organization
from articles.models.published import Kind, Relation
from articles.models.text import slug, sort_key
from articles.payloads.organization import OrganizationCard, OrganizationPayload
from articles.publishing.filing import Placing, chosen, link, plain_fields, reference


def load(ids):
    return list(Organization.objects.filter(pk__in=ids).select_related("logo").prefetch_related("aliases", "merged"))


def snapshot(organization):
    return plain_fields(organization, OrganizationPayload) | {
        "slug": slug(organization.name, fallback="organization"),
        "sort_key": sort_key(organization.name),
        "logo": picture(organization.logo),
        "parent": reference(Kind.ORGANIZATION, organization.parent_id),
        "aliases": [{"text": alias.text, "kind": alias.kind} for alias in organization.aliases.all()],
        "merged_into": organization.merged_into_id,
        "merged_ids": sorted(other.pk for other in organization.merged.all()),
        "correction": "",
    }


def card(payload):
    return chosen(payload, OrganizationCard)


def placing(payload):
    return Placing(slug=payload["slug"], sort_key=payload["sort_key"], is_listed=payload["merged_into"] is None)


def words(payload):
    """The word that the list of partners leaves out: our own bodies."""
    return [{"slug": "own", "name": "own", "name_en": ""}] if payload["is_own"] else []


def links(payload):
    return [link(Relation.PART_OF, payload["parent"])] if payload["parent"] else []


def problems(organization):
    return []
