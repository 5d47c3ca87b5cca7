"""The names that programs import from json.encoder."""

import _json
from json import JSONEncoder

__all__ = ["JSONEncoder"]


def encode_basestring(s):
    return _json.quote(s, False)


def encode_basestring_ascii(s):
    return _json.quote(s, True)
