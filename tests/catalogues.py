"""The translations: every string of ours is in the catalogue and translated, and what is compiled equals its source.

python -m tests.catalogues           says what is wrong, exit code 1
python -m tests.catalogues --write   brings the catalogues up to date and compiles them
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
import polib

TOP = Path(__file__).resolve().parent.parent
LOCALE = TOP / "articles" / "locale"
SOURCES = ("articles", "newsroom", "templates")
# Scripts of others that ask for words which their own catalogues do not have in Chinese.
EDITOR = "django_prose_editor/static/django_prose_editor/editor.js.map"
CHOICES = "django/contrib/admin/static/admin/js/SelectFilter2.js"


class NotAvailable(Exception):
    """gettext is not on this machine."""


def find_gettext():
    if shutil.which("xgettext") is None:
        raise NotAvailable("xgettext was not found; `make browser` installs gettext where apt is there")


def extracted(domain):
    """The strings that the sources hold now, as Django's own command finds them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        copy.mkdir()
        for name in SOURCES:
            if (TOP / name).exists():
                shutil.copytree(TOP / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo", "*.po"))
        (copy / "articles" / "locale").mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "django", "makemessages", "-l", "zh_Hans", "-d", domain, "--no-wrap"]
        command += ["--settings", "newsroom.settings", "--pythonpath", str(copy)]
        environ = {"NEWSROOM_DATA": folder, "PATH": "/usr/bin:/bin:/usr/local/bin", "LANG": "C.UTF-8"}
        subprocess.run(command, cwd=copy, env=environ, check=True, capture_output=True)
        found = copy / "articles" / "locale" / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po"
        return polib.pofile(str(found)) if found.exists() else polib.POFile()


def borrowed():
    """What the body's editor and Django's box of choices ask of our catalogue, read from their sources."""
    packages = Path(django.__file__).resolve().parent.parent
    sources = json.loads((packages / EDITOR).read_text())
    own = zip(sources["sources"], sources["sourcesContent"], strict=True)
    editor = "".join(text for name, text in own if name.startswith("src/"))
    theirs = polib.pofile(str(packages / "django/contrib/admin/locale/zh_Hans/LC_MESSAGES/djangojs.po"))
    known = {entry.msgid for entry in theirs if entry.translated()}
    choices = re.findall(r"gettext\('([^']+)'\)", (packages / CHOICES).read_text())
    words = re.findall(r'gettext\(\s*"([^"]+)"', editor) + [word for word in choices if word not in known]
    return [polib.POEntry(msgid=word) for word in sorted(set(words))]


def wanted_of(domain):
    found = {key(entry): entry for entry in extracted(domain) if not entry.obsolete}
    if domain == "djangojs":
        found = {key(entry): entry for entry in borrowed()} | found
    return found


def key(entry):
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def faults(domain):
    source = LOCALE / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po"
    wanted = wanted_of(domain)
    if not source.exists():
        return [f"{domain}: there is no catalogue"] if wanted else []
    catalogue = polib.pofile(str(source))
    known = {key(entry): entry for entry in catalogue if not entry.obsolete}
    found = [f"{domain}: missing: {entry[1]!r}" for entry in sorted(wanted.keys() - known.keys())]
    found += [f"{domain}: no longer in the sources: {entry[1]!r}" for entry in sorted(known.keys() - wanted.keys())]
    for entry in known.values():
        translations = list(entry.msgstr_plural.values()) or [entry.msgstr]
        if not all(translations):
            found.append(f"{domain}: not translated: {entry.msgid!r}")
        if entry.fuzzy:
            found.append(f"{domain}: fuzzy: {entry.msgid!r}")
        found += [
            f"{domain}: placeholders differ: {entry.msgid!r}"
            for translation in translations
            # Chinese has one form for all numbers: that of the plural, which may say a number where one does not.
            if translation and set(_placeholders(translation)) != set(_placeholders(entry.msgid_plural or entry.msgid))
        ]
    compiled = source.with_suffix(".mo")
    if not compiled.exists() or _contents(polib.mofile(str(compiled))) != _contents(catalogue):
        found.append(f"{domain}: the compiled catalogue is not its source's; run `python -m tests.catalogues --write`")
    return found


def _placeholders(text):
    parts = text.split("%(")
    return [part.split(")")[0] for part in parts[1:]]


def _contents(catalogue):
    return {
        key(entry): (entry.msgstr, tuple(sorted(entry.msgstr_plural.items())))
        for entry in catalogue
        if entry.msgid and not entry.obsolete
    }


def write(domain):
    """Adds new strings, drops old ones, keeps translations, and compiles."""
    target = LOCALE / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po"
    wanted = list(wanted_of(domain).values())
    if not wanted:
        return
    known = {key(entry): entry for entry in polib.pofile(str(target))} if target.exists() else {}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": "newsroom",
        "Language": "zh_Hans",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for entry in sorted(wanted, key=key):
        old = known.get(key(entry))
        plural = {0: old.msgstr_plural.get(0, "") if old else ""} if entry.msgid_plural else {}
        catalogue.append(
            polib.POEntry(
                msgctxt=entry.msgctxt,
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgstr="" if plural else (old.msgstr if old else ""),
                msgstr_plural=plural,
                flags=[flag for flag in entry.flags if flag != "fuzzy"],
            )
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(target))
    catalogue.save_as_mofile(str(target.with_suffix(".mo")))


if __name__ == "__main__":
    if "--write" in sys.argv:
        for domain in ("django", "djangojs"):
            write(domain)
    wrong = [fault for domain in ("django", "djangojs") for fault in faults(domain)]
    print("\n".join(wrong) or "Every string is translated, and the compiled catalogues are their sources'.")
    sys.exit(bool(wrong))
