# Type tests.
class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(A(), B), issubclass(B, A), issubclass(A, A), isinstance(A, type), isinstance(1, int), isinstance(True, int), isinstance(1.0, (int, float)), isinstance(None, type(None)), isinstance([], object), isinstance(A, object))
print(type(1), type("a"), type(None), type(print).__name__, type(lambda: 0).__name__, type(A), type(A()).__name__, type(type), type(...).__name__, type(NotImplemented).__name__, type(range(0)).__name__, type(iter([])).__name__, type(A.__init__).__name__, type([].append).__name__)
print(issubclass(int, object), issubclass(bool, (str, int)), issubclass(A, ()), isinstance(1, ()), type(1) == int, type(True) is int, type(B()) is A, B.__class__ is type, B().__class__ is B)
for f in (lambda: isinstance(1), lambda: issubclass(1, int), lambda: isinstance(1, "int"), lambda: issubclass(int, [int]), lambda: type(), lambda: type(1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__)
for v in (1, 1.5, 1j, "s", b"b", [], (), {}, set(), frozenset(), None, True, range(1), slice(1), bytearray(), memoryview(b""), object(), Exception(), A, A(), len, print):
    print(type(v).__name__, end=" ")
print()
print(int | str, isinstance(5, int | None), (int | str) == (str | int))
