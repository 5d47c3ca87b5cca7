# bool is an int with two values and its own text.
print(True, False, repr(True), str(False), [True, False], f"{True}", "%s %d %r" % (True, True, False))
print(True + 1, True * 10, False - 1, True / 2, True // True, 5 % True, -True, +False, abs(True), True ** 2, 2 ** True)
print(True & False, True | False, True ^ True, type(True & True).__name__, type(True & 1).__name__, True | 2, True << 2)
print(True == 1, False == 0, True == 1.0, (1 == 1) is True, (1 == 1) is not False, True > False, True != 2, sorted([True, False, True]), sum([True, True, False]))
print(isinstance(True, int), isinstance(True, bool), issubclass(bool, int), type(True), bool.__mro__ == (bool, int, object))
print(bool(), bool(0), bool(1), bool(""), bool("False"), bool([]), bool([[]]), bool(None), bool(0.0), bool(-1), bool(...), bool(object))
print(int(True), float(True), hash(True) == hash(1), ["no", "yes"][True], "ab"[False], {True: "t"}[1], {0: "f"}[False])
print(True.real, True.imag, True.bit_length(), (True).__int__(), True.__and__(False), True.__or__(1), True.__xor__(True), int(True).to_bytes(1, "big"))
print(not True, not not "x", not [], not None, True and False or True)
try:
    class B(bool): pass
except TypeError as e:
    print(e)
for f in (lambda: bool(1, 2), lambda: True.x):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
print(bool("0"), bool(b""), bool(range(0)), bool(0j), bool({}), bool(()), bool(set()), bool(lambda: 0), range(True), "x" * True)
