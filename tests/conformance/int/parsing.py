# int() of text in every base, with signs, spaces and underscores.
print(int("42"), int("-42"), int("+42"), int("  42\n"), int("1_000"), int("0"), int("-0"), int("007"))
print(int("ff", 16), int("0xff", 16), int("0XFF", 0), int("0b101", 0), int("0o17", 0), int("z", 36), int("Zz", 36), int("-101", 2), int("0b1", 2), int("12", 3))
print(int("123456789012345678901234567890"), int("f" * 30, 16), int("1" * 70, 2), int("-" + "7" * 25, 8))
print(int("٣٤"), int("１２"), int(b"12"), int(bytearray(b"-7")), int(" 5 "), int("\t5\u2003"))
bad = ["", " ", "+", "-", "1.5", "1e5", "0x10", "12a", "1__0", "_1", "1_", "+-1", "1 2", "٣a", "0_", "--1", "é"]
for b in bad:
    try:
        print(int(b))
    except ValueError as e:
        print(e)
for args in (("08", 0), ("2", 2), ("10", 37), ("10", 1), ("10", -1), ("0x", 16), ("", 16), ("g", 16), ("1", 0)):
    try:
        print(int(*args))
    except ValueError as e:
        print(e)
for args in ((5, 10), ("5", "10"), ([],), (None,), (1j,)):
    try:
        print(int(*args))
    except TypeError as e:
        print(e)
print(int(), int(5.99), int(-5.99), int(True), int(1e20), int("9" * 20, base=10))
