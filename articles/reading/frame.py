from articles.models.published import Kind

NO_SITE = {
    "name": "Newsroom",
    "name_en": "",
    "tagline": "",
    "tagline_en": "",
    "logo": None,
    "footer": "",
    "footer_en": "",
    "filing_numbers": "",
    "contact": "",
    "contact_en": "",
    "front_page": "pinned",
    "friend_links": [],
}


def arrange_frame(linked):
    """What base.html prints around every page, out of what was fetched with `frame=True`."""
    sites = [thing.card for thing in linked.values() if thing.kind == Kind.SITE]
    return {
        "site": sites[0] if sites else NO_SITE,
        "sections": [thing for thing in linked.values() if thing.kind == Kind.SECTION],
        "pages": [thing for thing in linked.values() if thing.kind == Kind.PAGE and thing.card["is_in_footer"]],
    }
