"""What every template keeps, read from their files."""

import re
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((TOP / "templates").rglob("*.html"))
# It is sent as it is, when nothing else works.
PLAIN = TOP / "templates" / "500.html"


def test_no_template_spells_an_address_by_hand():
    spelled = {
        str(file.relative_to(TOP)): found
        for file in TEMPLATES
        if file != PLAIN and (found := re.findall(r'(?:href|src|action)="(/[^"]*)|_path %\}(/[^{]*)', file.read_text()))
    }

    assert spelled == {}
