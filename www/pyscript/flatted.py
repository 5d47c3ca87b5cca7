"""`flatted`: JSON for structures that contain themselves, in the form of the JavaScript library of that name.

The text is a JSON array of all values. Where a value stands in another there is its position, as a string.
"""

import json


def _is_container(value):
    return isinstance(value, (list, tuple, dict))


def _items(value):
    return value.items() if isinstance(value, dict) else enumerate(value)


def stringify(value, *args, **keywords):
    """The text of a value; the arguments are those of `json.dumps`."""
    values = []
    containers = {}
    texts = {}

    def place(value):
        if not _is_container(value) and not isinstance(value, str):
            return value
        known, key = (texts, value) if isinstance(value, str) else (containers, id(value))
        if key not in known:
            known[key] = str(len(values))
            values.append(value)
        return known[key]

    place(value)
    out = []
    for item in values or [value]:
        if isinstance(item, dict):
            out.append({key: place(item[key]) for key in item})
        elif _is_container(item):
            out.append([place(part) for part in item])
        else:
            out.append(item)
    return json.dumps(out, *args, **keywords)


def parse(text, *args, **keywords):
    """The value of a text; the arguments are those of `json.loads`."""
    values = json.loads(text, *args, **keywords)
    for value in values:
        if _is_container(value):
            for key, part in list(_items(value)):
                if isinstance(part, str):
                    value[key] = values[int(part)]
    return values[0]
