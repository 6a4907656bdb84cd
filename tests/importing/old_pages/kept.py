"""Old pages made for tests: as plain as an old site's, with whatever a test wants to stand in them."""

import io
from pathlib import Path

from PIL import Image

from articles.importing.old_pages.batch import begin_batch, run_batch
from articles.importing.source import open_source
from articles.models import LegacyPage

SEED = Path(__file__).parents[1] / "pages" / "samples" / "seed.txt"
FOREIGN = "海外某某国际1946集团之源"


def html(title="校领导到访研究院", *paragraphs, meta="发布时间：2019-03-06 浏览量：243", link="", head=""):
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs or ("3月5日下午，校领导到访研究院，双方座谈。",))
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title>{head}</head>
<body>
<div class="main">
<h1 class="title">{title}</h1>
<div class="info">{meta}</div>
<div class="content">
{body}
</div>
</div>
</body></html>
"""


def png(colour="red"):
    data = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(data, "PNG")
    return data.getvalue()


def written(folder, files):
    """The folder with these files in it: {path: text or bytes}."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def brought(folder, **how):
    """The ImportBatch of a folder, run to its end."""
    batch = begin_batch(str(folder), folder.name, **how)
    for _progress in run_batch(batch, open_source(folder)):
        pass
    batch.refresh_from_db()
    return batch


def brought_page(folder, content, name="1.htm", **how):
    """The LegacyPage of one page."""
    written(folder, {name: content})
    brought(folder, **how)
    return LegacyPage.objects.get()
