"""The organisations of a list: which name means which body of the directory, and how those new to it are made."""

from articles.models import Organization, OrganizationAlias

SHORTEST_PART = 4
# A name with its parent's before it; and what one statement asks for at once.
LONGEST_NAME, MOST_TEXTS = 400, 10_000
# What a short name of a government leaves out at its end.
ENDINGS = ("人民政府", "政府", "委员会", "委員會")
# What the end of a name says of its body: the longest that fits.
KINDS = {
    Organization.Kind.UNIVERSITY: ("大学", "大學", "University"),
    Organization.Kind.SCHOOL: ("学院", "學院", "系"),
    Organization.Kind.INSTITUTE: ("研究院", "研究所", "研究中心", "Institute"),
    Organization.Kind.GOVERNMENT: ("政府", "局", "委员会", "镇", "检察院", "法院"),
    Organization.Kind.PARTY: ("委", "党委", "党支部", "党总支"),
    Organization.Kind.COMPANY: ("公司", "集团"),
    Organization.Kind.PUBLISHER: ("出版社", "Press"),
    Organization.Kind.ASSOCIATION: ("协会", "学会", "联合会"),
}


def match_organizations(texts):
    """{text: Organization} for names of the directory: exact, by another name, or with the parent's name before it.

    A text that two bodies answer to is left out: it is nobody's until an editor says so. Two statements.
    """
    return {text: bodies[0] for text, bodies in find_bodies(texts).items() if len(bodies) == 1}


def find_bodies(texts):
    """{text: every Organization that it may mean}; the name of a merged one means the one it was merged into."""
    texts = set(sorted(text for text in texts if 0 < len(text) <= LONGEST_NAME)[:MOST_TEXTS])
    found, merged = {}, {}
    ends = {text[start:] for text in texts for start in range(len(text) - 1)}
    if len(ends) > MOST_TEXTS:
        ends = texts
    for organization in Organization.objects.filter(name__in=ends).select_related("parent", "merged_into"):
        for name in _full_names(organization):
            if name in texts:
                (merged if organization.merged_into_id else found).setdefault(name, []).append(organization)
    aliases = OrganizationAlias.objects.filter(text__in=texts, organization__merged_into__isnull=True)
    for alias in aliases.select_related("organization__parent"):
        if alias.organization not in found.get(alias.text, []):
            found.setdefault(alias.text, []).append(alias.organization)
    for name, bodies in merged.items():
        if name not in found:
            found[name] = list({body.merged_into_id: body.merged_into for body in bodies}.values())
    return found


def _full_names(organization):
    parent = organization.parent
    return [organization.name, f"{parent.name}{organization.name}"] if parent else [organization.name]


def make_organizations(names, *, by):
    """{name: Organization} for names that have been checked and that the directory does not have; two statements.

    Each is of the kind that its ending says, part of none, and made by `by`. Two editors who make one at once share it.
    """
    if not names:
        return {}
    made = [Organization(name=name, kind=_kind(name), created_by=by, updated_by=by) for name in names]
    Organization.objects.bulk_create(made, ignore_conflicts=True)
    standing = Organization.objects.filter(name__in=names, parent__isnull=True)
    return {body.name: body for body in standing}


def _kind(name):
    fits = [(len(ending), kind) for kind, endings in KINDS.items() for ending in endings if name.endswith(ending)]
    return max(fits)[1] if fits else Organization.Kind.OTHER


def match_or_make(texts, *, new, by):
    """{text: Organization} as `match_organizations`, and those of `new` that the directory does not know at all, made.

    A name that two bodies answer to stays words. Who may not make any passes none.
    """
    found = find_bodies({*texts, *new})
    bodies = {text: known[0] for text, known in found.items() if len(known) == 1}
    return bodies | make_organizations([name for name in dict.fromkeys(new) if name not in found], by=by)


def full_names(texts, found, known):
    """{short name: full name} worth offering: the body of another name, or the one name of `known` that ends so."""
    offers, parts = {}, set()
    for text in texts:
        bodies = found.get(text, [])
        if len(bodies) == 1 and text not in _full_names(bodies[0]):
            offers[text] = bodies[0].name
        elif not bodies and len(text) >= SHORTEST_PART:
            parts.add(text)
    longer, lengths = {}, {len(part) for part in parts}
    for name in known:
        core = _core(name)
        for part in {core[-length:] for length in lengths if length <= len(core)} & parts - {name}:
            longer.setdefault(part, set()).add(name)
    return offers | {part: names.pop() for part, names in longer.items() if len(names) == 1}


def _core(name):
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name
