"""A reading as it is kept, and with what an editor corrected of it. Pure."""

import datetime
import json
from dataclasses import fields, is_dataclass, replace
from html import escape

from articles.importing.pages.page_reading import (
    AgreementReading,
    Block,
    Credit,
    EventReading,
    PageReading,
    RosterLine,
)

# What is corrected by being typed again, and how it is written down.
TEXTS = ("title", "language", "source_name", "author", "section")
DAYS = ("publish_date", "event_date")
EVENT_TEXTS = ("date_as_printed", "part_of_day", "venue")
LISTS = {
    "credits": lambda entry: Credit(entry["role"], entry["name"]),
    "books": str,
    "agreements": lambda entry: AgreementReading(entry["name"], tuple(entry["parties"])),
    "roster_lines": lambda entry: RosterLine(entry["role"], entry["text"]),
}
CORRECTABLE = (*TEXTS, *DAYS, "publish_time", "view_count", *EVENT_TEXTS, "year_is_inferred", *LISTS)


def reading_from(text):
    """The PageReading that `as_json` wrote; what it derives is derived again.

    Its overwritten names are rows, and why it is held stands with its page.
    """
    values = json.loads(text)
    values |= {name: _read(LISTS[name], values[name]) for name in LISTS}
    event = values["event"] | {"ends_on": _day(values["event"].get("ends_on"))}
    updated_at = values.get("updated_at")
    values |= {
        "publish_date": _day(values["publish_date"]),
        "publish_time": _time(values["publish_time"]),
        "updated_at": datetime.datetime.fromisoformat(updated_at) if updated_at else None,
        "event_date": _day(values["event_date"]),
        "event": EventReading(**event),
        "blocks": [Block(**block | {"texts": tuple(block["texts"])}) for block in values["blocks"]],
        "held": [],
        "overwritten": [],
    }
    return PageReading(**{field.name: values[field.name] for field in fields(PageReading) if field.name in values})


def values_of(reading):
    """What can be corrected of a reading, as plain values by name."""
    plain = reading.plain()
    plain["agreements"] = [entry | {"parties": list(entry["parties"])} for entry in plain["agreements"]]
    return {name: plain["event"][name] if name in plain["event"] else plain[name] for name in CORRECTABLE}


def corrected(reading, corrections):
    """The reading with these corrections over it.

    `corrections` holds values by name as `values_of` gives them; `blocks` maps the number of a block to the text an
    editor put there, None for left out; `put_back` are numbers of lines that had been taken for page furniture.
    """
    changes = {name: corrections[name] for name in TEXTS if name in corrections}
    changes |= {name: _day(corrections[name]) for name in DAYS if name in corrections}
    changes |= {name: _read(LISTS[name], corrections[name]) for name in LISTS if name in corrections}
    if "event_date" in corrections:
        # What an editor says is no guess any more.
        changes["event_date_needs_review"] = False
    if "publish_time" in corrections:
        changes["publish_time"] = _time(corrections["publish_time"])
    if "view_count" in corrections:
        changes["view_count"] = corrections["view_count"]
    event = {name: corrections[name] for name in (*EVENT_TEXTS, "year_is_inferred") if name in corrections}
    if event:
        changes["event"] = replace(reading.event, **event)
    if corrections.get("blocks") or corrections.get("put_back"):
        changes["blocks"] = _blocks(reading, corrections)
    return replace(reading, **changes)


def in_every_text(value, change):
    """A reading, a part of one or its plain values, with `change` made in each of its texts."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return type(value)(in_every_text(part, change) for part in value)
    if isinstance(value, dict):
        return {key: in_every_text(part, change) for key, part in value.items()}
    if is_dataclass(value):
        return replace(
            value, **{field.name: in_every_text(getattr(value, field.name), change) for field in fields(value)}
        )
    return value


def _blocks(reading, corrections):
    typed, blocks = corrections.get("blocks", {}), []
    for number, block in enumerate(reading.blocks):
        if str(number) not in typed:
            blocks.append(block)
        elif typed[str(number)] is not None:
            blocks += _written(block, typed[str(number)])
    back = [reading.left_out[number] for number in corrections.get("put_back", []) if number < len(reading.left_out)]
    return blocks + [_paragraph(line) for line in back]


def _written(block, text):
    """A block with an editor's words: the caption of a picture, else paragraphs, a line each."""
    if block.kind == "image":
        return [replace(block, caption=" ".join(text.split()))]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if block.kind == "heading" and len(lines) == 1:
        return [replace(block, html=f"<h2>{escape(lines[0])}</h2>", texts=(lines[0],))]
    return [_paragraph(line) for line in lines]


def _paragraph(text):
    return Block("paragraph", f"<p>{escape(text)}</p>", (text,))


def _read(maker, entries):
    return [maker(entry) for entry in entries]


def _day(text):
    return datetime.date.fromisoformat(text) if text else None


def _time(text):
    return datetime.time.fromisoformat(text) if text else None
