"""The organisations of a list: which name means which body of the directory."""

from articles.models import Organization, OrganizationAlias


def match_organizations(texts):
    """{text: Organization} for names of the directory: exact, by another name, or with the parent's name before it.

    A text that two bodies answer to is left out: it is nobody's until an editor says so. Three statements.
    """
    texts = {text for text in texts if text}
    found = {}
    ends = {text[start:] for text in texts for start in range(len(text) - 1)} if len(texts) <= 200 else texts
    for organization in Organization.objects.in_use().filter(name__in=ends).select_related("parent"):
        for name in _full_names(organization):
            if name in texts:
                found.setdefault(name, []).append(organization)
    aliases = OrganizationAlias.objects.filter(text__in=texts, organization__merged_into__isnull=True)
    for alias in aliases.select_related("organization"):
        if alias.organization not in found.get(alias.text, []):
            found.setdefault(alias.text, []).append(alias.organization)
    return {text: bodies[0] for text, bodies in found.items() if len(bodies) == 1}


def _full_names(organization):
    parent = organization.parent
    return [organization.name, f"{parent.name}{organization.name}"] if parent else [organization.name]
