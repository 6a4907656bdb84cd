"""The environment that tests run in: what the shell around them says of a setting of ours counts for nothing."""

import re
from pathlib import Path

SETTINGS = Path(__file__).resolve().parent.parent / "newsroom" / "settings.py"
# Read in `newsroom/environment.py`, not by their name in the settings.
NAMED_ELSEWHERE = {"NEWSROOM_DATA", "SECRET_KEY", "DATABASE_URL", "SITE_URL", "TIME_ZONE"}


def names_of_settings():
    """The name of every setting that the newsroom takes from its environment."""
    return set(re.findall(r'os\.environ, "([A-Z_]+)"', SETTINGS.read_text(encoding="utf-8"))) | NAMED_ELSEWHERE


def without_settings(environ, kept=()):
    """The environment without any setting of the newsroom, of Django or of PostgreSQL but those that are kept."""
    names = names_of_settings() - set(kept)
    theirs = ("DJANGO_", "PG")
    return {name: value for name, value in environ.items() if name not in names and not name.startswith(theirs)}
