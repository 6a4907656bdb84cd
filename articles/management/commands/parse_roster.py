import json
import sys

from django.core.management import BaseCommand, CommandError
from django.utils import translation

from articles.models.doubt import in_words
from articles.recording.directory import load_directory
from articles.rosters.read import MOST_CHARACTERS, read_roster

LANGUAGES = ("zh-hans", "zh-hant", "en")
# No character of UTF-8 is longer; one byte more than fits says that there is more.
MOST_BYTES = 4 * MOST_CHARACTERS + 4


class Command(BaseCommand):
    """Reads a roster from standard input with the help of the directory, and prints its rows; writes nothing."""

    help = "Reads a roster from standard input and prints its rows in their order; writes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print one JSON array, a row an object")
        parser.add_argument("--own", default="", metavar="NAME", help="whom 我校, 我院 and “our school” mean")
        parser.add_argument("--lang", choices=LANGUAGES, help="the language of the text; guessed without it")

    def handle(self, *, own, lang, **options):
        text = _text(sys.stdin)
        reading = read_roster(text, directory=load_directory(text, own=own.strip()), language=lang)
        with translation.override("en"):
            rows = [_row(reading, row) for row in reading.rows]
        self.stdout.write(_json(rows, self.stdout) if options["json"] else "\n".join(_line(row) for row in rows))


def _text(stream):
    """The text, its characters as they came. Raises CommandError if it is too long or no UTF-8."""
    sent = stream.buffer.read(MOST_BYTES)
    try:
        text = sent.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(sent) < MOST_BYTES:
            raise CommandError(f"The text is not UTF-8: byte {error.start + 1} cannot be read.") from error
        text = ""
    if len(text) > MOST_CHARACTERS or len(sent) == MOST_BYTES:
        raise CommandError(f"The text has more than {MOST_CHARACTERS:,} characters; send it in parts.")
    return text


def _row(reading, row):
    return {
        "kind": row.kind,
        "name": row.name,
        "titles": [
            {
                "organisation": title.organization,
                "organisation_suggested": title.meant,
                "title": title.title,
                "is_former": title.is_former,
            }
            for title in row.titles
        ],
        "honorific": row.honorific,
        "source_text": reading.words_of(row),
        "uncertain": in_words(row.uncertain),
    }


def _json(rows, stream):
    """Signs of all scripts as they are, unless the stream cannot take them."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    return json.dumps(rows, ensure_ascii=encoding != "utf8", indent=1)


def _line(row):
    titles = "; ".join(f"{title['organisation_suggested']} {title['title']}".strip() for title in row["titles"])
    return "\t".join([row["kind"], row["name"], titles, " ".join(row["uncertain"])]).rstrip()
