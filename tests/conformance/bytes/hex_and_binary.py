# Hex text, packing by hand, checksums.
print(bytes.fromhex("deadBEEF"), b"\xde\xad".hex(), b"\x01\x02\x03\x04".hex(":"), b"\x01\x02\x03\x04\x05".hex("-", 2), bytearray(b"\x0f").hex(), bytes.fromhex(""), bytes.fromhex(" 0a 0B\t"))
def crc32(data):
    crc = 0xffffffff
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = crc >> 1 ^ (0xedb88320 if crc & 1 else 0)
    return crc ^ 0xffffffff
print(hex(crc32(b"123456789")))
def adler32(data):
    a, b = 1, 0
    for c in data:
        a = (a + c) % 65521
        b = (b + a) % 65521
    return b << 16 | a
print(hex(adler32(b"Wikipedia")))
def pack(*ns): return b"".join(n.to_bytes(4, "little") for n in ns)
def unpack(b): return [int.from_bytes(b[i:i + 4], "little") for i in range(0, len(b), 4)]
p = pack(1, 256, 0xdeadbeef)
print(p, unpack(p))
A = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(data):
    out = ""
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk.ljust(3, b"\0"), "big")
        out += "".join(A[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1] + "=" * (3 - len(chunk))
    return out
print(b64(b"Hello, World"), b64(b"a"), b64(b"ab"), b64(b""))
print(bytes(a ^ b for a, b in zip(b"secret", b"keykey")), bytes(x ^ 0x55 for x in b"abc"), bytes(sorted(b"hello")), bytes(set(b"aaa")))
def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)
print([varint(n) for n in (0, 127, 128, 300, 2 ** 32)])
