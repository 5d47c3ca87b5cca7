# Strings of a million characters.
s = "ab" * 500000
print(len(s), s.count("ba"), s.find("bb"), s[-4:], s[::100000], (s + "x").find("x"), s.replace("a", "")[:5], len(s.upper().split("B")))
parts = [str(i) for i in range(100000)]
j = ",".join(parts)
print(len(j), j[:20], j[-12:], len(j.split(",")), j.split(",") == parts)
acc = ""
for i in range(20000): acc += chr(97 + i % 26)
print(len(acc), acc[25:30], acc == "".join(chr(97 + i % 26) for i in range(20000)))
u = "é日😀" * 50000
print(len(u), u[100001], u[::-1][0], len(u.encode()), u.encode().decode() == u, hash(u) == hash("é日😀" * 50000))
print(len("x" * 10 ** 6 + "y"), max(map(len, ("a" * 1000 + " ") .split() * 100)), len(f"{'z':>100000}"), len("%100000d" % 5), len(repr("\n" * 100000)))
b = bytearray(10 ** 6)
b[999999] = 1
print(len(b), b.index(1), sum(b), len(bytes(b).hex()))
