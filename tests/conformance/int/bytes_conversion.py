# to_bytes and from_bytes.
for n, size in ((0, 1), (1, 2), (255, 1), (256, 2), (1024, 4), (2 ** 64 - 1, 8), (2 ** 100, 13), (10 ** 20, 10)):
    big, little = n.to_bytes(size, "big"), n.to_bytes(size, "little")
    print(n, big, little, big == little[::-1])
    assert int.from_bytes(big, "big") == n == int.from_bytes(little, "little")
for n in (-1, -128, 127, -129, -2 ** 63, 2 ** 63 - 1, -10 ** 20):
    b = n.to_bytes(10, "big", signed=True)
    print(n, b.hex())
    assert int.from_bytes(b, "big", signed=True) == n
print(int.from_bytes(b"\xff\xff", "big"), int.from_bytes(b"\xff\xff", "big", signed=True), int.from_bytes(b"", "little"))
print(int.from_bytes([1, 2], "big"), int.from_bytes(bytearray(b"\x01\x00"), byteorder="little"), (5).to_bytes(), int.from_bytes(b"\x05"))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big"), lambda: (128).to_bytes(1, "big", signed=True),
          lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes(b"a", "x"), lambda: int.from_bytes("a", "big")):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
