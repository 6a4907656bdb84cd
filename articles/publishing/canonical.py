import hashlib
import json


def canonical_json(payload):
    """The payload's one spelling: sorted keys, no spaces, UTF-8. Raises TypeError for a float."""
    _refuse_floats(payload)
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text):
    """SHA-256 of the UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _refuse_floats(value):
    if isinstance(value, float):
        raise TypeError("A payload holds no floats.")
    if isinstance(value, dict):
        for part in value.values():
            _refuse_floats(part)
    elif isinstance(value, list):
        for part in value:
            _refuse_floats(part)
