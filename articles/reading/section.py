from articles.reading.found import NotFound
from articles.reading.listing import news_page


def section_page(query, slug):
    """The news of a section, in two statements. Raises NotFound if there is no such section."""
    context = news_page(query, section_slug=slug)
    sections = [section for section in context["frame"]["sections"] if section.slug == slug]
    if not sections:
        raise NotFound
    return context | {"section": sections[0]}
