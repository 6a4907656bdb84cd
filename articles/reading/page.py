from articles.models.published import Kind
from articles.reading.found import find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import fetch


def page_page(slug):
    """A page that is no news, in two statements. Raises NotFound or Gone."""
    found = find_published(Kind.PAGE, slug=slug)
    return {"page": found.payload, "found": found, "frame": arrange_frame(fetch((), frame=True))}


def frame_page():
    """What a page without a thing of its own prints around it, in one statement."""
    return {"frame": arrange_frame(fetch((), frame=True))}
