"""Base16, 32, 64 and 85 encodings (RFC 4648)."""

import binascii

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
    "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
    "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]

bytes_types = (bytes, bytearray)


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(
            f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}") from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


_alphabet32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_alphabet32hex = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        n = int.from_bytes(part, "big") << 8 * (5 - len(part))
        digits = -(-len(part) * 8 // 5)
        out += bytes(alphabet[n >> 35 - 5 * k & 31] for k in range(digits)) + b"=" * (8 - digits)
    return bytes(out)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    pad = length - len(s)
    values = {c: i for i, c in enumerate(alphabet)}
    out = bytearray()
    for i in range(0, len(s), 8):
        part = s[i:i + 8]
        n = 0
        for c in part:
            if c not in values:
                raise binascii.Error("Non-base32 digit found")
            n = n << 5 | values[c]
        out += (n << 5 * (8 - len(part))).to_bytes(5, "big")
    if pad not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if pad:
        del out[len(out) - 5 + (43 - 5 * pad) // 8:]
    return bytes(out)


def b32encode(s):
    return _b32encode(_alphabet32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_alphabet32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_alphabet32hex, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_alphabet32hex, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_alphabet85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
               b"!#$%&()*+-;<=>?@^_`{|}~")


def _digits85(n):
    digits = []
    for _ in range(5):
        n, digit = divmod(n, 85)
        digits.append(digit)
    return digits[::-1]


def b85encode(b, pad=False):
    if not isinstance(b, bytes_types):
        b = memoryview(b).tobytes()
    out = bytearray()
    for i in range(0, len(b), 4):
        part = b[i:i + 4]
        digits = _digits85(int.from_bytes(part.ljust(4, b"\0"), "big"))
        if not pad:
            digits = digits[:len(part) + 1]
        out += bytes(_alphabet85[d] for d in digits)
    return bytes(out)


def b85decode(b):
    b = _bytes(b)
    values = {c: i for i, c in enumerate(_alphabet85)}
    out = bytearray()
    for i in range(0, len(b), 5):
        part = b[i:i + 5]
        n = 0
        for k, c in enumerate(part):
            if c not in values:
                raise ValueError(f"bad base85 character at position {i + k}")
            n = n * 85 + values[c]
        for _ in range(5 - len(part)):
            n = n * 85 + 84
        if n > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}")
        out += n.to_bytes(4, "big")[:len(part) - 1]
    return bytes(out)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    if not isinstance(b, bytes_types):
        b = memoryview(b).tobytes()
    out = bytearray(b"<~" if adobe else b"")
    for i in range(0, len(b), 4):
        part = b[i:i + 4]
        n = int.from_bytes(part.ljust(4, b"\0"), "big")
        if n == 0 and (len(part) == 4 or pad):
            out += b"z"
        elif foldspaces and n == 0x20202020:
            out += b"y"
        else:
            digits = _digits85(n)
            out += bytes(d + 33 for d in (digits if pad else digits[:len(part) + 1]))
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[i:i + wrapcol] for i in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        out = b"\n".join(lines)
    return bytes(out + b"~>" if adobe else out)


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = bytearray()
    group = []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                n = 0
                for digit in group:
                    n = n * 85 + digit
                if n > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow")
                out += n.to_bytes(4, "big")
                group = []
        elif c == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and c == 121:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif c not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(c)}")
    padding = 4 - len(group)
    return bytes(out[:-padding] if padding else out)


def encodebytes(s):
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


def encode(input, output):
    output.write(encodebytes(input.read()))


def decode(input, output):
    output.write(decodebytes(input.read()))
