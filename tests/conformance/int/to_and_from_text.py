# str, repr, bin, oct, hex of small and big ints.
for n in (0, 1, -1, 9, 10, 255, -255, 1000000007, 2 ** 31, -2 ** 31, 2 ** 64 - 1, 10 ** 19, -10 ** 30, 2 ** 130 + 1):
    print(n, bin(n), oct(n), hex(n), len(str(n)))
    assert int(str(n)) == int(bin(n), 2) == int(oct(n), 8) == int(hex(n), 16) == n
print(str(10 ** 100) == "1" + "0" * 100, len(str(7 ** 1000)), str(7 ** 1000)[:15], str(7 ** 1000)[-15:])
print(repr(123), str(-5), f"{2 ** 80}", "%d" % 2 ** 80, "{:,}".format(2 ** 80), hex(True), bin(True))
def to_base(n, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if n < 0: return "-" + to_base(-n, base)
    out = ""
    while True:
        n, r = divmod(n, base)
        out = digits[r] + out
        if not n: return out
for base in (2, 3, 7, 16, 36):
    n = 98765432109876543210
    assert int(to_base(n, base), base) == n
    print(base, to_base(n, base))
for bad in (lambda: bin(1.5), lambda: hex("a"), lambda: oct(None)):
    try:
        bad()
    except TypeError as e:
        print(e)
